/* Sources as URI references (RFC 3986), for formats that want those. */
#ifndef EMIT_URI_H
#define EMIT_URI_H

#include "base/buf.h"

/* Appends `source`, a path (absolute ones become file: URIs) or an address, perhaps with "!member" behind it,
 * percent-encoded where the syntax asks for it. Reading the path back gives the same bytes. */
void uri_append(struct buf *out, struct sv source);

#endif
