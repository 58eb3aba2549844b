/* The cookies of one site (a registrable domain with its hosts), by RFC 6265. */
#ifndef FETCH_COOKIES_H
#define FETCH_COOKIES_H

#include <stdint.h>
#include <time.h>

#include "base/buf.h"
#include "url/url.h"

struct cookies;

struct cookies *cookies_new(void);

/* NULL does nothing. */
void cookies_free(struct cookies *cookies);

/* Takes the value of a Set-Cookie field of an answer from `url`. What is meant for another site, or for no path or
 * name that we could send it to, is left out; above LIMIT_COOKIES the oldest goes. */
void cookies_take(struct cookies *cookies, const struct url *url, struct sv field, time_t now);

/* Appends "a=1; b=2" as a request for `url` carries it, nothing if there are none. */
void cookies_give(struct buf *out, struct cookies *cookies, const struct url *url, time_t now);

/* Grows whenever a cookie is new, changes or goes. */
uint64_t cookies_changes(const struct cookies *cookies);

#endif
