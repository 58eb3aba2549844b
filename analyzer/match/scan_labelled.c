#include "match/around.h"
#include "match/scan.h"

static void note_cell(struct scanner *scanner, uint32_t rule, uint32_t cell)
{
	struct sv text = page_cell_text(scanner->page, cell);

	if (text.len > AROUND_CELL_BYTES || !lexicon_in(rules_at(scanner->rules, rule)->body->labels, text))
		return;
	if (!scanner->labels[rule])
		scanner->labels[rule] =
		    arena_zalloc(scanner->arena, (scanner->page->cells.count / 64 + 1) * sizeof(uint64_t));
	scanner->labels[rule][cell / 64] |= (uint64_t)1 << cell % 64;
}

static bool is_label(const uint64_t *labels, uint32_t cell)
{
	return cell != PAGE_NONE && labels[cell / 64] >> cell % 64 & 1;
}

/* The cell that labels this one: the nearer comes first. */
static uint32_t label_of(const uint64_t *labels, const struct cell *cell)
{
	if (is_label(labels, cell->left))
		return cell->left;
	return is_label(labels, cell->column_header) ? cell->column_header : PAGE_NONE;
}

static void judge_cell(struct scanner *scanner, uint32_t rule, uint32_t index)
{
	const struct page *page = scanner->page;
	const struct cell *cell = &page->cells.items[index];
	uint32_t label = label_of(scanner->labels[rule], cell);
	struct sv text = page_cell_text(page, index);

	if (label == PAGE_NONE || is_label(scanner->labels[rule], index) || text.len > AROUND_CELL_BYTES)
		return;
	size_t begin = text.len ? (size_t)(text.data - page->streams[STREAM_BODY].text.data) : 0;
	struct span at = { begin, begin + text.len };
	scan_judge(scanner, rule,
		   &(struct found){ .kind = STREAM_BODY,
				    .match = at,
				    .value = at,
				    .label = page_cell_text(page, label),
				    .label_where = page->cells.items[label].header ? WHERE_HEADER : WHERE_CELL });
}

/* A word at the end of an attribute that says what an input is for: name="user_pwd", id="txtPassword2". */
static bool names_input(const struct page *page, const struct piece *piece, struct sv rest)
{
	static const char *const attributes[] = { "name", "id", "type", "placeholder", "title", "aria-label" };

	if (piece->element == PAGE_NONE || !sv_eq(page->elements.items[piece->element].name, SV("input")))
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

static void judge_input(struct scanner *scanner, uint32_t rule, const struct piece *label)
{
	const struct page *page = scanner->page;
	const struct stream *attributes = &page->streams[STREAM_ATTRIBUTE];
	enum stream_kind kind = STREAM_ATTRIBUTE;
	struct sv text = sv_slice(attributes->text, label->begin, label->end);
	const struct piece *value = value_beside(attributes, label);

	if (!value) {
		kind = STREAM_BODY;
		value = value_in_body(page, label->element);
	}
	if (!value)
		return;
	struct span at = whole_value(&page->streams[kind], value);
	scan_judge(
	    scanner, rule,
	    &(struct found){ .kind = kind, .match = at, .value = at, .label = text, .label_where = WHERE_ATTRIBUTE });
}

void scan_label(struct scanner *scanner, const struct scanned_pattern *pattern, enum stream_kind kind, struct span at)
{
	const struct stream *stream = &scanner->page->streams[kind];
	const struct piece *piece = stream_piece(stream, at.begin);

	if (!piece)
		return;
	if (kind == STREAM_BODY && piece->cell != PAGE_NONE)
		note_cell(scanner, pattern->pattern->rule, piece->cell);
	else if (kind == STREAM_ATTRIBUTE &&
		 names_input(scanner->page, piece, sv_slice(stream->text, at.end, piece->end)))
		judge_input(scanner, pattern->pattern->rule, piece);
}

void scan_labelled_cells(struct scanner *scanner)
{
	for (uint32_t rule = 0; rule < rules_count(scanner->rules); rule++)
		if (scanner->labels[rule])
			for (uint32_t i = 0; i < scanner->page->cells.count; i++)
				judge_cell(scanner, rule, i);
}
