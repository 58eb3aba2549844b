/* The header block of an answer, as it was sent. */
#ifndef FETCH_HEAD_H
#define FETCH_HEAD_H

#include "base/sv.h"

/* 0 where the block does not begin with a status line. */
int head_status(struct sv head);

/* The last field of that name, trimmed; empty if there is none. */
struct sv head_field(struct sv head, struct sv name);

/* The value of each field of that name in turn; *rest starts as the head. */
bool head_next(struct sv *value, struct sv *rest, struct sv name);

#endif
