/* How far a sweep is, for people: one live line on a terminal, else a plain line now and then. */
#ifndef RUN_SWEEP_PROGRESS_H
#define RUN_SWEEP_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sweep_progress {
	uint64_t pages;
	uint64_t links; /* targets answered, pages among them */
	uint64_t broken;
	uint64_t links_drawn;
	double started;
	double drawn;
	bool enabled;
	bool live; /* on a terminal */
	bool shown;
	bool chinese;
};

void sweep_progress_start(struct sweep_progress *progress, bool enabled, bool live, bool chinese);

void sweep_progress_count(struct sweep_progress *progress, bool is_page, bool is_broken);

/* True once a second on a terminal, every 30 seconds elsewhere: then it wants to be drawn. */
bool sweep_progress_is_due(const struct sweep_progress *progress);
void sweep_progress_draw(struct sweep_progress *progress, size_t waiting, const char *slowest, uint32_t milliseconds);
void sweep_progress_clear(struct sweep_progress *progress);

#endif
