/* Archives in memory, of any kind that libarchive reads, one member after the other. */
#ifndef LIB_ARCHIVE_H
#define LIB_ARCHIVE_H

#include "base/buf.h"

struct archive_reader;

/* NULL if the bytes are no archive. They must outlive the reader. */
struct archive_reader *archive_reader_new(struct sv bytes);
void archive_reader_free(struct archive_reader *reader);

struct archive_file {
	struct sv name;    /* bytes as the archive has them, empty where it has none; until the next call */
	bool is_utf8;      /* the archive says so */
	bool is_encrypted; /* the bytes cannot be had */
};

enum archive_result { ARCHIVE_FILE, ARCHIVE_END, ARCHIVE_DAMAGED };

/* The next member that is a file; what of the one before was not read is passed over. */
enum archive_result archive_reader_next(struct archive_file *out, struct archive_reader *reader);

/* Some bytes of the member at hand; how many, 0 at its end, -1 if it is damaged or encrypted. */
long archive_reader_read(struct archive_reader *reader, char *out, size_t size);

#endif
