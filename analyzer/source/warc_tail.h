/* Where an archive can be continued. */
#ifndef SOURCE_WARC_TAIL_H
#define SOURCE_WARC_TAIL_H

#include "base/sv.h"

/*
 * Both return the offset behind the last whole record of an archive, -1 if the file is none, or -2 with errno set if it
 * cannot be read. A file that is empty, or in which the very first record was begun, ends at 0.
 */

/* Of an archive whose records are gzip members: reads its end only. */
int64_t warc_tail_packed(int file, uint64_t size);

/* Of one that is not packed: goes from record to record. */
int64_t warc_tail_plain(int file, uint64_t size);

#endif
