#include "attach/code_page.h"
#include "attach/ole_formats.h"
#include "base/limits.h"
#include "base/little_endian.h"

#define CHINESE_PAGE 936 /* names are written in the code page of the machine, which is not said */

/* Cuts off a string that ends with NUL. */
static struct sv take_string(struct sv *rest)
{
	size_t end = sv_chr(*rest, '\0', 0);
	struct sv string = sv_slice(*rest, 0, end == SV_NONE ? rest->len : end);

	*rest = sv_skip(*rest, string.len + 1);
	return string;
}

/* A file that was dropped into a document: its size, label and paths stand before its bytes. */
static void tell_native(struct reading *out, struct sv bytes)
{
	enum { SIZE = 4, KIND = 2, FILE_KIND = 2, MARKS = 4 };
	struct code_page *page = code_page_new(CHINESE_PAGE);
	struct sv rest = sv_skip(bytes, SIZE);
	struct buf name;

	buf_init(&name, READING_NAME_BYTES);
	if (le16(rest, 0) == FILE_KIND) {
		rest = sv_skip(rest, KIND);
		code_page_append(page, &name, take_string(&rest));
		(void)take_string(&rest);
		rest = sv_skip(rest, MARKS);
		rest = sv_skip(rest, SIZE + (size_t)le32(rest, 0));
		rest = sv_slice(rest, SIZE, SIZE + (size_t)le32(rest, 0));
	}
	if (!name.len)
		buf_append(&name, SV("object"));
	reading_put(out, READING_MEMBER, buf_view(&name), rest);
	buf_free(&name);
	code_page_free(page);
}

static unsigned tell_object(struct reading *out, struct ole *ole, uint32_t entry, bool is_native)
{
	struct buf bytes;
	unsigned faults = 0;

	buf_init(&bytes, LIMIT_DOCUMENT_BYTES);
	if (ole_read(ole, &bytes, entry))
		faults = READING_CORRUPT;
	if (is_native)
		tell_native(out, buf_view(&bytes));
	else
		reading_put(out, READING_MEMBER, SV("object"), buf_view(&bytes));
	buf_free(&bytes);
	return faults;
}

unsigned ole_tell_objects(struct reading *out, struct ole *ole)
{
	static const struct {
		struct sv name;
		bool is_native;
	} streams[] = { { SV("\1Ole10Native"), true }, { SV("Package"), false }, { SV("CONTENTS"), false } };
	struct arena *arena = arena_new();
	unsigned faults = 0;

	for (uint32_t i = 0; i < ole_count(ole); i++) {
		if (ole_parent(ole, i) == OLE_NONE || ole_parent(ole, i) == OLE_ROOT || ole_is_storage(ole, i))
			continue;
		arena_reset(arena);
		struct sv name = ole_name(ole, arena, i);
		for (size_t k = 0; k < sizeof streams / sizeof *streams; k++)
			if (sv_eq_nocase(name, streams[k].name))
				faults |= tell_object(out, ole, i, streams[k].is_native);
	}
	arena_free(arena);
	return faults;
}
