/* A name in its sentence, as roles are judged by; private to region/. */
#ifndef REGION_UNIT_H
#define REGION_UNIT_H

#include "region/reading.h"

/* A name with those that stand before it (广东省茂名市信宜市), in its clause and sentence. */
struct unit {
	const struct reading *reading;
	struct mention *mention;
	const struct sentence *sentence;
	const struct mention *previous; /* in the sentence, before the outermost name; or NULL */
	size_t begin;                   /* of the outermost name */
	struct sv before;               /* in the clause */
	struct sv clause;               /* all of it */
	struct sv after;                /* in the sentence, not longer than a few dozen characters */
	bool is_first;                  /* the clause begins the sentence */
};

/* True if the sentence says of the page's own region that it lies in this one, which it does not:
 * 公安县位于湖南省北部, 邹平市由菏泽市代管. Not what was so in former times. */
bool unit_is_wrong_parent(const struct unit *unit);

#endif
