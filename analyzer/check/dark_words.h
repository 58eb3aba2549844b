/* The words of dark links: what link.hidden and link.hijacked look for. They stand in the rule link.hidden. */
#ifndef CHECK_DARK_WORDS_H
#define CHECK_DARK_WORDS_H

#include "match/match.h"

struct dark_words {
	const struct lexicon *words;    /* that only sites use which nobody may link to */
	const struct lexicon *weak;     /* likewise, but only where they are hidden */
	const struct lexicon *innocent; /* beside which those words are news, a warning, an official lottery */
	const struct lexicon *hosts;    /* in names of hosts */
	const struct lexicon *known;    /* domains that friendly sites link to */
};

/* All lists NULL where the rule is off: nothing is found then. */
void dark_words_load(struct dark_words *dark, const struct rules *rules);

/* The text has one of the words, and none that makes it innocent. */
bool dark_words_in(const struct dark_words *dark, struct sv text);

/* As dark_words_in, of a text that readers cannot see. */
bool dark_words_in_hidden(const struct dark_words *dark, struct sv text);

/* A host that names itself so. */
bool dark_words_in_host(const struct dark_words *dark, struct sv host);

/* A host of government, education or the army, or one that friendly sites link to. */
bool dark_words_is_known(const struct dark_words *dark, struct sv host);

#endif
