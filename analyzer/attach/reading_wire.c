#include "attach/reading_wire.h"

/* Reads operands one behind the other; `short_of` or `broken` stay set once they are. */
struct cursor {
	struct sv bytes;
	size_t at;
	bool short_of;
	bool broken;
};

static unsigned read_byte(struct cursor *cursor)
{
	if (cursor->at >= cursor->bytes.len) {
		cursor->short_of = true;
		return 0;
	}
	return (unsigned char)cursor->bytes.data[cursor->at++];
}

static uint32_t read_number(struct cursor *cursor)
{
	uint32_t number = 0;

	for (unsigned shift = 0; shift < 32; shift += 7) {
		unsigned byte = read_byte(cursor);
		number |= (uint32_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return number;
	}
	cursor->broken = true;
	return 0;
}

static struct sv read_string(struct cursor *cursor, size_t most)
{
	size_t len = read_number(cursor);

	if (len > most)
		cursor->broken = true;
	if (cursor->broken || cursor->short_of || len > cursor->bytes.len - cursor->at) {
		cursor->short_of = true;
		return (struct sv){ NULL, 0 };
	}
	cursor->at += len;
	return sv_slice(cursor->bytes, cursor->at - len, cursor->at);
}

static void read_open(struct wire_event *out, struct cursor *cursor)
{
	unsigned element = read_byte(cursor);
	unsigned flags = read_byte(cursor);

	if (element >= READING_ELEMENTS)
		cursor->broken = true;
	out->element = (enum reading_element)element;
	out->open.header = flags & WIRE_HEADER;
	out->open.hidden = flags & WIRE_HIDDEN;
	out->open.encrypted = flags & WIRE_ENCRYPTED;
	out->open.row = read_number(cursor);
	out->open.column = read_number(cursor);
	out->open.row_span = read_number(cursor);
	out->open.column_span = read_number(cursor);
	out->open.name = read_string(cursor, READING_NAME_BYTES);
}

enum wire_result wire_read(struct wire_event *out, size_t *length, struct sv bytes)
{
	struct cursor cursor = { .bytes = bytes };
	unsigned operation = read_byte(&cursor);

	if (!bytes.len)
		return WIRE_MORE;
	*out = (struct wire_event){ .operation = (enum wire_operation)operation };
	switch (operation) {
	case WIRE_OPEN: read_open(out, &cursor); break;
	case WIRE_TEXT: out->text = read_string(&cursor, WIRE_TEXT_BYTES); break;
	case WIRE_FAULT: out->faults = read_byte(&cursor); break;
	case WIRE_CLOSE:
	case WIRE_PAUSE:
	case WIRE_END: break;
	default: return WIRE_BROKEN;
	}
	*length = cursor.at;
	return cursor.broken ? WIRE_BROKEN : cursor.short_of ? WIRE_MORE : WIRE_READ;
}
