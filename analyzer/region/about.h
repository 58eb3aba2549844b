/* Whether a page speaks about the region of its site; private to region/. */
#ifndef REGION_ABOUT_H
#define REGION_ABOUT_H

#include "region/region.h"

enum about {
	ABOUT_ANYTHING, /* an ordinary page: other regions are normal on it */
	ABOUT_PERHAPS,
	ABOUT_ITSELF /* 概况, 历史沿革, 机构职能 … */
};

struct about_page {
	enum about about;
	bool news;     /* its title says so, or its column while the title says nothing: 动态, 公告 */
	bool in_news;  /* its title or column says so, whatever the other says: 县情概况 below 通知公告 */
	bool guide;    /* it tells how to apply: 办事指南 */
	bool partners; /* it is about others by its column or title: 对口帮扶, 周边 */
	bool routes;   /* it tells how to travel */
	uint32_t
	    region; /* a region around the site's own that the page is about: 湛江概况 on the pages of 雷州市; or 0 */
};

/* Judges by the labels, the title, the headings and the path shown above the text. */
void about_read(struct about_page *out, const struct region_question *question);

#endif
