/*
 * Fingerprints: what makes a finding of today recognisable as that of yesterday, without telling the value.
 *
 * A plain hash of an ID number can be tried out in seconds, so the hash is keyed. The key is $PAGEWARDEN_KEY, else a
 * file of random bytes that the first run makes: $XDG_STATE_HOME/pagewarden/key or ~/.local/state/pagewarden/key.
 */
#ifndef RUN_FINGERPRINT_H
#define RUN_FINGERPRINT_H

#include "base/arena.h"
#include "base/sv.h"

#define FINGERPRINT_DIGITS 32

struct fingerprint_key {
	unsigned char bytes[32];
	char damaged[4096]; /* the path of a key file that holds no key or cannot be read; else empty */
};

/* Returns 0, or -1 if no lasting key could be had: the key is then random, and fingerprints hold for this run only. */
int fingerprint_key_load(struct fingerprint_key *key);

/* FINGERPRINT_DIGITS hex digits over rule, normalised value and place. The same file is one place however its path is
 * spelt with "." and doubled slashes. */
struct sv fingerprint_of(struct arena *arena, const struct fingerprint_key *key, const char *rule, struct sv value,
			 struct sv place);

#endif
