#include "run/redact.h"

#include <stdlib.h>

#include "url/url.h"

/* Shorter values stand in ordinary words and numbers: blotting them out would garble the record and hide nothing. */
#define SHORTEST_REDACTED 4

static int compare_shown(const void *a, const void *b)
{
	const struct finding_value *left = a;
	const struct finding_value *right = b;

	return sv_compare(left->shown, right->shown);
}

static int compare_places(const void *a, const void *b)
{
	const struct finding_value *left = a;
	const struct finding_value *right = b;

	return (left->at.begin > right->at.begin) - (left->at.begin < right->at.begin);
}

static void add_value(struct redactor *redactor, const struct finding_value *value)
{
	if (value->at.begin < value->at.end)
		redactor->places[redactor->place_count++] = *value;
	if (value->shown.len < SHORTEST_REDACTED)
		return;
	redactor->secrets[redactor->count++] = *value;
	redactor->first_byte[(unsigned char)value->shown.data[0]] = true;
}

static void collect(struct redactor *redactor, const struct findings *findings)
{
	for (size_t i = 0; i < findings->list.count; i++) {
		const struct finding *finding = &findings->list.items[i];
		if (!finding->sensitive)
			continue;
		add_value(redactor, &(struct finding_value){ finding->at, finding->shown, finding->evidence });
		for (size_t k = 0; k < finding->others.count; k++)
			add_value(redactor, &finding->others.items[k]);
	}
}

void redactor_init(struct redactor *redactor, struct arena *arena, const struct findings *findings)
{
	size_t most = 1;

	*redactor = (struct redactor){ .arena = arena };
	for (size_t i = 0; i < findings->list.count; i++)
		if (findings->list.items[i].sensitive)
			most += 1 + findings->list.items[i].others.count;
	redactor->secrets = arena_alloc(arena, most * sizeof *redactor->secrets);
	redactor->places = arena_alloc(arena, most * sizeof *redactor->places);
	redactor->reach = arena_alloc(arena, most * sizeof *redactor->reach);
	collect(redactor, findings);
	qsort(redactor->secrets, redactor->count, sizeof *redactor->secrets, compare_shown);
	qsort(redactor->places, redactor->place_count, sizeof *redactor->places, compare_places);
	for (size_t i = 0, reach = 0; i < redactor->place_count; i++) {
		size_t end = redactor->places[i].at.end;
		reach = end > reach ? end : reach;
		redactor->reach[i] = reach;
	}
}

size_t redactor_place(const struct redactor *redactor, size_t at)
{
	size_t low = 0;
	size_t high = redactor->place_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (redactor->reach[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The longest secret that `text` starts with. Candidates stand in front of the place where `text` would be sorted in,
 * the longer ones nearer to it; the first that shares no four bytes ends the search. */
static const struct finding_value *secret_at(const struct redactor *redactor, struct sv text)
{
	size_t low = 0;
	size_t high = redactor->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (sv_compare(redactor->secrets[middle].shown, text) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (low-- > 0) {
		struct sv shown = redactor->secrets[low].shown;
		if (sv_starts(text, shown))
			return &redactor->secrets[low];
		if (!sv_starts(text, sv_slice(shown, 0, SHORTEST_REDACTED)))
			break;
	}
	return NULL;
}

static struct sv redact_as_written(const struct redactor *redactor, struct sv text)
{
	struct buf out;
	size_t run = 0;
	size_t at = 0;

	buf_init(&out, SIZE_MAX);
	while (at < text.len) {
		const struct finding_value *secret = NULL;
		if (redactor->first_byte[(unsigned char)text.data[at]])
			secret = secret_at(redactor, sv_skip(text, at));
		if (!secret) {
			at++;
			continue;
		}
		buf_append(&out, sv_slice(text, run, at));
		buf_append(&out, secret->evidence);
		at += secret->shown.len;
		run = at;
	}
	if (run > 0) {
		buf_append(&out, sv_skip(text, run));
		text = arena_copy(redactor->arena, buf_view(&out));
	}
	buf_free(&out);
	return text;
}

struct sv redact(const struct redactor *redactor, struct sv text)
{
	if (redactor->count == 0)
		return text;
	text = redact_as_written(redactor, text);
	if (sv_chr(text, '%', 0) == SV_NONE)
		return text;
	struct sv decoded = url_percent_decode(redactor->arena, text);
	struct sv hidden = redact_as_written(redactor, decoded);
	return hidden.data != decoded.data ? hidden : text;
}
