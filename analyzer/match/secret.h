/* What a string looks like that claims to be a password or a key. */
#ifndef MATCH_SECRET_H
#define MATCH_SECRET_H

#include "match/lexicon.h"

struct secret_shape {
	size_t digits;
	size_t letters;
	size_t marks;   /* @ # $ ^: in passwords, seldom in words */
	size_t kinds;   /* different characters */
	bool printable; /* nothing but ASCII from '!' to '~' */
};

void secret_shape(struct secret_shape *out, struct sv value);

/* Stars, x's, dots, dashes: nothing behind them. */
bool secret_is_masked(struct sv value);

/* A reference to a value: ${pwd}, {{password}}, <%=pwd%>, $pwd, %PASS%, form.password.value, getPassword(). */
bool secret_is_reference(struct sv value);

/* One of the words, or one of them with something around it such as "your-password" or "xxxx". */
bool secret_is_placeholder(struct sv value, const struct lexicon *words);

/* Letters and digits, or marks among them: nobody's word, name or identifier. */
bool secret_is_strong(const struct secret_shape *shape);

/* Random enough for a machine-made key: no runs of a counter, no repeats. */
bool secret_is_random(struct sv value);

/* Letters only, in an order and case that no word, name or CamelCase has. */
bool secret_is_random_letters(struct sv value);

/* Words, or words with a number of one or two digits behind: a field, a step, a version. */
bool secret_is_name(struct sv value);

#endif
