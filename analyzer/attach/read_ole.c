#include "attach/ole_formats.h"
#include "attach/reader.h"

static const struct {
	struct sv stream;
	struct sv name; /* of a part: a document inside another one */
	ole_format *tell;
	bool is_outer; /* it does not lie inside others, or is read with them */
} formats[] = {
	{ SV("WordDocument"), SV("embedded document"), doc_tell, false },
	{ SV("Workbook"), SV("embedded workbook"), xls_tell, false },
	{ SV("Book"), SV("embedded workbook"), xls_tell, false },
	{ SV("PowerPoint Document"), SV("embedded slides"), ppt_tell, false },
	{ SV("__properties_version1.0"), SV(""), msg_tell, true },
};

/* Documents inside bring no properties that the outer one has not. Returns faults. */
static unsigned tell_storage(struct reading *out, struct ole *ole, uint32_t storage, bool *is_known)
{
	unsigned faults = 0;

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if ((storage != OLE_ROOT && formats[i].is_outer) ||
		    ole_find(ole, storage, formats[i].stream) == OLE_NONE)
			continue;
		*is_known = true;
		if (storage != OLE_ROOT)
			reading_open(out, READING_PART, &(struct reading_open){ .name = formats[i].name });
		faults |= formats[i].tell(out, ole, storage);
		if (storage != OLE_ROOT)
			reading_close(out);
		return faults;
	}
	return faults;
}

static bool has_any(const struct ole *ole, uint32_t storage, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ole_find(ole, storage, sv_from(names[i])) != OLE_NONE)
			return true;
	return false;
}

unsigned read_ole(struct reading *out, struct sv bytes)
{
	static const char *const macros[] = { "Macros", "_VBA_PROJECT_CUR", "VBA" };
	static const char *const encrypted[] = { "EncryptedPackage", "EncryptedSummary" };
	struct ole *ole = ole_new(bytes);
	bool is_known = false;
	unsigned faults = 0;

	if (!ole)
		return READING_UNSUPPORTED;
	if (has_any(ole, OLE_ROOT, macros, sizeof macros / sizeof *macros))
		faults |= READING_MACROS;
	if (has_any(ole, OLE_ROOT, encrypted, sizeof encrypted / sizeof *encrypted))
		faults |= READING_ENCRYPTED;
	ole_tell_properties(out, ole, OLE_ROOT);
	for (uint32_t i = 0; i < ole_count(ole); i++)
		if (i == OLE_ROOT || (ole_parent(ole, i) != OLE_NONE && ole_is_storage(ole, i)))
			faults |= tell_storage(out, ole, i, &is_known);
	faults |= ole_tell_objects(out, ole);
	ole_free(ole);
	return is_known || faults ? faults : READING_UNSUPPORTED;
}
