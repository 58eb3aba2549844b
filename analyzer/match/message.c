#include <inttypes.h>

#include "base/limits.h"
#include "match/match.h"

static void append_list(struct buf *out, const struct fact *fact, bool chinese)
{
	for (size_t i = 0; i < fact->list_count; i++) {
		if (i)
			buf_append(out, chinese ? SV("、") : SV(", "));
		buf_append(out, fact->list[i]);
	}
}

static void append_fact(struct buf *out, const struct fact *fact, bool chinese)
{
	switch (fact->kind) {
	case FACT_TEXT: buf_append(out, fact->text); break;
	case FACT_NUMBER: buf_printf(out, "%" PRId64, fact->number); break;
	case FACT_LIST: append_list(out, fact, chinese); break;
	case FACT_REFERRERS:
	case FACT_FACTS: break;
	}
}

static void append_place(struct buf *out, const struct finding *finding, struct sv name, bool chinese)
{
	if (sv_eq(name, SV("evidence"))) {
		buf_append(out, finding->evidence);
		return;
	}
	for (size_t i = 0; i < finding->facts.count; i++)
		if (sv_eq(name, sv_from(finding->facts.items[i].key)))
			append_fact(out, &finding->facts.items[i], chinese);
}

struct sv rules_message(const struct rules *rules, struct arena *arena, const struct finding *finding, bool chinese)
{
	const struct rule *rule = rules_find(rules, finding->rule);
	struct buf out;

	if (!rule)
		return sv_from(finding->rule);
	struct sv template = chinese ? rule->message.zh : rule->message.en;
	buf_init(&out, LIMIT_RECORD_STRING);
	for (size_t at = 0; at < template.len;) {
		size_t open = sv_chr(template, '{', at);
		size_t close = open == SV_NONE ? SV_NONE : sv_chr(template, '}', open);
		buf_append(&out, sv_slice(template, at, close == SV_NONE ? template.len : open));
		if (close == SV_NONE)
			break;
		append_place(&out, finding, sv_slice(template, open + 1, close), chinese);
		at = close + 1;
	}
	struct sv message = arena_copy(arena, buf_view(&out));
	buf_free(&out);
	return message;
}
