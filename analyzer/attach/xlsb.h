/* Workbooks in the binary format of Office 2007: packages whose parts are records. */
#ifndef ATTACH_XLSB_H
#define ATTACH_XLSB_H

#include "attach/ooxml.h"

/* Tells the sheets of a workbook, whose main part is `part`. */
void xlsb_tell(struct ooxml *package, struct sv part);

#endif
