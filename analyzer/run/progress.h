/*
 * How far a run is, for people: a bar on a terminal, drawn by the writer's thread while results come in, for runs of
 * more than a second.
 */
#ifndef RUN_PROGRESS_H
#define RUN_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct progress {
	/* Kept by the reader */
	_Atomic uint64_t read;  /* bytes read */
	_Atomic uint64_t total; /* bytes there are; 0: unknown */
	/* Kept by the writer */
	uint64_t documents;
	uint64_t errors;
	double started; /* seconds of the monotonic clock */
	double drawn;
	bool enabled;
	bool shown; /* a bar stands on the terminal */
	bool chinese;
};

/* Seconds of the monotonic clock. */
double progress_clock(void);

void progress_start(struct progress *progress, bool enabled, bool chinese);

/* Draws the bar if it is due: after the first second, then ten times a second at most. */
void progress_draw(struct progress *progress);

/* Wipes the bar, so that something else can be printed. */
void progress_clear(struct progress *progress);

#endif
