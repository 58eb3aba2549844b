/*
 * One document through the stages: decode, parse, match, checks. One per worker thread.
 */
#ifndef RUN_SCREEN_H
#define RUN_SCREEN_H

#include "attach/attach.h"
#include "decode/decode.h"
#include "match/match.h"
#include "model/record.h"
#include "run/run.h"
#include "source/source.h"

struct screen;

/* Without rules: only extraction. NULL if the machine lacks the memory for a scanner. */
struct screen *screen_new(const struct run_options *options);
void screen_free(struct screen *screen);

struct screen_trouble {
	enum stage stage;
	struct sv message;
};

/* What came out; valid until the screen's next document. */
struct screened {
	struct arena *arena;
	struct arena *scratch;    /* for whoever reports it: to be reset at will */
	struct document document; /* if has_page */
	struct page page;         /* if has_page */
	bool has_page;            /* text was read: HTML or plain */
	bool is_file;             /* judged as an attachment */
	struct attach_type type;  /* if is_file */
	struct findings findings; /* in order of their places */
	VEC(struct screen_trouble, troubles);
};

/* Who takes the members of archives; they come while the archive is being read, so that another screen is needed for
 * them. Returns 0 to go on. */
struct screen_members {
	void *context;
	int (*take)(void *context, const struct source_item *outer, const struct attach_member *member);
};

/* `members` NULL: they are not looked at. */
void screen_item(struct screened *out, struct screen *screen, const struct source_item *item,
		 const struct screen_members *members);

#endif
