/* What is due at some time, as a binary heap. */
#ifndef FETCH_TIMERS_H
#define FETCH_TIMERS_H

#include <stddef.h>

/* A member of what waits; all zeroes: not set. */
struct timer {
	double due;
	size_t place; /* in the heap, counted from 1 */
};

struct timers {
	struct timer **items;
	size_t count;
	size_t capacity;
};

/* Sets the timer, or moves it. */
void timers_set(struct timers *timers, struct timer *timer, double due);

/* Does nothing where it is not set. */
void timers_unset(struct timers *timers, struct timer *timer);

/* The one due first, or NULL. */
struct timer *timers_first(const struct timers *timers);

/* The timers themselves belong to others. */
void timers_free(struct timers *timers);

#endif
