#include "fetch/engine.h"

/* Seconds of the pause that a 429 teaches, the first time and at most. */
#define FIRST_PAUSE 0.1
#define LAST_PAUSE  5.0

static void queue_put(struct queue_of_jobs *queue, struct job *job, bool front)
{
	job->next = front ? queue->first : NULL;
	if (!queue->first)
		queue->first = queue->last = job;
	else if (front)
		queue->first = job;
	else
		queue->last = queue->last->next = job;
}

static struct job *queue_take(struct queue_of_jobs *queue)
{
	struct job *job = queue->first;

	queue->first = job->next;
	job->next = NULL;
	return job;
}

void host_push(struct fetch *fetch, struct host *host, struct job *job, bool front)
{
	job->host = host;
	host->bound++;
	host->waiting++;
	queue_put(job->is_site ? &host->site_jobs : &host->jobs, job, front);
	if (!job->is_site && host->robots_state == ROBOTS_UNKNOWN)
		robots_ask(fetch, host);
	host_kick(fetch, host);
}

void host_unbind(struct job *job)
{
	if (job->host)
		job->host->bound--;
	job->host = NULL;
}

static bool has_startable(const struct host *host)
{
	bool jobs = host->site_jobs.first || (host->jobs.first && host->robots_state == ROBOTS_KNOWN);

	return jobs && host->active < host->window;
}

static double may_start(const struct host *host)
{
	return host->quiet > host->next_start ? host->quiet : host->next_start;
}

void host_kick(struct fetch *fetch, struct host *host)
{
	if (host->ready)
		return;
	if (!has_startable(host)) {
		timers_unset(&fetch->host_timers, &host->timer);
		return;
	}
	if (may_start(host) > fetch->now) {
		timers_set(&fetch->host_timers, &host->timer, may_start(host));
		return;
	}
	timers_unset(&fetch->host_timers, &host->timer);
	host->ready = true;
	host->next_ready = NULL;
	if (fetch->ready_last)
		fetch->ready_last->next_ready = host;
	else
		fetch->ready_first = host;
	fetch->ready_last = host;
}

/* Path and query, as robots.txt sees them. */
static struct sv path_of(const struct job *job)
{
	struct sv href = url_without_fragment(&job->url);

	return sv_skip(href, (size_t)(job->url.path.data - href.data));
}

/* Ends a job that need not, or must not, be asked. */
static bool is_settled(struct fetch *fetch, struct host *host, struct job *job)
{
	if (host->down > fetch->now) {
		job_fail(fetch, job, host->down_fault, SV("the host did not answer other requests either"));
		return true;
	}
	if (host->closed > fetch->now) {
		job_fail(fetch, job, FAULT_RETRY_AFTER, SV("the host asked to be left alone"));
		return true;
	}
	if (job->is_site || robots_allow(&host->robots, path_of(job)))
		return false;
	if (host->robots_status)
		job->response->seen.status = host->robots_status;
	job_fail(fetch, job, FAULT_ROBOTS, host->robots_status ? SV("robots.txt could not be read") : SV(""));
	return true;
}

static double pause_of(const struct fetch *fetch, const struct host *host)
{
	double pause = fetch->options.delay;

	if (host->robots.delay > pause)
		pause = host->robots.delay;
	return host->pause > pause ? host->pause : pause;
}

/* Starts one job of the host, past all that are settled without. Returns how many. */
static size_t start_one(struct fetch *fetch, struct host *host)
{
	while (has_startable(host) && may_start(host) <= fetch->now) {
		struct job *job = queue_take(host->site_jobs.first ? &host->site_jobs : &host->jobs);
		host->waiting--;
		job_prepare(job);
		if (is_settled(fetch, host, job))
			continue;
		struct transfer *transfer = fetch->free_transfers;
		fetch->free_transfers = transfer->next_free;
		host->active++;
		host->next_start = fetch->now + pause_of(fetch, host);
		transfer_start(fetch, transfer, job);
		return 1;
	}
	return 0;
}

size_t host_start(struct fetch *fetch)
{
	size_t started = 0;

	while (fetch->ready_first && fetch->active < LIMIT_FETCHES) {
		struct host *host = fetch->ready_first;
		fetch->ready_first = host->next_ready;
		if (!fetch->ready_first)
			fetch->ready_last = NULL;
		host->ready = false;
		started += start_one(fetch, host);
		host_kick(fetch, host);
	}
	return started;
}

void host_left(struct fetch *fetch, struct host *host)
{
	host->active--;
	host_kick(fetch, host);
}

/* Rising latency means that the host has enough to do; where it falls again, more is asked at once. */
static void learn_latency(const struct fetch *fetch, struct host *host, double seconds)
{
	host->latency += (seconds - host->latency) * 0.2;
	host->calm = seconds < host->calm ? seconds : host->calm + (seconds - host->calm) * 0.01;
	if (host->latency > 4 * host->calm + 0.5 && host->window > 1) {
		host->window--;
		host->latency = 2 * host->calm;
	} else if (host->latency < 2 * host->calm + 0.25 && host->window < fetch->options.per_host) {
		host->window++;
	}
}

void host_learn(struct fetch *fetch, struct host *host, const struct transfer *transfer)
{
	const struct observation *seen = &transfer->job->response->seen;
	curl_off_t sent = 0;
	curl_off_t first = 0;

	if (seen->fault == FAULT_TIMEOUT)
		host->window = host->window > 2 ? host->window / 2 : 1;
	if (seen->fault != FAULT_NONE)
		return;
	host->failures = 0;
	host->down = 0;
	if (retry_is_busy(seen))
		return;
	host->closed_count = 0;
	if (transfer->started >= host->quiet)
		host->quiet_step = 0;
	host->pause = host->pause > FIRST_PAUSE / 2 ? host->pause * 0.95 : 0;
	curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME_T, &sent);
	curl_easy_getinfo(transfer->easy, CURLINFO_STARTTRANSFER_TIME_T, &first);
	learn_latency(fetch, host, (double)(first > sent ? first - sent : 0) * 1e-6);
}

/* Several requests may hear the same refusal: only what was sent after the last pause makes the next one longer. */
void host_busy(struct fetch *fetch, struct host *host, int status, double after, double began)
{
	bool too_long = after > fetch->options.timeout;

	if (began >= host->quiet) {
		host->quiet_step = host->quiet_step > 0 ? host->quiet_step * 2 : 1;
		if (host->quiet_step > LIMIT_BACKOFF_SECONDS)
			host->quiet_step = LIMIT_BACKOFF_SECONDS;
		if (status == 429)
			host->pause = host->pause > 0 ? host->pause * 2 : FIRST_PAUSE;
		if (host->pause > LAST_PAUSE)
			host->pause = LAST_PAUSE;
	}
	host->window = 1;
	host->closed_count = too_long ? host->closed_count + 1 : 0;
	if (host->closed_count >= LIMIT_HOST_CLOSED)
		host->closed = fetch->now + after;
	double until = fetch->now + (after >= 0 && !too_long ? after : host->quiet_step);
	if (until > host->quiet)
		host->quiet = until;
	host_kick(fetch, host);
}

/* Two requests that could not even connect are enough, as they tried several times each. */
void host_failed(struct fetch *fetch, struct host *host, enum fault fault, bool connected)
{
	bool nobody = fault == FAULT_DNS || fault == FAULT_CONNECT || fault_is_tls(fault) || !connected;

	if (fault == FAULT_NONE || fault == FAULT_ADDRESS)
		return;
	host->failures += nobody ? LIMIT_HOST_FAILURES / 2 : 1;
	if (host->failures < LIMIT_HOST_FAILURES)
		return;
	host->down = fetch->now + LIMIT_DOWN_SECONDS;
	host->down_fault = fault;
	host_kick(fetch, host);
}
