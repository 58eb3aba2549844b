#include "run/tally.h"

#include <stdlib.h>

static size_t rule_count(const struct tally *tally)
{
	return tally->rules ? rules_count(tally->rules) : 0;
}

void tally_init(struct tally *tally, const struct rules *rules)
{
	*tally = (struct tally){ .rules = rules };
	tally->findings = calloc(rule_count(tally) + 1, sizeof *tally->findings);
	if (!tally->findings)
		abort();
}

void tally_free(struct tally *tally)
{
	free(tally->findings);
	tally->findings = NULL;
}

void tally_finding(struct tally *tally, const char *rule, enum severity severity)
{
	size_t low = 0;
	size_t high = rule_count(tally);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(rules_at(tally->rules, middle)->id, rule) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	tally->findings[low]++;
	tally->severities[severity]++;
}

void tally_add(struct tally *tally, const struct tally *more)
{
	tally->pages += more->pages;
	tally->bytes += more->bytes;
	tally->links += more->links;
	tally->attachments += more->attachments;
	tally->errors += more->errors;
	tally->known += more->known;
	for (size_t i = 0; i < rule_count(tally); i++)
		tally->findings[i] += more->findings[i];
	for (size_t i = 0; i < SEVERITY_COUNT; i++)
		tally->severities[i] += more->severities[i];
}

void tally_summary(struct summary *out, const struct tally *tally, struct arena *arena, double seconds)
{
	*out = (struct summary){
		.pages = tally->pages,
		.bytes = tally->bytes,
		.links = tally->links,
		.attachments = tally->attachments,
		.errors = tally->errors,
		.known = tally->known,
		.seconds = seconds,
	};
	memcpy(out->severities, tally->severities, sizeof out->severities);
	for (size_t i = 0; i < rule_count(tally); i++) {
		if (tally->findings[i] == 0)
			continue;
		struct rule_count *count = vec_push(arena, &out->findings);
		count->rule = rules_at(tally->rules, i)->id;
		count->count = tally->findings[i];
	}
}
