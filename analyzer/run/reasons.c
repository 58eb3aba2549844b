#include "run/reasons.h"

#include "base/utf8.h"

#define MOST_CHARACTERS 40 /* of what a reason speaks of */
#define MOST_DIGITS     6  /* in it, but for those of an address; labels need fewer, and numbers of persons have more */

static size_t digit_length(struct sv text)
{
	uint32_t code;
	size_t length = utf8_read(&code, text);

	return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19) ? length : 0;
}

/* Words of a page may hold the value itself, or another one that was not found. */
static struct sv without_digits(struct arena *arena, struct sv text)
{
	char *out = arena_alloc(arena, text.len + 1);
	size_t digits = 0;
	size_t most = 0;
	size_t length = 0;

	for (size_t i = 0, step; i < text.len; i += step) {
		step = digit_length(sv_skip(text, i));
		digits = text.data[i] == '.' ? 0 : digits + (step > 0);
		most = digits > most ? digits : most;
		if (step) {
			out[length++] = '*';
			continue;
		}
		step = utf8_forward(text, i, 1) - i;
		memcpy(out + length, text.data + i, step);
		length += step;
	}
	return most > MOST_DIGITS ? (struct sv){ out, length } : text;
}

struct sv reasons_words(struct arena *arena, const struct redactor *redactor, const struct reason_given *given,
			bool sensitive, bool chinese)
{
	struct reason_given shown = *given;

	if (redactor) {
		shown.argument = redact(redactor, shown.argument);
		if (sensitive)
			shown.argument = without_digits(arena, shown.argument);
	}
	size_t end = utf8_forward(shown.argument, 0, MOST_CHARACTERS);
	if (end < shown.argument.len)
		shown.argument = arena_printf(arena, "%.*s…", SV_ARG(sv_slice(shown.argument, 0, end)));
	return reason_text(arena, &shown, chinese);
}

void reasons_tell(struct finding *finding, struct arena *arena, const struct redactor *redactor, bool chinese)
{
	size_t count = finding->reasons.count;
	size_t facts = finding->facts.count;

	if (!count)
		return;
	struct sv *list = arena_alloc(arena, count * sizeof *list);
	for (size_t i = 0; i < count; i++)
		list[i] = reasons_words(arena, redactor, &finding->reasons.items[i], finding->sensitive, chinese);
	struct fact *copy = arena_alloc(arena, (facts + 1) * sizeof *copy);
	if (facts)
		memcpy(copy, finding->facts.items, facts * sizeof *copy);
	copy[facts] = (struct fact){ .key = "reasons", .kind = FACT_LIST, .list = list, .list_count = count };
	finding->facts.items = copy;
	finding->facts.count = facts + 1;
}
