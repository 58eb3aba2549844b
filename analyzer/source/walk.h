/*
 * What every kind of source shares while it walks: the sink, the language of messages, the progress, and the buffers
 * that are kept from one file to the next.
 */
#ifndef SOURCE_WALK_H
#define SOURCE_WALK_H

#include "base/arena.h"
#include "base/buf.h"
#include "source/input.h"
#include "source/source.h"

struct warc;

struct walk {
	const struct source_sink *sink;
	const struct source_options *options;
	struct arena *arena; /* of names and addresses of one item */
	struct input input;  /* the file that is being read */
	struct warc *warc;   /* made for the first archive; NULL before */
	uint64_t done;       /* bytes read */
	bool single;         /* one input is all there is to walk */
	uint64_t total;      /* bytes of it; 0: not known */
	bool measuring;      /* nothing is read: sizes are added up in `total` */
	bool stdin_taken;    /* standard input is a list of names */
};

void walk_init(struct walk *walk, const struct source_sink *sink, const struct source_options *options);
void walk_free(struct walk *walk);

/* Hands an item to the sink: `meta` with all its views copied, and the bytes of `bytes`, which is empty afterwards.
 * Returns what the sink returned. */
int walk_item(struct walk *walk, const struct source_item *meta, struct buf *bytes);

/* Reports an error about `name` to the sink; the two formats take the same arguments. Returns what the sink returned.
 */
int walk_error(struct walk *walk, struct sv name, enum stage stage, bool named, const char *zh, const char *en, ...)
    __attribute__((format(printf, 5, 7), format(printf, 6, 7)));

/* Reports that `name` could not be opened or read, by `errno`. */
int walk_errno(struct walk *walk, struct sv name, bool named, int error);

/* Counts bytes that were read, and tells the sink. */
void walk_progress(struct walk *walk, uint64_t bytes);

#endif
