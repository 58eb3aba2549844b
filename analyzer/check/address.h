/* Addresses that are not what their author meant, told by how they are written. */
#ifndef CHECK_ADDRESS_H
#define CHECK_ADDRESS_H

#include "model/record.h"

struct address_fault {
	const char *class;
	enum certainty certainty;
};

/*
 * `raw` is the address as written, `url` what it resolves to (empty if that is not known), `own_site` that it resolves
 * to the site of the page. True if it is mistyped:
 * "http//x", "htpp://x", "http：//x", two addresses run together, a host that cannot be one, white space that belongs
 * to it, a host without a scheme. An ordinary relative path never is. Whether the address parses is not asked here.
 */
bool address_find_fault(struct address_fault *out, struct sv raw, struct sv url, bool own_site);

/* The host of a serialised address, empty if it has none. */
struct sv address_host(struct sv url);

/* True for schemes whose addresses are no places: javascript, data, mailto, tel … */
bool address_is_no_place(struct sv raw);

#endif
