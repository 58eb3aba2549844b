/* Formats that a few bytes at a fixed place tell. */
#ifndef ATTACH_SIGNATURE_H
#define ATTACH_SIGNATURE_H

#include "attach/kind.h"

/* Fills `out` and returns true if `bytes` begin as a format of the table does. Text that happens to begin with such
 * letters ("BM…", "MZ…") is left to others. Zip and OLE files are not in the table. */
bool signature_find(struct kind *out, struct sv bytes);

/* True if a PDF header stands in the first KiB: at the start, or behind what a careless server put before it. */
bool signature_is_pdf(struct sv bytes);

#endif
