/* Values made unreadable for reports. */
#ifndef MATCH_MASK_H
#define MATCH_MASK_H

#include "match/rule_body.h"

/* The value with most of it replaced by asterisks. Never shows more than half of its characters. */
struct sv mask_value(struct arena *arena, const struct mask *mask, struct sv value);

/* What stands for a password, whatever its length. */
#define MASK_HIDDEN "******"

#endif
