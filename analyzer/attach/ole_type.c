#include "attach/ole_type.h"

#include "lib/ole.h"

#define OLE_MARK SV("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

static const struct {
	const char *name;
	struct kind kind;
} streams[] = {
	{ "WordDocument", { MEDIA_WORD, "application/msword", false, NULL } },
	{ "Workbook", { MEDIA_SHEET, "application/vnd.ms-excel", false, NULL } },
	{ "Book", { MEDIA_SHEET, "application/vnd.ms-excel", false, NULL } },
	{ "PowerPoint Document", { MEDIA_SLIDES, "application/vnd.ms-powerpoint", false, NULL } },
	{ "PP40", { MEDIA_SLIDES, "application/vnd.ms-powerpoint", false, NULL } },
	{ "__properties_version1.0", { MEDIA_MAIL, "application/vnd.ms-outlook", false, NULL } },
	{ "EncryptedPackage", { MEDIA_BINARY, "application/encrypted", true, NULL } },
	{ "VisioDocument", { MEDIA_DOCUMENT, "application/vnd.visio", false, NULL } },
	{ "Quill", { MEDIA_DOCUMENT, "application/vnd.ms-publisher", false, NULL } },
};

bool ole_type_find(struct kind *out, struct sv bytes)
{
	struct ole *ole = ole_new(bytes);

	if (!sv_starts(bytes, OLE_MARK))
		return false;
	*out = (struct kind){ MEDIA_BINARY, "application/x-ole-storage", true, NULL };
	/* At the root, and not deeper: a letter with a sheet embedded is a letter. */
	for (size_t i = 0; ole && i < sizeof streams / sizeof streams[0]; i++)
		if (ole_find(ole, OLE_ROOT, sv_from(streams[i].name)) != OLE_NONE) {
			*out = streams[i].kind;
			break;
		}
	ole_free(ole);
	return true;
}
