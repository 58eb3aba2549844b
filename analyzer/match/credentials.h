/* "user:password@host" of addresses, and "key=value;" lists of connection strings. */
#ifndef MATCH_CREDENTIALS_H
#define MATCH_CREDENTIALS_H

#include "match/lexicon.h"
#include "model/reason.h"

struct credentials {
	struct sv user;
	struct sv password;
	struct sv host; /* without port */
};

/* Reads "user:password@host" at the start of `text`, which is what follows "//". The password ends at the last '@'
 * before the host. False if there is no such thing. */
bool credentials_read(struct credentials *out, struct sv text);

/* Why these are no real credentials, or REASON_NONE: references, placeholders, documentation. */
enum reason credentials_test(const struct credentials *credentials, const struct lexicon *placeholders);

/* This machine. */
bool credentials_host_is_local(struct sv host);

/* A name without dots: some network's own, or made up. */
bool credentials_host_is_bare(struct sv host);

#endif
