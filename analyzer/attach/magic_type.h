/* libmagic, for what nothing cheaper tells. */
#ifndef ATTACH_MAGIC_TYPE_H
#define ATTACH_MAGIC_TYPE_H

#include "attach/kind.h"

/* One per thread. The database is loaded when the first file needs it. */
struct magic_type;

struct magic_type *magic_type_new(void);
void magic_type_free(struct magic_type *magic);

/* The kind of bytes that are no text; binary where libmagic knows nothing or its database cannot be loaded. */
struct kind magic_type_find(struct magic_type *magic, struct sv bytes);

#endif
