#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "fetch/challenge.h"
#include "fetch/engine.h"
#include "fetch/retry_after.h"

/* An observation with its addresses and fields; there are many of them. */
#define RESPONSE_ARENA 4096

static struct sv keep(char **at, struct sv text)
{
	struct sv copy = { *at, text.len };

	if (text.len > 0)
		memcpy(*at, text.data, text.len);
	*at += text.len;
	return copy;
}

struct job *job_new(const struct fetch_request *request)
{
	size_t size = request->url.len + request->etag.len + request->last_modified.len;
	struct job *job = calloc(1, sizeof *job + size);

	if (!job)
		abort();
	char *at = job->bytes;
	job->id = request->id;
	job->want = request->want;
	job->once = request->once;
	job->is_site = request->is_site;
	job->asked = keep(&at, request->url);
	job->etag = keep(&at, request->etag);
	job->last_modified = keep(&at, request->last_modified);
	return job;
}

void job_free(struct job *job)
{
	fetch_response_free(job->response);
	free(job);
}

static int parse(struct url *out, struct arena *arena, struct sv text)
{
	if (url_parse(out, arena, NULL, NULL, text) != 0)
		return -1;
	return out->has_host && (sv_eq(out->scheme, SV("http")) || sv_eq(out->scheme, SV("https"))) ? 0 : -1;
}

static void add_response(struct job *job)
{
	struct fetch_response *response = calloc(1, sizeof *response);

	if (!response)
		abort();
	response->id = job->id;
	response->arena = arena_new_sized(RESPONSE_ARENA);
	response->seen.url = arena_copy(response->arena, job->asked);
	job->response = response;
}

/* An attempt begins: nothing of the one before is left. */
static void begin(struct job *job)
{
	struct fetch_response *response = job->response;
	bool head = job->want == FETCH_STATUS && !job->head_lied && job->repeats == 0;

	response->seen = (struct observation){ .url = response->seen.url, .end = response->seen.url };
	response->seen.method = head ? METHOD_HEAD : METHOD_GET;
	response->seen.attempts = (uint32_t)job->repeats + 1;
	response->exchanges.count = 0;
	job->spent = job->used = 0;
	job->cookie_hop = 0;
	/* It parsed when it entered. */
	if (parse(&job->url, response->arena, job->asked) == 0)
		response->seen.url = response->seen.end = url_without_fragment(&job->url);
}

void job_prepare(struct job *job)
{
	if (job->response)
		return;
	add_response(job);
	begin(job);
}

void job_place(struct fetch *fetch, struct job *job, bool front)
{
	host_unbind(job);
	if (guard_allows(fetch, &job->url))
		host_push(fetch, host_get(fetch, &job->url), job, front);
	else
		job_fail(fetch, job, FAULT_ADDRESS, SV("the address is not public"));
}

void job_enter(struct fetch *fetch, struct job *job)
{
	if (parse(&job->url, fetch->scratch, job->asked) == 0)
		job_place(fetch, job, false);
	else
		job_fail(fetch, job, FAULT_PROTOCOL, SV("no address of http or https"));
}

static void deliver(struct fetch *fetch, struct job *job)
{
	struct fetch_response *response = job->response;
	double begin = clock_now();

	host_unbind(job);
	job->response = NULL;
	job_free(job);
	fetch->options.deliver(fetch->options.context, response);
	if (!fetch->is_held)
		fetch->away += clock_now() - begin;
}

static void finish(struct fetch *fetch, struct job *job)
{
	if (!job->is_robots) {
		deliver(fetch, job);
		return;
	}
	host_unbind(job);
	robots_answered(fetch, job);
	job_free(job);
}

void job_fail(struct fetch *fetch, struct job *job, enum fault fault, struct sv detail)
{
	job_prepare(job);
	job->response->seen.fault = fault;
	job->response->seen.detail = detail;
	finish(fetch, job);
}

void job_again(struct fetch *fetch, struct job *job)
{
	begin(job);
	job_place(fetch, job, true);
}

/* The answer as it came, for who wants it. */
static void take_answer(struct job *job, struct transfer *transfer)
{
	struct fetch_response *response = job->response;
	bool wanted = job->want != FETCH_STATUS;

	response->head = arena_copy(response->arena, buf_view(&transfer->head));
	if (!wanted || transfer->body.len == 0)
		return;
	response->body = transfer->body;
	buf_init(&transfer->body, 0);
}

static void take_exchange(struct job *job, const struct transfer *transfer)
{
	struct fetch_response *response = job->response;
	struct arena *arena = response->arena;

	if (!transfer->fetch->options.archive || transfer->asked.len == 0)
		return;
	*vec_push(arena, &response->exchanges) = (struct fetch_exchange){
		.url = response->seen.end,
		.asked = arena_copy(arena, buf_view(&transfer->asked)),
		.head = arena_copy(arena, buf_view(&transfer->head)),
		.address = response->seen.address,
		.date = (int64_t)time(NULL),
	};
}

static void take_cookies(struct job *job, const struct transfer *transfer)
{
	struct cookies *cookies = job->host->site->cookies;
	uint64_t before = cookies_changes(cookies);
	struct sv rest = buf_view(&transfer->head);
	struct sv value;

	while (head_next(&value, &rest, SV("set-cookie")))
		cookies_take(cookies, &job->url, value, time(NULL));
	if (cookies_changes(cookies) != before)
		job->cookie_hop = job->response->seen.chain.count + 1;
}

static void observe_busy(struct fetch *fetch, struct job *job, const struct transfer *transfer)
{
	struct observation *seen = &job->response->seen;
	struct sv head = buf_view(&transfer->head);

	if (!retry_is_busy(seen))
		return;
	double after = retry_after_read(head_field(head, SV("retry-after")), head_field(head, SV("date")), time(NULL));
	host_busy(fetch, job->host, seen->status, after, transfer->started);
	if (after <= fetch->options.timeout)
		return;
	seen->fault = FAULT_RETRY_AFTER;
	seen->detail = arena_printf(job->response->arena, "Retry-After: %.0f s", after);
}

static bool is_http2_fault(CURLcode code)
{
	return code == CURLE_HTTP2 || code == CURLE_HTTP2_STREAM;
}

static void conclude(struct fetch *fetch, struct job *job, struct transfer *transfer, CURLcode code)
{
	const struct observation *seen = &job->response->seen;

	if (is_http2_fault(code) && !job->no_http2) {
		job->no_http2 = job->host->no_http2 = true;
		job_again(fetch, job);
		return;
	}
	switch (retry_next(seen, job, fetch->options.retries)) {
	case NEXT_GET:
		job->head_lied = true;
		job_again(fetch, job);
		return;
	case NEXT_REPEAT:
		timers_set(&fetch->job_timers, &job->again, fetch->now + retry_pause(job->repeats));
		job->repeats++;
		return;
	case NEXT_DELIVER: break;
	}
	host_failed(fetch, job->host, seen->fault, job->connected);
	if (job->head_lied && seen->fault == FAULT_NONE && seen->status < 400)
		job->host->no_head = true;
	take_answer(job, transfer);
	finish(fetch, job);
}

/* While the network is away nothing is held against a server: the attempt begins anew. */
static bool is_excused(struct fetch *fetch, const struct observation *seen)
{
	return atomic_load(&fetch->held) && seen->fault != FAULT_NONE;
}

void job_ended(struct fetch *fetch, struct job *job, struct transfer *transfer, CURLcode code)
{
	struct observation *seen = &job->response->seen;

	transfer_observe(transfer, code);
	if (is_excused(fetch, seen)) {
		job_again(fetch, job);
		return;
	}
	take_exchange(job, transfer);
	take_cookies(job, transfer);
	seen->challenge = challenge_is(seen, buf_view(&transfer->head), buf_view(&transfer->body));
	host_learn(fetch, job->host, transfer);
	if (redirect_follow(fetch, job, transfer))
		return;
	observe_busy(fetch, job, transfer);
	conclude(fetch, job, transfer, code);
}
