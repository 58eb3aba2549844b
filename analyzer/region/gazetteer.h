/* What the gazetteer is made of; private to region/. */
#ifndef REGION_GAZETTEER_H
#define REGION_GAZETTEER_H

#include "base/arena.h"
#include "region/region.h"

struct division {
	uint32_t code;
	uint32_t today; /* what a former division has become; 0 if nobody knows, or if several */
	bool current;
	struct sv name;
};

struct phone {
	uint32_t number; /* area code without its 0 */
	uint32_t code;   /* one of the divisions that share it */
};

struct domain {
	struct sv label;
	uint32_t code; /* one of the divisions that it may mean */
};

struct gazetteer {
	struct arena *arena;
	VEC(struct division, divisions); /* by code */
	bool provinces[100];             /* by the two digits of their codes: those with divisions */
	VEC(struct region_name, names);  /* by name */
	VEC(uint32_t, codes);            /* of all names, one behind the other */
	VEC(struct phone, phones);       /* by number */
	VEC(struct domain, domains);     /* by label */
};

#endif
