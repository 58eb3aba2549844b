/*
 * The blocks of WARC records: where they end, also where their headers do not tell or tell wrong.
 */
#ifndef SOURCE_BLOCK_H
#define SOURCE_BLOCK_H

#include "source/payload.h"
#include "source/unpack.h"
#include "source/warc_head.h"

/* What keeps a record from being whole. */
enum fault { FAULT_NONE, FAULT_CUT, FAULT_DAMAGED, FAULT_LENGTH, FAULT_NO_LENGTH, FAULT_HEAD };

/* Takes the block of the record in `head`, which comes next, into `payload` (NULL: passes over it). `restart`: nothing
 * of an earlier record is in the payload, so that it can begin again where the length turns out to be wrong; the block
 * then ends before the next record. */
enum fault block_read(struct unpack *unpack, const struct warc_head *head, struct payload *payload, bool restart);

/* What the end of a segment means for a record that it cuts. */
enum fault block_fault_of_end(const struct unpack *unpack);

/* Passes over bytes up to the next record or the end of the segment, at least one, and returns their number. */
unsigned long long block_skip_garbage(struct unpack *unpack);

/* Passes over line ends. */
void block_skip_blank(struct unpack *unpack);

#endif
