#include "attach/reading.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "attach/reading_wire.h"
#include "base/limits.h"
#include "base/utf8.h"

#define FLUSH_BYTES (32 * 1024)

struct reading {
	int descriptor;
	struct buf out;
	size_t depth;
	uint64_t told; /* bytes */
};

struct reading *reading_new(int descriptor)
{
	struct reading *reading = calloc(1, sizeof *reading);

	if (!reading)
		abort();
	reading->descriptor = descriptor;
	buf_init(&reading->out, FLUSH_BYTES + WIRE_OPERATION_BYTES);
	return reading;
}

/* Nobody listens any more: there is no reason to go on. */
static void flush(struct reading *reading)
{
	size_t done = 0;

	while (done < reading->out.len) {
		ssize_t written = write(reading->descriptor, reading->out.data + done, reading->out.len - done);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			_exit(0);
		done += (size_t)written;
	}
	reading->told += reading->out.len;
	buf_clear(&reading->out);
	if (reading->told > LIMIT_READING_BYTES) { /* the far side stops listening there, too */
		buf_byte(&reading->out, WIRE_FAULT);
		buf_byte(&reading->out, READING_CUT);
		reading->told = 0;
		flush(reading);
		_exit(0);
	}
}

static void put_number(struct reading *reading, uint32_t number)
{
	for (; number >= 0x80; number >>= 7)
		buf_byte(&reading->out, (char)(number | 0x80));
	buf_byte(&reading->out, (char)number);
}

static void put_string(struct reading *reading, struct sv text)
{
	put_number(reading, (uint32_t)text.len);
	buf_append(&reading->out, text);
}

static void end_operation(struct reading *reading)
{
	if (reading->out.len >= FLUSH_BYTES)
		flush(reading);
}

void reading_open(struct reading *reading, enum reading_element element, const struct reading_open *open)
{
	unsigned flags = (open->header ? WIRE_HEADER : 0u) | (open->hidden ? WIRE_HIDDEN : 0u) |
			 (open->encrypted ? WIRE_ENCRYPTED : 0u);
	size_t name = open->name.len;

	if (name > READING_NAME_BYTES)
		name = utf8_backward(open->name, READING_NAME_BYTES, 1);
	buf_byte(&reading->out, WIRE_OPEN);
	buf_byte(&reading->out, (char)element);
	buf_byte(&reading->out, (char)flags);
	put_number(reading, open->row);
	put_number(reading, open->column);
	put_number(reading, open->row_span);
	put_number(reading, open->column_span);
	put_string(reading, sv_slice(open->name, 0, name));
	reading->depth++;
	end_operation(reading);
}

void reading_text(struct reading *reading, struct sv text)
{
	while (text.len) {
		struct sv part = sv_slice(text, 0, WIRE_TEXT_BYTES);
		buf_byte(&reading->out, WIRE_TEXT);
		put_string(reading, part);
		end_operation(reading);
		text = sv_skip(text, part.len);
	}
}

void reading_close(struct reading *reading)
{
	if (!reading->depth)
		return;
	reading->depth--;
	buf_byte(&reading->out, WIRE_CLOSE);
	end_operation(reading);
}

void reading_fault(struct reading *reading, unsigned faults)
{
	if (!faults)
		return;
	buf_byte(&reading->out, WIRE_FAULT);
	buf_byte(&reading->out, (char)faults);
	end_operation(reading);
}

void reading_put(struct reading *reading, enum reading_element element, struct sv name, struct sv text)
{
	if (!text.len)
		return;
	reading_open(reading, element, &(struct reading_open){ .name = name });
	reading_text(reading, text);
	reading_close(reading);
}

void reading_pause(struct reading *reading)
{
	buf_byte(&reading->out, WIRE_PAUSE);
	end_operation(reading);
}

void reading_free(struct reading *reading)
{
	if (!reading)
		return;
	while (reading->depth)
		reading_close(reading);
	buf_byte(&reading->out, WIRE_END);
	flush(reading);
	buf_free(&reading->out);
	free(reading);
}
