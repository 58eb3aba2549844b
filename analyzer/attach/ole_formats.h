/* The formats of compound files. Each tells the document that lies in a storage and returns bits of enum reading_fault.
 */
#ifndef ATTACH_OLE_FORMATS_H
#define ATTACH_OLE_FORMATS_H

#include "attach/reading.h"
#include "lib/ole.h"

typedef unsigned ole_format(struct reading *out, struct ole *ole, uint32_t storage);

ole_format doc_tell; /* Word 6 to 2007 */
ole_format xls_tell; /* Excel 5 to 2007 */
ole_format ppt_tell; /* PowerPoint 97 to 2007 */
ole_format msg_tell; /* Outlook; with the mails that are attached to it */

/* Title, author and whatever else the two property sets of a storage say. */
ole_format ole_tell_properties;

/* Files that are embedded in any storage of the file: those that have been packed whole. */
unsigned ole_tell_objects(struct reading *out, struct ole *ole);

#endif
