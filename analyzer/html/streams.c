#include "html/streams.h"

void streams_start(struct stream_writer *writer, struct arena *arena, size_t capacity, size_t pieces)
{
	*writer = (struct stream_writer){ .arena = arena, .capacity = capacity };
	writer->data = arena_alloc(arena, capacity);
	vec_reserve(arena, &writer->pieces, pieces);
}

static char *room_for(struct stream_writer *writer, size_t size)
{
	if (size > writer->capacity - writer->len) {
		size_t capacity = writer->capacity * 2;
		if (capacity < writer->len + size)
			capacity = writer->len + size;
		writer->data = arena_realloc(writer->arena, writer->data, writer->capacity, capacity);
		writer->capacity = capacity;
	}
	return writer->data + writer->len;
}

void streams_byte(struct stream_writer *writer, char byte)
{
	*room_for(writer, 1) = byte;
	writer->len++;
}

#define EVERY_BYTE(byte) (0x0101010101010101u * (byte))

/* The top bit of each byte of `word` that is `byte`. */
static uint64_t equal_bytes(uint64_t word, unsigned char byte)
{
	uint64_t difference = word ^ EVERY_BYTE(byte);

	return ~(((difference & EVERY_BYTE(0x7F)) + EVERY_BYTE(0x7F)) | difference | EVERY_BYTE(0x7F));
}

/* True if one of eight bytes is below the space. */
static bool has_control(uint64_t word)
{
	return ((word - EVERY_BYTE(0x20)) & ~word & EVERY_BYTE(0x80)) != 0;
}

/* Eight bytes with white space made spaces; line feeds only if asked. */
static uint64_t with_spaces(uint64_t word, enum stream_spaces spaces)
{
	uint64_t found = equal_bytes(word, '\t') | equal_bytes(word, '\f') | equal_bytes(word, '\r');

	if (spaces == SPACES_INLINE)
		found |= equal_bytes(word, '\n');
	uint64_t mask = (found >> 7) * 0xFF;
	return (word & ~mask) | (EVERY_BYTE(' ') & mask);
}

/* A carriage return by itself is a line end too. */
static void restore_line_ends(char *out, struct sv text)
{
	for (size_t at = sv_chr(text, '\r', 0); at != SV_NONE; at = sv_chr(text, '\r', at + 1))
		if (at + 1 == text.len || text.data[at + 1] != '\n')
			out[at] = '\n';
}

static void copy_word(char *out, const char *in, enum stream_spaces spaces)
{
	uint64_t word;

	memcpy(&word, in, sizeof word);
	if (has_control(word))
		word = with_spaces(word, spaces);
	memcpy(out, &word, sizeof word);
}

static void copy_short(char *out, struct sv text, enum stream_spaces spaces)
{
	for (size_t i = 0; i < text.len; i++) {
		bool is_kept = !sv_is_space(text.data[i]) || (text.data[i] == '\n' && spaces == SPACES_LINES);
		out[i] = is_kept ? text.data[i] : ' ';
	}
}

static void copy_text(char *out, struct sv text, enum stream_spaces spaces)
{
	const size_t word = sizeof(uint64_t);

	if (text.len < word) {
		copy_short(out, text, spaces);
	} else {
		for (size_t at = 0; at + word < text.len; at += word)
			copy_word(out + at, text.data + at, spaces);
		copy_word(out + text.len - word, text.data + text.len - word, spaces); /* may overlap */
	}
	if (spaces == SPACES_LINES)
		restore_line_ends(out, text);
}

void streams_put(struct stream_writer *writer, const struct piece *piece, struct sv text, enum stream_spaces spaces)
{
	if (text.len == 0)
		return;
	copy_text(room_for(writer, text.len), text, spaces);
	struct piece *added = vec_next(writer->arena, &writer->pieces);
	*added = *piece;
	added->begin = writer->len;
	writer->len += text.len;
	added->end = writer->len;
}

void streams_finish(struct stream *out, const struct stream_writer *writer)
{
	out->text = (struct sv){ writer->data, writer->len };
	out->pieces.items = writer->pieces.items;
	out->pieces.count = writer->pieces.count;
	out->pieces.capacity = writer->pieces.capacity;
}
