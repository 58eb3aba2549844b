#include "attach/reader.h"

static const struct reader readers[] = {
#define READER(function, program, types) { read_##function, types, program },
#include "attach/readers.def"
#undef READER
};

#define READERS (int)(sizeof readers / sizeof *readers)

static bool is_listed(struct sv list, struct sv type)
{
	for (struct sv part; list.len && sv_split(&part, &list, ' ');)
		if (sv_eq(part, type) || (sv_ends(part, SV(".")) && sv_starts(type, part)))
			return true;
	return false;
}

int reader_find(struct sv media_type)
{
	for (int i = 0; i < READERS; i++)
		if (is_listed(sv_from(readers[i].types), media_type))
			return i;
	return -1;
}

const struct reader *reader_at(int index)
{
	return index >= 0 && index < READERS ? &readers[index] : NULL;
}
