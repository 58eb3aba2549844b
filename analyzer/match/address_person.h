/* Who lives at an address: what stands around it, in its sentence, row or object of a script. */
#ifndef MATCH_ADDRESS_PERSON_H
#define MATCH_ADDRESS_PERSON_H

#include "match/confirm.h"

/* The word lists of the rule, in this order. */
enum {
	ADDRESS_HOMES,
	ADDRESS_PERSONS,
	ADDRESS_ROLES,
	ADDRESS_ORGANISATIONS,
	ADDRESS_FIRMS,
	ADDRESS_PLACES,
	ADDRESS_GENERAL,
	ADDRESS_SALES,
	ADDRESS_OFFICES,
	ADDRESS_EXAMPLES,
	ADDRESS_NEVERS
};

/* The candidate's value is the address. */
struct address_person {
	bool is_named;  /* by a name that hides nothing */
	bool has_role;  /* and the sentence says what part the person has in it */
	bool is_told;   /* by personal data: identity number, sex, date of birth */
	bool is_beside; /* the name stands right before or behind the address, or in its row */
};

void address_person_find(struct address_person *out, const struct candidate *candidate);

/* The address is a value by itself: a cell of a table, or a member of an object in a script. */
bool address_person_is_in_list(const struct candidate *candidate);

/* One of the words stands in the sentence, row or object, but not in the address itself. */
bool address_person_near(const struct candidate *candidate, const struct lexicon *words, size_t before, size_t behind);

/* The headings of the columns, or the keys of the object, name a firm: its seat is public. */
bool address_person_is_firm(const struct candidate *candidate, bool is_told);

#endif
