/* What one thread needs to screen documents, with what is packed in them, and to report them. */
#ifndef RUN_WORKER_H
#define RUN_WORKER_H

#include "run/report.h"

struct worker {
	const struct run_options *options;
	const struct report_context *context;
	struct screen *screens[LIMIT_MEMBER_DEPTH + 1]; /* by archives around a document; made when needed */
	struct tally tally;
};

/* Returns -1 if the machine lacks the memory. `context` may still be filled in until the first document. */
int worker_open(struct worker *worker, const struct run_options *options, const struct report_context *context);

/* Nothing happens to a worker of zeroes. */
void worker_close(struct worker *worker);

/* Shown the document itself before it is reported. */
struct worker_look {
	void (*look)(void *context, struct screened *screened);
	void *context;
};

/* `look` may be NULL. */
void worker_item(struct worker *worker, struct report *report, const struct source_item *item,
		 const struct worker_look *look);

#endif
