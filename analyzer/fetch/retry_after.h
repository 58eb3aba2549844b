/* The Retry-After field, in both its forms. */
#ifndef FETCH_RETRY_AFTER_H
#define FETCH_RETRY_AFTER_H

#include <time.h>

#include "base/sv.h"

/* Seconds to wait: digits, or a date, seen from `date` (the answer's own Date: clocks differ) or else from `now`. A
 * date that is past gives 0; what is neither gives -1. */
double retry_after_read(struct sv value, struct sv date, time_t now);

#endif
