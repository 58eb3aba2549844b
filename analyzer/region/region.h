/*
 * Regions of China by their codes (GB/T 2260): a gazetteer to township, with the codes of former times, and the
 * judgement which region a text is about.
 *
 * A code is a number: 440000 a province, 440800 a prefecture, 440882 a county, 440882101 a town.
 */
#ifndef REGION_REGION_H
#define REGION_REGION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/record.h"

/* ---- codes ---- */

enum region_level { REGION_PROVINCE, REGION_PREFECTURE, REGION_COUNTY, REGION_TOWN };

enum region_level region_level(uint32_t code);

/* The code one level up; 0 for a province. A county that answers to its province directly (429004) has the province. */
uint32_t region_parent(uint32_t code);

/* The ancestor (or the region itself) at `level`; 0 if the region stands above that level. */
uint32_t region_ancestor(uint32_t code, enum region_level level);

/* True if `inner` is `outer` or lies in it. */
bool region_contains(uint32_t outer, uint32_t inner);

/* True if one lies in the other: they cannot contradict each other. */
bool region_related(uint32_t a, uint32_t b);

/* ---- gazetteer ---- */

struct gazetteer; /* immutable; shared by all threads */

/* Reads divisions.tsv, names.tsv, phones.tsv and domains.tsv of `dir`. On a damaged file appends "FILE:LINE: reason" to
 * `errors` and returns NULL. */
struct gazetteer *gazetteer_load(const char *dir, struct buf *errors);
void gazetteer_free(struct gazetteer *gazetteer);

/* Today's name of a division down to the county, else its last one; empty if the code never was one. */
struct sv gazetteer_name(const struct gazetteer *gazetteer, uint32_t code);

/* True if the six-digit code is or was a division. */
bool gazetteer_knows(const struct gazetteer *gazetteer, uint32_t code);

/* The division of today that a code stands for: itself, or what a former one has become, else the one around it; 0 if
 * there is none. A code that never was one (of a development zone) stands for the division around it. */
uint32_t gazetteer_today(const struct gazetteer *gazetteer, uint32_t code);

/* "广东省湛江市雷州市": the names from the province down, as far as they are known. */
struct sv gazetteer_full_name(const struct gazetteer *gazetteer, struct arena *arena, uint32_t code);

/* The divisions that share an area code (759 for 0759), at most `room` of them. Returns how many were written. */
size_t gazetteer_phone(uint32_t *codes, size_t room, const struct gazetteer *gazetteer, uint32_t number);

/* The divisions that a label below gov.cn may mean (cq of cq.gov.cn; gz is 贵州省 or 广州市), likewise. */
size_t gazetteer_domain(uint32_t *codes, size_t room, const struct gazetteer *gazetteer, struct sv label);

enum region_name_kind {
	REGION_NAME_FULL,
	REGION_NAME_COMMON, /* 解放区: also an everyday word or a name in many cities, means little alone */
	REGION_NAME_SHORT,  /* "雷州" of 雷州市: weaker evidence */
	REGION_NAME_FORMER  /* 海康县: the codes are what it is today */
};

struct region_name {
	struct sv name;
	const uint32_t *codes; /* of today's divisions that it means, ascending */
	uint32_t code_count;
	uint8_t kind; /* enum region_name_kind */
};

/* All names, sorted by their bytes; the index is what a matcher reports. */
size_t gazetteer_name_count(const struct gazetteer *gazetteer);
const struct region_name *gazetteer_name_at(const struct gazetteer *gazetteer, size_t index);

/* NULL if nobody bears it. */
const struct region_name *gazetteer_find(const struct gazetteer *gazetteer, struct sv name);

/* The division down to the county whose name in full `text` begins with, if only one bears it, else 0; *len is the
 * length of the name then. */
uint32_t gazetteer_begins(size_t *len, const struct gazetteer *gazetteer, struct sv text);

/* ---- which region a page is about ---- */

/* A name of the gazetteer that was found on the page. */
struct region_hit {
	size_t end;    /* in the body stream, behind the name */
	uint32_t name; /* index */
};

struct region_question {
	const struct gazetteer *gazetteer;
	const struct page *page;
	const uint32_t *own; /* codes of today: the regions that the page may be about, with all in and around them */
	size_t own_count;
	const struct region_hit *hits; /* all names, also those inside others, in the order of their ends */
	size_t hit_count;
};

#define REGION_REASONS 3

struct region_answer {
	uint32_t region; /* that the page, or part of it, is really about */
	enum certainty certainty;
	double confidence;                 /* 0 to 1 */
	struct span at;                    /* its name where the page speaks of it most clearly; in the body stream */
	struct sv reasons[REGION_REASONS]; /* sentences of the page, shortened */
	size_t reason_count;
};

/* Decides whether the page, or a passage of it, describes a foreign region as if it were its own. Returns true and
 * fills in *out if so. Time is linear in the page and its hits. */
bool region_judge(struct region_answer *out, struct arena *arena, const struct region_question *question);

#endif
