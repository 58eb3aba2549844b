#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>

void buf_init(struct buf *buf, size_t limit)
{
	*buf = (struct buf){ .limit = limit };
}

void buf_free(struct buf *buf)
{
	free(buf->data);
	buf_init(buf, buf->limit);
}

void buf_clear(struct buf *buf)
{
	buf->len = 0;
	buf->overflow = false;
}

/* Room for `size` more bytes, whatever the limit says. */
static char *grow(struct buf *buf, size_t size)
{
	if (size > buf->capacity - buf->len) {
		size_t capacity = buf->capacity ? buf->capacity * 2 : 256;
		if (capacity < buf->len + size)
			capacity = buf->len + size;
		buf->data = realloc(buf->data, capacity);
		if (!buf->data)
			abort();
		buf->capacity = capacity;
	}
	return buf->data + buf->len;
}

char *buf_room(struct buf *buf, size_t size)
{
	if (size > buf->limit - buf->len) {
		buf->overflow = true;
		return NULL;
	}
	return grow(buf, size);
}

void buf_append(struct buf *buf, struct sv view)
{
	char *room = view.len ? buf_room(buf, view.len) : NULL;

	if (!room)
		return;
	memcpy(room, view.data, view.len);
	buf->len += view.len;
}

void buf_byte(struct buf *buf, char byte)
{
	char *room = buf_room(buf, 1);

	if (!room)
		return;
	*room = byte;
	buf->len++;
}

void buf_vprintf(struct buf *buf, const char *format, va_list list)
{
	va_list again;

	va_copy(again, list);
	int len = vsnprintf(NULL, 0, format, list);
	if (len < 0)
		abort();
	if (buf_room(buf, (size_t)len)) {
		vsnprintf(grow(buf, (size_t)len + 1), (size_t)len + 1, format, again); /* writes a NUL too */
		buf->len += (size_t)len;
	}
	va_end(again);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	buf_vprintf(buf, format, list);
	va_end(list);
}
