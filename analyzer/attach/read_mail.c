/*
 * Mail and web pages saved as one file: headers, texts, and what is attached, as members.
 *
 * GMime would do it, too, but brings GLib into every reader's process and takes a tree of the whole letter into memory,
 * by recursion; of a letter only the outline is needed here.
 */
#include <stdio.h>

#include "attach/mime.h"
#include "attach/reader.h"
#include "base/limits.h"

/* A multipart body of which not all was read. */
struct level {
	struct sv rest;
	struct sv boundary;
};

struct mail {
	struct reading *out;
	struct mime_words words;
	struct level levels[LIMIT_MAIL_DEPTH];
	size_t depth;
	size_t parts;
	unsigned faults;
};

/* The fields of an entity that matter; empty where there is none. */
struct entity {
	struct sv type;
	struct sv disposition;
	struct sv encoding;
	struct sv location;
	struct sv body;
};

/* Fields that people see, and those that they do not but that say where the letter came from. */
static bool is_shown(struct sv name)
{
	static const char *const names[] = { "from", "to", "cc", "bcc", "reply-to", "sender", "date" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sv_eq_nocase(name, sv_from(names[i])))
			return true;
	return false;
}

static bool is_trace(struct sv name)
{
	return sv_eq_nocase(name, SV("received")) || sv_starts_nocase(name, SV("x-originating-ip")) ||
	       sv_starts_nocase(name, SV("x-sender"));
}

static void tell_field(struct mail *mail, const struct mime_field *field)
{
	struct sv text = mime_text(&mail->words, field->value);

	if (sv_eq_nocase(field->name, SV("subject"))) {
		reading_put(mail->out, READING_HEADING, SV(""), text);
	} else if (is_trace(field->name)) {
		reading_put(mail->out, READING_PROPERTY, field->name, text);
	} else if (is_shown(field->name) && text.len) {
		reading_open(mail->out, READING_PARAGRAPH, &(struct reading_open){ .row = 0 });
		reading_text(mail->out, field->name);
		reading_text(mail->out, SV(": "));
		reading_text(mail->out, text);
		reading_close(mail->out);
	}
}

static void read_entity(struct mail *mail, struct entity *out, struct sv bytes, bool is_letter)
{
	struct mime_field field;

	*out = (struct entity){ .type = { NULL, 0 } };
	for (size_t i = 0; mime_next_field(&field, &bytes); i++) {
		if (i == LIMIT_MAIL_FIELDS) {
			mail->faults |= READING_CUT;
			continue;
		}
		if (sv_eq_nocase(field.name, SV("content-type")))
			out->type = field.value;
		else if (sv_eq_nocase(field.name, SV("content-disposition")))
			out->disposition = field.value;
		else if (sv_eq_nocase(field.name, SV("content-transfer-encoding")))
			out->encoding = field.value;
		else if (sv_eq_nocase(field.name, SV("content-location")))
			out->location = field.value;
		else if (is_letter)
			tell_field(mail, &field);
	}
	out->body = bytes;
}

static struct sv last_step(struct sv path)
{
	size_t end = sv_chr(path, '?', 0);

	path = sv_slice(path, 0, end);
	for (size_t i = path.len; i > 0; i--)
		if (path.data[i - 1] == '/' || path.data[i - 1] == '\\')
			return sv_skip(path, i);
	return path;
}

static struct sv member_name(struct mail *mail, const struct entity *entity, struct sv type)
{
	static const struct {
		const char *type;
		const char *extension;
	} extensions[] = { { "text/html", "html" },     { "text/plain", "txt" },      { "text/csv", "csv" },
			   { "message/rfc822", "eml" }, { "application/pdf", "pdf" }, { "text/xml", "xml" },
			   { "text/calendar", "ics" } };
	const char *extension = "bin";
	struct sv name = mime_parameter(&mail->words, entity->disposition, SV("filename"));

	if (!name.len)
		name = mime_parameter(&mail->words, entity->type, SV("name"));
	if (!name.len)
		name = last_step(entity->location);
	if (name.len)
		return name;
	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		if (sv_eq(type, sv_from(extensions[i].type)))
			extension = extensions[i].extension;
	return arena_printf(mail->words.arena, "part %zu.%s", mail->parts, extension);
}

static void tell_member(struct mail *mail, const struct entity *entity, struct sv type)
{
	enum { PIECE = 16 * 1024 };
	char bytes[PIECE];
	struct mime_body body = { .encoding = mime_encoding(entity->encoding), .rest = entity->body };
	size_t length;

	reading_open(mail->out, READING_MEMBER, &(struct reading_open){ .name = member_name(mail, entity, type) });
	while ((length = mime_read(&body, bytes, sizeof bytes)) > 0)
		reading_text(mail->out, (struct sv){ bytes, length });
	reading_close(mail->out);
}

static struct sv body_text(struct mail *mail, const struct entity *entity, enum decode_kind kind)
{
	return mime_body_text(&mail->words, mime_encoding(entity->encoding), kind,
			      mime_parameter(&mail->words, entity->type, SV("charset")), entity->body);
}

/* A page's encoding may be said by the header alone, so it goes on as UTF-8, with a mark that says so. */
static void tell_page(struct mail *mail, const struct entity *entity, struct sv type)
{
	struct sv text = body_text(mail, entity, DECODE_HTML);

	reading_open(mail->out, READING_MEMBER, &(struct reading_open){ .name = member_name(mail, entity, type) });
	reading_text(mail->out, SV("\xEF\xBB\xBF"));
	reading_text(mail->out, text);
	reading_close(mail->out);
}

static struct sv without_return(struct sv line)
{
	return sv_ends(line, SV("\r")) ? sv_slice(line, 0, line.len - 1) : line;
}

/* A file that begins behind the line at hand, up to its end. */
static void tell_encoded_file(struct mail *mail, struct sv name, struct sv *rest)
{
	char bytes[MIME_UU_BYTES];
	struct sv line;
	size_t length = 1;

	mail->parts++;
	reading_open(mail->out, READING_MEMBER,
		     &(struct reading_open){ .name = sv_slice(name, 0, READING_NAME_BYTES) });
	for (struct sv next = *rest; length && sv_split(&line, &next, '\n');) {
		length = mime_uu_read(bytes, without_return(line));
		reading_text(mail->out, (struct sv){ bytes, length });
		if (length)
			*rest = next;
	}
	reading_close(mail->out);
}

static bool is_encoded(struct sv rest)
{
	char bytes[MIME_UU_BYTES];
	struct sv line;

	return sv_split(&line, &rest, '\n') && mime_uu_read(bytes, without_return(line)) > 0;
}

/* Lines up to an empty one are a paragraph. */
static void tell_text(struct mail *mail, const struct entity *entity)
{
	struct sv rest = body_text(mail, entity, DECODE_TEXT);
	struct sv line;
	struct sv name;
	bool is_open = false;

	while (sv_split(&line, &rest, '\n')) {
		line = without_return(line);
		bool is_file = mail->parts < LIMIT_MEMBERS && mime_uu_begins(&name, line) && is_encoded(rest);
		bool is_empty = is_file || !sv_trim(line).len;
		if (is_open)
			reading_text(mail->out, SV("\n"));
		if (is_open && is_empty)
			reading_close(mail->out);
		if (!is_open && !is_empty)
			reading_open(mail->out, READING_PARAGRAPH, &(struct reading_open){ .row = 0 });
		if (is_empty && is_open)
			reading_pause(mail->out);
		is_open = !is_empty;
		reading_text(mail->out, is_empty ? SV("") : line);
		if (is_file)
			tell_encoded_file(mail, name, &rest);
	}
	if (is_open)
		reading_close(mail->out);
}

static bool is_attached(const struct mail *mail, const struct entity *entity)
{
	return sv_starts_nocase(entity->disposition, SV("attachment")) ||
	       mime_parameter(&mail->words, entity->disposition, SV("filename")).len > 0;
}

static void tell_leaf(struct mail *mail, const struct entity *entity, struct sv type)
{
	if (sv_starts(type, SV("application/pkcs7-mime")) || sv_starts(type, SV("application/x-pkcs7-mime")) ||
	    sv_eq(type, SV("application/pgp-encrypted")))
		mail->faults |= READING_ENCRYPTED;
	if (is_attached(mail, entity))
		tell_member(mail, entity, type);
	else if (!type.len || sv_eq(type, SV("text/plain")))
		tell_text(mail, entity);
	else if (sv_eq(type, SV("text/html")))
		tell_page(mail, entity, type);
	else
		tell_member(mail, entity, type);
}

static void tell_entity(struct mail *mail, struct sv bytes, bool is_letter)
{
	struct entity entity;

	read_entity(mail, &entity, bytes, is_letter);
	struct sv type = mime_type(mail->words.arena, entity.type);
	struct sv boundary = mime_parameter(&mail->words, entity.type, SV("boundary"));
	mail->parts++;
	if (!sv_starts(type, SV("multipart/")) || !boundary.len) {
		tell_leaf(mail, &entity, type);
	} else if (mail->depth < LIMIT_MAIL_DEPTH) {
		boundary = arena_printf(mail->words.arena, "--%.*s", SV_ARG(boundary));
		mail->levels[mail->depth++] = (struct level){ entity.body, boundary };
	} else {
		mail->faults |= READING_CUT;
	}
}

/* The next line that begins with the boundary, at or after `from`; SV_NONE if there is none. */
static size_t find_boundary(struct sv text, struct sv boundary, size_t from)
{
	for (size_t at = from;; at += boundary.len) {
		at = sv_find(text, boundary, at);
		if (at == SV_NONE || at == 0 || text.data[at - 1] == '\n')
			return at;
	}
}

/* Cuts the next part off the innermost multipart; false at its end. */
static bool next_part(struct sv *out, struct level *level)
{
	size_t at = find_boundary(level->rest, level->boundary, 0);
	size_t behind = at == SV_NONE ? SV_NONE : at + level->boundary.len;

	if (at == SV_NONE || sv_starts(sv_skip(level->rest, behind), SV("--")))
		return false;
	size_t begin = sv_chr(level->rest, '\n', behind);
	begin = begin == SV_NONE ? level->rest.len : begin + 1;
	size_t end = find_boundary(level->rest, level->boundary, begin);
	end = end == SV_NONE ? level->rest.len : end;
	*out = sv_slice(level->rest, begin, end);
	level->rest = sv_skip(level->rest, end);
	/* The line end before a boundary belongs to it. */
	if (sv_ends(*out, SV("\n")))
		out->len--;
	if (sv_ends(*out, SV("\r")))
		out->len--;
	return true;
}

static void tell_parts(struct mail *mail)
{
	struct sv part;

	while (mail->depth) {
		if (!next_part(&part, &mail->levels[mail->depth - 1])) {
			mail->depth--;
		} else if (mail->parts == LIMIT_MEMBERS) {
			mail->faults |= READING_CUT;
			return;
		} else {
			tell_entity(mail, part, false);
		}
	}
}

unsigned read_mail(struct reading *out, struct sv bytes)
{
	struct mail mail = { .out = out,
			     .words = { .arena = arena_new(), .decoder = decoder_new(), .scratch = arena_new() } };

	tell_entity(&mail, bytes, true);
	tell_parts(&mail);
	decoder_free(mail.words.decoder);
	arena_free(mail.words.arena);
	arena_free(mail.words.scratch);
	return mail.faults;
}
