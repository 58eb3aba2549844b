/*
 * The Hyperscan databases of a rule set: one for each kind of stream, shared by kinds that read the same patterns.
 */
#ifndef MATCH_DATABASES_H
#define MATCH_DATABASES_H

#include <hs.h>

#include "match/rule_body.h"

/* A pattern of an enabled rule; its place in the array is its id in the databases. */
struct scanned_pattern {
	const struct pattern *pattern;
	const struct rule *rule;
	uint32_t streams; /* bits 1 << enum stream_kind */
};

struct databases {
	hs_database_t *list[STREAM_COUNT];
	size_t count;
	int of_stream[STREAM_COUNT];    /* index into the list, or -1 where no pattern reads the stream */
	uint32_t streams[STREAM_COUNT]; /* of each database: the streams that it serves */
	uint64_t *windows;              /* of each pattern: how many bytes before its end a match can begin */
	size_t window_count;
};

/* Plans which databases there are. The windows are in `arena`. */
void databases_plan(struct databases *out, struct arena *arena, const struct scanned_pattern *patterns, size_t count);

/* Compiles those that were planned. Returns 0, or -1 after telling which patterns are at fault. */
int databases_compile(struct databases *databases, const struct scanned_pattern *patterns, size_t count,
		      struct buf *errors);

void databases_free(struct databases *databases);

/* Takes the databases from a file of `dir`. Returns 0, or -1 if they have to be compiled. */
int databases_load(struct databases *databases, const char *dir, struct sv key);

/* Puts them into a file of `dir`, which is made if it is not there. Says nothing if that cannot be done. */
void databases_store(const struct databases *databases, const char *dir, struct sv key);

/* Everything that the compiled databases depend on. */
void databases_key(struct buf *out, const struct databases *databases, const struct scanned_pattern *patterns,
		   size_t count);

#endif
