#include "attach/doc_text.h"

#include <stdlib.h>

#include "attach/code_page.h"
#include "base/limits.h"
#include "base/little_endian.h"

enum { VERSION_97 = 0xc1, FLAG_COMPLEX = 0x0004, FLAG_ENCRYPTED = 0x0100, FLAG_SECOND_TABLE = 0x0200 };
enum { FIB_VERSION = 2, FIB_LANGUAGE = 6, FIB_FLAGS = 10, FIB_LENGTHS = 0x4c, FIB_PAIRS = 0x9a };
enum { OLD_FIRST = 0x18, OLD_LENGTHS = 0x34, OLD_CLX = 0x160 };
enum { PAIR_CLX = 33 };
enum { CLX_MODIFIERS = 1, CLX_PIECES = 2, PIECE_BYTES = 8 };
enum { MODIFIER_DELETED = 0x0800, MODIFIER_VANISH = 0x083c, MODIFIER_TABLE = 0xd608 };

struct sv doc_table(const struct doc *doc, unsigned pair)
{
	struct sv fib = buf_view(&doc->stream);
	size_t begin = le32(fib, FIB_PAIRS + 8 * pair);
	size_t length = le32(fib, FIB_PAIRS + 8 * pair + 4);

	if (doc->is_old)
		return (struct sv){ NULL, 0 };
	return sv_slice(buf_view(&doc->table), begin, begin + length);
}

bool doc_next_modifier(struct doc_modifier *out, struct sv *rest)
{
	static const uint8_t sizes[8] = { 1, 1, 2, 4, 2, 2, 0, 3 };
	enum { VARIABLE = 6 };

	if (rest->len < 3)
		return false;
	out->code = le16(*rest, 0);
	size_t size = sizes[out->code >> 13];
	size_t head = 2;
	if (out->code >> 13 == VARIABLE) {
		bool is_long = out->code == MODIFIER_TABLE;
		head = is_long ? 4 : 3;
		size = is_long ? le16(*rest, 2) - (size_t)1 : le8(*rest, 2);
		if (size > UINT16_MAX)
			size = 0;
	}
	out->operand = sv_slice(*rest, head, head + size);
	*rest = sv_skip(*rest, head + size);
	return true;
}

bool doc_hides(struct sv modifiers)
{
	struct doc_modifier modifier;
	bool deleted = false;
	bool hidden = false;

	while (doc_next_modifier(&modifier, &modifiers)) {
		uint8_t value = le8(modifier.operand, 0);
		if (modifier.code == MODIFIER_DELETED)
			deleted = value & 1;
		else if (modifier.code == MODIFIER_VANISH)
			hidden = value == 1 || value == 0x81; /* 0x80: as the style; 0x81: other than the style */
	}
	return deleted || hidden;
}

/* A piece's own modifiers: one of a short list, or the number of a list in the piece table. */
static bool piece_hides(struct sv clx, uint16_t modifier)
{
	enum { SHORT_DELETED = 0x41, SHORT_VANISH = 0x5c };

	if (!(modifier & 1)) {
		unsigned code = modifier >> 1 & 0x7f;
		return (code == SHORT_DELETED || code == SHORT_VANISH) && modifier >> 8 == 1;
	}
	for (unsigned i = modifier >> 1; le8(clx, 0) == CLX_MODIFIERS; i--) {
		size_t length = le16(clx, 1);
		if (i == 0)
			return doc_hides(sv_slice(clx, 3, 3 + length));
		clx = sv_skip(clx, 3 + length);
	}
	return false;
}

static struct sv piece_table(struct sv clx)
{
	while (le8(clx, 0) == CLX_MODIFIERS && clx.len > 3)
		clx = sv_skip(clx, 3 + (size_t)le16(clx, 1));
	if (le8(clx, 0) != CLX_PIECES)
		return (struct sv){ NULL, 0 };
	return sv_slice(clx, 5, 5 + (size_t)le32(clx, 1));
}

static struct doc_piece read_piece(const struct doc *doc, struct sv clx, struct sv table, size_t count, size_t i)
{
	struct sv about = sv_slice(table, 4 * (count + 1) + PIECE_BYTES * i, SIZE_MAX);
	uint32_t place = le32(about, 2);
	struct doc_piece piece = { .begin = le32(table, 4 * i), .end = le32(table, 4 * i + 4) };

	if (doc->is_old) {
		piece.file_offset = place;
		return piece;
	}
	bool is_compressed = place & 0x40000000;
	piece.is_wide = !is_compressed;
	piece.file_offset = (place & 0x3fffffff) / (is_compressed ? 2 : 1);
	piece.is_hidden = piece_hides(clx, le16(about, 6));
	return piece;
}

/* Positions rise from piece to piece, and no two pieces of an honest document share bytes. */
static unsigned read_pieces(struct doc *doc, struct sv clx)
{
	struct sv table = piece_table(clx);
	size_t count = table.len < 4 ? 0 : (table.len - 4) / (4 + PIECE_BYTES);
	uint32_t position = 0;

	doc->pieces = arena_alloc(doc->arena, count * sizeof *doc->pieces);
	for (size_t i = 0; i < count; i++) {
		struct doc_piece piece = read_piece(doc, clx, table, count, i);
		size_t width = piece.is_wide ? 2 : 1;
		if (piece.begin != position || piece.end < piece.begin || piece.file_offset > doc->stream.len)
			return READING_CORRUPT;
		size_t most = (doc->stream.len - piece.file_offset) / width;
		bool is_cut = piece.end - piece.begin > most;
		if (is_cut)
			piece.end = piece.begin + (uint32_t)most;
		if (piece.end > doc->stream.len)
			return READING_CORRUPT;
		position = piece.end;
		doc->pieces[doc->piece_count++] = piece;
		if (is_cut)
			return READING_CORRUPT;
	}
	return count ? 0 : READING_CORRUPT;
}

/* What code page 1252 has between 0x80 and 0x9f. */
static uint16_t western(uint8_t byte)
{
	static const uint16_t codes[32] = { 0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
					    0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
					    0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
					    0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178 };

	return byte >= 0x80 && byte < 0xa0 ? codes[byte - 0x80] : byte;
}

/* In the code page of old documents a character may be several bytes. */
static void decode_old(uint16_t *out, struct code_page *page, struct sv bytes)
{
	while (bytes.len) {
		uint32_t code;
		size_t length = code_page_read(page, &code, bytes);
		out[0] = code < DOC_NO_CHARACTER ? (uint16_t)code : '?';
		for (size_t i = 1; i < length; i++)
			out[i] = DOC_NO_CHARACTER;
		out += length;
		bytes = sv_skip(bytes, length);
	}
}

static void decode_piece(struct doc *doc, struct code_page *page, const struct doc_piece *piece)
{
	size_t count = piece->end - piece->begin;
	struct sv bytes =
	    sv_slice(buf_view(&doc->stream), piece->file_offset, piece->file_offset + count * (piece->is_wide ? 2 : 1));
	uint16_t *out = doc->text + piece->begin;

	if (doc->is_old) {
		decode_old(out, page, bytes);
		return;
	}
	for (size_t i = 0; i < count; i++)
		out[i] = piece->is_wide ? le16(bytes, 2 * i) : western(le8(bytes, i));
}

static void decode(struct doc *doc)
{
	struct sv fib = buf_view(&doc->stream);
	struct code_page *page = code_page_new(code_page_of_language(le16(fib, FIB_LANGUAGE)));

	doc->length = doc->piece_count ? doc->pieces[doc->piece_count - 1].end : 0;
	doc->text = arena_alloc(doc->arena, doc->length * sizeof *doc->text);
	for (size_t i = 0; i < doc->piece_count; i++)
		decode_piece(doc, page, &doc->pieces[i]);
	code_page_free(page);
}

static unsigned load_old(struct doc *doc)
{
	struct sv fib = buf_view(&doc->stream);
	size_t clx = le32(fib, OLD_CLX);

	doc->is_old = true;
	for (int i = 0; i < DOC_RANGES; i++)
		doc->lengths[i] = le32(fib, OLD_LENGTHS + 4 * (size_t)i);
	if (le16(fib, FIB_FLAGS) & FLAG_COMPLEX)
		return read_pieces(doc, sv_slice(fib, clx, clx + le32(fib, OLD_CLX + 4)));
	uint32_t first = le32(fib, OLD_FIRST);
	uint32_t last = le32(fib, OLD_FIRST + 4);
	if (last < first || last > fib.len)
		return READING_CORRUPT;
	doc->pieces = arena_alloc(doc->arena, sizeof *doc->pieces);
	doc->pieces[0] = (struct doc_piece){ .end = last - first, .file_offset = first };
	doc->piece_count = 1;
	return 0;
}

static unsigned load_new(struct doc *doc, struct ole *ole, uint32_t storage)
{
	struct sv fib = buf_view(&doc->stream);
	bool is_second = le16(fib, FIB_FLAGS) & FLAG_SECOND_TABLE;
	unsigned faults = 0;

	for (int i = 0; i < DOC_RANGES; i++)
		doc->lengths[i] = le32(fib, FIB_LENGTHS + 4 * (size_t)i);
	if (ole_read(ole, &doc->table, ole_find(ole, storage, is_second ? SV("1Table") : SV("0Table"))))
		faults = READING_CORRUPT;
	return faults | read_pieces(doc, doc_table(doc, PAIR_CLX));
}

unsigned doc_load(struct doc *doc, struct ole *ole, uint32_t storage)
{
	enum { MARK_97 = 0xa5ec, MARK_95 = 0xa5dc, VERSION_6 = 101 };
	unsigned faults = 0;

	*doc = (struct doc){ .arena = arena_new() };
	buf_init(&doc->stream, LIMIT_DOCUMENT_BYTES);
	buf_init(&doc->table, LIMIT_DOCUMENT_BYTES);
	if (ole_read(ole, &doc->stream, ole_find(ole, storage, SV("WordDocument"))))
		faults = READING_CORRUPT;
	struct sv fib = buf_view(&doc->stream);
	uint16_t mark = le16(fib, 0);
	if (mark != MARK_97 && mark != MARK_95)
		return READING_CORRUPT;
	if (le16(fib, FIB_FLAGS) & FLAG_ENCRYPTED)
		return READING_ENCRYPTED;
	if (le16(fib, FIB_VERSION) < VERSION_6)
		return READING_UNSUPPORTED;
	faults |= le16(fib, FIB_VERSION) >= VERSION_97 ? load_new(doc, ole, storage) : load_old(doc);
	decode(doc);
	return faults;
}

uint32_t doc_file_offset(const struct doc *doc, size_t *piece, uint32_t position)
{
	const struct doc_piece *pieces = doc->pieces;

	while (*piece > 0 && pieces[*piece].begin > position)
		(*piece)--;
	while (*piece + 1 < doc->piece_count && pieces[*piece].end <= position)
		(*piece)++;
	return pieces[*piece].file_offset + (position - pieces[*piece].begin) * (pieces[*piece].is_wide ? 2 : 1);
}

void doc_free(struct doc *doc)
{
	buf_free(&doc->stream);
	buf_free(&doc->table);
	arena_free(doc->arena);
}
