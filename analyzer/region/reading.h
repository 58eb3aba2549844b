/*
 * A page as the judge reads it: the names of regions on it, in sentences; private to region/.
 */
#ifndef REGION_READING_H
#define REGION_READING_H

#include "region/region.h"

/* A name that more divisions bear (城关镇) tells nothing. */
#define REGION_CODES_MOST 64

/* What kind of text a block is. */
enum passage {
	PASSAGE_SHORT, /* navigation, a list of links, a line without a sentence */
	PASSAGE_PROSE,
	PASSAGE_TITLE,
	PASSAGE_HEADING,
	PASSAGE_CELL,
	PASSAGE_CHROME /* footer, byline, the path to the page */
};

/* How a name stands in its sentence, weakest first. */
enum role {
	ROLE_NONE,    /* a neighbour, a destination, part of another name … */
	ROLE_ASIDE,   /* in a sentence about help, visits, careers: speaks for nobody but the page's own region */
	ROLE_LISTED,  /* one of several */
	ROLE_MENTION, /* somewhere */
	ROLE_TOPIC,   /* the sentence begins with it */
	ROLE_SUBJECT  /* … and says what only a description says */
};

/* What a description says: bits. */
enum {
	SAYS_PLACE = 1,
	SAYS_DIVISION = 2,
	SAYS_AREA = 4,
	SAYS_PEOPLE = 8,
	SAYS_HISTORY = 16,
	SAYS_NATURE = 32,
	SAYS_WEALTH = 64,
	SAYS_RANK = 128,
	SAYS_OFFICE = 256, /* of somebody in the region: its education bureau, its mayor */
	SAYS_NAME = 512,   /* title, heading, field of a table */
	SAYS_IS = 1024,    /* it is something, whatever */
	SAYS_OWN = 2048    /* the page's own region lies there */
};

/* What a sentence is about: bits. */
enum { ABOUT_AID = 1, ABOUT_VISIT = 2, ABOUT_CAREER = 4, ABOUT_PAST = 8 };

struct mention {
	struct span at; /* in the body stream */
	const struct region_name *name;
	uint32_t code; /* which region is meant; 0 if it cannot be told */
	uint32_t sentence;
	uint16_t says;
	uint8_t role;
	bool is_outer; /* 广东省 before 茂名市: belongs to the name behind it */
};

struct sentence {
	struct span at;
	uint32_t block;
	uint32_t first; /* mention */
	uint32_t count;
	uint8_t passage; /* enum passage */
	uint8_t about;
};

struct reading {
	struct arena *arena;
	const struct region_question *question;
	const struct gazetteer *gazetteer;
	struct sv text; /* the body stream */
	VEC(struct mention, mentions);
	VEC(struct sentence, sentences); /* those that hold mentions */
	bool names_parent;               /* the prefecture of the page's own region; known with the roles */
};

/* Fills in everything but roles, and what names mean that several regions bear. */
void reading_read(struct reading *reading, struct arena *arena, const struct region_question *question);

/* What kind of text a block is. */
enum passage reading_passage(const struct page *page, const struct block *block);

/* True if the element is part of a link, or a choice of a list of links. */
bool reading_is_link(const struct page *page, uint32_t element);

/* True if the block stands over a part of the page: a heading, or a short line by itself. */
bool reading_is_heading(const struct page *page, const struct block *block);

static inline bool mention_is_town(const struct mention *mention)
{
	return region_level(mention->code) == REGION_TOWN;
}

/* A title or heading. */
static inline bool sentence_is_line(const struct sentence *sentence)
{
	return sentence->passage == PASSAGE_TITLE || sentence->passage == PASSAGE_HEADING;
}

static inline struct sv reading_text(const struct reading *reading, struct span at)
{
	return sv_slice(reading->text, at.begin, at.end);
}

/* True if the region is the page's own, lies in it or around it: it cannot be wrong. */
bool reading_is_own(const struct reading *reading, uint32_t code);

/* True if it is the page's own or lies in it. */
bool reading_is_inside(const struct reading *reading, uint32_t code);

#endif
