/* The members of the record of data that a value is one of: of an object in JSON or a script, of an element in XML. */
#ifndef MATCH_MEMBERS_H
#define MATCH_MEMBERS_H

#include "base/sv.h"

#define MEMBERS_MOST 48

struct member {
	struct sv key;
	struct sv value; /* without quotes; an object or a list as it stands */
};

struct members {
	struct member list[MEMBERS_MOST]; /* in their order; of longer records the first */
	size_t count;
	size_t own;       /* which of them the value is; count: none of those in the list */
	struct sv parent; /* the key of the object, or of the list it stands in; the name of the element around */
	struct span at;   /* of the whole record */
};

/* Each takes the value's span in `text` and returns false if it is not the value of a record of that kind, or the
 * record reaches too far. Looks at some thousand bytes on either side. */
bool members_of_object(struct members *out, struct sv text, struct span value);
bool members_of_element(struct members *out, struct sv text, struct span value);

/* Of an element's attributes, in data: `<row xm="…" lxdh="…"/>`. */
bool members_of_tag(struct members *out, struct sv text, struct span value);

/* In XML, the name of the element or the attribute that the value at `at` begins; empty if it begins none. */
struct sv members_xml_name(struct sv text, size_t at);

#endif
