/*
 * WARC archives, versions 0.17 to 1.1: an item for every response, resource and conversion record.
 *
 * Nothing of an archive is held but the record that is being read (at most LIMIT_DOCUMENT_BYTES of it) and one
 * segmented record that waits for its rest. Where an archive is damaged the next whole record is searched for; what
 * lies between becomes an error that is `named`: the archive was not read in full. Damage inside the response of a
 * server (chunks, codings) is an error about content.
 */
#ifndef SOURCE_WARC_H
#define SOURCE_WARC_H

#include "source/walk.h"

struct warc;

struct warc *warc_new(struct walk *walk);

/* NULL does nothing. */
void warc_free(struct warc *warc);

/* True if the walk's input is an archive by its bytes: it begins with a record; or it is gzip data, its beginning
 * damaged so that it shows no record, but either one follows or the name ends in ".warc.gz". */
bool warc_is_archive(struct warc *warc, struct sv name);

/* Reads the archive in the walk's input. Returns 0, or -1 if the sink asked to stop. */
int warc_read(struct warc *warc, struct sv name);

#endif
