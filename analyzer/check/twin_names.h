/* Names under which the same document may be offered twice, as Word file and as PDF. */
#ifndef CHECK_TWIN_NAMES_H
#define CHECK_TWIN_NAMES_H

#include "base/arena.h"
#include "model/page.h"

/* The file a link leads to: its path, or the query parameter that names it ("download.do?file=a.doc"). */
struct sv twin_names_file(struct arena *arena, const struct link *link);

/* The last part of a twin key. */
struct sv twin_names_stem(struct sv key);

/* True for stems that two different documents will hardly share by chance. */
bool twin_names_is_telling(struct sv stem);

/* `text` without what says no more than format or size: extension, "（PDF版）", "下载", brackets, punctuation, white
 * space; full-width letters as half-width ones, in lower case. Empty if nothing is left that names a document. */
struct sv twin_names_plain(struct arena *arena, struct sv text);

#endif
