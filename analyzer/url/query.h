/* Queries in the encoding of their page. */
#ifndef URL_QUERY_H
#define URL_QUERY_H

#include "url/href.h"
#include "url/scheme.h"

struct charset;

/* Appends the query percent-encoded. `scheme` is NULL unless special; `charset` is NULL for UTF-8. */
void query_append(struct href *href, const struct scheme *scheme, struct charset *charset, struct sv text);

#endif
