/* For people: "file:line:column: severity rule: message", the line with the place marked, what is known about it. */
#include "base/limits.h"
#include "base/log.h"
#include "base/utf8.h"
#include "emit/credentials.h"
#include "emit/excerpt_lines.h"
#include "emit/formats.h"
#include "emit/text_summary.h"
#include "emit/words.h"

#define BOLD   "\x1B[1m"
#define RED    "\x1B[1;31m"
#define YELLOW "\x1B[1;33m"
#define CYAN   "\x1B[1;36m"
#define PLAIN  "\x1B[0m"

/* Code points of an address that people see; longer ones are mostly data: or tokens. */
#define ADDRESS_SHOWN 1024

struct text_writer {
	struct buf *out;
	struct buf scratch;
	const struct emit_options *options;
};

static void put(struct text_writer *writer, struct sv text)
{
	buf_append(writer->out, text);
}

static void put_word(struct text_writer *writer, enum word word)
{
	put(writer, words_text(word, writer->options->chinese));
}

static void put_color(struct text_writer *writer, const char *color)
{
	if (writer->options->color)
		put(writer, sv_from(color));
}

/* Hostile text: passwords masked, control characters made visible, cut to `limit` code points. */
static void put_shown(struct text_writer *writer, struct sv text, enum credentials_text kind, size_t limit)
{
	if (!writer->options->show_secrets)
		text = credentials_masked(&writer->scratch, text, kind);
	size_t end = utf8_forward(text, 0, limit);
	log_visible(writer->out, sv_slice(text, 0, end));
	if (end < text.len)
		put(writer, SV("…"));
}

static void put_text(struct text_writer *writer, struct sv text)
{
	put_shown(writer, text, CREDENTIALS_PROSE, LIMIT_EXCERPT);
}

static void put_address(struct text_writer *writer, struct sv address)
{
	put_shown(writer, address, CREDENTIALS_ADDRESS, ADDRESS_SHOWN);
}

static void put_quoted(struct text_writer *writer, struct sv text)
{
	if (text.len == 0)
		return;
	put(writer, SV(" "));
	put_word(writer, WORD_QUOTE);
	put_text(writer, text);
	put_word(writer, WORD_UNQUOTE);
}

/* "file:line:column: " */
/* Of a document that has no lines: " (Sheet1!B12)". */
static void put_path(struct text_writer *writer, struct sv path)
{
	put(writer, SV(" ("));
	put_address(writer, path);
	put(writer, SV(")"));
}

static void put_place(struct text_writer *writer, const struct place *place)
{
	put_color(writer, BOLD);
	put_address(writer, place->source);
	if (place->line > 0)
		buf_printf(writer->out, ":%zu:%zu", place->line, place->column);
	else if (place->path.len > 0)
		put_path(writer, place->path);
	put(writer, SV(":"));
	put_color(writer, PLAIN);
	put(writer, SV(" "));
}

static const char *severity_color(enum severity severity)
{
	static const char *const colors[SEVERITY_COUNT] = {
		[SEVERITY_NOTE] = CYAN, [SEVERITY_WARNING] = YELLOW, [SEVERITY_ERROR] = RED
	};
	return colors[severity];
}

/* The excerpt with passwords masked, and the mark moved along. */
static struct sv masked_excerpt(struct text_writer *writer, const struct record *record, size_t *begin, size_t *end)
{
	struct sv excerpt = record->as.finding.excerpt;
	struct span password;
	size_t from = 0;
	size_t copied = 0;

	*begin = record->as.finding.mark_begin;
	*end = record->as.finding.mark_end;
	if (writer->options->show_secrets)
		return excerpt;
	buf_clear(&writer->scratch);
	while (credentials_next(&password, &from, excerpt, CREDENTIALS_PROSE)) {
		size_t mask = writer->scratch.len + (password.begin - copied);
		buf_append(&writer->scratch, sv_slice(excerpt, copied, password.begin));
		buf_append(&writer->scratch, CREDENTIALS_MASK);
		copied = password.end;
		/* Positions count from the end of the original: what stands behind the password keeps its distance. */
		if (record->as.finding.mark_begin > password.begin)
			*begin = record->as.finding.mark_begin < password.end
				     ? mask
				     : writer->scratch.len + (record->as.finding.mark_begin - password.end);
		if (record->as.finding.mark_end > password.begin)
			*end = record->as.finding.mark_end < password.end
				   ? writer->scratch.len
				   : writer->scratch.len + (record->as.finding.mark_end - password.end);
	}
	buf_append(&writer->scratch, sv_skip(excerpt, copied));
	return buf_view(&writer->scratch);
}

/* Evidence, certainty unless certain, count above one: "    evidence: 6101********1234 (likely, 3 values)" */
static void put_details(struct text_writer *writer, const struct record *record)
{
	const struct finding *finding = record->as.finding.finding;
	struct sv evidence = record->as.finding.evidence;
	bool unsure = finding->certainty != CERTAINTY_CERTAIN;
	bool many = finding->count > 1;

	if (evidence.len == 0 && !unsure && !many)
		return;
	put(writer, SV("   "));
	if (evidence.len > 0) {
		put(writer, SV(" "));
		put_word(writer, WORD_EVIDENCE);
		put_text(writer, evidence);
	}
	if (unsure || many)
		put_word(writer, WORD_OPEN);
	if (unsure)
		put(writer, words_certainty(finding->certainty, writer->options->chinese));
	if (unsure && many)
		put_word(writer, WORD_COMMA);
	if (many) {
		buf_printf(writer->out, "%u", finding->count);
		put_word(writer, WORD_VALUES);
	}
	if (unsure || many)
		put_word(writer, WORD_CLOSE);
	put(writer, SV("\n"));
}

/* "    because its check digit is right; its column is headed …" */
static void put_reasons(struct text_writer *writer, const struct finding *finding)
{
	for (size_t i = 0; i < finding->facts.count; i++) {
		const struct fact *fact = &finding->facts.items[i];
		if (fact->kind != FACT_LIST || !fact->list_count || strcmp(fact->key, "reasons") != 0)
			continue;
		put(writer, SV("    "));
		for (size_t k = 0; k < fact->list_count; k++) {
			put_word(writer, k ? WORD_SEMICOLON : WORD_BECAUSE);
			put_text(writer, fact->list[k]);
		}
		put(writer, SV("\n"));
	}
}

static void put_finding(struct text_writer *writer, const struct record *record)
{
	const struct finding *finding = record->as.finding.finding;
	size_t begin;
	size_t end;

	put_color(writer, severity_color(finding->severity));
	put(writer, words_severity(finding->severity, writer->options->chinese));
	put_color(writer, PLAIN);
	put(writer, SV(" "));
	put(writer, sv_from(finding->rule));
	put_word(writer, WORD_COLON);
	put_shown(writer, record->as.finding.message, CREDENTIALS_PROSE, LIMIT_RECORD_STRING);
	put(writer, SV("\n"));
	if (record->as.finding.excerpt.len > 0) {
		struct sv excerpt = masked_excerpt(writer, record, &begin, &end);
		excerpt_lines(writer->out, excerpt, begin, end, writer->options->color);
	}
	put_details(writer, record);
	put_reasons(writer, finding);
}

static void put_link(struct text_writer *writer, const struct link *link)
{
	put_word(writer, WORD_LINK);
	buf_printf(writer->out, " %s %s ", link_kind_name(link->kind), link_scope_name(link->scope));
	put_address(writer, link->url.len > 0 ? link->url : link->raw);
	put_quoted(writer, link->text);
	put(writer, SV("\n"));
}

static void put_attachment(struct text_writer *writer, const struct attachment *attachment)
{
	put_word(writer, WORD_ATTACHMENT);
	put(writer, SV(" "));
	put_text(writer, attachment->media_type.len > 0 ? attachment->media_type : attachment->extension);
	put(writer, SV(" "));
	put_address(writer, attachment->url);
	put_quoted(writer, attachment->text);
	if (attachment->size >= 0) {
		put_word(writer, WORD_COMMA);
		buf_printf(writer->out, "%lld", (long long)attachment->size);
		put_word(writer, WORD_BYTES);
	}
	put(writer, SV("\n"));
}

static void put_label(struct text_writer *writer, const struct label *label)
{
	put_word(writer, WORD_LABEL);
	put(writer, SV(" "));
	put_text(writer, label->name);
	put(writer, SV(" = "));
	if (label->has_value)
		put_text(writer, label->value);
	else
		put_word(writer, WORD_NO_VALUE);
	put(writer, SV("\n"));
}

static void put_error(struct text_writer *writer, const struct record *record)
{
	put_color(writer, RED);
	put_word(writer, WORD_TROUBLE);
	put_color(writer, PLAIN);
	put(writer, SV("("));
	put(writer, words_stage(record->as.error.stage, writer->options->chinese));
	put(writer, SV("): "));
	put_shown(writer, record->as.error.message, CREDENTIALS_PROSE, LIMIT_RECORD_STRING);
	put(writer, SV("\n"));
}

static void render(struct buf *out, struct buf *late, const struct emit_options *options, const struct record *record)
{
	struct text_writer writer = { .out = out, .options = options };

	(void)late;
	if (record->type == RECORD_SUMMARY) /* `end` writes it */
		return;
	buf_init(&writer.scratch, SIZE_MAX);
	put_place(&writer, &record->place);
	switch (record->type) {
	case RECORD_LINK: put_link(&writer, record->as.link); break;
	case RECORD_ATTACHMENT: put_attachment(&writer, record->as.attachment); break;
	case RECORD_LABEL: put_label(&writer, record->as.label); break;
	case RECORD_FINDING: put_finding(&writer, record); break;
	case RECORD_ERROR: put_error(&writer, record); break;
	case RECORD_SUMMARY: break;
	}
	buf_free(&writer.scratch);
}

static void write_record(struct buf *out, struct buf *late, const struct emit_options *options,
			 const struct record *record)
{
	emit_guarded(render, out, late, options, record);
}

const struct emitter emit_text = {
	.name = "text",
	.separator = { "", 0 },
	.record = write_record,
	.end = text_summary,
};
