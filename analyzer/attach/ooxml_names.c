#include "attach/ooxml_names.h"

#include <stdlib.h>

struct name_entry {
	const char *name;
	enum text_kind kind;
};

static int compare_name(const void *key, const void *item)
{
	const struct name_entry *entry = item;

	return sv_compare(*(const struct sv *)key, sv_from(entry->name));
}

enum text_kind ooxml_kind(struct sv name)
{
	static const struct name_entry names[] = {
#define NAME(name, kind) { name, TEXT_##kind },
#include "attach/ooxml_names.def"
#undef NAME
	};
	const struct name_entry *found =
	    bsearch(&name, names, sizeof names / sizeof *names, sizeof *names, compare_name);

	return found ? found->kind : TEXT_OTHER;
}
