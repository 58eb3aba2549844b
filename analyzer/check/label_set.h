/* The labels that government pages must carry (DOMAIN: page labels), as they stand on one page. */
#ifndef CHECK_LABEL_SET_H
#define CHECK_LABEL_SET_H

#include "check/page_run.h"

enum label_group { LABEL_SITE, LABEL_COLUMN, LABEL_ARTICLE, LABEL_OPTIONAL };

enum label_name {
	SITE_NAME,
	SITE_DOMAIN,
	SITE_ID_CODE,
	COLUMN_NAME,
	COLUMN_DESCRIPTION,
	COLUMN_KEYWORDS,
	COLUMN_TYPE,
	ARTICLE_TITLE,
	PUB_DATE,
	CONTENT_SOURCE,
	KEYWORDS,
	AUTHOR,
	DESCRIPTION,
	IMAGE,
	URL,
	LABEL_NAMES
};

struct label_use {
	const struct label *first; /* with a value, else the first empty one; NULL: not on the page */
	bool filled;
};

struct label_set {
	struct label_use uses[LABEL_NAMES];
	size_t distinct; /* names of the groups that are not optional */
};

/* Collects the labels of a page. */
void label_set_read(struct label_set *set, const struct page *page);

/* Which label this is, whatever the case of its letters; LABEL_NAMES for another. */
enum label_name label_set_name(struct sv name);

/* As the rules write it, and the group it belongs to. */
struct sv label_set_word(enum label_name name);
enum label_group label_set_group(enum label_name name);

/* True if the page is one of a government site, so that labels can be asked of it. */
bool label_set_is_government(const struct label_set *set, const struct page_run *run);

#endif
