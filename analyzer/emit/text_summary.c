#include "emit/text_summary.h"

#include <inttypes.h>

#include "base/json.h"
#include "emit/words.h"

static void put_word(struct buf *out, enum word word, bool chinese)
{
	buf_append(out, words_text(word, chinese));
}

static void put_count(struct buf *out, enum word word, uint64_t count, bool chinese)
{
	put_word(out, word, chinese);
	buf_printf(out, "%" PRIu64, count);
}

static void put_size(struct buf *out, uint64_t bytes)
{
	struct json json = { .out = out }; /* whose numbers know no locale */
	static const char *const units[] = { "B", "KB", "MB", "GB", "TB" };
	double size = (double)bytes;
	size_t unit = 0;

	while (size >= 1000 && unit + 1 < sizeof units / sizeof units[0]) {
		size /= 1000;
		unit++;
	}
	json_decimal(&json, size, size < 10 && unit > 0);
	buf_printf(out, " %s", units[unit]);
}

/* Without the time it took: two runs over the same pages give the same text. */
static void put_seen(struct buf *out, const struct summary *summary, bool chinese)
{
	put_count(out, WORD_SUM_PAGES, summary->pages, chinese);
	put_word(out, WORD_COMMA, chinese);
	put_size(out, summary->bytes);
	put_word(out, WORD_COMMA, chinese);
	put_count(out, WORD_SUM_LINKS, summary->links, chinese);
	put_word(out, WORD_COMMA, chinese);
	put_count(out, WORD_SUM_ATTACHMENTS, summary->attachments, chinese);
	buf_byte(out, '\n');
}

static uint64_t finding_count(const struct summary *summary)
{
	uint64_t count = 0;

	for (size_t i = 0; i < summary->findings.count; i++)
		count += summary->findings.items[i].count;
	return count;
}

static void put_severities(struct buf *out, const struct summary *summary, bool chinese)
{
	put_count(out, WORD_SUM_FINDINGS, finding_count(summary), chinese);
	put_word(out, WORD_COLON, chinese);
	put_count(out, WORD_SUM_ERRORS, summary->severities[SEVERITY_ERROR], chinese);
	put_word(out, WORD_COMMA, chinese);
	put_count(out, WORD_SUM_WARNINGS, summary->severities[SEVERITY_WARNING], chinese);
	put_word(out, WORD_COMMA, chinese);
	put_count(out, WORD_SUM_NOTES, summary->severities[SEVERITY_NOTE], chinese);
	buf_byte(out, '\n');
}

/* One line a rule: count, id, title */
static void put_rules(struct buf *out, const struct summary *summary, const struct emit_options *options)
{
	int longest = 0;

	for (size_t i = 0; i < summary->findings.count; i++) {
		int length = (int)strlen(summary->findings.items[i].rule);
		longest = length > longest ? length : longest;
	}
	for (size_t i = 0; i < summary->findings.count; i++) {
		const struct rule_count *count = &summary->findings.items[i];
		const struct rule *rule = rules_find(options->rules, count->rule);
		buf_printf(out, "%8" PRIu64 "  ", count->count);
		if (rule)
			buf_printf(out, "%-*s  %.*s\n", longest, count->rule,
				   SV_ARG(options->chinese ? rule->title.zh : rule->title.en));
		else
			buf_printf(out, "%s\n", count->rule);
	}
}

void text_summary(struct buf *out, const struct buf *late, const struct emit_options *options,
		  const struct summary *summary)
{
	bool chinese = options->chinese;

	(void)late;
	if (!options->rules || summary->findings.count > 0 || summary->errors > 0)
		buf_byte(out, '\n'); /* records stand above */
	put_seen(out, summary, chinese);
	if (options->rules) {
		put_severities(out, summary, chinese);
		put_rules(out, summary, options);
	}
	if (summary->known > 0) {
		put_count(out, WORD_SUM_KNOWN, summary->known, chinese);
		put_word(out, WORD_SUM_KNOWN_WHY, chinese);
		buf_byte(out, '\n');
	}
	if (summary->errors > 0) {
		put_count(out, WORD_SUM_TROUBLE, summary->errors, chinese);
		buf_byte(out, '\n');
	}
}
