/*
 * Values of inputs, labelled by the input's name, id or type, and attributes labelled by their own names.
 */
#include "match/scan.h"

/* A word at the end of an attribute that says what an input is for: name="user_pwd", id="txtPassword2". */
static bool names_input(const struct page *page, const struct piece *piece, struct sv rest)
{
	static const char *const attributes[] = { "name", "id", "type", "placeholder", "title", "aria-label" };

	if (piece->element == PAGE_NONE)
		return false;
	struct sv element = page->elements.items[piece->element].name;
	if (!sv_eq(element, SV("input")) && !sv_eq(element, SV("param")))
		return false;
	for (size_t i = 0; i < rest.len; i++)
		if (!sv_is_digit(rest.data[i]))
			return false;
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
		if (sv_eq_nocase(piece->name, sv_from(attributes[i])))
			return true;
	return false;
}

static bool is_value_of(const struct piece *piece, uint32_t element)
{
	return piece->element == element && sv_eq_nocase(piece->name, SV("value"));
}

/* Attributes of one element stand together. */
static const struct piece *value_beside(const struct stream *stream, const struct piece *label)
{
	const struct piece *first = stream->pieces.items;
	const struct piece *end = first + stream->pieces.count;

	for (const struct piece *piece = label; piece >= first && piece->element == label->element; piece--)
		if (is_value_of(piece, label->element))
			return piece;
	for (const struct piece *piece = label; piece < end && piece->element == label->element; piece++)
		if (is_value_of(piece, label->element))
			return piece;
	return NULL;
}

/* The values of hidden inputs stand in the body stream, in the order of the source. */
static const struct piece *value_in_body(const struct page *page, uint32_t element)
{
	enum { PIECES = 16 };
	const struct stream *body = &page->streams[STREAM_BODY];
	struct span tag = page->elements.items[element].source;
	size_t low = 0;
	size_t high = body->pieces.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (body->pieces.items[middle].source.begin < tag.begin)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < body->pieces.count && i < low + PIECES; i++)
		if (is_value_of(&body->pieces.items[i], element))
			return &body->pieces.items[i];
	return NULL;
}

/* A value can be several pieces (character references): they follow each other and share a name. */
static struct span whole_value(const struct stream *stream, const struct piece *piece)
{
	const struct piece *first = piece;
	const struct piece *last = piece;
	const struct piece *end = stream->pieces.items + stream->pieces.count;

	while (first > stream->pieces.items && is_value_of(first - 1, piece->element))
		first--;
	while (last + 1 < end && is_value_of(last + 1, piece->element))
		last++;
	return (struct span){ first->begin, last->end };
}

static void judge_value(struct scanner *scanner, uint32_t rule, enum stream_kind kind, const struct piece *value,
			struct sv label)
{
	struct span at = whole_value(&scanner->page->streams[kind], value);

	scan_judge(
	    scanner, rule,
	    &(struct found){ .kind = kind, .match = at, .value = at, .label = label, .label_where = WHERE_ATTRIBUTE });
}

void scan_input_label(struct scanner *scanner, uint32_t rule, const struct piece *label, struct sv rest)
{
	const struct stream *attributes = &scanner->page->streams[STREAM_ATTRIBUTE];
	struct sv text = sv_slice(attributes->text, label->begin, label->end);

	if (!names_input(scanner->page, label, rest))
		return;
	const struct piece *value = value_beside(attributes, label);
	if (value) {
		judge_value(scanner, rule, STREAM_ATTRIBUTE, value, text);
	} else {
		value = value_in_body(scanner->page, label->element);
		if (value)
			judge_value(scanner, rule, STREAM_BODY, value, text);
	}
}

/* The type of an input: it says nothing to a reader, so that it is in no stream, and is read from the tag itself. */
static struct sv input_type(const struct page *page, uint32_t element)
{
	enum { TAG_BYTES = 2048 };
	struct span source = page->elements.items[element].source;
	struct sv tag = sv_slice(page->document, source.begin, source.end);
	size_t end = 0;

	tag.len = tag.len < TAG_BYTES ? tag.len : TAG_BYTES;
	size_t at = sv_find_nocase(tag, SV("type="), 0);
	if (at == SV_NONE || at == 0 || sv_is_alpha(tag.data[at - 1]) || tag.data[at - 1] == '-')
		return (struct sv){ NULL, 0 };
	struct sv rest = sv_skip(tag, at + strlen("type="));
	if (rest.len && (rest.data[0] == '"' || rest.data[0] == '\''))
		rest = sv_skip(rest, 1);
	while (end < rest.len && sv_is_alpha(rest.data[end]))
		end++;
	return sv_slice(rest, 0, end);
}

static void judge_typed(struct scanner *scanner, const struct piece *value)
{
	struct sv type = input_type(scanner->page, value->element);

	for (uint32_t rule = 0; rule < rules_count(scanner->rules); rule++) {
		const struct rule *at = rules_at(scanner->rules, rule);
		if (at->enabled && at->body && lexicon_is(at->body->labels, type))
			judge_value(scanner, rule, STREAM_ATTRIBUTE, value, type);
	}
}

/* data-password="…" */
static void judge_named(struct scanner *scanner, const struct piece *value)
{
	for (uint32_t rule = 0; rule < rules_count(scanner->rules); rule++) {
		const struct rule *at = rules_at(scanner->rules, rule);
		struct span word;
		if (at->enabled && at->body && lexicon_find_last(&word, at->body->labels, value->name) &&
		    word.end == value->name.len)
			scan_judge(scanner, rule,
				   &(struct found){ .kind = STREAM_ATTRIBUTE,
						    .match = { value->begin, value->end },
						    .value = { value->begin, value->end },
						    .label = value->name,
						    .label_where = WHERE_ATTRIBUTE });
	}
}

void scan_inputs(struct scanner *scanner)
{
	const struct stream *stream = &scanner->page->streams[STREAM_ATTRIBUTE];
	uint32_t done = PAGE_NONE;

	for (size_t i = 0; i < stream->pieces.count; i++) {
		const struct piece *piece = &stream->pieces.items[i];
		if (sv_starts(piece->name, SV("data-")))
			judge_named(scanner, piece);
		if (piece->name.len != strlen("value") || piece->element == done || piece->element == PAGE_NONE ||
		    !is_value_of(piece, piece->element) ||
		    !sv_eq(scanner->page->elements.items[piece->element].name, SV("input")))
			continue;
		done = piece->element;
		judge_typed(scanner, piece);
	}
}
