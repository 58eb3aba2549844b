/* Passwords inside addresses: the "secret" of "ftp://user:secret@host/". A report must not pass them on. */
#ifndef EMIT_CREDENTIALS_H
#define EMIT_CREDENTIALS_H

#include "base/buf.h"

#define CREDENTIALS_MASK SV("***")

enum credentials_text {
	CREDENTIALS_ADDRESS, /* the text is one address, as written or resolved, or a path */
	CREDENTIALS_PROSE    /* addresses stand somewhere in the text */
};

/* Finds the next password at or after *from and moves *from behind it. Going through a text is linear. */
bool credentials_next(struct span *password, size_t *from, struct sv text, enum credentials_text kind);

/* `text` with every password as CREDENTIALS_MASK: `text` itself if there is none, else a view into `scratch`, which is
 * emptied before. Stops soon after LIMIT_RECORD_STRING bytes. */
struct sv credentials_masked(struct buf *scratch, struct sv text, enum credentials_text kind);

#endif
