/*
 * A byte buffer on the heap that grows up to a named cap.
 *
 * What would not fit is left out as a whole and `overflow` is set; the caller looks once, at the end.
 * Out of memory aborts.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/sv.h"

struct buf {
	char *data;
	size_t len;
	size_t capacity;
	size_t limit;
	bool overflow;
};

/* An empty buffer that holds at most `limit` bytes. */
void buf_init(struct buf *buf, size_t limit);

/* Frees the bytes; the buffer is empty and can be used again. */
void buf_free(struct buf *buf);

/* Empties the buffer, keeps its memory, forgets an overflow. */
void buf_clear(struct buf *buf);

void buf_append(struct buf *buf, struct sv view);
void buf_byte(struct buf *buf, char byte);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list list) __attribute__((format(printf, 2, 0)));

/* Room for `size` more bytes at the end, or NULL past the cap; add what was written to `len`. */
char *buf_room(struct buf *buf, size_t size);

static inline struct sv buf_view(const struct buf *buf)
{
	return (struct sv){ buf->data, buf->len };
}

#endif
