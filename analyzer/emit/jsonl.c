/* JSON Lines: one record a line, as finding.schema.json has it. */
#include "emit/formats.h"
#include "emit/member.h"

/* The members that every record but the summary has. An error stands in no kind of text unless it has a place. */
static void write_place(struct member_writer *writer, const struct record *record)
{
	const struct place *place = &record->place;

	member_address(writer, "source", place->source);
	if (place->line > 0) {
		member_unsigned(writer, "line", place->line);
		member_unsigned(writer, "column", place->column);
		member_unsigned(writer, "offset", place->offset);
		member_unsigned(writer, "length", place->length);
	}
	if (record->type != RECORD_ERROR || place->line > 0)
		member_text(writer, "where", sv_from(where_name(place->where)));
	if (place->path.len > 0)
		member_text(writer, "path", place->path);
}

static void write_link(struct member_writer *writer, const struct link *link)
{
	member_text(writer, "element", link->element);
	member_text(writer, "attribute", link->attribute);
	member_address(writer, "raw", link->raw);
	member_address(writer, "url", link->url);
	member_text(writer, "text", link->text);
	member_text(writer, "kind", sv_from(link_kind_name(link->kind)));
	member_text(writer, "scope", sv_from(link_scope_name(link->scope)));
	member_text(writer, "rel", link->rel);
}

static void write_attachment(struct member_writer *writer, const struct attachment *attachment)
{
	member_address(writer, "url", attachment->url);
	member_text(writer, "text", attachment->text);
	member_text(writer, "extension", attachment->extension);
	if (attachment->media_type.len > 0)
		member_text(writer, "media_type", attachment->media_type);
	if (attachment->size >= 0)
		member_unsigned(writer, "size", (uint64_t)attachment->size);
}

static void write_label(struct member_writer *writer, const struct label *label)
{
	member_text(writer, "name", label->name);
	if (label->has_value)
		member_text(writer, "value", label->value);
}

static void write_finding(struct member_writer *writer, const struct record *record)
{
	const struct finding *finding = record->as.finding.finding;

	member_text(writer, "rule", sv_from(finding->rule));
	member_text(writer, "severity", sv_from(severity_name(finding->severity)));
	member_text(writer, "certainty", sv_from(certainty_name(finding->certainty)));
	json_key(&writer->json, "confidence");
	json_decimal(&writer->json, finding->confidence, 2);
	member_text(writer, "site", record->as.finding.site);
	member_text(writer, "message", record->as.finding.message);
	member_text(writer, "evidence", record->as.finding.evidence);
	member_unsigned(writer, "count", finding->count);
	member_text(writer, "fingerprint", record->as.finding.fingerprint);
	member_data(writer, finding, &record->place);
}

static void write_error(struct member_writer *writer, const struct record *record)
{
	member_text(writer, "stage", sv_from(stage_name(record->as.error.stage)));
	member_text(writer, "message", record->as.error.message);
}

static void render(struct buf *out, struct buf *late, const struct emit_options *options, const struct record *record)
{
	struct member_writer writer;

	(void)late;
	member_begin(&writer, out, options);
	json_open(&writer.json, '{');
	member_text(&writer, "type", sv_from(record_type_name(record->type)));
	if (record->type != RECORD_SUMMARY)
		write_place(&writer, record);
	switch (record->type) {
	case RECORD_LINK: write_link(&writer, record->as.link); break;
	case RECORD_ATTACHMENT: write_attachment(&writer, record->as.attachment); break;
	case RECORD_LABEL: write_label(&writer, record->as.label); break;
	case RECORD_FINDING: write_finding(&writer, record); break;
	case RECORD_ERROR: write_error(&writer, record); break;
	case RECORD_SUMMARY: member_summary(&writer, record->as.summary); break;
	}
	json_close(&writer.json, '}');
	buf_byte(out, '\n');
	member_end(&writer);
}

static void write_record(struct buf *out, struct buf *late, const struct emit_options *options,
			 const struct record *record)
{
	emit_guarded(render, out, late, options, record);
}

const struct emitter emit_jsonl = {
	.name = "jsonl",
	.separator = { "", 0 },
	.record = write_record,
};
