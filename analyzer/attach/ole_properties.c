#include "attach/code_page.h"
#include "attach/ole_formats.h"
#include "base/limits.h"
#include "base/little_endian.h"

/* Property sets ([MS-OLEPS]): a list of formats, each a section with a list of properties by number. */
enum { SETS_COUNT = 24, SETS_FIRST = 28, FORMAT_BYTES = 16, SETS_ENTRY = 20, SECTION_FIRST = 8, SECTION_ENTRY = 8 };
enum { ID_NAMES = 0, ID_CODE_PAGE = 1, ID_TITLE = 2 };
enum { TYPE_INT16 = 2, TYPE_INT32 = 3, TYPE_STRING = 0x1e, TYPE_WIDE_STRING = 0x1f };

#define CUSTOM_FORMAT SV("\x05\xd5\xcd\xd5\x9c\x2e\x1b\x10\x93\x97\x08\x00\x2b\x2c\xf9\xae")

struct section {
	struct sv bytes;
	struct code_page *page;
	bool is_wide;             /* its code page is UTF-16 */
	const char *const *names; /* by number; NULL: the section has names of its own */
	size_t name_count;
};

/* As the newer formats call them. */
static const char *const summary_names[] = { NULL,       NULL,          "title",    "subject",       "creator",
					     "keywords", "description", "Template", "lastModifiedBy" };
static const char *const document_names[] = { NULL, NULL, "category", NULL, NULL, NULL, NULL,      NULL,
					      NULL, NULL, NULL,       NULL, NULL, NULL, "Manager", "Company" };

/* The value of a property, as text; nothing if it is of another type. */
static void append_value(struct buf *out, const struct section *section, size_t at)
{
	struct sv value = sv_skip(section->bytes, at);
	size_t length = le32(value, 4);

	switch (le16(value, 0)) {
	case TYPE_STRING: code_page_append(section->page, out, sv_slice(value, 8, 8 + length)); break;
	case TYPE_WIDE_STRING: utf16_append(out, sv_slice(value, 8, 8 + 2 * length)); break;
	case TYPE_INT32:
		if (!section->names)
			buf_printf(out, "%ld", (long)(int32_t)le32(value, 4));
		break;
	default: break;
	}
}

/* The name that the section's dictionary gives a property. */
static void append_name(struct buf *out, const struct section *section, size_t dictionary, uint32_t id)
{
	size_t at = dictionary + 4;

	for (uint32_t left = le32(section->bytes, dictionary); left && at < section->bytes.len; left--) {
		size_t length = le32(section->bytes, at + 4) * (section->is_wide ? (size_t)2 : 1);
		if (le32(section->bytes, at) == id) {
			code_page_append(section->page, out, sv_slice(section->bytes, at + 8, at + 8 + length));
			return;
		}
		at += 8 + length;
		if (section->is_wide)
			at = (at + 3) & ~(size_t)3;
	}
}

/* Offset of a property in its section; 0 if it is not there. */
static size_t find_property(struct sv section, uint32_t id)
{
	size_t count = le32(section, 4);

	for (size_t i = 0; i < count && SECTION_FIRST + SECTION_ENTRY * i < section.len && i < LIMIT_PROPERTIES; i++)
		if (le32(section, SECTION_FIRST + SECTION_ENTRY * i) == id)
			return le32(section, SECTION_FIRST + SECTION_ENTRY * i + 4);
	return 0;
}

static void tell_property(struct reading *out, const struct section *section, uint32_t id, size_t at)
{
	struct buf name;
	struct buf value;

	buf_init(&name, READING_NAME_BYTES);
	buf_init(&value, LIMIT_DOCUMENT_BYTES);
	append_value(&value, section, at);
	if (!section->names)
		append_name(&name, section, find_property(section->bytes, ID_NAMES), id);
	else if (id < section->name_count && section->names[id])
		buf_append(&name, sv_from(section->names[id]));
	bool is_title = section->names == summary_names && id == ID_TITLE;
	if (name.len && !sv_eq(buf_view(&name), SV("KSOProductBuildVer")))
		reading_put(out, is_title ? READING_TITLE : READING_PROPERTY, buf_view(&name), buf_view(&value));
	buf_free(&name);
	buf_free(&value);
}

static void tell_section(struct reading *out, struct section *section)
{
	size_t code_page = find_property(section->bytes, ID_CODE_PAGE);
	size_t count = le32(section->bytes, 4);
	unsigned number = code_page ? le16(section->bytes, code_page + 4) : 1252;

	section->is_wide = number == 1200;
	section->page = code_page_new(number);
	for (size_t i = 0; i < count && SECTION_FIRST + SECTION_ENTRY * i < section->bytes.len && i < LIMIT_PROPERTIES;
	     i++) {
		size_t entry = SECTION_FIRST + SECTION_ENTRY * i;
		uint32_t id = le32(section->bytes, entry);
		if (id > ID_CODE_PAGE && id < 0x80000000u)
			tell_property(out, section, id, le32(section->bytes, entry + 4));
	}
	code_page_free(section->page);
}

static void tell_set(struct reading *out, struct sv bytes, const char *const *names, size_t name_count)
{
	size_t count = le32(bytes, SETS_COUNT);

	for (size_t i = 0; i < count && i < 2; i++) { /* there are no more in the two sets */
		struct sv entry = sv_skip(bytes, SETS_FIRST + SETS_ENTRY * i);
		bool is_custom = sv_eq(sv_slice(entry, 0, FORMAT_BYTES), CUSTOM_FORMAT);
		if (entry.len < SETS_ENTRY || (i > 0 && !is_custom))
			return;
		struct section section = { .bytes = sv_skip(bytes, le32(entry, FORMAT_BYTES)),
					   .names = is_custom ? NULL : names,
					   .name_count = name_count };
		tell_section(out, &section);
	}
}

unsigned ole_tell_properties(struct reading *out, struct ole *ole, uint32_t storage)
{
	static const struct {
		struct sv stream;
		const char *const *names;
		size_t count;
	} sets[] = {
		{ SV("\5SummaryInformation"), summary_names, sizeof summary_names / sizeof *summary_names },
		{ SV("\5DocumentSummaryInformation"), document_names, sizeof document_names / sizeof *document_names },
	};
	struct buf bytes;

	buf_init(&bytes, LIMIT_DOCUMENT_BYTES);
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		buf_clear(&bytes);
		uint32_t stream = ole_find(ole, storage, sets[i].stream);
		if (stream != OLE_NONE && ole_read(ole, &bytes, stream) == 0)
			tell_set(out, buf_view(&bytes), sets[i].names, sets[i].count);
	}
	buf_free(&bytes);
	return 0;
}
