/* Permits to travel between the mainland and Hong Kong, Macao and Taiwan, both ways. */
#include "match/around.h"
#include "match/label.h"
#include "match/papers.h"

/* Permits of people from Taiwan have digits only; the label must say that it is one. */
static bool is_of_taiwan(const struct candidate *candidate)
{
	enum { NEAR = 24 };
	const struct lexicon *words = candidate_words(candidate, PAPER_MORE);

	return lexicon_in(words, candidate->label) ||
	       lexicon_in(words, around_wide_before(candidate, candidate->value.begin, NEAR)) ||
	       label_has_company(candidate, words, NEAR);
}

static bool has_form(const struct paper *paper, const struct candidate *candidate)
{
	switch (paper->letters) {
	case 0: return (paper->digits == 8 || paper->digits == 10) && is_of_taiwan(candidate);
	case 1:
		if (strchr("HM", paper->text.data[0]))
			return paper->digits == 8 || paper->digits == 10;
		return strchr("CWTL", paper->text.data[0]) && paper->digits == 8;
	default: return strchr("CL", paper->text.data[0]) && paper->digits == 7;
	}
}

enum reason confirm_travel_permit(struct verdict *verdict, const struct candidate *candidate)
{
	struct paper paper;
	enum reason reason = paper_read(&paper, candidate);

	if (reason)
		return reason;
	if (!has_form(&paper, candidate))
		return REASON_FORM;
	if (paper.is_open && !paper.is_named_near)
		return REASON_NO_LABEL;
	if (paper.is_open || !paper.letters) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	paper_keep(verdict, &paper, REASON_PAPER_FORM);
	return REASON_NONE;
}
