/* Where an archive can be continued. */
#ifndef SOURCE_WARC_TAIL_H
#define SOURCE_WARC_TAIL_H

#include "base/sv.h"

/* Offset behind the last whole gzip member of a WARC archive that these bytes are the end of; `is_all` tells that they
 * are all of it. Returns -1 if there is none, and none was begun: this is no such archive. */
int64_t warc_tail_end(struct sv tail, bool is_all);

#endif
