/* SARIF 2.1.0: one run. Findings are its results; errors are notifications, which stand behind all results. */
#include "base/limits.h"
#include "base/version.h"
#include "emit/formats.h"
#include "emit/member.h"
#include "emit/uri.h"
#include "emit/words.h"

static void write_message(struct member_writer *writer, const char *key, struct sv text)
{
	json_key(&writer->json, key);
	json_open(&writer->json, '{');
	member_text(writer, "text", text);
	json_close(&writer->json, '}');
}

static struct sv in_language(const struct text_by_language *text, bool chinese)
{
	return chinese ? text->zh : text->en;
}

/* A message template with its places left open. */
static void write_template(struct member_writer *writer, const char *key, struct sv template)
{
	struct buf text;

	buf_init(&text, template.len * 2);
	for (size_t i = 0; i < template.len; i++) {
		size_t close = template.data[i] == '{' ? sv_chr(template, '}', i) : SV_NONE;
		if (close == SV_NONE) {
			buf_byte(&text, template.data[i]);
			continue;
		}
		buf_append(&text, SV("…"));
		i = close;
	}
	write_message(writer, key, buf_view(&text));
	buf_free(&text);
}

/* GitHub's words for how far a result can be trusted. */
static struct sv precision(enum certainty certainty)
{
	static const char *const words[CERTAINTY_COUNT] = {
		[CERTAINTY_POSSIBLE] = "medium", [CERTAINTY_LIKELY] = "high", [CERTAINTY_CERTAIN] = "very-high"
	};
	return sv_from(words[certainty]);
}

static void write_rule(struct member_writer *writer, const struct rule *rule, bool chinese)
{
	struct sv id = sv_from(rule->id);
	struct sv template = in_language(&rule->message, chinese);

	json_open(&writer->json, '{');
	member_text(writer, "id", id);
	write_message(writer, "shortDescription", in_language(&rule->title, chinese));
	write_template(writer, "fullDescription", template.len ? template : in_language(&rule->title, chinese));
	json_key(&writer->json, "defaultConfiguration");
	json_open(&writer->json, '{');
	member_text(writer, "level", sv_from(severity_name(rule->severity)));
	json_close(&writer->json, '}');
	json_key(&writer->json, "properties");
	json_open(&writer->json, '{');
	json_key(&writer->json, "tags");
	json_open(&writer->json, '[');
	json_text(&writer->json, sv_slice(id, 0, sv_chr(id, '.', 0)));
	json_close(&writer->json, ']');
	member_text(writer, "precision", precision(rule->certainty));
	json_close(&writer->json, '}');
	json_close(&writer->json, '}');
}

static void write_stages(struct member_writer *writer, bool chinese)
{
	json_key(&writer->json, "notifications");
	json_open(&writer->json, '[');
	for (int stage = 0; stage < STAGE_COUNT; stage++) {
		json_open(&writer->json, '{');
		member_text(writer, "id", sv_from(stage_name((enum stage)stage)));
		write_message(writer, "shortDescription", words_stage((enum stage)stage, chinese));
		json_close(&writer->json, '}');
	}
	json_close(&writer->json, ']');
}

static void write_driver(struct member_writer *writer, const struct emit_options *options)
{
	size_t count = options->rules ? rules_count(options->rules) : 0;

	json_open(&writer->json, '{');
	member_text(writer, "name", SV("pagewarden"));
	member_text(writer, "version", SV(PAGEWARDEN_VERSION));
	json_key(&writer->json, "rules");
	json_open(&writer->json, '[');
	for (size_t i = 0; i < count; i++)
		if (rules_at(options->rules, i)->enabled)
			write_rule(writer, rules_at(options->rules, i), options->chinese);
	json_close(&writer->json, ']');
	write_stages(writer, options->chinese);
	json_close(&writer->json, '}');
}

static void begin(struct buf *out, const struct emit_options *options)
{
	struct member_writer writer;

	member_begin(&writer, out, options);
	json_open(&writer.json, '{');
	member_text(&writer, "$schema", SV("https://json.schemastore.org/sarif-2.1.0.json"));
	member_text(&writer, "version", SV("2.1.0"));
	json_key(&writer.json, "runs");
	json_open(&writer.json, '[');
	json_open(&writer.json, '{');
	member_text(&writer, "language", options->chinese ? SV("zh-CN") : SV("en-US"));
	member_text(&writer, "columnKind", SV("unicodeCodePoints"));
	json_key(&writer.json, "tool");
	json_open(&writer.json, '{');
	json_key(&writer.json, "driver");
	write_driver(&writer, options);
	json_close(&writer.json, '}');
	json_key(&writer.json, "results");
	json_open(&writer.json, '[');
	buf_byte(out, '\n');
	member_end(&writer);
}

/* The rule's place among the enabled ones, as in write_driver; SV_NONE if it has none. */
static size_t rule_index(const struct rules *rules, const char *id)
{
	const struct rule *rule = rules ? rules_find(rules, id) : NULL;
	size_t index = 0;

	if (!rule || !rule->enabled)
		return SV_NONE;
	for (size_t i = 0; rules_at(rules, i) != rule; i++)
		index += rules_at(rules, i)->enabled;
	return index;
}

static void write_region(struct member_writer *writer, const struct place *place)
{
	json_key(&writer->json, "region");
	json_open(&writer->json, '{');
	member_unsigned(writer, "startLine", place->line);
	member_unsigned(writer, "startColumn", place->column);
	if (place->end_line > 0) {
		member_unsigned(writer, "endLine", place->end_line);
		member_unsigned(writer, "endColumn", place->end_column);
	}
	member_unsigned(writer, "byteOffset", place->offset);
	member_unsigned(writer, "byteLength", place->length);
	json_close(&writer->json, '}');
}

static void write_uri(struct member_writer *writer, struct sv source)
{
	struct buf uri;

	if (!writer->show_secrets)
		source = credentials_masked(&writer->scratch, source, CREDENTIALS_ADDRESS);
	buf_init(&uri, SIZE_MAX);
	uri_append(&uri, sv_slice(source, 0, LIMIT_RECORD_STRING));
	json_key(&writer->json, "uri");
	json_text(&writer->json, buf_view(&uri));
	buf_free(&uri);
}

static void write_locations(struct member_writer *writer, const struct place *place)
{
	json_key(&writer->json, "locations");
	json_open(&writer->json, '[');
	json_open(&writer->json, '{');
	json_key(&writer->json, "physicalLocation");
	json_open(&writer->json, '{');
	json_key(&writer->json, "artifactLocation");
	json_open(&writer->json, '{');
	write_uri(writer, place->source);
	json_close(&writer->json, '}');
	if (place->line > 0)
		write_region(writer, place);
	json_close(&writer->json, '}');
	if (place->path.len > 0) {
		json_key(&writer->json, "logicalLocations");
		json_open(&writer->json, '[');
		json_open(&writer->json, '{');
		member_text(writer, "fullyQualifiedName", place->path);
		json_close(&writer->json, '}');
		json_close(&writer->json, ']');
	}
	json_close(&writer->json, '}');
	json_close(&writer->json, ']');
}

static void write_properties(struct member_writer *writer, const struct record *record)
{
	const struct finding *finding = record->as.finding.finding;

	json_key(&writer->json, "properties");
	json_open(&writer->json, '{');
	member_text(writer, "certainty", sv_from(certainty_name(finding->certainty)));
	json_key(&writer->json, "confidence");
	json_decimal(&writer->json, finding->confidence, 2);
	member_text(writer, "where", sv_from(where_name(record->place.where)));
	member_text(writer, "site", record->as.finding.site);
	member_text(writer, "evidence", record->as.finding.evidence);
	member_unsigned(writer, "count", finding->count);
	member_data(writer, finding, &record->place);
	json_close(&writer->json, '}');
}

static void write_result(struct member_writer *writer, const struct emit_options *options, const struct record *record)
{
	const struct finding *finding = record->as.finding.finding;
	size_t index = rule_index(options->rules, finding->rule);

	json_open(&writer->json, '{');
	member_text(writer, "ruleId", sv_from(finding->rule));
	if (index != SV_NONE)
		member_unsigned(writer, "ruleIndex", index);
	member_text(writer, "level", sv_from(severity_name(finding->severity)));
	write_message(writer, "message", record->as.finding.message);
	write_locations(writer, &record->place);
	json_key(&writer->json, "partialFingerprints");
	json_open(&writer->json, '{');
	member_text(writer, "pagewarden/v1", record->as.finding.fingerprint);
	json_close(&writer->json, '}');
	write_properties(writer, record);
	json_close(&writer->json, '}');
}

static void write_notification(struct member_writer *writer, const struct record *record)
{
	enum stage stage = record->as.error.stage;

	json_open(&writer->json, '{');
	json_key(&writer->json, "descriptor");
	json_open(&writer->json, '{');
	member_text(writer, "id", sv_from(stage_name(stage)));
	member_unsigned(writer, "index", stage);
	json_close(&writer->json, '}');
	member_text(writer, "level", stage == STAGE_READ ? SV("error") : SV("warning"));
	write_message(writer, "message", record->as.error.message);
	write_locations(writer, &record->place);
	json_close(&writer->json, '}');
}

/* Each notification begins with a comma, as each result does; `end` drops the first. */
static void render(struct buf *out, struct buf *late, const struct emit_options *options, const struct record *record)
{
	struct member_writer writer;
	struct buf *target = record->type == RECORD_ERROR ? late : out;

	if (record->type != RECORD_FINDING && record->type != RECORD_ERROR)
		return;
	buf_append(target, emit_sarif.separator);
	member_begin(&writer, target, options);
	if (record->type == RECORD_FINDING)
		write_result(&writer, options, record);
	else
		write_notification(&writer, record);
	member_end(&writer);
}

static void write_record(struct buf *out, struct buf *late, const struct emit_options *options,
			 const struct record *record)
{
	emit_guarded(render, out, late, options, record);
}

static void write_notifications(struct member_writer *writer, const struct buf *late, bool chinese)
{
	json_key(&writer->json, "toolExecutionNotifications");
	json_open(&writer->json, '[');
	if (late->len > 0) {
		buf_append(writer->json.out, sv_skip(buf_view(late), emit_sarif.separator.len));
		writer->json.comma = true;
	}
	if (late->overflow) {
		json_open(&writer->json, '{');
		member_text(writer, "level", SV("warning"));
		write_message(writer, "message", words_text(WORD_MORE_ERRORS, chinese));
		json_close(&writer->json, '}');
	}
	json_close(&writer->json, ']');
}

static void end(struct buf *out, const struct buf *late, const struct emit_options *options,
		const struct summary *summary)
{
	struct member_writer writer;

	member_begin(&writer, out, options);
	buf_byte(out, '\n');
	json_close(&writer.json, ']');
	json_key(&writer.json, "invocations");
	json_open(&writer.json, '[');
	json_open(&writer.json, '{');
	json_key(&writer.json, "executionSuccessful");
	json_bool(&writer.json, !summary->trouble);
	write_notifications(&writer, late, options->chinese);
	json_close(&writer.json, '}');
	json_close(&writer.json, ']');
	json_key(&writer.json, "properties");
	json_open(&writer.json, '{');
	member_summary(&writer, summary);
	json_close(&writer.json, '}');
	json_close(&writer.json, '}');
	json_close(&writer.json, ']');
	json_close(&writer.json, '}');
	buf_byte(out, '\n');
	member_end(&writer);
}

const struct emitter emit_sarif = {
	.name = "sarif",
	.separator = { ",\n", 2 },
	.begin = begin,
	.record = write_record,
	.end = end,
};
