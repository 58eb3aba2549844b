/* What is said to be a password: where it stands, what says so, and where it ends. */
#ifndef MATCH_PASSWORD_CLAIM_H
#define MATCH_PASSWORD_CLAIM_H

#include "match/confirm.h"

/* The word lists of the rule. */
enum {
	PASSWORD_ACCOUNTS,
	PASSWORD_ADVICE,
	PASSWORD_PLACEHOLDERS,
	PASSWORD_PUBLIC,
	PASSWORD_WEAK,
	PASSWORD_INCIDENTS,
	PASSWORD_DETOURS
};

/* How the page says that it is one. */
enum password_syntax {
	SYNTAX_KEY,     /* a word for passwords stands before it: 密码：…, password="…" */
	SYNTAX_PAIR,    /* nothing but an account before it: root/… */
	SYNTAX_PLACE,   /* its place among options, arguments or columns */
	SYNTAX_ENCODED, /* inside base64 */
};

enum ground {
	GROUND_TEXT,
	GROUND_DOCUMENT,
	GROUND_ATTRIBUTE,
	GROUND_COMMENT,
	GROUND_SCRIPT,
	GROUND_URL,
	GROUND_LABELLED
};

struct claim {
	const struct candidate *candidate;
	enum ground ground;
	enum password_syntax syntax;
	struct span at;   /* of the value, cleaned; where it is encoded, of all that encodes it */
	struct sv key;    /* what claims it to be a password */
	struct sv value;  /* the password itself */
	bool is_chinese;  /* the key */
	char quote;       /* around the value, or 0 */
	bool has_account; /* an account stands near */
};

/* False if there is no value after all. `accounts` are words for accounts. */
bool password_claim_read(struct claim *out, const struct candidate *candidate, const struct lexicon *accounts);

#endif
