/* Numbers of passports and travel permits: short and without a check digit, so the label is the evidence. */
#ifndef MATCH_PAPERS_H
#define MATCH_PAPERS_H

#include "match/confirm.h"

/* The word lists of rules about papers, in this order; PAPER_MORE is the rule's own. */
enum { PAPER_LABELS, PAPER_OTHERS, PAPER_OPEN, PAPER_EXAMPLES, PAPER_MORE };

#define PAPER_MOST_BYTES 12

struct paper {
	struct span at;     /* in the stream */
	struct sv text;     /* upper case */
	size_t letters;     /* at its start */
	size_t digits;      /* behind them, to its end */
	struct sv label;    /* in the page */
	bool is_open;       /* the label says only that it is the number of some paper */
	bool is_named_near; /* the row or its headings name the paper */
};

/* Reads the number of the candidate's value and what labels it. Returns REASON_NONE, or why it is none. */
enum reason paper_read(struct paper *out, const struct candidate *candidate);

/* Makes the paper the value of the verdict; `form` tells what its form says. */
void paper_keep(struct verdict *verdict, const struct paper *paper, enum reason form);

#endif
