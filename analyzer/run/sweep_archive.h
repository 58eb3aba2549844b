/*
 * What a sweep asked and was answered, as an archive that `scan` reads: with the same findings about pages and
 * attachments, because only the bodies that the sweep itself screened are in it.
 *
 *  - A page or attachment of a site is a response with its body; a redirect on the way to it and an answer of 300 and
 *    above are responses without one. Where nobody looked at the body (links to others, HEAD, site maps) there are
 *    metadata records of the heads.
 *  - Nothing is asked for conditionally while there is an archive: each night's part of it holds every page, not
 *    revisit records that are no evidence without the nights before.
 *  - What is in the file stays: another night, or the rest of one that was killed, comes behind it. Answers that
 *    were on their way when the sweep was killed may be in it twice.
 *  - robots.txt, the requests of attempts that were repeated and answers that may be the fault of our own network
 *    are left out.
 *
 * The sweep tells of pages with the same bytes once, `scan` of each.
 */
#ifndef RUN_SWEEP_ARCHIVE_H
#define RUN_SWEEP_ARCHIVE_H

#include "fetch/fetch.h"

struct sweep_archive;

/* NULL, having said why, where the file cannot be written or is something else. */
struct sweep_archive *sweep_archive_open(const char *path, bool chinese);

/* `screened`: the body was, or is going to be. The first failure is told. By any thread; NULL does nothing. */
void sweep_archive_put(struct sweep_archive *archive, const struct fetch_response *response, bool screened);

/* Returns -1, having said so, if the archive is not whole. NULL does nothing. */
int sweep_archive_close(struct sweep_archive *archive);

#endif
