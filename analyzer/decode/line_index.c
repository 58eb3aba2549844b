#include "decode/line_index.h"

/* Bytes of text between two known positions */
#define STRIDE 512

struct position {
	uint32_t line;
	uint32_t column;
};

struct line_index {
	struct sv text;
	struct position *positions; /* of the bytes 0, STRIDE, 2 * STRIDE … */
};

#define EVERY_BYTE(byte) (0x0101010101010101u * (byte))

/* True if a byte of `word` is zero. */
static bool has_zero(uint64_t word)
{
	return ((word - EVERY_BYTE(0x01)) & ~word & EVERY_BYTE(0x80)) != 0;
}

static unsigned continuation_bytes(uint64_t word)
{
	return (unsigned)((word >> 7 & ~(word >> 6) & EVERY_BYTE(0x01)) * EVERY_BYTE(0x01) >> 56);
}

static void step(struct position *position, struct sv text, size_t at)
{
	char byte = text.data[at];

	if (byte == '\n' || (byte == '\r' && !(at + 1 < text.len && text.data[at + 1] == '\n'))) {
		position->line++;
		position->column = 1;
	} else {
		position->column += ((unsigned char)byte & 0xC0) != 0x80;
	}
}

/* Moves `position` from byte `from` to byte `to`. */
static void advance(struct position *position, struct sv text, size_t from, size_t to)
{
	uint64_t word;

	while (from + 8 <= to) {
		memcpy(&word, text.data + from, 8);
		if (!has_zero(word ^ EVERY_BYTE('\n')) && !has_zero(word ^ EVERY_BYTE('\r'))) {
			position->column += 8 - continuation_bytes(word);
			from += 8;
			continue;
		}
		for (size_t end = from + 8; from < end; from++)
			step(position, text, from);
	}
	for (; from < to; from++)
		step(position, text, from);
}

struct line_index *line_index_new(struct arena *arena, struct sv text)
{
	struct line_index *index = arena_alloc(arena, sizeof *index);
	struct position position = { 1, 1 };
	size_t count = text.len / STRIDE + 1;

	index->text = text;
	index->positions = arena_alloc(arena, count * sizeof *index->positions);
	for (size_t i = 0; i < count; i++) {
		index->positions[i] = position;
		if (i + 1 < count)
			advance(&position, text, i * STRIDE, (i + 1) * STRIDE);
	}
	return index;
}

void line_index_find(const struct line_index *index, size_t offset, size_t *line, size_t *column)
{
	struct sv text = index->text;

	if (offset > text.len)
		offset = text.len;
	while (offset > 0 && offset < text.len && ((unsigned char)text.data[offset] & 0xC0) == 0x80)
		offset--;
	struct position position = index->positions[offset / STRIDE];
	advance(&position, text, offset / STRIDE * STRIDE, offset);
	*line = position.line;
	*column = position.column;
}
