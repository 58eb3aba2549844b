/*
 * The pipelines: the only place that sees every stage.
 *
 *	one reader → bounded queue → N workers → results in order → one writer
 */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "base/limits.h"
#include "emit/emit.h"
#include "match/match.h"
#include "run/sweep.h" /* part of the seam */

enum run_mode {
	RUN_EXTRACT, /* links, attachments and labels */
	RUN_SCAN     /* findings */
};

enum run_progress { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

/* The two bits of the exit status. */
enum run_status {
	RUN_CLEAN = 0,
	RUN_FINDINGS = 1, /* findings at or above `fail_on` */
	RUN_TROUBLE = 2   /* an input that was named could not be read, an option, rules, state or output failed */
};

struct run_options {
	enum run_mode mode;
	const struct rules *rules;    /* NULL in RUN_EXTRACT */
	struct attach_helper *helper; /* NULL: documents of other formats are not read */
	struct places *places;        /* loaded when needed; NULL: no rules about regions */
	uint32_t site_region;         /* code of six digits that all pages belong to; 0: as they say themselves */
	const struct emitter *emitter;
	const struct sv *inputs;
	size_t input_count;
	struct sv files_from; /* empty: none */
	struct sv base_url;   /* empty: none */
	const char *output;   /* NULL: standard output */
	const char *baselines[LIMIT_BASELINES];
	size_t baseline_count;
	size_t jobs; /* at least 1 */
	enum severity fail_on;
	enum run_progress progress;
	bool chinese;
	bool show_secrets;
	bool summary;
	bool why; /* values that were dropped are told on stderr */
	bool color;
};

/* True if people are to be shown how far the run is. */
bool run_shows_progress(const struct run_options *options);

/* Runs the pipeline over all inputs. Returns the bits of enum run_status. Messages for people go to stderr. */
int run(const struct run_options *options);

/* Runs every example of every rule through the whole pipeline of a page or file. Prints one line per failure to stdout
 * and a closing line "N examples, N failed". Returns the number of failures, -1 if it could not run. */
int run_examples(const struct run_options *options);

#endif
