#include "attach/zip_type.h"

#define LOCAL_SIZE      30
#define DIRECTORY_SIZE  46
#define END_SIZE        22
#define LONGEST_COMMENT 65535
#define STREAMED        8 /* flag: the sizes stand behind the data */

#define LOCAL_MARK     SV("PK\x03\x04")
#define DIRECTORY_MARK SV("PK\x01\x02")
#define END_MARK       SV("PK\x05\x06")

enum member {
	HAS_CONTENT_TYPES = 1 << 0,
	HAS_WORD = 1 << 1,
	HAS_SHEET = 1 << 2,
	HAS_SLIDES = 1 << 3,
	HAS_VISIO = 1 << 4,
	HAS_MACROS = 1 << 5,
	HAS_BINARY_SHEET = 1 << 6,
	HAS_OFD = 1 << 7,
	HAS_ANDROID = 1 << 8,
	HAS_JAVA = 1 << 9,
	HAS_XPS = 1 << 10,
};

static const struct {
	const char *name;
	bool is_folder; /* any member below it */
	unsigned tells;
} members[] = {
	{ "[Content_Types].xml", false, HAS_CONTENT_TYPES },
	{ "word/document.xml", false, HAS_CONTENT_TYPES | HAS_WORD },
	{ "xl/workbook.xml", false, HAS_CONTENT_TYPES | HAS_SHEET },
	{ "ppt/presentation.xml", false, HAS_CONTENT_TYPES | HAS_SLIDES },
	{ "word/vbaProject.bin", false, HAS_MACROS },
	{ "xl/vbaProject.bin", false, HAS_MACROS },
	{ "ppt/vbaProject.bin", false, HAS_MACROS },
	{ "xl/workbook.bin", false, HAS_BINARY_SHEET },
	{ "word/", true, HAS_WORD },
	{ "xl/", true, HAS_SHEET },
	{ "ppt/", true, HAS_SLIDES },
	{ "visio/", true, HAS_VISIO },
	{ "OFD.xml", false, HAS_OFD },
	{ "AndroidManifest.xml", false, HAS_ANDROID },
	{ "classes.dex", false, HAS_ANDROID },
	{ "META-INF/MANIFEST.MF", false, HAS_JAVA },
	{ "FixedDocSeq.fdseq", false, HAS_XPS },
	{ "FixedDocumentSequence.fdseq", false, HAS_XPS },
};

#define MEMBER_COUNT (sizeof members / sizeof members[0])

/* What was seen of an archive. */
struct zip {
	struct sv bytes;
	unsigned seen; /* enum member */
	size_t count;
	bool whole;         /* every member was seen */
	struct sv mimetype; /* content of the first member of that name, when stored; else empty */
};

static unsigned read16(struct sv bytes, size_t at)
{
	const unsigned char *p = (const unsigned char *)bytes.data + at;

	return p[0] | (unsigned)p[1] << 8;
}

static uint32_t read32(struct sv bytes, size_t at)
{
	return read16(bytes, at) | (uint32_t)read16(bytes, at + 2) << 16;
}

static bool has_mark(struct sv bytes, size_t at, struct sv mark)
{
	return at <= bytes.len && sv_starts(sv_skip(bytes, at), mark);
}

/* Some Windows programs write backslashes. */
static bool is_name(struct sv name, struct sv known, bool is_folder)
{
	if (is_folder ? name.len < known.len : name.len != known.len)
		return false;
	for (size_t i = 0; i < known.len; i++)
		if ((name.data[i] == '\\' ? '/' : sv_lower(name.data[i])) != sv_lower(known.data[i]))
			return false;
	return true;
}

static void see_member(struct zip *zip, struct sv name)
{
	zip->count++;
	for (size_t i = 0; i < MEMBER_COUNT; i++)
		if (is_name(name, sv_from(members[i].name), members[i].is_folder))
			zip->seen |= members[i].tells;
}

/* Offset of the record behind the directory, or SV_NONE. */
static size_t find_end(struct sv bytes)
{
	size_t lowest = bytes.len > END_SIZE + LONGEST_COMMENT ? bytes.len - END_SIZE - LONGEST_COMMENT : 0;

	for (size_t at = bytes.len < END_SIZE ? 0 : bytes.len - END_SIZE + 1; at-- > lowest;)
		if (has_mark(bytes, at, END_MARK) && at + END_SIZE + read16(bytes, at + 20) <= bytes.len)
			return at;
	return SV_NONE;
}

/* Where the directory begins: just before its end record, wherever the archive itself was put. */
static size_t find_directory(struct sv bytes, size_t end)
{
	uint32_t size = read32(bytes, end + 12);
	uint32_t offset = read32(bytes, end + 16);

	if (size <= end && has_mark(bytes, end - size, DIRECTORY_MARK))
		return end - size;
	return has_mark(bytes, offset, DIRECTORY_MARK) ? offset : SV_NONE;
}

static bool walk_directory(struct zip *zip)
{
	struct sv bytes = zip->bytes;
	size_t end = find_end(bytes);

	if (end == SV_NONE)
		return false;
	zip->whole = read16(bytes, end + 10) == 0;
	if (zip->whole)
		return true;
	size_t at = find_directory(bytes, end);
	if (at == SV_NONE)
		return false;
	while (at + DIRECTORY_SIZE <= bytes.len && has_mark(bytes, at, DIRECTORY_MARK)) {
		size_t name_len = read16(bytes, at + 28);
		see_member(zip, sv_slice(bytes, at + DIRECTORY_SIZE, at + DIRECTORY_SIZE + name_len));
		at += DIRECTORY_SIZE + name_len + read16(bytes, at + 30) + read16(bytes, at + 32);
	}
	zip->whole = true;
	return true;
}

/* For archives that were cut off: from header to header. Where sizes are not known beforehand, the next mark is
 * looked for. */
static void walk_headers(struct zip *zip)
{
	struct sv bytes = zip->bytes;
	size_t at = 0;

	while (at != SV_NONE && at + LOCAL_SIZE <= bytes.len && has_mark(bytes, at, LOCAL_MARK)) {
		size_t name_end = at + LOCAL_SIZE + read16(bytes, at + 26);
		size_t data = name_end + read16(bytes, at + 28);
		uint32_t size = read32(bytes, at + 18);
		see_member(zip, sv_slice(bytes, at + LOCAL_SIZE, name_end));
		if (read16(bytes, at + 6) & STREAMED || size == UINT32_MAX)
			at = sv_find(bytes, LOCAL_MARK, data);
		else
			at = data + size;
	}
}

/* OpenDocument and EPUB files begin with a member that names their type, not compressed. */
static void read_mimetype(struct zip *zip)
{
	struct sv bytes = zip->bytes;

	if (bytes.len < LOCAL_SIZE || !has_mark(bytes, 0, LOCAL_MARK) || read16(bytes, 8) != 0)
		return;
	size_t name_end = LOCAL_SIZE + read16(bytes, 26);
	size_t data = name_end + read16(bytes, 28);
	if (!sv_eq(sv_slice(bytes, LOCAL_SIZE, name_end), SV("mimetype")))
		return;
	size_t size = read32(bytes, 18);
	if (read16(bytes, 6) & STREAMED || size == 0)
		size = 80;
	zip->mimetype = sv_slice(bytes, data, data + size);
}

static struct kind kind_of_mimetype(struct sv text)
{
	static const struct {
		const char *prefix;
		enum media_family family;
		const char *type;
	} known[] = {
		{ "application/vnd.oasis.opendocument.text", MEDIA_WORD, "application/vnd.oasis.opendocument.text" },
		{ "application/vnd.oasis.opendocument.spreadsheet", MEDIA_SHEET,
		  "application/vnd.oasis.opendocument.spreadsheet" },
		{ "application/vnd.oasis.opendocument.presentation", MEDIA_SLIDES,
		  "application/vnd.oasis.opendocument.presentation" },
		{ "application/vnd.oasis.opendocument.graphics", MEDIA_DOCUMENT,
		  "application/vnd.oasis.opendocument.graphics" },
		{ "application/epub+zip", MEDIA_DOCUMENT, "application/epub+zip" },
		{ "application/ofd", MEDIA_OFD, "application/ofd" },
	};

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (sv_starts(text, sv_from(known[i].prefix)))
			return (struct kind){ .family = known[i].family, .type = known[i].type };
	return (struct kind){ .family = MEDIA_UNKNOWN };
}

static struct kind kind_of_office(unsigned seen)
{
	bool macros = seen & HAS_MACROS;

	if (seen & HAS_WORD)
		return kind_of_type(macros ? "application/vnd.ms-word.document.macroEnabled.12"
					   : "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
	if (seen & HAS_BINARY_SHEET)
		return kind_of_type("application/vnd.ms-excel.sheet.binary.macroEnabled.12");
	if (seen & HAS_SHEET)
		return kind_of_type(macros ? "application/vnd.ms-excel.sheet.macroEnabled.12"
					   : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
	if (seen & HAS_SLIDES)
		return kind_of_type(macros
					? "application/vnd.ms-powerpoint.presentation.macroEnabled.12"
					: "application/vnd.openxmlformats-officedocument.presentationml.presentation");
	if (seen & HAS_VISIO)
		return kind_of_type("application/vnd.ms-visio.drawing");
	return (struct kind){ .family = MEDIA_UNKNOWN };
}

static struct kind kind_of_members(const struct zip *zip)
{
	struct kind kind = kind_of_mimetype(zip->mimetype);

	if (kind.family == MEDIA_UNKNOWN && zip->seen & HAS_OFD)
		kind = kind_of_type("application/ofd");
	if (kind.family == MEDIA_UNKNOWN && zip->seen & HAS_CONTENT_TYPES)
		kind = kind_of_office(zip->seen);
	if (kind.family == MEDIA_UNKNOWN && zip->seen & HAS_XPS)
		kind = kind_of_type("application/vnd.ms-xpsdocument");
	if (kind.family == MEDIA_UNKNOWN && zip->seen & HAS_ANDROID)
		kind = kind_of_type("application/vnd.android.package-archive");
	if (kind.family == MEDIA_UNKNOWN && zip->seen & HAS_JAVA)
		kind = kind_of_type("application/java-archive");
	if (kind.family != MEDIA_UNKNOWN)
		return kind;
	return (struct kind){ MEDIA_ARCHIVE, "application/zip", !zip->whole, NULL };
}

bool zip_type_find(struct kind *out, struct sv bytes)
{
	struct zip zip = { .bytes = bytes };

	if (!sv_starts(bytes, LOCAL_MARK) && !sv_starts(bytes, END_MARK) && !sv_starts(bytes, SV("PK\x07\x08PK")))
		return false;
	if (sv_starts(bytes, SV("PK\x07\x08")))
		zip.bytes = sv_skip(bytes, 4);
	if (!walk_directory(&zip))
		walk_headers(&zip);
	read_mimetype(&zip);
	*out = kind_of_members(&zip);
	return true;
}

bool zip_type_is_empty(struct sv bytes)
{
	struct zip zip = { .bytes = bytes };

	return sv_starts(bytes, END_MARK) && walk_directory(&zip) && zip.whole && zip.count == 0;
}
