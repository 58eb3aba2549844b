#include "run/redact.h"

#include <stdlib.h>

/* Shorter values stand in ordinary words and numbers: blotting them out would garble the record and hide nothing. */
#define SHORTEST_REDACTED 4

static int compare_shown(const void *a, const void *b)
{
	return sv_compare((*(const struct finding *const *)a)->shown, (*(const struct finding *const *)b)->shown);
}

void redactor_init(struct redactor *redactor, struct arena *arena, const struct findings *findings)
{
	*redactor = (struct redactor){ .arena = arena, .findings = findings };
	redactor->secrets = arena_alloc(arena, findings->list.count * sizeof *redactor->secrets);
	for (size_t i = 0; i < findings->list.count; i++) {
		const struct finding *finding = &findings->list.items[i];
		if (!finding->sensitive || finding->shown.len < SHORTEST_REDACTED)
			continue;
		redactor->secrets[redactor->count++] = finding;
		redactor->first_byte[(unsigned char)finding->shown.data[0]] = true;
	}
	if (redactor->count > 1)
		qsort(redactor->secrets, redactor->count, sizeof *redactor->secrets, compare_shown);
}

/* The longest secret that `text` starts with. Candidates stand in front of the place where `text` would be sorted in,
 * the longer ones nearer to it; the first that shares no four bytes ends the search. */
static const struct finding *secret_at(const struct redactor *redactor, struct sv text)
{
	size_t low = 0;
	size_t high = redactor->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (sv_compare(redactor->secrets[middle]->shown, text) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (low-- > 0) {
		struct sv shown = redactor->secrets[low]->shown;
		if (sv_starts(text, shown))
			return redactor->secrets[low];
		if (!sv_starts(text, sv_slice(shown, 0, SHORTEST_REDACTED)))
			break;
	}
	return NULL;
}

struct sv redact(const struct redactor *redactor, struct sv text)
{
	struct buf out;
	size_t run = 0;
	size_t at = 0;

	if (redactor->count == 0)
		return text;
	buf_init(&out, SIZE_MAX);
	while (at < text.len) {
		const struct finding *secret = NULL;
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
