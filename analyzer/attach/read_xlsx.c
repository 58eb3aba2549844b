#include "attach/ooxml_text.h"
#include "attach/reader.h"
#include "attach/sheet.h"
#include "attach/xlsb.h"

struct workbook_case {
	struct sheet_book book;
	struct ooxml_relations relations;
};

static bool is_true(struct sv value)
{
	return sv_eq(value, SV("1")) || sv_eq(value, SV("true"));
}

/* Comments and drawings of a sheet. */
static void tell_beside(struct ooxml *package, const struct ooxml_relations *relations, struct sv name)
{
	for (size_t i = 0; i < relations->count; i++) {
		const struct ooxml_relation *relation = &relations->items[i];
		bool is_comments =
		    sv_eq(relation->kind, SV("comments")) || sv_eq(relation->kind, SV("threadedComment"));
		if (!is_comments && !sv_eq(relation->kind, SV("drawing")))
			continue;
		if (is_comments)
			reading_open(package->out, READING_TABLE, &(struct reading_open){ .name = name });
		struct ooxml_relations its =
		    ooxml_tell_text(package, &(struct ooxml_text_input){ .part = relation->target, .sheet = name });
		if (is_comments)
			reading_close(package->out);
		ooxml_tell_outside(package, &its);
	}
	ooxml_tell_outside(package, relations);
	ooxml_tell_embedded(package, relations);
}

static void tell_sheet(struct workbook_case *workbook, struct sv part, struct sv name, bool is_hidden)
{
	struct ooxml *package = workbook->book.package;

	if (!ooxml_is_new(package, part)) {
		package->faults |= READING_CORRUPT;
		return;
	}
	reading_open(package->out, READING_PART, &(struct reading_open){ .name = name, .hidden = is_hidden });
	sheet_tell(&workbook->book, part, name);
	struct ooxml_relations relations = ooxml_relations(package, part);
	tell_beside(package, &relations, name);
	reading_close(package->out);
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct workbook_case *workbook = context;

	if (sv_eq(name, SV("workbookPr")))
		workbook->book.from_1904 = is_true(xml_attribute(attributes, count, SV("date1904")));
	if (!sv_eq(name, SV("sheet")))
		return;
	const struct ooxml_relation *relation = ooxml_related(&workbook->relations, attributes, count);
	struct sv state = xml_attribute(attributes, count, SV("state"));
	bool is_hidden = sv_eq(state, SV("hidden")) || sv_eq(state, SV("veryHidden"));
	struct sv label = sv_slice(xml_attribute(attributes, count, SV("name")), 0, READING_NAME_BYTES);
	if (relation)
		tell_sheet(workbook, relation->target, arena_copy(workbook->book.package->arena, label), is_hidden);
	else
		workbook->book.package->faults |= READING_CORRUPT;
}

/* What sheets refer to comes first. */
static void read_shared(struct workbook_case *workbook)
{
	struct ooxml *package = workbook->book.package;

	for (size_t i = 0; i < workbook->relations.count; i++) {
		const struct ooxml_relation *relation = &workbook->relations.items[i];
		if (sv_eq(relation->kind, SV("styles")) && ooxml_is_new(package, relation->target))
			sheet_styles_read(&workbook->book, relation->target);
		if (sv_eq(relation->kind, SV("sharedStrings")) && ooxml_is_new(package, relation->target) &&
		    !workbook->book.strings.count)
			sheet_strings_read(&workbook->book.strings, package, relation->target);
	}
}

/* Values that were copied in: of pivot tables, and of other workbooks, with where these are. */
static void tell_copies(struct workbook_case *workbook)
{
	struct ooxml *package = workbook->book.package;

	for (size_t i = 0; i < workbook->relations.count; i++) {
		if (sv_eq(workbook->relations.items[i].kind, SV("pivotCacheDefinition")))
			sheet_pivot_tell(package, workbook->relations.items[i].target);
		if (!sv_eq(workbook->relations.items[i].kind, SV("externalLink")))
			continue;
		struct ooxml_text_input input = { .part = workbook->relations.items[i].target,
						  .open = { .name = SV("external workbook"), .hidden = true } };
		struct ooxml_relations relations = ooxml_tell_text(package, &input);
		ooxml_tell_outside(package, &relations);
	}
}

unsigned read_xlsx(struct reading *out, struct sv bytes)
{
	struct ooxml package;

	if (ooxml_open(&package, out, bytes))
		return ooxml_close(&package);
	ooxml_tell_properties(&package);
	struct sv part = ooxml_main_part(&package, SV("xl/workbook.xml"));
	struct workbook_case workbook = { .book = { .package = &package },
					  .relations = ooxml_relations(&package, part) };
	if (sv_ends(part, SV(".bin"))) {
		xlsb_tell(&package, part);
	} else if (!ooxml_has(&package, part)) {
		package.faults |= READING_CORRUPT;
	} else {
		read_shared(&workbook);
		ooxml_parse(&package, part, &(struct xml_handler){ .context = &workbook, .open = on_open });
		tell_copies(&workbook);
		ooxml_tell_outside(&package, &workbook.relations);
		sheet_strings_free(&workbook.book.strings);
	}
	return ooxml_close(&package);
}
