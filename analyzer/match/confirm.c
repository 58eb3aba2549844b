#include "match/confirm.h"

static const struct confirmer confirmers[] = {
#define CONFIRMER(function, name, words)        { name, NULL, words, confirm_##function },
#define NUMBER_CONFIRMER(function, name, words) { name, look_##function, words, confirm_##function },
#include "match/confirmers.def"
#undef CONFIRMER
#undef NUMBER_CONFIRMER
};

const struct confirmer *confirmer_find(struct sv name)
{
	for (size_t i = 0; i < sizeof confirmers / sizeof *confirmers; i++)
		if (sv_eq(name, sv_from(confirmers[i].name)))
			return &confirmers[i];
	return NULL;
}

int confirmer_words(const struct confirmer *confirmer, struct sv name)
{
	struct sv rest = sv_from(confirmer->words);
	int place = 0;

	for (struct sv part; sv_split(&part, &rest, ' '); place++)
		if (sv_eq(part, name))
			return place;
	return -1;
}

size_t confirmer_word_lists(const struct confirmer *confirmer)
{
	struct sv rest = sv_from(confirmer->words);
	size_t count = 0;

	for (struct sv part; rest.len && sv_split(&part, &rest, ' ');)
		count++;
	return count;
}

struct sv candidate_value(const struct candidate *candidate)
{
	return sv_slice(candidate->stream->text, candidate->value.begin, candidate->value.end);
}

const struct lexicon *candidate_words(const struct candidate *candidate, size_t list)
{
	return candidate->body->words[list];
}

void verdict_fact(struct verdict *verdict, const char *key, struct sv text)
{
	if (!text.len || verdict->fact_count == VERDICT_MOST_FACTS)
		return;
	verdict->facts[verdict->fact_count].key = key;
	verdict->facts[verdict->fact_count].text = text;
	verdict->fact_count++;
}

void verdict_reason(struct verdict *verdict, enum reason reason, struct sv argument)
{
	if (verdict->reason_count < VERDICT_MOST_REASONS)
		verdict->reasons[verdict->reason_count++] = (struct reason_given){ reason, argument };
}

enum reason verdict_drop(struct verdict *verdict, enum reason reason, struct sv argument)
{
	verdict->against = argument;
	return reason;
}
