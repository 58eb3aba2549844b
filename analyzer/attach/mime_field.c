#include "attach/mime.h"

#include "base/buf.h"
#include "base/limits.h"

bool mime_next_field(struct mime_field *out, struct sv *rest)
{
	size_t end = 0;

	for (;;) { /* a line that begins with a space goes on with the one before */
		end = sv_chr(*rest, '\n', end);
		if (end == SV_NONE)
			end = rest->len;
		else
			end++;
		if (end >= rest->len || (rest->data[end] != ' ' && rest->data[end] != '\t'))
			break;
	}
	struct sv line = sv_slice(*rest, 0, end);
	size_t colon = sv_chr(line, ':', 0);
	if (!sv_trim(line).len) {
		*rest = sv_skip(*rest, end);
		return false;
	}
	if (colon == SV_NONE && !sv_starts(line, SV("From "))) /* no header: all of it is text */
		return false;
	*rest = sv_skip(*rest, end);
	*out = (struct mime_field){ sv_trim(sv_slice(line, 0, colon)), sv_trim(sv_skip(line, colon + 1)) };
	if (colon == SV_NONE)
		*out = (struct mime_field){ SV(""), SV("") };
	return true;
}

/* Bytes of one encoding that wait to be decoded together: a character may be torn over two words. */
struct pending {
	struct buf bytes;
	struct sv label;
};

static void flush(const struct mime_words *words, struct buf *out, struct pending *pending)
{
	struct document document;

	if (!pending->bytes.len)
		return;
	arena_reset(words->scratch);
	decode_document(&document, words->decoder, words->scratch, DECODE_TEXT, pending->label,
			buf_view(&pending->bytes));
	buf_append(out, document.text);
	buf_clear(&pending->bytes);
}

static void add(const struct mime_words *words, struct buf *out, struct pending *pending, struct sv label,
		struct sv bytes)
{
	if (!sv_eq_nocase(label, pending->label))
		flush(words, out, pending);
	pending->label = label;
	buf_append(&pending->bytes, bytes);
}

/* The byte that stands behind `mark` at `at` ("=4E", "%4E"); -1 if there is none. */
static int hex_byte(struct sv text, size_t at)
{
	if (at + 2 >= text.len || sv_hex_digit(text.data[at + 1]) < 0 || sv_hex_digit(text.data[at + 2]) < 0)
		return -1;
	return sv_hex_digit(text.data[at + 1]) << 4 | sv_hex_digit(text.data[at + 2]);
}

/* Appends the text with what stands behind the mark decoded. */
static void unescape(struct buf *out, struct sv text, char mark)
{
	for (size_t i = 0; i < text.len; i++) {
		int byte = text.data[i] == mark ? hex_byte(text, i) : -1;
		if (byte >= 0)
			i += 2;
		if (byte >= 0)
			buf_byte(out, (char)byte);
		else
			buf_byte(out, mark == '=' && text.data[i] == '_' ? ' ' : text.data[i]);
	}
}

/* Reads =?label?B?…?= at the start; returns its length, or 0. */
static size_t read_word(struct buf *out, struct sv *label, struct sv text)
{
	size_t one = sv_starts(text, SV("=?")) ? sv_chr(text, '?', 2) : SV_NONE;

	if (one == SV_NONE || one + 3 > text.len || text.data[one + 2] != '?')
		return 0;
	size_t end = sv_find(text, SV("?="), one + 3);
	if (end == SV_NONE)
		return 0;
	struct sv inside = sv_slice(text, one + 3, end);
	*label = sv_slice(text, 2, one);
	size_t star = sv_chr(*label, '*', 0); /* its language */
	*label = sv_slice(*label, 0, star);
	buf_clear(out);
	if (sv_lower(text.data[one + 1]) == 'q') {
		unescape(out, inside, '=');
		return end + 2;
	}
	struct base64 state = { .bits = 0 };
	char *room = buf_room(out, inside.len + 1);
	if (sv_lower(text.data[one + 1]) != 'b' || !room)
		return 0;
	out->len += base64_decode(room, &state, inside);
	return end + 2;
}

/* Until the next thing that may be a word. */
static size_t plain_length(struct sv text)
{
	size_t next = sv_find(text, SV("=?"), 1);

	return next == SV_NONE ? text.len : next;
}

struct sv mime_text(const struct mime_words *words, struct sv value)
{
	struct buf out;
	struct buf word;
	struct pending pending = { .label = { NULL, 0 } };
	bool was_word = false;
	size_t torn = 0; /* words that have no end: no more are looked for */

	value = sv_slice(value, 0, LIMIT_MAIL_FIELD);
	buf_init(&out, 4 * LIMIT_MAIL_FIELD);
	buf_init(&word, 4 * LIMIT_MAIL_FIELD);
	buf_init(&pending.bytes, 4 * LIMIT_MAIL_FIELD);
	while (value.len) {
		struct sv label = { NULL, 0 };
		size_t length = torn < 16 ? read_word(&word, &label, value) : 0;
		if (length) {
			add(words, &out, &pending, label, buf_view(&word));
		} else {
			torn += sv_starts(value, SV("=?"));
			length = torn < 16 ? plain_length(value) : value.len;
			struct sv plain = sv_slice(value, 0, length);
			/* Nothing but space between two words is none. */
			if (!was_word || sv_trim(plain).len)
				add(words, &out, &pending, SV(""), plain);
		}
		was_word = label.len > 0;
		value = sv_skip(value, length);
	}
	flush(words, &out, &pending);
	struct sv text = arena_copy(words->arena, sv_trim(buf_view(&out)));
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == '\r' || text.data[i] == '\n' || text.data[i] == '\t')
			((char *)text.data)[i] = ' ';
	buf_free(&out);
	buf_free(&word);
	buf_free(&pending.bytes);
	return text;
}

struct sv mime_type(struct arena *arena, struct sv value)
{
	struct sv type = arena_copy(arena, sv_trim(sv_slice(value, 0, sv_chr(value, ';', 0))));

	for (size_t i = 0; i < type.len; i++)
		((char *)type.data)[i] = sv_lower(type.data[i]);
	return type;
}

/* Cuts the next parameter off `rest`: its name with stars and all, and its value without quotes. */
static bool next_parameter(struct sv *name, struct sv *value, struct sv *rest)
{
	size_t semicolon = sv_chr(*rest, ';', 0);

	if (semicolon == SV_NONE)
		return false;
	*rest = sv_trim(sv_skip(*rest, semicolon + 1));
	size_t sign = 0;
	while (sign < rest->len && !strchr("=;", rest->data[sign]))
		sign++;
	*name = sv_trim(sv_slice(*rest, 0, sign));
	*value = SV("");
	if (sign == rest->len || rest->data[sign] == ';')
		return true;
	*rest = sv_trim(sv_skip(*rest, sign + 1));
	bool is_quoted = rest->len && rest->data[0] == '"';
	size_t end = sv_chr(*rest, is_quoted ? '"' : ';', is_quoted);
	*value = sv_trim(sv_slice(*rest, is_quoted, end));
	*rest = end == SV_NONE ? SV("") : sv_skip(*rest, end);
	return true;
}

/* What is known of a parameter that comes in pieces. */
struct pieces {
	struct buf bytes;
	struct sv label;
	bool is_encoded;
};

static void add_piece(struct pieces *pieces, struct sv name, struct sv value)
{
	bool is_encoded = sv_ends(name, SV("*"));
	size_t first = is_encoded && !pieces->bytes.len ? sv_chr(value, '\'', 0) : SV_NONE;
	size_t second = first == SV_NONE ? SV_NONE : sv_chr(value, '\'', first + 1);

	if (second != SV_NONE) {
		pieces->label = sv_slice(value, 0, first);
		value = sv_skip(value, second + 1);
	}
	pieces->is_encoded |= is_encoded;
	if (is_encoded)
		unescape(&pieces->bytes, value, '%');
	else
		buf_append(&pieces->bytes, value);
}

static struct sv join(const struct mime_words *words, const struct pieces *pieces)
{
	struct document document;
	struct sv bytes = buf_view(&pieces->bytes);

	if (!pieces->is_encoded)
		return mime_text(words, bytes);
	arena_reset(words->scratch);
	decode_document(&document, words->decoder, words->scratch, DECODE_TEXT, pieces->label, bytes);
	return arena_copy(words->arena, document.text);
}

struct sv mime_parameter(const struct mime_words *words, struct sv value, struct sv name)
{
	struct pieces pieces = { .is_encoded = false };
	struct sv rest = sv_slice(value, 0, LIMIT_MAIL_FIELD);
	struct sv at;
	struct sv text;
	struct sv plain = SV("");

	buf_init(&pieces.bytes, LIMIT_MAIL_FIELD);
	while (next_parameter(&at, &text, &rest)) {
		if (sv_eq_nocase(at, name))
			plain = text;
		else if (sv_starts_nocase(at, name) && at.data[name.len] == '*')
			add_piece(&pieces, at, text);
	}
	struct sv found = pieces.bytes.len ? join(words, &pieces) : mime_text(words, plain);
	buf_free(&pieces.bytes);
	return found;
}
