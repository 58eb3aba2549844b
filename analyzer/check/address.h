/* Addresses that are not what their author meant, told by how they are written. */
#ifndef CHECK_ADDRESS_H
#define CHECK_ADDRESS_H

#include "model/record.h"

struct address_fault {
	const char *class;
	enum certainty certainty;
};

struct address {
	struct sv raw; /* as written */
	struct sv url; /* what it resolves to; empty if that is not known */
	bool own_site; /* it resolves to the site of the page */
	bool has_base; /* the page's own address took part in that */
};

/*
 * True if the address is mistyped: "http//x", "htpp://x", "http：//x", two addresses run together, a host that cannot
 * be one, white space that belongs to it, a host without a scheme. What opens all the same ("http:/x" on a page over
 * https) is none, and an ordinary relative path never is. Whether the address parses is not asked here.
 */
bool address_find_fault(struct address_fault *out, const struct address *address);

/* The host of a serialised address, empty if it has none. */
struct sv address_host(struct sv url);

/* True for schemes whose addresses are no places: javascript, data, mailto, tel … */
bool address_is_no_place(struct sv raw);

#endif
