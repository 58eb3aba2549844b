/*
 * One reader, N workers, one writer.
 *
 * The reader walks the inputs and gives every document a number; workers screen and report documents; the writer, which
 * is the calling thread, writes the reports in the order of the numbers.
 */
#ifndef RUN_PIPELINE_H
#define RUN_PIPELINE_H

#include <stdatomic.h>

#include "run/progress.h"
#include "run/report.h"
#include "run/writer.h"

struct pipeline {
	const struct run_options *options;
	struct report_context context;
	struct progress progress;
	_Atomic bool trouble;      /* a named input could not be read, or a signal came */
	uint64_t read_before;      /* bytes of the inputs before this one */
	struct queue *queue;       /* struct job */
	struct sequence *sequence; /* struct report */
	struct worker *workers;
	struct interrupt *interrupt; /* NULL: signals end the program at once */
};

/* Runs to the end and adds everything up in `tally`. Returns -1 if the threads could not be started. At the
 * first SIGINT or SIGTERM the reader stops, and what it has handed out is worked on and written. */
int pipeline_run(struct pipeline *pipeline, struct tally *tally, struct writer *writer);

#endif
