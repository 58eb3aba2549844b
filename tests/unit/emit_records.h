/* Records for the tests of emit/, and a rule set of three rules in place of a loaded one. */
#ifndef UNIT_EMIT_RECORDS_H
#define UNIT_EMIT_RECORDS_H

#include "assert_sv.h"

#include "emit/emit.h"

struct rules {
	struct rule list[3]; /* sorted by id */
};

static const struct rules test_rules = {
	{
	    {
		.id = "label.missing",
		.title = { { "缺少页面标签", 18 }, { "Missing label", 13 } },
		.severity = SEVERITY_WARNING,
		.certainty = CERTAINTY_LIKELY,
	    },
	    {
		.id = "leak.cn-id",
		.title = { { "身份证号码", 15 }, { "ID number", 9 } },
		.message = { { "公开了身份证号码 {evidence}", 35 }, { "ID number {evidence} is public", 30 } },
		.severity = SEVERITY_ERROR,
		.certainty = CERTAINTY_CERTAIN,
		.enabled = true,
	    },
	    {
		.id = "link.broken",
		.title = { { "坏链接", 9 }, { "Broken link", 11 } },
		.severity = SEVERITY_NOTE,
		.certainty = CERTAINTY_POSSIBLE,
		.enabled = true,
	    },
	},
};

size_t rules_count(const struct rules *rules)
{
	return sizeof rules->list / sizeof rules->list[0];
}

const struct rule *rules_at(const struct rules *rules, size_t index)
{
	return &rules->list[index];
}

const struct rule *rules_find(const struct rules *rules, const char *id)
{
	for (size_t i = 0; i < rules_count(rules); i++)
		if (strcmp(rules->list[i].id, id) == 0)
			return &rules->list[i];
	return NULL;
}

static inline struct place test_place(void)
{
	return (struct place){
		.source = SV("a/b.html"),
		.line = 12,
		.column = 5,
		.offset = 340,
		.length = 18,
		.end_line = 12,
		.end_column = 23,
		.where = WHERE_CELL,
		.path = SV("html>body>td[2]"),
	};
}

static inline struct finding test_finding(void)
{
	return (struct finding){
		.rule = "leak.cn-id",
		.severity = SEVERITY_ERROR,
		.certainty = CERTAINTY_CERTAIN,
		.confidence = 0.987,
		.where = WHERE_CELL,
		.value = SV("never to be seen"),
		.shown = SV("never to be seen"),
		.sensitive = true,
		.count = 1,
	};
}

/* A record of `finding`, which must outlive it. */
static inline struct record test_finding_record(const struct finding *finding)
{
	return (struct record){
		.type = RECORD_FINDING,
		.place = test_place(),
		.as.finding = {
		    .finding = finding,
		    .site = SV("www.x.gov.cn"),
		    .message = SV("公开了身份证号码"),
		    .fingerprint = SV("00112233445566778899aabbccddeeff"),
		    .evidence = SV("6101**********1234"),
		},
	};
}

static inline struct record test_error_record(void)
{
	return (struct record){
		.type = RECORD_ERROR,
		.place = { .source = SV("a/b.html") },
		.as.error = { STAGE_DECODE, SV("bad bytes") },
	};
}

/* What the format writes for a record; `late` may be NULL. The views live until the next call. */
static inline struct sv rendered(struct sv *late, const char *format, const struct emit_options *options,
				 const struct record *record)
{
	static struct buf out;
	static struct buf after;

	buf_free(&out);
	buf_free(&after);
	buf_init(&out, SIZE_MAX);
	buf_init(&after, SIZE_MAX);
	emit_find(sv_from(format))->record(&out, &after, options, record);
	if (late)
		*late = buf_view(&after);
	return buf_view(&out);
}

#endif
