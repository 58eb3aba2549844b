/*
 * Readers: from the bytes of a document to a reading. readers.def is the list.
 *
 * A reader runs in a process of its own that can do nothing but compute, read its input and write its output
 * (sandbox.h). It may crash, run out of memory or time: that ends the process, not the program. All the same it checks
 * what it reads, for what is told of a damaged document up to the damage is worth more than nothing.
 */
#ifndef ATTACH_READER_H
#define ATTACH_READER_H

#include "attach/reading.h"

/* Tells what the document says. Returns bits of enum reading_fault. */
typedef unsigned read_function(struct reading *out, struct sv bytes);

#define READER(function, program, types) read_function read_##function;
#include "attach/readers.def"
#undef READER

struct reader {
	read_function *function;
	const char *types;
	/* Words of a command, separated by spaces, that gets the document on its standard input and runs beside the
	 * reader, which finds what it prints at READER_PROGRAM_OUTPUT; NULL: none. Status 1 of it means a damaged
	 * document. */
	const char *program;
};

#define READER_PROGRAM_OUTPUT 5

/* The index of the reader for a media type, or -1. */
int reader_find(struct sv media_type);

/* NULL if there is none of that index. */
const struct reader *reader_at(int index);

#endif
