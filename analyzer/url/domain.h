/* Domains: to ASCII by UTS 46, public suffixes. */
#ifndef URL_DOMAIN_H
#define URL_DOMAIN_H

#include "url/href.h"

/* Appends `domain` (percent-decoded bytes) in ASCII form, lower case. Returns -1 where the standard says failure, and
 * for names longer than LIMIT_IDN_BYTES that need more than lower case. */
int domain_append(struct href *href, struct sv domain);

/* True for a name below a top-level domain that the Public Suffix List knows. */
bool domain_is_registrable(struct sv domain);

#endif
