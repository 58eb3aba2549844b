#include "match/papers.h"

#include "match/around.h"
#include "match/label.h"

static bool is_alnum(char c)
{
	return sv_is_alpha(c) || sv_is_digit(c);
}

/* The first run of at most two letters and at least seven digits, or six behind letters, that nothing adjoins. */
static bool find_number(struct paper *out, const struct candidate *candidate)
{
	enum { MOST_LETTERS = 2, LEAST_DIGITS = 7 };
	struct sv value = candidate_value(candidate);

	for (size_t i = 0, end; i < value.len; i = end + (end == i)) {
		end = i;
		while (end < value.len && is_alnum(value.data[end]))
			end++;
		size_t letters = 0;
		while (i + letters < end && sv_is_alpha(value.data[i + letters]))
			letters++;
		size_t digits = 0;
		while (i + letters + digits < end && sv_is_digit(value.data[i + letters + digits]))
			digits++;
		if (letters > MOST_LETTERS || digits + (letters > 0) < LEAST_DIGITS || i + letters + digits != end ||
		    end - i > PAPER_MOST_BYTES)
			continue;
		out->at = (struct span){ candidate->value.begin + i, candidate->value.begin + end };
		out->letters = letters;
		out->digits = digits;
		return true;
	}
	return false;
}

static struct sv upper_case(struct arena *arena, struct sv text)
{
	struct sv copy = arena_copy(arena, text);
	char *bytes = arena_alloc(arena, text.len);

	for (size_t i = 0; i < text.len; i++)
		bytes[i] = copy.data[i] >= 'a' && copy.data[i] <= 'z' ? (char)(copy.data[i] - 32) : copy.data[i];
	return (struct sv){ bytes, text.len };
}

/* E12345678, E00000000: what stands in forms. */
static bool is_made_up(const struct paper *paper)
{
	const char *digits = paper->text.data + paper->letters;
	size_t up = 0;
	size_t down = 0;
	size_t same = 0;

	for (size_t i = 1; i < paper->digits; i++) {
		up += digits[i] == digits[i - 1] + 1;
		down += digits[i] + 1 == digits[i - 1];
		same += digits[i] == digits[i - 1];
	}
	return up + 2 >= paper->digits || down + 2 >= paper->digits || same + 3 >= paper->digits;
}

/* What stands between the label's start and the number: of its words the last decides. */
static struct sv words_before(const struct candidate *candidate, const struct paper *paper)
{
	if (candidate->label.len)
		return candidate->label;
	size_t end = paper->at.begin > candidate->match.begin ? paper->at.begin : candidate->match.end;
	return sv_slice(candidate->stream->text, candidate->match.begin, end);
}

/* A line above may say which paper it is: "证件种类：护照". */
static bool is_named_above(const struct candidate *candidate, const struct label_words *words)
{
	enum { ABOVE = 32 };
	struct sv word;

	return label_last(&word, words, around_wide_before(candidate, candidate->match.begin, ABOVE)) == LABEL_WANTED;
}

static enum reason read_label(struct paper *out, const struct candidate *candidate)
{
	const struct lexicon *labels = candidate_words(candidate, PAPER_LABELS);
	struct label_words words = { labels, candidate_words(candidate, PAPER_OTHERS) };
	struct label_words open = { candidate_words(candidate, PAPER_OPEN), words.other };
	struct sv before = words_before(candidate, out);

	out->is_named_near = label_has_company(candidate, labels, 0) || is_named_above(candidate, &words);
	enum label_kind kind = label_last(&out->label, &words, before);
	if (kind == LABEL_OTHER)
		return REASON_LABELLED_OTHERWISE;
	out->is_open = kind == LABEL_NONE;
	if (out->is_open && label_last(&out->label, &open, before) != LABEL_WANTED)
		return REASON_NO_LABEL;
	/* A number in a cell may have a label of its own beside it. */
	struct sv word;
	struct candidate number = *candidate;
	number.value = out->at;
	if (label_last(&word, &words, label_sentence(around_before(&number, out->at, 16))) == LABEL_OTHER)
		return REASON_LABELLED_OTHERWISE;
	return REASON_NONE;
}

enum reason paper_read(struct paper *out, const struct candidate *candidate)
{
	enum { EXAMPLE_NEAR = 16 };

	*out = (struct paper){ .letters = 0 };
	if (!find_number(out, candidate))
		return REASON_NO_NUMBER;
	out->text = upper_case(candidate->arena, sv_slice(candidate->stream->text, out->at.begin, out->at.end));
	struct candidate number = *candidate;
	number.value = out->at;
	if (!label_number_stands_alone(&number, LABEL_EDGES_LOOSE))
		return REASON_PART_OF_LONGER;
	if (is_made_up(out))
		return REASON_MADE_UP;
	if (lexicon_in(candidate_words(candidate, PAPER_EXAMPLES), around_before(candidate, out->at, EXAMPLE_NEAR)))
		return REASON_EXAMPLE;
	return read_label(out, candidate);
}

void paper_keep(struct verdict *verdict, const struct paper *paper, enum reason form)
{
	verdict->value = paper->at;
	verdict->normal = paper->text;
	verdict_fact(verdict, "label", paper->label);
	verdict_reason(verdict, paper->is_open ? REASON_LABEL_OPEN : REASON_LABEL, paper->label);
	verdict_reason(verdict, form, SV(""));
}
