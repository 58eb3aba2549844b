/* What a night's records go through: state against the night before, news, baseline, counts. Private to the sweep. */
#ifndef RUN_SWEEP_OUTPUT_H
#define RUN_SWEEP_OUTPUT_H

#include "run/sweep_state.h"
#include "run/writer.h"

struct sweep_output {
	struct sweep *sweep;
	struct emit_options emit;
	struct baseline *baseline; /* NULL: none */
	struct tally tally;
	struct writer writer;
	struct buf out;
	struct buf late;
};

/* Returns -1, having said why, where there can be no output. */
int sweep_output_open(struct sweep_output *output, struct sweep *sweep);

/* A finding. `fixed` is one that is none any more. The finding's facts are added to. */
void sweep_output_finding(struct sweep_output *output, struct arena *arena, struct record *record,
			  struct finding *finding, bool fixed);
void sweep_output_error(struct sweep_output *output, const struct record *record);

/* Writes the summary and the end. Returns the bits of the exit status. */
int sweep_output_close(struct sweep_output *output);

/* "2026-11-21T16:05:09Z" */
struct sv sweep_time(struct arena *arena, int64_t seconds);

#endif
