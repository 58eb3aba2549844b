/* What sentences say about a region, by their words; private to region/. */
#ifndef REGION_SAYS_H
#define REGION_SAYS_H

#include "base/sv.h"

/* What a clause says that begins with `text`, as SAYS_ bits; 0 if it is no description. */
unsigned says_clause(struct sv text);

/* What the clauses behind the first say. */
unsigned says_sentence(struct sv text);

/* What the clauses of `text` say of a region that they do not name: 全市总面积 …, 属亚热带气候. */
unsigned says_unnamed(struct sv text);

/* SAYS_OFFICE if `text`, which stands behind the name of a region, is somebody there and what he is or does. */
unsigned says_office(struct sv text);

/* The end of what somebody in the region is called at the start of `text` (教育局 of 教育局负责 …); 0 if nobody is
 * meant. */
size_t says_office_end(struct sv text);

/* How many numbers of `text` are measures of a description: 3523平方公里, 16个乡镇. */
size_t says_measures(struct sv text);

/* True if a history tells in `text` how a county came to be: 析歙县华阳镇置良安县. */
bool says_founding(struct sv text);

/* `text` without what may stand before the subject of a clause: dates, numbering, 目前 … */
struct sv says_skip_filler(struct sv text);

/* `text` without what may stand between a name and what is said: 境内, 总, brackets … */
struct sv says_skip_adverbs(struct sv text);

#endif
