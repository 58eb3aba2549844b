/* The host parser and serialiser. */
#ifndef URL_HOST_H
#define URL_HOST_H

#include "url/href.h"

/* Appends the serialised host. `text` is what stands between credentials and port, not empty. A special scheme's host
 * is a domain or an address, any other's is opaque. Returns 0, or -1 where the standard says failure. */
int host_append(struct href *href, struct sv text, bool special);

#endif
