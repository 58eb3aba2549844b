/*
 * The codes by which a page says whose it is: SiteIDCode, the code in its footer, the one in the link for reporting
 * faults (找错), and beside them what the site's address and the user say.
 */
#ifndef CHECK_SITE_CODES_H
#define CHECK_SITE_CODES_H

#include "check/page_run.h"

enum site_code_kind {
	SITE_CODE_OPTION, /* given by the user */
	SITE_CODE_HOST,   /* cq.gov.cn */
	SITE_CODE_LABEL,  /* SiteIDCode */
	SITE_CODE_FOOTER, /* 网站标识码 */
	SITE_CODE_REPORT, /* site_code= of the link 找错 */
	SITE_CODE_NAME,   /* region that SiteName begins with: a witness, never accused */
	SITE_CODE_KINDS
};

#define SITE_CODE_REGIONS 4

struct site_code {
	struct sv value;                     /* as written; empty: the page has none of this kind */
	bool is_code;                        /* ten digits, or bm and eight */
	bool is_unknown;                     /* names a region that does not exist and never did */
	uint32_t regions[SITE_CODE_REGIONS]; /* of today, that it may mean */
	size_t region_count;
	struct span at;
	enum where where;
	uint32_t element;
};

struct site_codes {
	struct site_code list[SITE_CODE_KINDS];
};

/* True if the page, or its address, says in any way whose it is. */
bool site_codes_are_on(const struct page *page);

void site_codes_read(struct site_codes *out, const struct page_run *run);

/* True if both name regions and none of the one has to do with any of the other. */
bool site_codes_contradict(const struct site_code *a, const struct site_code *b);

/* The regions that the page may be about, of today. Returns how many, 0 if nobody says. */
#define SITE_CODES_OWN 12
size_t site_codes_own(uint32_t own[SITE_CODES_OWN], const struct site_codes *codes);

#endif
