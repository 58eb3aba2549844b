#define _GNU_SOURCE /* fts wants its own types */
#include <fts.h>
#include <sys/stat.h>

#include "source/source.h"

uint64_t source_measure(struct sv input)
{
	char *paths[] = { (char *)input.data, NULL };
	uint64_t bytes = 0;
	FTSENT *entry;

	if (sv_eq(input, SV("-")))
		return 0;
	FTS *tree = fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
	if (!tree)
		return 0;
	while ((entry = fts_read(tree)))
		if (entry->fts_info == FTS_F)
			bytes += (uint64_t)entry->fts_statp->st_size;
	fts_close(tree);
	return bytes;
}
