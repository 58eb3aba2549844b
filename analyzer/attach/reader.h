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

#define READER(function, types) read_function read_##function;
#include "attach/readers.def"
#undef READER

/* The index of the reader for a media type, or -1. */
int reader_find(struct sv media_type);

read_function *reader_at(int index);

#endif
