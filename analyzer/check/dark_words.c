#include "check/dark_words.h"

#define RULE "link.hidden"

void dark_words_load(struct dark_words *dark, const struct rules *rules)
{
	*dark = (struct dark_words){
		.words = rules_words(rules, RULE, "words"),
		.weak = rules_words(rules, RULE, "weak"),
		.innocent = rules_words(rules, RULE, "innocent"),
		.hosts = rules_words(rules, RULE, "hosts"),
		.known = rules_words(rules, RULE, "known"),
	};
}

bool dark_words_in(const struct dark_words *dark, struct sv text)
{
	struct span span;

	return rules_word(&span, dark->words, text, 0) && !rules_word(&span, dark->innocent, text, 0);
}

bool dark_words_in_hidden(const struct dark_words *dark, struct sv text)
{
	struct span span;

	return (rules_word(&span, dark->words, text, 0) || rules_word(&span, dark->weak, text, 0)) &&
	       !rules_word(&span, dark->innocent, text, 0);
}

bool dark_words_in_host(const struct dark_words *dark, struct sv host)
{
	struct span span;
	struct sv label;

	if (rules_word(&span, dark->hosts, host, 0))
		return true;
	while (sv_split(&label, &host, '.')) { /* "99bet365": their names come with lucky numbers before them */
		if (label.len == 0 || !sv_is_digit(label.data[0]))
			continue;
		while (label.len && sv_is_digit(label.data[0]))
			label = sv_skip(label, 1);
		if (rules_word(&span, dark->hosts, label, 0))
			return true;
	}
	return false;
}

bool dark_words_is_known(const struct dark_words *dark, struct sv host)
{
	static const char *const ends[] = { ".gov.cn", ".edu.cn", ".mil.cn", ".ac.cn", ".xn--zfr164b", ".xn--55qw42g" };
	struct span span;

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (sv_ends(host, sv_from(ends[i])) || sv_eq(host, sv_from(ends[i] + 1)))
			return true;
	return rules_word(&span, dark->known, host, 0);
}
