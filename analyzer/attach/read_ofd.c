/* OFD, the national format for documents that do not change: what OFD.xml names, page by page. */
#include <stdlib.h>

#include "attach/ofd_page.h"
#include "attach/reader.h"
#include "base/buf.h"
#include "base/limits.h"

/* A place that a part names, by an element or an attribute. */
struct place_named {
	struct sv id; /* of a page or template; else the name of an attachment */
	struct sv part;
};

/* What is collected of one part. */
struct ofd {
	struct ooxml *package;
	struct sv folder;   /* of the part that is read */
	struct buf text;    /* of the element that is open */
	struct sv name;     /* of the property, attachment */
	size_t information; /* depth of elements inside DocInfo or another part that is all properties */
	VEC(struct place_named, roots);
	VEC(struct place_named, pages);
	VEC(struct place_named, templates);
	VEC(struct place_named, annotations);
	VEC(struct place_named, attachments);
	VEC(struct place_named, tags);
	VEC(struct place_named, lists); /* parts that name others, and resources: Annotations.xml … */
};

static struct sv folder_of(struct sv part)
{
	size_t slash = sv_rchr(part, '/');

	return sv_slice(part, 0, slash == SV_NONE ? 0 : slash + 1);
}

/* The part at a place; some programs write places from the root. */
static struct sv find_part(const struct ofd *ofd, struct sv place)
{
	place = sv_slice(sv_trim(place), 0, READING_NAME_BYTES);
	struct sv part = ooxml_resolve(ofd->package, ofd->folder, place);

	return ooxml_has(ofd->package, part) ? part : ooxml_resolve(ofd->package, SV(""), place);
}

#define add_place(ofd, list, name, place)                                                                    \
	do {                                                                                                 \
		if ((list).count == LIMIT_RELATIONS)                                                         \
			(ofd)->package->faults |= READING_CUT;                                               \
		else                                                                                         \
			*vec_push((ofd)->package->arena, &(list)) = (struct place_named){ (name), (place) }; \
	} while (0)

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct ofd *ofd = context;
	struct arena *arena = ofd->package->arena;
	struct sv id = xml_attribute(attributes, count, SV("ID"));
	struct sv base = xml_attribute(attributes, count, SV("BaseLoc"));
	struct sv custom = xml_attribute(attributes, count, SV("Name"));

	buf_clear(&ofd->text);
	if (ofd->information || sv_eq(name, SV("DocInfo")))
		ofd->information++;
	if (ofd->information || custom.len)
		ofd->name = arena_copy(arena, custom.len ? custom : name);
	if (base.len && sv_eq(name, SV("Page")))
		add_place(ofd, ofd->pages, arena_copy(arena, id), find_part(ofd, base));
	else if (base.len && sv_eq(name, SV("TemplatePage")))
		add_place(ofd, ofd->templates, arena_copy(arena, id), find_part(ofd, base));
}

static void on_text(void *context, struct sv text)
{
	struct ofd *ofd = context;

	buf_append(&ofd->text, text);
}

static void tell_property(struct ofd *ofd, struct sv text)
{
	static const char *const others[] = { "DocID", "Creator", "CreatorVersion", "DocUsage" };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (sv_eq(ofd->name, sv_from(others[i])))
			return;
	bool is_title = sv_eq(ofd->name, SV("Title"));
	reading_put(ofd->package->out, is_title ? READING_TITLE : READING_PROPERTY, ofd->name, text);
}

static void on_close(void *context, struct sv name)
{
	struct ofd *ofd = context;
	struct sv text = sv_trim(buf_view(&ofd->text));

	if (ofd->information) {
		ofd->information--;
		tell_property(ofd, text);
	} else if (text.len && sv_eq(name, SV("DocRoot"))) {
		add_place(ofd, ofd->roots, SV(""), find_part(ofd, text));
	} else if (text.len && sv_eq(name, SV("FileLoc"))) {
		add_place(ofd, ofd->attachments, ofd->name, find_part(ofd, text));
	} else if (text.len &&
		   (sv_eq(name, SV("Annotations")) || sv_eq(name, SV("Attachments")) || sv_eq(name, SV("CustomTags")) ||
		    sv_eq(name, SV("PublicRes")) || sv_eq(name, SV("DocumentRes")))) {
		add_place(ofd, ofd->lists, arena_copy(ofd->package->arena, name), find_part(ofd, text));
	}
	buf_clear(&ofd->text);
}

static void read_part(struct ofd *ofd, struct sv part)
{
	if (!ooxml_is_new(ofd->package, part))
		return;
	ofd->folder = folder_of(part);
	ofd->information = 0;
	ofd->name = SV("");
	ooxml_parse(ofd->package, part, &(struct xml_handler){ ofd, on_open, on_text, on_close });
}

static struct sv find_template(const struct ofd *ofd, struct sv id)
{
	for (size_t i = 0; i < ofd->templates.count && i < LIMIT_TEMPLATES; i++)
		if (sv_eq(ofd->templates.items[i].id, id))
			return ofd->templates.items[i].part;
	return SV("");
}

/* A page with the templates that lie below it. */
static void tell_page(struct ofd *ofd, struct sv part, struct sv name, bool is_hidden)
{
	enum { MOST_TEMPLATES = 8 };
	struct ofd_page page = { .package = ofd->package, .arena = arena_new() };

	(void)ooxml_is_new(ofd->package, part);
	reading_open(ofd->package->out, READING_PART, &(struct reading_open){ .name = name, .hidden = is_hidden });
	ofd_page_read(&page, part);
	size_t count = page.templates.count < MOST_TEMPLATES ? page.templates.count : MOST_TEMPLATES;
	for (size_t i = 0; i < count; i++) {
		struct sv template = find_template(ofd, page.templates.items[i]);
		(void)ooxml_is_new(ofd->package, template);
		ofd_page_read(&page, template);
	}
	ofd_page_tell(&page);
	reading_close(ofd->package->out);
	reading_pause(ofd->package->out);
	arena_free(page.arena);
}

static void tell_pages(struct ofd *ofd)
{
	for (size_t i = 0; i < ofd->pages.count; i++) {
		struct sv part = ofd->pages.items[i].part;
		if (ooxml_has(ofd->package, part))
			tell_page(ofd, part, arena_printf(ofd->package->arena, "page %zu", i + 1), false);
		else
			ofd->package->faults |= READING_CORRUPT;
	}
}

/* Remarks and parameters of annotations. */
static void open_annotation(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct ofd *ofd = context;

	(void)name;
	(void)attributes;
	(void)count;
	buf_clear(&ofd->text);
}

static void close_annotation(void *context, struct sv name)
{
	struct ofd *ofd = context;

	if (sv_eq(name, SV("Remark")) || sv_eq(name, SV("Parameter")))
		reading_put(ofd->package->out, READING_COMMENT, SV(""), sv_trim(buf_view(&ofd->text)));
	buf_clear(&ofd->text);
}

static void tell_annotation(struct ofd *ofd, struct sv part)
{
	struct xml_handler handler = { ofd, open_annotation, on_text, close_annotation };

	reading_open(ofd->package->out, READING_PART, &(struct reading_open){ .name = SV("annotations") });
	ooxml_parse(ofd->package, part, &handler);
	reading_close(ofd->package->out);
	tell_page(ofd, part, SV("annotations"), false);
}

static int take_member(void *context, struct sv bytes, bool is_last)
{
	(void)is_last;
	reading_text(context, bytes);
	return 0;
}

static void tell_attachment(struct ofd *ofd, const struct place_named *file)
{
	struct sv name = file->part;
	size_t slash = sv_rchr(name, '/');
	size_t dot = sv_rchr(name, '.');

	name = slash == SV_NONE ? name : sv_skip(name, slash + 1);
	if (file->id.len)
		name = file->id;
	if (sv_chr(name, '.', 0) == SV_NONE && dot != SV_NONE)
		name = arena_printf(ofd->package->arena, "%.*s%.*s", SV_ARG(name), SV_ARG(sv_skip(file->part, dot)));
	reading_open(ofd->package->out, READING_MEMBER, &(struct reading_open){ .name = name });
	ooxml_read(ofd->package, file->part, take_member, ofd->package->out);
	reading_close(ofd->package->out);
}

/* A part that holds data of the document, apart from its pages. */
static void tell_tags(struct ofd *ofd, struct sv part)
{
	unsigned faults = ofd->package->faults;

	ofd->information = 1;
	ofd->name = SV("");
	ooxml_parse(ofd->package, part, &(struct xml_handler){ ofd, on_open, on_text, on_close });
	ofd->information = 0;
	/* Of a widespread program they are no XML: <:eInvoice xmlns:="">. No reader of documents minds. */
	ofd->package->faults = (ofd->package->faults & ~(unsigned)READING_CORRUPT) | faults;
}

/* Graphics that pages are put together from; converters put whole pages there. */
static void tell_graphics(struct ofd *ofd, struct sv part)
{
	if (ooxml_is_new(ofd->package, part))
		tell_page(ofd, part, SV("graphics"), false);
}

static void tell_list(struct ofd *ofd, const struct place_named *list)
{
	if (sv_ends(list->id, SV("Res"))) {
		tell_graphics(ofd, list->part);
		return;
	}
	ofd->attachments.count = 0;
	read_part(ofd, list->part);
	for (size_t i = 0; i < ofd->attachments.count; i++) {
		const struct place_named *file = &ofd->attachments.items[i];
		if (!ooxml_is_new(ofd->package, file->part))
			continue;
		if (sv_eq(list->id, SV("Annotations")))
			tell_annotation(ofd, file->part);
		else if (sv_eq(list->id, SV("Attachments")))
			tell_attachment(ofd, file);
		else
			tell_tags(ofd, file->part);
	}
}

/* Pages of older versions stay in the file. */
static void tell_unused(struct ofd *ofd)
{
	for (size_t i = 0; i < ofd->package->names.count; i++) {
		const struct ooxml_name *name = &ofd->package->names.items[i];
		if (!name->is_told && sv_ends(name->name, SV("/content.xml")))
			tell_page(ofd, name->name, SV("unused page"), true);
	}
}

static void tell(struct ofd *ofd)
{
	read_part(ofd, SV("ofd.xml"));
	for (size_t i = 0; i < ofd->roots.count; i++) {
		ofd->templates.count = ofd->pages.count = ofd->lists.count = 0;
		read_part(ofd, ofd->roots.items[i].part);
		tell_pages(ofd);
		for (size_t j = 0; j < ofd->lists.count; j++)
			tell_list(ofd, &ofd->lists.items[j]);
	}
	if (!ofd->roots.count)
		ofd->package->faults |= READING_CORRUPT;
	tell_unused(ofd);
}

/* What the standard on encryption of this format puts beside the documents. */
static bool is_encrypted(const struct ooxml *package)
{
	return ooxml_has(package, SV("encryptions.xml")) || ooxml_has(package, SV("decryptseed.dat"));
}

unsigned read_ofd(struct reading *out, struct sv bytes)
{
	struct ooxml package;
	struct ofd ofd = { .package = &package };

	buf_init(&ofd.text, LIMIT_CELL_BYTES);
	if (ooxml_open(&package, out, bytes) == 0) {
		if (is_encrypted(&package))
			package.faults |= READING_ENCRYPTED;
		else
			tell(&ofd);
	}
	buf_free(&ofd.text);
	return ooxml_close(&package);
}
