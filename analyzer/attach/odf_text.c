/* The elements of an OpenDocument part, as a stack of levels. */
#include <stdio.h>
#include <stdlib.h>

#include "attach/odf.h"

enum odf_kind {
	ODF_OTHER,
	ODF_BREAK,
	ODF_CELL,
	ODF_COLUMN,
	ODF_COMMENT,
	ODF_COVERED,
	ODF_DECLARED,
	ODF_DELETED,
	ODF_DISPLAY,
	ODF_FOOTER,
	ODF_HEADER,
	ODF_HEADER_ROWS,
	ODF_HEADING,
	ODF_HIDDEN_TEXT,
	ODF_LINK,
	ODF_MASTER,
	ODF_NOTES,
	ODF_PARAGRAPH,
	ODF_ROW,
	ODF_RUBY,
	ODF_SECTION,
	ODF_SHEETS,
	ODF_SIGNED,
	ODF_SKIPPED,
	ODF_SLIDE,
	ODF_SPACES,
	ODF_SPAN,
	ODF_STYLE,
	ODF_TAB,
	ODF_TABLE,
};

struct odf_level {
	enum odf_kind kind;
	uint8_t opened; /* elements that were told for it */
	bool is_text;   /* what its characters say is told */
	bool is_skipped;
	bool is_hidden;  /* in something that is told as hidden */
	bool is_comment; /* in a comment: text only */
};

struct odf_text {
	struct ooxml *package;
	struct reading *out;
	struct odf_styles *styles;
	struct odf_table *table;
	uint32_t spanned; /* rows, by all tables */
	bool is_sheets;
	unsigned slides;
	struct sv family; /* of the style that is open */
	struct sv style;
	size_t depth;
	struct odf_level levels[LIMIT_XML_DEPTH + 1]; /* the first stands for the document */
};

static int compare_name(const void *key, const void *item)
{
	return sv_compare(*(const struct sv *)key, sv_from(*(const char *const *)item));
}

/* Names of elements without their prefixes, sorted, and what they are. */
static enum odf_kind kind_of(struct sv name)
{
	static const struct {
		const char *name;
		enum odf_kind kind;
	} names[] = {
		{ "a", ODF_LINK },
		{ "annotation", ODF_COMMENT },
		{ "binary-data", ODF_SKIPPED },
		{ "change-info", ODF_SKIPPED },
		{ "covered-table-cell", ODF_COVERED },
		{ "creator", ODF_SIGNED },
		{ "date", ODF_SIGNED },
		{ "deletion", ODF_DELETED },
		{ "desc", ODF_HIDDEN_TEXT },
		{ "drawing-page-properties", ODF_DISPLAY },
		{ "event-listeners", ODF_SKIPPED },
		{ "footer", ODF_FOOTER },
		{ "footer-decl", ODF_DECLARED },
		{ "footer-first", ODF_FOOTER },
		{ "footer-left", ODF_FOOTER },
		{ "h", ODF_HEADING },
		{ "header", ODF_HEADER },
		{ "header-decl", ODF_DECLARED },
		{ "header-first", ODF_HEADER },
		{ "header-left", ODF_HEADER },
		{ "hidden-paragraph", ODF_HIDDEN_TEXT },
		{ "hidden-text", ODF_HIDDEN_TEXT },
		{ "line-break", ODF_BREAK },
		{ "master-page", ODF_MASTER },
		{ "note-citation", ODF_SKIPPED },
		{ "notes", ODF_NOTES },
		{ "p", ODF_PARAGRAPH },
		{ "page", ODF_SLIDE },
		{ "ruby-text", ODF_RUBY },
		{ "s", ODF_SPACES },
		{ "script", ODF_SKIPPED },
		{ "section", ODF_SECTION },
		{ "section-properties", ODF_DISPLAY },
		{ "span", ODF_SPAN },
		{ "spreadsheet", ODF_SHEETS },
		{ "style", ODF_STYLE },
		{ "tab", ODF_TAB },
		{ "table", ODF_TABLE },
		{ "table-cell", ODF_CELL },
		{ "table-column", ODF_COLUMN },
		{ "table-header-rows", ODF_HEADER_ROWS },
		{ "table-properties", ODF_DISPLAY },
		{ "table-row", ODF_ROW },
		{ "text-properties", ODF_DISPLAY },
		{ "title", ODF_HIDDEN_TEXT },
		{ "tracked-changes", ODF_DELETED },
	};
	const char *const *found =
	    bsearch(&name, &names[0].name, sizeof names / sizeof *names, sizeof *names, compare_name);

	return found ? names[((const char *)found - (const char *)names) / sizeof *names].kind : ODF_OTHER;
}

/* Tells an element, and what it stands in if that was not told yet. */
static void tell_open(struct odf_text *text, enum reading_element element, const struct reading_open *open)
{
	odf_table_settle(text->table);
	reading_open(text->out, element, open);
	text->levels[text->depth].opened++;
}

static void tell_letters(struct odf_text *text, struct sv letters)
{
	const struct odf_level *level = &text->levels[text->depth];
	struct odf_table *table = text->table;

	if (!level->is_text || level->is_skipped)
		return;
	if (table && table->is_in_cell && table->is_number && !level->is_comment) {
		buf_append(&table->text, letters);
		return;
	}
	odf_table_settle(table);
	reading_text(text->out, letters);
}

static void open_hidden(struct odf_text *text)
{
	struct odf_level *level = &text->levels[text->depth];

	if (!level->is_hidden && !level->is_comment)
		tell_open(text, READING_HIDDEN, &(struct reading_open){ .hidden = true });
	level->is_hidden = true;
}

static void open_paragraph(struct odf_text *text, bool is_heading, bool is_hidden)
{
	struct odf_level *level = &text->levels[text->depth];

	level->is_text = true;
	if (level->is_comment || (text->table && text->table->is_in_cell && text->table->is_number))
		return;
	is_hidden |= level->is_hidden;
	level->is_hidden = is_hidden;
	tell_open(text, is_heading ? READING_HEADING : READING_PARAGRAPH,
		  &(struct reading_open){ .hidden = is_hidden });
}

static void open_part(struct odf_text *text, const char *name, bool is_hidden)
{
	tell_open(text, READING_PART, &(struct reading_open){ .name = sv_from(name), .hidden = is_hidden });
	text->levels[text->depth].is_hidden |= is_hidden;
}

static void open_slide(struct odf_text *text, const char *what, bool is_hidden)
{
	char name[32];

	snprintf(name, sizeof name, "slide %u%s", text->slides, what);
	open_part(text, name, is_hidden);
}

static void open_table(struct odf_text *text, struct sv name, bool is_hidden)
{
	bool is_sheet = text->is_sheets && !text->table;

	is_hidden |= text->levels[text->depth].is_hidden;
	if (is_sheet)
		tell_open(text, READING_PART, &(struct reading_open){ .name = name, .hidden = is_hidden });
	tell_open(text, READING_TABLE, &(struct reading_open){ .name = is_sheet ? name : SV(""), .hidden = is_hidden });
	text->table = odf_table_new(text->out, text->table, &text->spanned);
}

static void open_link(struct odf_text *text, struct sv address)
{
	const struct odf_level *level = &text->levels[text->depth];
	bool is_in_number = text->table && text->table->is_in_cell && text->table->is_number;

	if (!address.len || address.data[0] == '#' || level->is_comment || is_in_number)
		return;
	tell_open(text, READING_LINK, &(struct reading_open){ .name = address });
}

static void open_spaces(struct odf_text *text, struct sv digits)
{
	enum { MOST = 256 };
	uint32_t count = sv_number(digits, MOST);

	for (uint32_t i = 0; i < count || i == 0; i++)
		tell_letters(text, SV(" "));
}

/* A style says that what has it is not shown. */
static void see_style(struct odf_text *text, const struct xml_attribute *attributes, size_t count)
{
	struct sv display = xml_attribute(attributes, count, SV("display"));
	struct sv visibility = xml_attribute(attributes, count, SV("visibility"));

	if (text->style.len &&
	    (sv_eq(display, SV("none")) || sv_eq(display, SV("false")) || sv_eq(visibility, SV("hidden"))))
		odf_styles_add(text->styles, text->family, text->style);
}

static bool hides_section(const struct odf_text *text, const struct xml_attribute *attributes, size_t count)
{
	return sv_eq(xml_attribute(attributes, count, SV("display")), SV("none")) ||
	       sv_eq(xml_attribute(attributes, count, SV("is-hidden")), SV("true")) ||
	       odf_styles_hide(text->styles, "section", xml_attribute(attributes, count, SV("style-name")));
}

static void open_style(struct odf_text *text, const struct xml_attribute *attributes, size_t count)
{
	struct arena *arena = text->styles->arena;

	text->family = arena_copy(arena, xml_attribute(attributes, count, SV("family")));
	text->style = arena_copy(arena, xml_attribute(attributes, count, SV("name")));
}

static void open_in_table(struct odf_text *text, enum odf_kind kind, const struct xml_attribute *attributes,
			  size_t count)
{
	switch (kind) {
	case ODF_COLUMN: odf_table_column(text->table, attributes, count); break;
	case ODF_HEADER_ROWS: text->table->is_header = true; break;
	case ODF_ROW: odf_table_open_row(text->table, attributes, count); break;
	default: odf_table_open_cell(text->table, kind == ODF_COVERED, attributes, count); break;
	}
}

static void open_level(struct odf_text *text, enum odf_kind kind, const struct xml_attribute *attributes, size_t count)
{
	struct sv style = xml_attribute(attributes, count, SV("style-name"));

	switch (kind) {
	case ODF_COLUMN:
	case ODF_HEADER_ROWS:
	case ODF_ROW:
	case ODF_CELL:
	case ODF_COVERED:
		if (text->table)
			open_in_table(text, kind, attributes, count);
		break;
	case ODF_PARAGRAPH:
	case ODF_HEADING:
		open_paragraph(text, kind == ODF_HEADING, odf_styles_hide(text->styles, "paragraph", style));
		break;
	case ODF_DECLARED: open_paragraph(text, false, false); break;
	case ODF_SPAN:
		if (odf_styles_hide(text->styles, "text", style))
			open_hidden(text);
		break;
	case ODF_HIDDEN_TEXT:
		text->levels[text->depth].is_text = true;
		open_hidden(text);
		tell_letters(text, xml_attribute(attributes, count, SV("string-value")));
		break;
	case ODF_RUBY: open_hidden(text); break;
	case ODF_LINK: open_link(text, xml_attribute(attributes, count, SV("href"))); break;
	case ODF_SPACES: open_spaces(text, xml_attribute(attributes, count, SV("c"))); break;
	case ODF_TAB: tell_letters(text, SV("\t")); break;
	case ODF_BREAK: tell_letters(text, SV("\n")); break;
	case ODF_COMMENT:
		tell_open(text, READING_COMMENT, &(struct reading_open){ .row = 0 });
		text->levels[text->depth].is_comment = true;
		break;
	case ODF_DELETED:
		if (!text->levels[text->depth].is_hidden)
			open_part(text, "tracked changes", true);
		break;
	case ODF_SECTION: text->levels[text->depth].is_hidden |= hides_section(text, attributes, count); break;
	case ODF_HEADER: open_part(text, "header", false); break;
	case ODF_FOOTER: open_part(text, "footer", false); break;
	case ODF_NOTES: open_slide(text, " notes", true); break;
	case ODF_SLIDE:
		text->slides++;
		open_slide(text, "", odf_styles_hide(text->styles, "drawing-page", style));
		break;
	case ODF_SHEETS: text->is_sheets = true; break;
	case ODF_TABLE:
		open_table(text, xml_attribute(attributes, count, SV("name")),
			   odf_styles_hide(text->styles, "table", style));
		break;
	case ODF_STYLE: open_style(text, attributes, count); break;
	case ODF_DISPLAY: see_style(text, attributes, count); break;
	case ODF_SIGNED: /* of a comment, not a field of the text */
		text->levels[text->depth].is_skipped = text->levels[text->depth].is_comment;
		break;
	case ODF_MASTER: open_part(text, "master page", false); break;
	case ODF_SKIPPED: text->levels[text->depth].is_skipped = true; break;
	default: break;
	}
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct odf_text *text = context;
	const struct odf_level *outer = &text->levels[text->depth];

	if (text->depth == LIMIT_XML_DEPTH)
		return;
	text->levels[++text->depth] = (struct odf_level){ .kind = kind_of(name),
							  .is_text = outer->is_text,
							  .is_skipped = outer->is_skipped,
							  .is_hidden = outer->is_hidden,
							  .is_comment = outer->is_comment };
	if (!outer->is_skipped)
		open_level(text, text->levels[text->depth].kind, attributes, count);
}

static void on_text(void *context, struct sv letters)
{
	tell_letters(context, letters);
}

static void close_table(struct odf_text *text)
{
	struct odf_table *outer = text->table ? text->table->outer : NULL;

	if (!text->table)
		return;
	odf_table_close_cell(text->table);
	odf_table_free(text->table);
	text->table = outer;
}

static void close_level(struct odf_text *text, const struct odf_level *level)
{
	switch (level->kind) {
	case ODF_STYLE: text->style = SV(""); break;
	case ODF_HEADER_ROWS:
		if (text->table)
			text->table->is_header = false;
		break;
	case ODF_ROW:
		if (text->table)
			odf_table_close_row(text->table);
		break;
	case ODF_CELL:
	case ODF_COVERED:
		if (text->table)
			odf_table_close_cell(text->table);
		break;
	case ODF_PARAGRAPH:
		if (level->is_comment)
			reading_text(text->out, SV("\n"));
		break;
	case ODF_TABLE: close_table(text); break;
	default: break;
	}
}

static void on_close(void *context, struct sv name)
{
	struct odf_text *text = context;
	struct odf_level *level = &text->levels[text->depth];

	(void)name;
	if (!text->depth)
		return;
	if (!level->is_skipped)
		close_level(text, level);
	for (; level->opened; level->opened--)
		reading_close(text->out);
	text->depth--;
	if ((level->kind == ODF_PARAGRAPH || level->kind == ODF_SLIDE) && !text->table)
		reading_pause(text->out);
}

void odf_text_tell(struct ooxml *package, struct odf_styles *styles, struct sv part)
{
	struct odf_text *text = calloc(1, sizeof *text);

	if (!text)
		abort();
	text->package = package;
	text->out = package->out;
	text->styles = styles;
	ooxml_parse(package, part, &(struct xml_handler){ text, on_open, on_text, on_close });
	while (text->depth)
		on_close(text, SV(""));
	free(text);
}
