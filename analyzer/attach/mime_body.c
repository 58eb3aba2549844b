#include "attach/mime.h"
#include "base/buf.h"
#include "base/limits.h"

enum mime_encoding mime_encoding(struct sv value)
{
	value = sv_trim(value);
	if (sv_starts_nocase(value, SV("base64")))
		return MIME_BASE64;
	return sv_starts_nocase(value, SV("quoted-printable")) ? MIME_QUOTED : MIME_PLAIN;
}

/* The length of a line end behind "=", with the spaces before it; 0 if there is none. */
static size_t soft_break(struct sv rest)
{
	size_t at = 1;

	while (at < rest.len && (rest.data[at] == ' ' || rest.data[at] == '\t' || rest.data[at] == '\r'))
		at++;
	if (at == rest.len)
		return at;
	return rest.data[at] == '\n' ? at + 1 : 0;
}

static size_t read_quoted(struct mime_body *body, char *out, size_t size)
{
	struct sv rest = body->rest;
	size_t length = 0;
	size_t at = 0;

	while (at < rest.len && length < size) {
		size_t soft = rest.data[at] == '=' ? soft_break(sv_skip(rest, at)) : 0;
		bool is_byte = rest.data[at] == '=' && at + 2 < rest.len && sv_hex_digit(rest.data[at + 1]) >= 0 &&
			       sv_hex_digit(rest.data[at + 2]) >= 0;
		if (soft) {
			at += soft;
		} else if (is_byte) {
			out[length++] = (char)(sv_hex_digit(rest.data[at + 1]) << 4 | sv_hex_digit(rest.data[at + 2]));
			at += 3;
		} else {
			out[length++] = rest.data[at++];
		}
	}
	body->rest = sv_skip(rest, at);
	return length;
}

static size_t read_base64(struct mime_body *body, char *out, size_t size)
{
	size_t length = 0;

	while (!length && body->rest.len) {
		struct sv piece = sv_slice(body->rest, 0, size);
		length = base64_decode(out, &body->base64, piece);
		body->rest = sv_skip(body->rest, piece.len);
	}
	return length;
}

size_t mime_read(struct mime_body *body, char *out, size_t size)
{
	if (body->encoding == MIME_BASE64)
		return read_base64(body, out, size);
	if (body->encoding == MIME_QUOTED)
		return read_quoted(body, out, size);
	struct sv piece = sv_slice(body->rest, 0, size);
	if (piece.len)
		memcpy(out, piece.data, piece.len);
	body->rest = sv_skip(body->rest, piece.len);
	return piece.len;
}

struct sv mime_body_text(const struct mime_words *words, enum mime_encoding encoding, enum decode_kind kind,
			 struct sv label, struct sv body)
{
	enum { PIECE = 64 * 1024 };
	struct mime_body reader = { .encoding = encoding, .rest = body };
	struct document document;
	struct buf bytes;
	size_t length;

	buf_init(&bytes, LIMIT_DOCUMENT_BYTES);
	do {
		char *room = buf_room(&bytes, PIECE);
		length = room ? mime_read(&reader, room, PIECE) : 0;
		bytes.len += length;
	} while (length);
	struct sv source = arena_copy(words->arena, buf_view(&bytes));
	buf_free(&bytes);
	decode_document(&document, words->decoder, words->arena, kind, label, source);
	return document.text;
}
