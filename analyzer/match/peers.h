/*
 * Peers of a number: the numbers of its kind that stand in the same column, list or enumeration, or under the same key
 * of a script. One number may pass every test by chance; a column of them does not.
 */
#ifndef MATCH_PEERS_H
#define MATCH_PEERS_H

#include "match/digits.h"
#include "model/page.h"

/* What a number's digits alone say. */
struct number_look {
	bool counts;      /* it has the form of what the rule looks for */
	uint32_t form;    /* which, where these have peers of their own only */
	bool is_sound;    /* and passes every test */
	bool is_personal; /* and holds something that serials rarely do, such as an early birth date */
	uint32_t variety; /* what differs from person to person, but not in a run of serials */
};

typedef void number_look_function(struct number_look *out, const struct digits_match *number, uint32_t today);

struct peers {
	uint32_t count; /* numbers of the form; the same one again right behind does not count */
	uint32_t sound;
	uint32_t personal;
	uint32_t varieties; /* different ones of the sound, about */
};

enum peers_say {
	PEERS_SILENT,  /* too few, or of both kinds */
	PEERS_AGREE,   /* nearly all are what they look like */
	PEERS_DISAGREE /* most are not: the few that are look so by chance */
};

enum peers_say peers_say(const struct peers *peers);

/* Most of the sound ones are personal. */
bool peers_are_personal(const struct peers *peers);

/* The key of an object, or the place in a list, that leads to the value at `at` of a script or of data; 0 if neither a
 * key nor a quote stands before it. */
uint64_t peers_key_of_value(struct sv text, size_t at);

/* The peers of each of a rule's numbers in a stream, in the order of `numbers`. All memory from `arena`. Linear. */
const struct peers *const *peers_find(struct arena *arena, const struct page *page, enum stream_kind kind,
				      const struct digits_match *numbers, size_t count, number_look_function *look,
				      uint32_t today);

#endif
