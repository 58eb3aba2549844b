#include "attach/ooxml_text.h"

#include "attach/ooxml_flow.h"
#include "attach/word_merges.h"
#include "base/utf8.h"

struct text_case {
	struct ooxml *package;
	const struct ooxml_text_input *input;
	struct ooxml_relations relations;
	struct word_merges merges;
	size_t merge; /* the next of them */
	struct flow *flow;
	struct buf instruction; /* of the field that is open */
};

struct attributes {
	const struct xml_attribute *items;
	size_t count;
};

static struct sv get(const struct attributes *attributes, struct sv name)
{
	return xml_attribute(attributes->items, attributes->count, name);
}

static bool is_off(struct sv value)
{
	return sv_eq(value, SV("0")) || sv_eq(value, SV("false")) || sv_eq(value, SV("off"));
}

static bool is_on(struct sv value)
{
	return value.len && !is_off(value);
}

static uint32_t read_count(struct sv digits)
{
	return sv_number(digits, LIMIT_COLUMNS);
}

static void await(struct flow *flow, struct flow_level *level)
{
	level->is_pending = true;
	if (flow->depth < flow->pending)
		flow->pending = flow->depth;
}

static void open_paragraph(struct text_case *text, struct flow_level *level)
{
	if (level->is_comment)
		return;
	text->flow->is_aside_open = false;
	await(text->flow, level);
}

static void open_table(struct text_case *text)
{
	flow_open(text->flow, READING_TABLE, &(struct reading_open){ .row = 0 });
}

static void open_row(struct text_case *text, struct flow_level *level)
{
	struct flow_level *table = &text->flow->levels[level->table];

	if (!level->table)
		return;
	level->open.row = ++table->rows;
	level->open.header = table->open.header && table->rows == 1;
	await(text->flow, level);
}

/* Word says in elements inside what slides say in attributes. */
static void open_cell(struct text_case *text, struct flow_level *level, const struct attributes *attributes)
{
	const struct flow_level *row = flow_find(text->flow, TEXT_ROW);
	uint32_t span = read_count(get(attributes, SV("gridSpan")));

	if (!row || !level->table)
		return;
	level->advance = 1;
	level->is_flagged = is_on(get(attributes, SV("hMerge"))) || is_on(get(attributes, SV("vMerge")));
	level->open = (struct reading_open){ .row = row->open.row,
					     .column = row->column + 1,
					     .row_span = read_count(get(attributes, SV("rowSpan"))),
					     .column_span = span,
					     .header = row->open.header };
	await(text->flow, level);
}

static void set_grid_span(struct text_case *text, const struct attributes *attributes)
{
	struct flow_level *cell = flow_find(text->flow, TEXT_CELL);
	uint32_t span = read_count(get(attributes, SV("val")));

	if (!cell || !span)
		return;
	cell->open.column_span = span;
	cell->advance = span;
}

static void set_merge(struct text_case *text, const struct attributes *attributes, bool counts)
{
	struct flow_level *cell = flow_find(text->flow, TEXT_CELL);
	bool is_start = sv_eq(get(attributes, SV("val")), SV("restart"));
	uint32_t rows = 1;

	if (is_start && text->merge < text->merges.rows.count)
		rows = text->merges.rows.items[text->merge++];
	if (!cell || !counts)
		return;
	cell->open.row_span = rows;
	cell->is_flagged = !is_start;
	cell->open.hidden |= !is_start;
}

static void set_style(struct text_case *text, struct flow_level *target, const struct attributes *attributes)
{
	const struct word_style *style = word_styles_find(text->input->styles, get(attributes, SV("val")));

	if (!style)
		return;
	target->is_aside |= style->is_hidden;
	if (target->kind == TEXT_PARAGRAPH)
		target->is_flagged |= style->is_heading;
}

/* The element two levels up, if it is of that kind: what the properties are about. */
static struct flow_level *owner(struct flow *flow, enum text_kind properties, enum text_kind kind)
{
	if (flow->depth < 3 || flow_outer(flow)->kind != properties)
		return NULL;
	struct flow_level *level = &flow->levels[flow->depth - 2];
	return level->kind == kind ? level : NULL;
}

static void take_property(struct text_case *text, enum text_kind kind, const struct attributes *attributes)
{
	struct flow *flow = text->flow;
	struct flow_level *run = owner(flow, TEXT_RUN_PROPERTIES, TEXT_RUN);
	struct flow_level *paragraph = owner(flow, TEXT_PARAGRAPH_PROPERTIES, TEXT_PARAGRAPH);
	struct flow_level *row = owner(flow, TEXT_ROW_PROPERTIES, TEXT_ROW);
	struct flow_level *cell = owner(flow, TEXT_CELL_PROPERTIES, TEXT_CELL);

	if (run && kind == TEXT_VANISH)
		run->is_aside = !is_off(get(attributes, SV("val")));
	else if (run && kind == TEXT_RUN_STYLE)
		set_style(text, run, attributes);
	else if (paragraph && kind == TEXT_PARAGRAPH_STYLE)
		set_style(text, paragraph, attributes);
	else if (paragraph && kind == TEXT_OUTLINE)
		paragraph->is_flagged = read_count(get(attributes, SV("val"))) < 9; /* 9: body text */
	else if (row && kind == TEXT_ROW_HEADER)
		row->open.header = !is_off(get(attributes, SV("val")));
	else if (row && kind == TEXT_DELETED)
		row->open.hidden = true;
	else if (cell && kind == TEXT_GRID_SPAN)
		set_grid_span(text, attributes);
	else if (cell && kind == TEXT_MERGE)
		set_merge(text, attributes, true);
	else if (cell && kind == TEXT_CELL_GONE)
		cell->open.hidden = true;
}

static bool is_properties(enum text_kind kind)
{
	return kind == TEXT_RUN_PROPERTIES || kind == TEXT_PARAGRAPH_PROPERTIES || kind == TEXT_ROW_PROPERTIES ||
	       kind == TEXT_CELL_PROPERTIES;
}

static void open_link(struct text_case *text, const struct attributes *attributes)
{
	const struct ooxml_relation *relation = ooxml_related(&text->relations, attributes->items, attributes->count);

	if (relation && relation->is_external)
		flow_open(text->flow, READING_LINK, &(struct reading_open){ .name = relation->target });
}

/* The address in HYPERLINK "http://…" \o "tip". */
static void tell_instruction(struct text_case *text)
{
	struct sv instruction = sv_trim(buf_view(&text->instruction));

	if (sv_starts_nocase(instruction, SV("HYPERLINK"))) {
		struct sv rest = sv_trim(sv_skip(instruction, strlen("HYPERLINK")));
		size_t end = rest.len && rest.data[0] == '"' ? sv_chr(rest, '"', 1) : sv_chr(rest, ' ', 0);
		struct sv address = rest.len && rest.data[0] == '"' ? sv_slice(rest, 1, end) : sv_slice(rest, 0, end);
		if (address.len && address.data[0] != '\\')
			flow_open(text->flow, READING_LINK, &(struct reading_open){ .name = address });
	}
	buf_clear(&text->instruction);
}

static void take_field(struct text_case *text, const struct attributes *attributes)
{
	struct sv type = get(attributes, SV("fldCharType"));

	if (sv_eq(type, SV("begin")))
		buf_clear(&text->instruction);
	else if (sv_eq(type, SV("separate")))
		tell_instruction(text);
}

static void open_comment(struct text_case *text, struct flow_level *level, const struct attributes *attributes)
{
	static const struct reading_open none = { .row = 0 };
	struct reading_open cell = none;

	level->is_comment = true;
	if (text->input->sheet.len && ooxml_cell(&cell.row, &cell.column, get(attributes, SV("ref"))) == 0) {
		flow_open(text->flow, READING_ROW, &(struct reading_open){ .row = cell.row });
		flow_open(text->flow, READING_CELL, &cell);
	}
	flow_open(text->flow, READING_COMMENT, &none);
}

/* Symbols of a font of their own stand in a private range above their codes. */
static void tell_symbol(struct text_case *text, const struct attributes *attributes)
{
	enum { PRIVATE = 0xF000, CODES = 0x100 };
	struct sv digits = get(attributes, SV("char"));
	char bytes[UTF8_MAX_BYTES];
	uint32_t code = 0;

	for (size_t i = 0; i < digits.len && i < 5; i++) {
		char c = sv_lower(digits.data[i]);
		uint32_t digit = sv_is_digit(c)         ? (uint32_t)(c - '0')
				 : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
							: 0;
		code = code * 16 + digit;
	}
	if (code > PRIVATE + ' ' && code < PRIVATE + CODES)
		code -= PRIVATE;
	if (code > ' ')
		flow_text(text->flow, (struct sv){ bytes, utf8_write(bytes, code) });
}

/* What stands beside the text: alternative texts, texts drawn as pictures, choices of a list. */
static void tell_beside(struct text_case *text, const struct attributes *attributes)
{
	static const char *const names[] = { "descr", "title", "alt", "string", "displayText" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		text->flow->is_aside_open = false;
		flow_aside(text->flow, get(attributes, sv_from(names[i])));
	}
	text->flow->is_aside_open = false;
}

static void choose(struct flow *flow, struct flow_level *level, bool is_fallback)
{
	struct flow_level *alternatives = flow_outer(flow);

	if (alternatives->kind != TEXT_ALTERNATIVES)
		return;
	if (alternatives->is_flagged)
		level->skip = FLOW_OTHER_CHOICE;
	alternatives->is_flagged |= !is_fallback;
}

static void open_slide(struct text_case *text, const struct attributes *attributes)
{
	struct reading_open open = text->input->open;

	open.hidden = is_off(get(attributes, SV("show")));
	flow_open(text->flow, READING_PART, &open);
}

static void take_mark(struct text_case *text, enum text_kind kind)
{
	bool is_in_text = flow_outer(text->flow)->kind == TEXT_RUN || flow_outer(text->flow)->kind == TEXT_PARAGRAPH;

	if (is_in_text)
		flow_text(text->flow, kind == TEXT_TAB ? SV("\t") : kind == TEXT_HYPHEN ? SV("-") : SV("\n"));
}

static void take_open(struct text_case *text, struct flow_level *level, const struct attributes *attributes)
{
	switch (level->kind) {
	case TEXT_PARAGRAPH: open_paragraph(text, level); break;
	case TEXT_TABLE: open_table(text); break;
	case TEXT_TABLE_PROPERTIES:
		text->flow->levels[level->table].open.header = is_on(get(attributes, SV("firstRow")));
		break;
	case TEXT_ROW: open_row(text, level); break;
	case TEXT_CELL: open_cell(text, level, attributes); break;
	case TEXT_ALTERNATIVES: break;
	case TEXT_CHOICE: choose(text->flow, level, false); break;
	case TEXT_FALLBACK: choose(text->flow, level, true); break;
	case TEXT_DELETED:
	case TEXT_DELETED_LETTERS:
	case TEXT_ASIDE: level->is_aside = true; break;
	case TEXT_COMMENT: open_comment(text, level, attributes); break;
	case TEXT_VALUE: await(text->flow, level); break;
	case TEXT_LINK:
	case TEXT_LINK_HERE: open_link(text, attributes); break;
	case TEXT_FIELD: take_field(text, attributes); break;
	case TEXT_FIELD_SIMPLE:
		buf_clear(&text->instruction);
		buf_append(&text->instruction, get(attributes, SV("instr")));
		tell_instruction(text);
		break;
	case TEXT_BREAK:
	case TEXT_HYPHEN:
	case TEXT_TAB: take_mark(text, level->kind); break;
	case TEXT_SYMBOL: tell_symbol(text, attributes); break;
	case TEXT_PICTURE:
	case TEXT_SHAPE:
	case TEXT_LIST_ITEM: tell_beside(text, attributes); break;
	case TEXT_SLIDE: open_slide(text, attributes); break;
	case TEXT_SKIPPED: level->skip = FLOW_SKIPPED; break;
	default: break;
	}
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct text_case *text = context;
	struct attributes all = { attributes, count };
	struct flow_level *level = flow_push(text->flow, ooxml_kind(name));

	if (!level)
		return;
	if (level->skip == FLOW_OTHER_CHOICE && level->kind == TEXT_MERGE)
		set_merge(text, &all, false);
	if (level->skip != FLOW_TOLD)
		return;
	if (is_properties(flow_outer(text->flow)->kind) && level->kind != TEXT_LINK_HERE && level->kind != TEXT_SKIPPED)
		take_property(text, level->kind, &all);
	else
		take_open(text, level, &all);
}

static void on_text(void *context, struct sv letters)
{
	struct text_case *text = context;
	const struct flow_level *level = flow_top(text->flow);

	if (level->skip != FLOW_TOLD)
		return;
	if (level->kind == TEXT_LETTERS || level->kind == TEXT_VALUE || level->kind == TEXT_DELETED_LETTERS ||
	    (level->kind == TEXT_COMMENT_LETTERS && level->is_comment))
		flow_text(text->flow, letters);
	else if (level->kind == TEXT_INSTRUCTION)
		buf_append(&text->instruction, letters);
}

static void on_close(void *context, struct sv name)
{
	struct text_case *text = context;
	const struct flow_level *level = flow_top(text->flow);
	bool is_paragraph = level->kind == TEXT_PARAGRAPH && !level->is_comment;

	(void)name;
	flow_pop(text->flow);
	if (is_paragraph)
		reading_pause(text->package->out);
}

static struct ooxml_relations tell_part(struct ooxml *package, const struct ooxml_text_input *input)
{
	struct text_case text = { .package = package, .input = input };

	text.relations = ooxml_relations(package, input->part);
	if (input->styles)
		word_merges_read(&text.merges, package, input->part);
	text.flow = flow_new(package->out);
	buf_init(&text.instruction, LIMIT_CELL_BYTES);
	ooxml_parse(package, input->part, &(struct xml_handler){ &text, on_open, on_text, on_close });
	if (text.instruction.overflow || text.flow->aside.overflow)
		package->faults |= READING_CUT;
	flow_free(text.flow);
	buf_free(&text.instruction);
	return text.relations;
}

static bool is_drawn(struct sv kind)
{
	return sv_eq(kind, SV("chart")) || sv_eq(kind, SV("chartEx")) || sv_eq(kind, SV("diagramData"));
}

/* Charts and diagrams; a slide has ended before they come, so that it is opened once more. */
static void tell_drawn(struct ooxml *package, const struct ooxml_text_input *input,
		       const struct ooxml_relations *relations)
{
	for (size_t i = 0; i < relations->count; i++) {
		if (!is_drawn(relations->items[i].kind) || !ooxml_is_new(package, relations->items[i].target))
			continue;
		if (input->is_slide)
			reading_open(package->out, READING_PART, &input->open);
		tell_part(package, &(struct ooxml_text_input){ .part = relations->items[i].target });
		if (input->is_slide)
			reading_close(package->out);
	}
}

struct ooxml_relations ooxml_tell_text(struct ooxml *package, const struct ooxml_text_input *input)
{
	struct ooxml_relations relations = { NULL, 0 };
	bool is_part = input->open.name.len && !input->is_slide;

	if (!ooxml_is_new(package, input->part))
		return relations;
	if (is_part)
		reading_open(package->out, READING_PART, &input->open);
	relations = tell_part(package, input);
	tell_drawn(package, input, &relations);
	if (is_part)
		reading_close(package->out);
	return relations;
}

static int take_member(void *context, struct sv bytes, bool is_last)
{
	(void)is_last;
	reading_text(context, bytes);
	return 0;
}

void ooxml_tell_embedded(struct ooxml *package, const struct ooxml_relations *relations)
{
	for (size_t i = 0; i < relations->count; i++) {
		const struct ooxml_relation *relation = &relations->items[i];
		bool is_file = sv_eq(relation->kind, SV("package")) || sv_eq(relation->kind, SV("oleObject")) ||
			       sv_eq(relation->kind, SV("aFChunk"));
		if (!is_file || relation->is_external || !ooxml_is_new(package, relation->target))
			continue;
		reading_open(package->out, READING_MEMBER,
			     &(struct reading_open){ .name = ooxml_spelling(package, relation->target) });
		ooxml_read(package, relation->target, take_member, package->out);
		reading_close(package->out);
	}
}
