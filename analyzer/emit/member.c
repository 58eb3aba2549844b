#include "emit/member.h"

#include "base/limits.h"
#include "base/utf8.h"

void member_begin(struct member_writer *writer, struct buf *out, const struct emit_options *options)
{
	*writer = (struct member_writer){ .json = { .out = out }, .show_secrets = options->show_secrets };
	buf_init(&writer->scratch, SIZE_MAX);
}

void member_end(struct member_writer *writer)
{
	buf_free(&writer->scratch);
}

/* A bad sequence may be cut: it becomes U+FFFD either way. */
static struct sv cut(struct buf *scratch, struct sv value)
{
	size_t end = LIMIT_RECORD_STRING;

	if (value.len <= end)
		return value;
	for (int back = 0; back < UTF8_MAX_BYTES && ((unsigned char)value.data[end] & 0xC0) == 0x80; back++)
		end--;
	if (value.data == scratch->data) {
		scratch->len = end;
	} else {
		buf_clear(scratch);
		buf_append(scratch, sv_slice(value, 0, end));
	}
	buf_append(scratch, SV("…"));
	return buf_view(scratch);
}

static void string(struct member_writer *writer, struct sv value, enum credentials_text kind)
{
	if (!writer->show_secrets)
		value = credentials_masked(&writer->scratch, value, kind);
	json_text(&writer->json, cut(&writer->scratch, value));
}

void member_text(struct member_writer *writer, const char *key, struct sv value)
{
	json_key(&writer->json, key);
	string(writer, value, CREDENTIALS_PROSE);
}

void member_address(struct member_writer *writer, const char *key, struct sv value)
{
	json_key(&writer->json, key);
	string(writer, value, CREDENTIALS_ADDRESS);
}

void member_unsigned(struct member_writer *writer, const char *key, uint64_t value)
{
	json_key(&writer->json, key);
	json_unsigned(&writer->json, value);
}

static bool has_number(const struct finding *finding, const char *key)
{
	for (size_t i = 0; i < finding->facts.count; i++) {
		const struct fact *fact = &finding->facts.items[i];
		if (fact->kind == FACT_NUMBER && strcmp(fact->key, key) == 0)
			return true;
	}
	return false;
}

static void referrer(struct member_writer *writer, const struct referrer *at)
{
	json_open(&writer->json, '{');
	member_address(writer, "source", at->source);
	if (at->line > 0) {
		member_unsigned(writer, "line", at->line);
		member_unsigned(writer, "column", at->column);
	}
	member_text(writer, "text", at->text);
	json_close(&writer->json, '}');
}

static void referrers(struct member_writer *writer, const struct finding *finding, const struct fact *fact,
		      const struct place *place)
{
	if (!has_number(finding, "referrers"))
		member_unsigned(writer, "referrers", 1);
	json_key(&writer->json, fact->key);
	json_open(&writer->json, '[');
	if (!fact->pages)
		referrer(writer, &(struct referrer){ place->source, place->line, place->column, fact->text });
	for (size_t i = 0; i < fact->page_count; i++)
		referrer(writer, &fact->pages[i]);
	json_close(&writer->json, ']');
}

static void list(struct member_writer *writer, const struct fact *fact)
{
	json_key(&writer->json, fact->key);
	json_open(&writer->json, '[');
	for (size_t i = 0; i < fact->list_count; i++)
		string(writer, fact->list[i], CREDENTIALS_PROSE);
	json_close(&writer->json, ']');
}

static void text_fact(struct member_writer *writer, const struct fact *fact)
{
	if (!fact->text.data) {
		json_key(&writer->json, fact->key);
		json_nothing(&writer->json);
	} else if (strcmp(fact->key, "url") == 0 || strcmp(fact->key, "raw") == 0) {
		member_address(writer, fact->key, fact->text);
	} else {
		member_text(writer, fact->key, fact->text);
	}
}

static void number_fact(struct member_writer *writer, const struct fact *fact)
{
	json_key(&writer->json, fact->key);
	json_signed(&writer->json, fact->number);
}

/* Texts and numbers; objects in them are objects of those. Facts are nested as deep as the program makes them. */
static void object(struct member_writer *writer, const struct fact *fact)
{
	json_key(&writer->json, fact->key);
	json_open(&writer->json, '{');
	for (size_t i = 0; i < fact->fact_count; i++) {
		if (fact->facts[i].kind == FACT_FACTS)
			object(writer, &fact->facts[i]);
		else if (fact->facts[i].kind == FACT_NUMBER)
			number_fact(writer, &fact->facts[i]);
		else
			text_fact(writer, &fact->facts[i]);
	}
	json_close(&writer->json, '}');
}

void member_data(struct member_writer *writer, const struct finding *finding, const struct place *place)
{
	json_key(&writer->json, "data");
	json_open(&writer->json, '{');
	for (size_t i = 0; i < finding->facts.count; i++) {
		const struct fact *fact = &finding->facts.items[i];
		switch (fact->kind) {
		case FACT_TEXT: text_fact(writer, fact); break;
		case FACT_NUMBER: number_fact(writer, fact); break;
		case FACT_LIST: list(writer, fact); break;
		case FACT_REFERRERS: referrers(writer, finding, fact, place); break;
		case FACT_FACTS: object(writer, fact); break;
		}
	}
	json_close(&writer->json, '}');
}

void member_summary(struct member_writer *writer, const struct summary *summary)
{
	member_unsigned(writer, "pages", summary->pages);
	member_unsigned(writer, "bytes", summary->bytes);
	member_unsigned(writer, "links", summary->links);
	member_unsigned(writer, "attachments", summary->attachments);
	json_key(&writer->json, "findings");
	json_open(&writer->json, '{');
	for (size_t i = 0; i < summary->findings.count; i++)
		member_unsigned(writer, summary->findings.items[i].rule, summary->findings.items[i].count);
	json_close(&writer->json, '}');
	member_unsigned(writer, "known", summary->known);
	member_unsigned(writer, "errors", summary->errors);
	json_key(&writer->json, "seconds");
	json_decimal(&writer->json, summary->seconds, 3);
}
