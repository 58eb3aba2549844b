/* Whatever a page put into a record, every format writes something that can be read and that no terminal obeys, and no
 * password of an address gets through twice. */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "emit/credentials.h"
#include "emit/emit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void is_quiet(struct sv text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code_point;
		at += utf8_read(&code_point, sv_skip(text, at));
		if ((code_point < 0x20 && code_point != '\n' && code_point != '\t') ||
		    (code_point >= 0x7F && code_point <= 0x9F))
			abort();
	}
	if (utf8_valid_prefix(text) != text.len)
		abort();
}

static void is_json(struct sv text)
{
	json_error_t error;
	json_t *value = json_loadb(text.data, text.len, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);

	if (!json_is_object(value))
		abort();
	json_decref(value);
}

static void render(const struct record *record, bool chinese)
{
	static const char *const names[] = { "jsonl", "sarif", "text" };
	struct emit_options options = { .chinese = chinese };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const struct emitter *emitter = emit_find(sv_from(names[i]));
		struct buf out;
		struct buf late;
		buf_init(&out, SIZE_MAX);
		buf_init(&late, SIZE_MAX);
		emitter->record(&out, &late, &options, record);
		is_quiet(buf_view(&out));
		is_quiet(buf_view(&late));
		if (i == 0)
			is_json(buf_view(&out));
		if (i == 1 && out.len > 0)
			is_json(sv_skip(buf_view(&out), emitter->separator.len));
		if (i == 1 && late.len > 0)
			is_json(sv_skip(buf_view(&late), emitter->separator.len));
		buf_free(&out);
		buf_free(&late);
	}
}

static void masks_once(struct sv text, enum credentials_text kind)
{
	struct buf first;
	struct buf second;

	buf_init(&first, SIZE_MAX);
	buf_init(&second, SIZE_MAX);
	struct sv masked = credentials_masked(&first, text, kind);
	if (!sv_eq(credentials_masked(&second, masked, kind), masked))
		abort();
	buf_free(&first);
	buf_free(&second);
}

/* The next part of the input; parts end with a byte that stands in no text. */
static struct sv part(struct sv *rest)
{
	struct sv text = { NULL, 0 };

	sv_split(&text, rest, '\x1C');
	return text;
}

/* One line, whatever it is about. */
static void tell_dropped(const struct place *place, struct sv evidence, struct sv reason, bool chinese)
{
	struct emit_options options = { .chinese = chinese };
	struct emit_dropped dropped = { place, "leak.x", evidence, reason };
	struct buf out;

	buf_init(&out, SIZE_MAX);
	emit_dropped(&out, &options, &dropped);
	emit_dropped_more(&out, &options, place->source, 1);
	size_t first = sv_chr(buf_view(&out), '\n', 0);
	if (sv_chr(buf_view(&out), '\n', first + 1) != out.len - 1 || sv_chr(buf_view(&out), 0x1B, 0) != SV_NONE)
		abort();
	buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv rest = { (const char *)data, size };
	struct sv a = part(&rest);
	struct sv b = part(&rest);
	struct sv c = part(&rest);
	struct place place = { .source = a, .line = size % 3, .column = 1, .path = c };
	struct link link = { .element = c, .raw = a, .url = b, .text = rest };
	struct label label = { .name = a, .value = b, .has_value = size % 2 == 1 };
	struct attachment attachment = {
		.url = a, .text = b, .extension = c, .media_type = rest, .size = (int64_t)size
	};
	struct finding finding = { .rule = "leak.x", .confidence = 0.5, .count = 1 + size % 2 };
	struct findings findings = { .arena = arena_new() };

	finding_text(&findings, &finding, "url", a);
	finding_list(&findings, &finding, "reasons", (struct sv[]){ b, c }, 2);
	finding_referrers(&findings, &finding, c);
	bool chinese = size % 2 == 1;
	render(&(struct record){ .type = RECORD_LINK, .place = place, .as.link = &link }, chinese);
	render(&(struct record){ .type = RECORD_LABEL, .place = place, .as.label = &label }, chinese);
	render(&(struct record){ .type = RECORD_ATTACHMENT, .place = place, .as.attachment = &attachment }, chinese);
	render(&(struct record){ .type = RECORD_ERROR, .place = place, .as.error = { STAGE_READ, b } }, chinese);
	struct record record = { .type = RECORD_FINDING, .place = place };
	record.as.finding.finding = &finding;
	record.as.finding.message = b;
	record.as.finding.evidence = c;
	record.as.finding.excerpt = rest;
	record.as.finding.mark_begin = a.len;
	record.as.finding.mark_end = a.len + b.len;
	render(&record, chinese);
	arena_free(findings.arena);
	tell_dropped(&place, b, c, chinese);
	masks_once(a, CREDENTIALS_ADDRESS);
	masks_once(a, CREDENTIALS_PROSE);
	return 0;
}
