#include "base/buf.h"

#include <stdarg.h>
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

char *buf_room(struct buf *buf, size_t size)
{
	if (size > buf->limit - buf->len) {
		buf->overflow = true;
		return NULL;
	}
	if (size > buf->capacity - buf->len) {
		size_t capacity = buf->capacity ? buf->capacity * 2 : 256;
		if (capacity < buf->len + size)
			capacity = buf->len + size;
		if (capacity > buf->limit)
			capacity = buf->limit;
		buf->data = realloc(buf->data, capacity);
		if (!buf->data)
			abort();
		buf->capacity = capacity;
	}
	return buf->data + buf->len;
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
	buf_append(buf, (struct sv){ &byte, 1 });
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	int len = vsnprintf(NULL, 0, format, list);
	va_end(list);
	if (len < 0)
		abort();
	char *room = buf_room(buf, (size_t)len + 1); /* vsnprintf writes a NUL too */
	if (!room)
		return;
	va_start(list, format);
	vsnprintf(room, (size_t)len + 1, format, list);
	va_end(list);
	buf->len += (size_t)len;
}
