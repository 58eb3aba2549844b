/* The packed RTF in which Outlook keeps the text of messages ([MS-OXRTFCP]). */
#ifndef ATTACH_MSG_RTF_H
#define ATTACH_MSG_RTF_H

#include "base/buf.h"

/* Appends the RTF. Returns -1 where the bytes are damaged: what was before is there. */
int msg_rtf_unpack(struct buf *out, struct sv packed);

#endif
