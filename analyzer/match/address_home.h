/* Chinese postal addresses down to a house or flat number. */
#ifndef MATCH_ADDRESS_HOME_H
#define MATCH_ADDRESS_HOME_H

#include "base/sv.h"

struct address_home {
	size_t length; /* bytes up to the last number and its unit */
	size_t end;    /* bytes up to the mark that ends the clause */
	bool is_flat;  /* it goes down to a flat of a building */
};

/* Reads the address that `text` starts with, at most some sixty characters. False if it names no place, has no house
 * number, or is masked. */
bool address_home_read(struct address_home *out, struct sv text);

/* Where the address begins that `at` stands in: at the start of its run of characters, or behind what introduces it
 * there
 * ("家住", "位于"). */
size_t address_home_begin(struct sv text, size_t at);

#endif
