#include "attach/sheet.h"
#include "attach/sheet_number.h"
#include "base/limits.h"

struct styles_case {
	struct sheet_book *book;
	bool is_list;                  /* in the list that cells refer to */
	uint8_t written[LIMIT_STYLES]; /* formats written out, by their number, plus one */
};

static unsigned read_number(struct sv digits)
{
	unsigned number = sv_number(digits, LIMIT_STYLES);

	return number < LIMIT_STYLES ? number : 0;
}

static void add_style(struct styles_case *styles, unsigned id)
{
	struct sheet_book *book = styles->book;
	uint8_t written = styles->written[id];

	if (book->formats.count == LIMIT_STYLES)
		book->package->faults |= READING_CUT;
	else
		*vec_push(book->package->arena, &book->formats) =
		    written ? (uint8_t)(written - 1) : sheet_format_builtin(id);
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct styles_case *styles = context;
	unsigned id = read_number(xml_attribute(attributes, count, SV("numFmtId")));

	if (sv_eq(name, SV("numFmt")))
		styles->written[id] =
		    (uint8_t)(sheet_format_of(xml_attribute(attributes, count, SV("formatCode"))) + 1);
	else if (sv_eq(name, SV("cellXfs")))
		styles->is_list = true;
	else if (sv_eq(name, SV("xf")) && styles->is_list)
		add_style(styles, id);
}

static void on_close(void *context, struct sv name)
{
	struct styles_case *styles = context;

	if (sv_eq(name, SV("cellXfs")))
		styles->is_list = false;
}

void sheet_styles_read(struct sheet_book *book, struct sv part)
{
	struct styles_case styles = { .book = book };

	ooxml_parse(book->package, part,
		    &(struct xml_handler){ .context = &styles, .open = on_open, .close = on_close });
}
