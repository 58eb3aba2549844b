/* Names of files in addresses. */
#ifndef HTML_FILE_NAME_H
#define HTML_FILE_NAME_H

#include "base/arena.h"
#include "base/sv.h"

struct charset; /* lib/charset.h */

/* The extension of a document that readers download, a slice of `name`; empty if it is none. */
struct sv file_name_extension(struct sv name);

/* The same for the last segment of a URL's path, and for the first parameter of a query that names such a document, as
 * in "?id=7&file=%B1%ED.xls". *name becomes the file's name, percent-decoded (bytes of any encoding); it is left alone
 * if there is none, or it needs no decoding. */
struct sv file_name_of_path(struct sv *name, struct arena *arena, struct sv path);
struct sv file_name_of_query(struct sv *name, struct arena *arena, struct sv query);

/* A name as UTF-8: as it is, or read as GB18030. Empty if it is neither. The converter is opened at need and stays
 * open. */
struct sv file_name_text(struct arena *arena, struct charset **gb18030, struct sv name);

#endif
