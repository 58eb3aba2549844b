#define _GNU_SOURCE /* gettid, SIGEV_THREAD_ID */
#include "html/gumbo_alarm.h"

#include <signal.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

#define AGAIN_NANOSECONDS 5000000
#define ALARM_SIGNAL      (SIGRTMIN + 7) /* nobody else's, far from the two that libc keeps */

static void on_signal(int number, siginfo_t *info, void *machine)
{
	const struct gumbo_alarm *alarm = info->si_value.sival_ptr;

	(void)number;
	(void)machine;
	if (info->si_code == SI_TIMER)
		alarm->ring(alarm->context);
}

/* Not blocked while it is handled: the handler may not return. */
static void handle_signal(void)
{
	struct sigaction action = { .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESTART };

	sigemptyset(&action.sa_mask);
	sigaction(ALARM_SIGNAL, &action, NULL);
}

void gumbo_alarm_start(struct gumbo_alarm *alarm, double seconds, void (*ring)(void *context), void *context)
{
	struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = ALARM_SIGNAL };
	struct itimerspec when = { .it_interval = { 0, AGAIN_NANOSECONDS } };

	*alarm = (struct gumbo_alarm){ .ring = ring, .context = context };
	event.sigev_value.sival_ptr = alarm;
	event.sigev_notify_thread_id = gettid();
	if (seconds < 0)
		seconds = 0;
	when.it_value.tv_sec = (time_t)seconds;
	when.it_value.tv_nsec = (long)((seconds - (double)when.it_value.tv_sec) * 1e9) + 1; /* 0 would never ring */
	handle_signal();
	if (timer_create(CLOCK_MONOTONIC, &event, &alarm->timer) != 0)
		return;
	alarm->is_set = true;
	timer_settime(alarm->timer, 0, &when, NULL);
}

/* Stopped before it is deleted: a signal on its way arrives before timer_settime returns. */
void gumbo_alarm_stop(struct gumbo_alarm *alarm)
{
	const struct itimerspec never = { 0 };

	if (!alarm->is_set)
		return;
	alarm->is_set = false;
	timer_settime(alarm->timer, 0, &never, NULL);
	timer_delete(alarm->timer);
}
