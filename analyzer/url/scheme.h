/* The special schemes. */
#ifndef URL_SCHEME_H
#define URL_SCHEME_H

#include <stdbool.h>

#include "base/sv.h"

struct scheme {
	struct sv name;
	int port; /* its own, -1: none */
	bool file;
	bool utf8_query; /* whatever the page's encoding is */
};

/* The special scheme of this name (lower case), or NULL. */
const struct scheme *scheme_find(struct sv name);

#endif
