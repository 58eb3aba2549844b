/* The first byte chooses the name, the rest is the file. */
#include "attach/attach.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "", "a.doc", "a.docx", "a.xls", "a.wps", "a.pdf", "a.zip", "a.csv" };
	static struct attach_typer *typer;
	static struct arena *arena;
	struct attach_type type;

	if (size == 0)
		return 0;
	if (!typer) {
		typer = attach_typer_new();
		arena = arena_new();
	}
	struct sv bytes = { (const char *)data + 1, size - 1 };
	attach_type(&type, typer, arena, sv_from(names[data[0] % 8]), bytes);
	attach_is_empty_archive(bytes);
	arena_reset(arena);
	return 0;
}
