/*
 * From observations to verdicts: pure functions, no time, no state, no network.
 *
 * A negative is never guessed: what cannot be told apart from a host that defends itself, from a network that is away
 * or from a page that a script builds is not called broken.
 */
#ifndef JUDGE_JUDGE_H
#define JUDGE_JUDGE_H

#include "model/observation.h"
#include "model/record.h"

/* What is the matter with a link; the `class` of findings. */
enum link_class {
	CLASS_OK,
	CLASS_BROKEN,   /* nobody there, or the answer is that there is nothing */
	CLASS_SOFT_404, /* the answer is 200, and says what the host says of any path that does not exist */
	CLASS_TIMEOUT,
	CLASS_BLOCKED, /* we are not let in; a reader may be */
	CLASS_TLS,
	CLASS_TRANSIENT, /* worked last night, and today's fault is of the kind that passes */
	CLASS_LOOP,      /* redirects without an end */
	CLASS_ADDRESS,   /* leads into a private network; never asked */
	CLASS_FRAGMENT,  /* the page is there, the place on it is not */
	CLASS_HIJACKED,
	CLASS_SKIPPED, /* robots.txt keeps us out: nothing is known */
	CLASS_COUNT
};

/* The word of the records. */
const char *class_name(enum link_class class);

/* Of one answer by itself. */
enum link_class judge_class(const struct observation *seen);

/* True for what counts as a failing night: all but ok and skipped. */
bool judge_failed(enum link_class class);

/* What the state knows beside tonight's class. */
struct judge_history {
	bool asked_before;  /* the night before */
	bool failed_before; /* the night before */
	bool internal;      /* a link to the fleet's own hosts */
	bool together;      /* many hosts failed tonight that answered the night before: it may be our network */
};

struct judgement {
	const char *rule; /* NULL: nothing to report */
	enum link_class class;
	enum severity severity;
	enum certainty certainty;
};

/* True for faults that an absent network, or one that is in trouble, would cause too. */
bool judge_is_network(enum fault fault);

/* Broken and timed out links: error on own hosts, warning elsewhere; a note where the fault is a 5xx or a time-out of a
 * link that was ok last night (with `together` any fault of the network), and for blocked ones. TLS: as broken, but an
 * incomplete chain is a note, for browsers complete it. */
void judge_link(struct judgement *out, enum link_class class, const struct observation *seen,
		const struct judge_history *history);

/* What happened, for people: "404", "DNS", "证书已过期" … Static or in the arena. */
struct sv judge_words(struct arena *arena, const struct judgement *judgement, const struct observation *seen,
		      bool chinese);

/* ---- pages that say "not found" with status 200 ---- */

/* The sum of a page's text as it is compared: letters only, in any order of lines, without what the request itself put
 * there (the words of its path). 0 where there is too little text to compare. */
uint64_t judge_text(struct sv text, struct sv url);

/* Two answers of one host say the same: the same text, or redirects to the same place that is not the home page of a
 * site whose pages a script builds. `probe` answered a path that cannot exist. */
bool judge_soft_404(const struct observation *seen, uint64_t text, const struct observation *probe,
		    uint64_t probe_text);

/* True for an address that promises a document: what comes instead is judged as the document that it is not. */
bool judge_is_document(struct sv url);

/* ---- crawl traps ---- */

/* Which pages are of a kind: host and path with every number and long id as one sign, names of parameters without
 * values. 0: an address without anything that varies. */
uint64_t judge_template(struct sv url);

/* Pages that are told as one trap: of one host and path, numbers as one sign, whatever the parameters. */
uint64_t judge_trap(struct sv url);

/* True if the address itself shows a trap: segments that repeat, a depth that nobody builds. */
bool judge_is_trap(struct sv url);

/* True once a kind of pages has said nothing new for so long that the rest is not worth asking. */
bool judge_is_exhausted(uint32_t pages, uint32_t in_a_row);

/* The address without session ids (;jsessionid=, PHPSESSID=, sid= …); the same view if there are none. */
struct sv judge_without_session(struct arena *arena, struct sv url);

#endif
