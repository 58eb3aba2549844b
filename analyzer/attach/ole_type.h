/* OLE compound files: which format one is, told by the names of the streams at its root. */
#ifndef ATTACH_OLE_TYPE_H
#define ATTACH_OLE_TYPE_H

#include "attach/kind.h"

/* True if `bytes` begin as a compound file does; fills `out`. `container_only` tells that nothing known is inside, or
 * an encrypted package. */
bool ole_type_find(struct kind *out, struct sv bytes);

#endif
