#include "run/record_pack.h"

#include "base/limits.h"
#include "base/pack.h"

/* ---- writing ---- */

static void pack_place(struct buf *out, const struct place *place)
{
	pack_text(out, place->source);
	pack_text(out, place->path);
	pack_number(out, place->where);
	pack_number(out, place->line);
	if (!place->line)
		return;
	pack_number(out, place->column);
	pack_number(out, place->offset);
	pack_number(out, place->length);
	pack_number(out, place->end_line);
	pack_number(out, place->end_column);
}

static void pack_fact(struct buf *out, const struct fact *fact)
{
	pack_text(out, sv_from(fact->key));
	pack_number(out, fact->kind);
	pack_text(out, fact->text);
	pack_number(out, (uint64_t)fact->number);
	pack_number(out, fact->list_count);
	for (size_t i = 0; i < fact->list_count; i++)
		pack_text(out, fact->list[i]);
}

static void pack_finding(struct buf *out, const struct record *record)
{
	const struct finding *finding = record->as.finding.finding;

	pack_text(out, sv_from(finding->rule));
	pack_number(out, finding->severity);
	pack_number(out, finding->certainty);
	pack_number(out, (uint64_t)(finding->confidence * 100 + 0.5));
	pack_number(out, finding->count);
	pack_text(out, record->as.finding.site);
	pack_text(out, record->as.finding.message);
	pack_text(out, record->as.finding.fingerprint);
	pack_text(out, record->as.finding.evidence);
	pack_text(out, record->as.finding.excerpt);
	pack_number(out, record->as.finding.mark_begin);
	pack_number(out, record->as.finding.mark_end);
	pack_number(out, finding->facts.count);
	for (size_t i = 0; i < finding->facts.count; i++)
		pack_fact(out, &finding->facts.items[i]);
}

static void pack_record(struct buf *out, struct buf *late, const struct emit_options *options,
			const struct record *record)
{
	(void)late;
	(void)options;
	pack_number(out, record->type);
	pack_place(out, &record->place);
	if (record->type == RECORD_FINDING) {
		pack_finding(out, record);
	} else {
		pack_number(out, record->as.error.stage);
		pack_text(out, record->as.error.message);
	}
}

const struct emitter record_packer = { .name = "pack", .separator = { "", 0 }, .record = pack_record };

void claims_pack(struct buf *out, const struct twin_claim *claims, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		pack_number(out, claims[i].kind);
		pack_number(out, claims[i].key);
		pack_number(out, claims[i].address);
		pack_text(out, sv_from(claims[i].rule));
		pack_number(out, claims[i].severity);
		pack_number(out, claims[i].begin);
		pack_number(out, claims[i].end);
	}
}

/* ---- reading ---- */

/* What is being read; `failed` once something did not fit. */
struct reader {
	struct arena *arena;
	struct sv *bytes;
	bool failed;
};

static uint64_t number(struct reader *reader, uint64_t most)
{
	uint64_t value = 0;

	if (!reader->failed && unpack_number(&value, reader->bytes, most) != 0)
		reader->failed = true;
	return reader->failed ? 0 : value;
}

static struct sv text(struct reader *reader)
{
	struct sv value = { NULL, 0 };

	if (!reader->failed && unpack_text(&value, reader->bytes) != 0)
		reader->failed = true;
	return reader->failed ? (struct sv){ NULL, 0 } : value;
}

static const char *name(struct reader *reader)
{
	return arena_copy(reader->arena, text(reader)).data;
}

static void read_place(struct place *place, struct reader *reader)
{
	*place = (struct place){ .source = text(reader), .path = text(reader) };
	place->where = (enum where)number(reader, WHERE_COUNT - 1);
	place->line = number(reader, SIZE_MAX);
	if (!place->line)
		return;
	place->column = number(reader, SIZE_MAX);
	place->offset = number(reader, SIZE_MAX);
	place->length = number(reader, SIZE_MAX);
	place->end_line = number(reader, SIZE_MAX);
	place->end_column = number(reader, SIZE_MAX);
}

static void read_fact(struct fact *fact, struct reader *reader)
{
	*fact = (struct fact){ .key = name(reader) };
	fact->kind = (enum fact_kind)number(reader, FACT_REFERRERS);
	fact->text = text(reader);
	fact->number = (int64_t)number(reader, UINT64_MAX);
	size_t count = number(reader, reader->bytes->len);
	struct sv *list = arena_alloc(reader->arena, count * sizeof *list);
	for (size_t i = 0; i < count; i++)
		list[i] = text(reader);
	fact->list = list;
	fact->list_count = count;
}

static void read_finding(struct unpacked *out, struct reader *reader)
{
	struct finding *finding = &out->finding;

	*finding = (struct finding){ .rule = name(reader), .element = PAGE_NONE };
	finding->severity = (enum severity)number(reader, SEVERITY_COUNT - 1);
	finding->certainty = (enum certainty)number(reader, CERTAINTY_COUNT - 1);
	finding->confidence = (double)number(reader, 100) / 100;
	finding->count = (uint32_t)number(reader, UINT32_MAX);
	finding->sensitive = finding_is_sensitive(finding->rule);
	out->record.as.finding.finding = finding;
	out->record.as.finding.site = text(reader);
	out->record.as.finding.message = text(reader);
	out->record.as.finding.fingerprint = text(reader);
	out->record.as.finding.evidence = text(reader);
	out->record.as.finding.excerpt = text(reader);
	out->record.as.finding.mark_begin = number(reader, SIZE_MAX);
	out->record.as.finding.mark_end = number(reader, SIZE_MAX);
	size_t facts = number(reader, reader->bytes->len);
	for (size_t i = 0; i < facts && !reader->failed; i++)
		read_fact(vec_push(reader->arena, &finding->facts), reader);
}

int record_unpack(struct unpacked *out, struct arena *arena, struct sv *bytes)
{
	struct reader reader = { arena, bytes, bytes->len == 0 };

	*out = (struct unpacked){ .record.type = (enum record_type)number(&reader, RECORD_ERROR) };
	read_place(&out->record.place, &reader);
	if (out->record.type == RECORD_FINDING) {
		read_finding(out, &reader);
	} else {
		out->record.as.error.stage = (enum stage)number(&reader, STAGE_COUNT - 1);
		out->record.as.error.message = text(&reader);
	}
	return reader.failed || out->record.type < RECORD_FINDING ? -1 : 0;
}

int claim_unpack(struct twin_claim *out, struct arena *arena, struct sv *bytes)
{
	struct reader reader = { arena, bytes, bytes->len == 0 };

	*out = (struct twin_claim){ .kind = (enum twin_claim_kind)number(&reader, TWIN_LINK) };
	out->key = number(&reader, UINT64_MAX);
	out->address = number(&reader, UINT64_MAX);
	out->rule = name(&reader);
	out->severity = (enum severity)number(&reader, SEVERITY_COUNT - 1);
	out->begin = number(&reader, SIZE_MAX);
	out->end = number(&reader, SIZE_MAX);
	return reader.failed ? -1 : 0;
}
