/* The zip family: which format an archive is, told by the names of its members. */
#ifndef ATTACH_ZIP_TYPE_H
#define ATTACH_ZIP_TYPE_H

#include "attach/kind.h"

/* True if `bytes` begin as a zip archive does; fills `out`. `container_only` tells that the list of members is not
 * whole, so that the archive may yet be something else. */
bool zip_type_find(struct kind *out, struct sv bytes);

/* True for an archive that is whole and has no member. */
bool zip_type_is_empty(struct sv bytes);

#endif
