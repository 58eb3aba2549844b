/*
 * A clock for code that cannot be asked to look at one: after some time the thread is interrupted, wherever it is.
 */
#ifndef HTML_GUMBO_ALARM_H
#define HTML_GUMBO_ALARM_H

#include <stdbool.h>
#include <time.h>

struct gumbo_alarm {
	void (*ring)(void *context);
	void *context;
	timer_t timer;
	bool is_set;
};

/* Calls `ring` on this thread after `seconds` and again every few milliseconds until the alarm is stopped, out of a
 * signal handler: it may leave by longjmp if nothing was interrupted that must be finished. Where the system has no
 * timer left there is no alarm. */
void gumbo_alarm_start(struct gumbo_alarm *alarm, double seconds, void (*ring)(void *context), void *context);

/* Does nothing if it is not set. `ring` is not called any more. */
void gumbo_alarm_stop(struct gumbo_alarm *alarm);

#endif
