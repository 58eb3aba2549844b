#include "fetch/fetch.h"

#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "fetch/engine.h"
#include "fetch/setup.h"

/* Seconds between two looks at deadlines, and the longest sleep. */
#define SCAN_SECONDS  0.02
#define SLEEP_SECONDS 1.0

static void update_clock(struct fetch *fetch)
{
	double clock = clock_now();
	bool held = atomic_load(&fetch->held);

	if (held && !fetch->is_held) {
		fetch->held_at = clock;
	} else if (!held && fetch->is_held) {
		fetch->away += clock - fetch->held_at;
		host_forget_failures(fetch);
	}
	fetch->is_held = held;
	fetch->now = (held ? fetch->held_at : clock) - fetch->away;
}

static void take_inbox(struct fetch *fetch)
{
	lock_take(fetch->lock);
	struct job *job = fetch->inbox.first;
	fetch->inbox = (struct queue_of_jobs){ 0 };
	fetch->asleep = false;
	lock_release(fetch->lock);
	while (job) {
		struct job *next = job->next;
		job_enter(fetch, job);
		job = next;
	}
}

static void run_timers(struct fetch *fetch)
{
	struct timer *timer;

	while ((timer = timers_first(&fetch->job_timers)) && timer->due <= fetch->now) {
		struct job *job = (struct job *)(void *)((char *)timer - offsetof(struct job, again));
		timers_unset(&fetch->job_timers, timer);
		job_again(fetch, job);
	}
	while ((timer = timers_first(&fetch->host_timers)) && timer->due <= fetch->now) {
		struct host *host = (struct host *)(void *)((char *)timer - offsetof(struct host, timer));
		timers_unset(&fetch->host_timers, timer);
		host_kick(fetch, host);
	}
}

static void end(struct fetch *fetch, struct transfer *transfer, CURLcode code)
{
	struct host *host = transfer->job->host;

	job_ended(fetch, transfer->job, transfer, code);
	transfer_stop(fetch, transfer);
	host_left(fetch, host);
}

/* Returns how many transfers have ended. */
static size_t take_messages(struct fetch *fetch)
{
	const CURLMsg *message;
	size_t ended = 0;
	int left;

	while ((message = curl_multi_info_read(fetch->multi, &left))) {
		char *transfer = NULL;
		CURLcode code = message->data.result;
		curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
		end(fetch, (struct transfer *)(void *)transfer, code);
		ended++;
	}
	return ended;
}

static void check_deadlines(struct fetch *fetch)
{
	if (fetch->is_held || fetch->now < fetch->next_scan)
		return;
	fetch->next_scan = fetch->now + SCAN_SECONDS;
	for (size_t i = 0; i < LIMIT_FETCHES; i++) {
		struct transfer *transfer = &fetch->transfers[i];
		if (!transfer->job || transfer->paused || transfer_left(transfer) > 0)
			continue;
		transfer->expired = true;
		end(fetch, transfer, CURLE_OPERATION_TIMEDOUT);
	}
}

static void sooner(double *seconds, const struct timer *timer, double now)
{
	if (timer && timer->due - now < *seconds)
		*seconds = timer->due - now;
}

static void sleep_until_due(struct fetch *fetch)
{
	double seconds = fetch->active > 0 ? SCAN_SECONDS : SLEEP_SECONDS;

	if (!fetch->is_held) {
		sooner(&seconds, timers_first(&fetch->job_timers), fetch->now);
		sooner(&seconds, timers_first(&fetch->host_timers), fetch->now);
	}
	lock_take(fetch->lock);
	bool idle = !fetch->inbox.first;
	fetch->asleep = idle;
	lock_release(fetch->lock);
	if (idle)
		curl_multi_poll(fetch->multi, NULL, 0, seconds > 0 ? (int)(seconds * 1000) + 1 : 0, NULL);
}

static void run(void *context, size_t index)
{
	struct fetch *fetch = context;
	int running;

	(void)index;
	while (!atomic_load(&fetch->stopping)) {
		arena_reset(fetch->scratch);
		update_clock(fetch);
		take_inbox(fetch);
		if (!fetch->is_held) {
			run_timers(fetch);
			host_start(fetch);
		}
		curl_multi_perform(fetch->multi, &running);
		if (take_messages(fetch) > 0)
			continue;
		check_deadlines(fetch);
		body_resume(fetch);
		host_count(fetch);
		if (!fetch->ready_first || fetch->is_held || fetch->active == LIMIT_FETCHES)
			sleep_until_due(fetch);
	}
}

struct fetch *fetch_new(const struct fetch_options *options, struct buf *why)
{
	struct fetch *fetch = setup_new(options, why);

	if (!fetch)
		return NULL;
	fetch->pool = pool_start(1, run, fetch);
	if (fetch->pool)
		return fetch;
	buf_append(why, SV("no thread can be started"));
	fetch_free(fetch);
	return NULL;
}

void fetch_free(struct fetch *fetch)
{
	if (!fetch)
		return;
	atomic_store(&fetch->stopping, true);
	curl_multi_wakeup(fetch->multi);
	pool_join(fetch->pool);
	setup_free(fetch);
}

void fetch_send(struct fetch *fetch, const struct fetch_request *request)
{
	struct job *job = job_new(request);

	lock_take(fetch->lock);
	*(fetch->inbox.first ? &fetch->inbox.last->next : &fetch->inbox.first) = job;
	fetch->inbox.last = job;
	bool asleep = fetch->asleep;
	fetch->asleep = false;
	lock_release(fetch->lock);
	if (asleep)
		curl_multi_wakeup(fetch->multi);
}

void fetch_hold(struct fetch *fetch)
{
	atomic_store(&fetch->held, true);
	curl_multi_wakeup(fetch->multi);
}

void fetch_go_on(struct fetch *fetch)
{
	atomic_store(&fetch->held, false);
	curl_multi_wakeup(fetch->multi);
}

void fetch_response_free(struct fetch_response *response)
{
	if (!response)
		return;
	buf_free(&response->body);
	arena_free(response->arena);
	free(response);
}

void fetch_slowest(struct fetch *fetch, char *host, size_t size, uint32_t *milliseconds)
{
	lock_take(fetch->lock);
	size_t len = strlen(fetch->slowest);
	len = size == 0 ? 0 : len < size - 1 ? len : size - 1;
	if (size > 0) {
		memcpy(host, fetch->slowest, len);
		host[len] = '\0';
	}
	*milliseconds = fetch->slowest_ms;
	fetch->slowest_wanted = true;
	lock_release(fetch->lock);
}
