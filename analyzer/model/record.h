/*
 * Findings, and the records that are written: one JSON object a line (DESIGN: Records).
 *
 * A check makes findings with spans of the decoded document; run/ turns those into places and records.
 */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "model/page.h"
#include "model/reason.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };
enum certainty { CERTAINTY_POSSIBLE, CERTAINTY_LIKELY, CERTAINTY_CERTAIN, CERTAINTY_COUNT };
enum stage { STAGE_READ, STAGE_DECODE, STAGE_PARSE, STAGE_ATTACH, STAGE_MATCH, STAGE_FETCH, STAGE_COUNT };

/* A fact of a finding: one member of its `data`. */
enum fact_kind { FACT_TEXT, FACT_NUMBER, FACT_LIST, FACT_REFERRERS, FACT_FACTS };

/* A place that refers to an address. */
struct referrer {
	struct sv source;
	size_t line; /* 0: no place inside the source */
	size_t column;
	struct sv text; /* of the link */
};

struct fact {
	const char *key;
	enum fact_kind kind;
	struct sv text; /* data NULL: there is none, and that is worth saying */
	int64_t number;
	const struct sv *list;
	size_t list_count;
	/* Of FACT_REFERRERS; without any it means the finding's own place, with `text` as the link's. */
	const struct referrer *pages;
	size_t page_count;
	/* Of FACT_FACTS: an object of its own. */
	const struct fact *facts;
	size_t fact_count;
};

/* A value where it stands, as it is written there, and what is shown instead. */
struct finding_value {
	struct span at; /* in the decoded document; empty: a part of another value, to be hidden wherever it stands */
	struct sv shown;
	struct sv evidence;
};

struct finding {
	const char *rule;
	enum severity severity;
	enum certainty certainty;
	double confidence; /* 0 to 1 */
	struct span at;    /* exactly the value, in the decoded document */
	enum where where;
	uint32_t element; /* for the path, or PAGE_NONE */
	struct sv path; /* where the page is no longer at hand: the path itself; `at` and `element` mean nothing then */
	struct sv value;    /* normalised; feeds the fingerprint; never written as it is */
	struct sv shown;    /* the value as written: evidence under --show-secrets, and what is blotted out elsewhere */
	struct sv evidence; /* masked */
	bool sensitive;     /* `value` and `shown` must not appear in any output: finding_is_sensitive() */
	uint32_t count;     /* values it stands for, at least 1 */
	VEC(struct finding_value, others); /* further values and repeats: must not appear either */
	VEC(struct fact, facts);
	VEC(struct reason_given, reasons); /* what speaks for it; run/ puts them into words, as the fact "reasons" */
};

/* A value that was looked at and is not reported. */
struct dropped {
	const char *rule;
	struct span at;     /* in the decoded document */
	struct sv shown;    /* as written */
	struct sv evidence; /* masked */
	struct reason_given against;
};

struct findings {
	struct arena *arena;
	VEC(struct finding, list);
	VEC(struct dropped, dropped); /* in order of their places; empty unless the scanner explains */
	size_t dropped_more;          /* that are not in the list */
};

/* True for rules about data that must not be shown: leak.* and secret.*. */
bool finding_is_sensitive(const char *rule);

/* Makes the finding last longer than the page: its path is settled, and what it holds copied. */
void finding_keep(struct findings *findings, struct finding *finding, const struct page *page);
void dropped_keep(struct findings *findings, struct dropped *dropped);

/* Adds a fact; the text must outlive the findings' arena. An empty text adds nothing. */
void finding_text(struct findings *findings, struct finding *finding, const char *key, struct sv text);
void finding_number(struct findings *findings, struct finding *finding, const char *key, int64_t number);
void finding_list(struct findings *findings, struct finding *finding, const char *key, const struct sv *list,
		  size_t count);
/* Adds a value that the finding stands for beside its own, or a repeat of it. */
void finding_other(struct findings *findings, struct finding *finding, const struct finding_value *value);
/* Adds what speaks for the finding; the argument may hold any text of the page. */
void finding_reason(struct findings *findings, struct finding *finding, enum reason reason, struct sv argument);
/* {referrers: 1, pages: [{source, line, column, text}]} of the finding's own place. */
void finding_referrers(struct findings *findings, struct finding *finding, struct sv link_text);

/* A place in the source, ready to be written. */
struct place {
	struct sv source;
	size_t line;   /* 1-based; 0: no place inside the source, offset and length are then absent too */
	size_t column; /* 1-based, code points of the decoded text */
	size_t offset; /* bytes of the source as it was read */
	size_t length;
	size_t end_line; /* of the offset behind the place; 0: not known */
	size_t end_column;
	enum where where;
	struct sv path;
};

enum record_type { RECORD_LINK, RECORD_ATTACHMENT, RECORD_LABEL, RECORD_FINDING, RECORD_ERROR, RECORD_SUMMARY };

struct attachment {
	struct sv url;
	struct sv text;
	struct sv extension;
	struct sv media_type; /* from bytes where they are at hand, else empty */
	int64_t size;         /* -1 if unknown */
};

struct rule_count {
	const char *rule;
	uint64_t count;
};

struct summary {
	uint64_t pages;
	uint64_t bytes;
	uint64_t links;
	uint64_t attachments;
	uint64_t errors;
	uint64_t known; /* findings left out because the baseline has them */
	double seconds;
	bool trouble;                        /* what was named cannot be read, or the rules are damaged */
	uint64_t severities[SEVERITY_COUNT]; /* findings of each */
	VEC(struct rule_count, findings);    /* by rule id, sorted */
};

struct record {
	enum record_type type;
	struct place place; /* unused in a summary */
	union {
		const struct link *link;
		const struct attachment *attachment;
		const struct label *label;
		struct {
			const struct finding *finding;
			struct sv site;
			struct sv message;
			struct sv fingerprint; /* 32 hex digits */
			struct sv evidence;    /* masked, or not under --show-secrets */
			struct sv excerpt;     /* the source line around the place, masked; for people only */
			size_t mark_begin;     /* the place inside `excerpt`, bytes */
			size_t mark_end;
		} finding;
		struct {
			enum stage stage;
			struct sv message;
		} error;
		const struct summary *summary;
	} as;
};

const char *severity_name(enum severity severity);
const char *certainty_name(enum certainty certainty);
const char *stage_name(enum stage stage);
const char *record_type_name(enum record_type type);

/* -1 where there is no such word. */
int severity_from(struct sv name);
int certainty_from(struct sv name);

#endif
