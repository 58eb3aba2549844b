/*
 * Files that are attached to a PDF, found without its table of objects: a stream is never inside another one, so its
 * dictionary can be read as it stands. Their names can be, too, unless the dictionaries that hold them are compressed.
 */
#ifndef ATTACH_PDF_FILES_H
#define ATTACH_PDF_FILES_H

#include "attach/reading.h"

/* Tells them as members. The document is not encrypted. Returns faults. */
unsigned pdf_files_tell(struct reading *out, struct sv bytes);

#endif
