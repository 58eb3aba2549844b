#define _GNU_SOURCE /* sigabbrev_np */
#include "run/run.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/interrupt.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/version.h"
#include "judge/judge.h"
#include "run/record_pack.h"
#include "run/sweep_accept.h"
#include "run/sweep_state.h"

#define COMMIT_SECONDS 0.2
/* Answers are taken together. */
#define EVENTS_AT_ONCE     32
#define GATHER_NANOSECONDS 500000

void sweep_options_init(struct sweep_options *options)
{
	*options =
	    (struct sweep_options){ .per_host = 2, .timeout = 15, .retries = 2, .max_body = LIMIT_DOCUMENT_BYTES };
}

void sweep_list_add(struct sweep_list *list, const char *value)
{
	if (list->count == list->capacity) {
		list->capacity = list->capacity ? list->capacity * 2 : 16;
		list->items = realloc(list->items, list->capacity * sizeof(const char *));
		if (!list->items)
			abort();
	}
	list->items[list->count++] = value;
}

void sweep_options_free(struct sweep_options *options)
{
	free(options->resolve.items);
	free(options->headers.items);
	free(options->include.items);
	free(options->exclude.items);
}

static const char *say(const struct sweep *sweep, const char *chinese, const char *english)
{
	return sweep->run->chinese ? chinese : english;
}

/* ---- threads ---- */

static void push_event(struct sweep *sweep, const struct sweep_event *event)
{
	struct sweep_event *copy = malloc(sizeof *copy);

	if (!copy)
		abort();
	*copy = *event;
	if (queue_push(sweep->events, copy, 0) == 0)
		return;
	fetch_response_free(copy->response);
	page_reading_free(copy->reading);
	arena_free(copy->arena);
	free(copy);
}

static void deliver(void *context, struct fetch_response *response)
{
	push_event(context, &(struct sweep_event){ .response = response });
}

static void note_sitemaps(void *context, struct sv host, const struct sv *urls, size_t count)
{
	struct arena *arena = arena_new();
	struct sweep_event event = { .arena = arena, .sitemap_count = count };

	(void)host;
	event.sitemaps = arena_alloc(arena, count * sizeof *event.sitemaps);
	for (size_t i = 0; i < count; i++)
		event.sitemaps[i] = arena_copy(arena, urls[i]);
	push_event(context, &event);
}

static void read_pages(void *context, size_t index)
{
	struct sweep *sweep = context;
	struct page_job *job;

	while ((job = queue_pop(sweep->jobs))) {
		sweep_archive_put(sweep->archive, job->response, job->role == ROLE_PAGE);
		struct page_reading *reading = page_reader_read(sweep->readers[index], job);
		push_event(sweep, &(struct sweep_event){ .reading = reading });
		free(job);
	}
}

static void stop(void *context)
{
	struct sweep *sweep = context;

	atomic_store(&sweep->stopped, true);
}

/* ---- the loop ---- */

static void draw_progress(struct sweep *sweep)
{
	char host[256] = "";
	uint32_t milliseconds = 0;

	if (!sweep_progress_is_due(&sweep->progress))
		return;
	fetch_slowest(sweep->fetch, host, sizeof host, &milliseconds);
	sweep_progress_draw(&sweep->progress, sweep_hosts_waiting(sweep->hosts) + sweep->under_way, host, milliseconds);
}

/* To be woken for every single answer costs as much as the answer. */
static void let_events_gather(void)
{
	nanosleep(&(struct timespec){ .tv_nsec = GATHER_NANOSECONDS }, NULL);
}

/* Takes what has come; returns after COMMIT_SECONDS at the latest. */
static void take_events(struct sweep *sweep)
{
	double until = clock_now() + COMMIT_SECONDS;
	void *events[EVENTS_AT_ONCE];
	size_t count;

	do {
		double left = until - clock_now();
		count = queue_pop_within(sweep->events, events, EVENTS_AT_ONCE, left > 0 ? left : 0);
		for (size_t i = 0; i < count; i++) {
			sweep_take(sweep, events[i]);
			if (i + 1 < count)
				sweep_ask(sweep);
		}
		sweep_look_at_outage(sweep);
		if (count > 0 && count < EVENTS_AT_ONCE)
			let_events_gather();
	} while (count > 0 && clock_now() < until && sweep_ask(sweep));
}

static void crawl(struct sweep *sweep)
{
	while (!sweep->stopped && !store_failed(sweep->store) && !sweep_is_cut_off(sweep) && sweep_ask(sweep)) {
		take_events(sweep);
		store_commit(sweep->store);
		sweep_note_slow(sweep);
		draw_progress(sweep);
	}
	store_commit(sweep->store);
	sweep_progress_clear(&sweep->progress);
}

/* ---- beginning ---- */

static void note_waiting(void *context, int64_t host, size_t waiting)
{
	struct sweep *sweep = context;

	sweep_hosts_add(sweep->hosts, host, waiting);
}

static void note_pages(void *context, uint32_t site, size_t pages)
{
	struct sweep *sweep = context;

	if (site <= fleet_count(sweep->fleet))
		sweep->site_pages[site] = pages;
}

/* The first pages of all sites, and their usual sitemaps. */
static void begin_sites(struct sweep *sweep)
{
	struct arena *arena = arena_new();

	for (uint32_t site = 1; site <= fleet_count(sweep->fleet); site++) {
		struct sv url = fleet_url(sweep->fleet, site);
		struct url parts;
		struct url sitemap;
		sweep_want(sweep, url, ROLE_PAGE, site, 0);
		if (url_parse(&parts, arena, NULL, NULL, url) == 0 && parts.path.len == 1 &&
		    url_parse(&sitemap, arena, &parts, NULL, SV("/sitemap.xml")) == 0)
			sweep_want(sweep, sitemap.href, ROLE_SITEMAP, site, 0);
	}
	arena_free(arena);
}

/* Rules, language and masking decide what is kept of a page: with others it is read anew. */
static uint64_t stamp_of(const struct run_options *run)
{
	uint64_t values[] = { rules_sum(run->rules), run->chinese, run->show_secrets, run->site_region };

	return sv_hash((struct sv){ (const char *)values, sizeof values }, sv_hash(SV(PAGEWARDEN_VERSION), 0)) >> 1;
}

static int open_state(struct sweep *sweep)
{
	struct buf why;

	buf_init(&why, LIMIT_STORE_MESSAGE);
	sweep->store = store_open(sweep->options->state, sweep->run->chinese, &why);
	if (!sweep->store)
		log_line("%.*s", SV_ARG(buf_view(&why)));
	buf_free(&why);
	if (!sweep->store || sweep_accept_load(sweep->store, sweep->options->accept, sweep->run->chinese) != 0 ||
	    store_night_begin(sweep->store, &sweep->night, sweep->now, sweep->options->fresh) != 0)
		return -1;
	if (sweep->night.resumed)
		log_line(say(sweep, "继续未完成的第 %lld 夜", "going on with night %lld"), (long long)sweep->night.id);
	return 0;
}

static int open_archive(struct sweep *sweep)
{
	if (!sweep->options->archive)
		return 0;
	sweep->archive = sweep_archive_open(sweep->options->archive, sweep->run->chinese);
	return sweep->archive ? 0 : -1;
}

static int open_fetch(struct sweep *sweep)
{
	const struct sweep_options *options = sweep->options;
	struct fetch_options fetch = {
		.per_host = options->per_host,
		.delay = options->delay,
		.timeout = options->timeout,
		.retries = options->retries,
		.max_body = options->max_body,
		.ca_file = options->ca_file,
		.proxy = options->proxy,
		.user_agent = options->user_agent,
		.headers = options->headers.items,
		.header_count = options->headers.count,
		.resolve = options->resolve.items,
		.resolve_count = options->resolve.count,
		.trusted = sweep->trusted,
		.trusted_count = sweep->trusted_count,
		.allow_private = options->allow_private,
		.no_robots = options->no_robots,
		.archive = options->archive != NULL,
		.deliver = deliver,
		.sitemaps = note_sitemaps,
		.context = sweep,
	};
	struct buf why;

	buf_init(&why, LIMIT_STORE_MESSAGE);
	sweep->fetch = fetch_new(&fetch, &why);
	if (!sweep->fetch)
		log_line("%.*s", SV_ARG(buf_view(&why)));
	buf_free(&why);
	return sweep->fetch ? 0 : -1;
}

/* The user vouches for the hosts that are named to be found at an address, as for those of the sites. */
static struct sv host_of_resolve(const char *text)
{
	struct sv value = sv_from(text);

	return sv_slice(value, 0, sv_chr(value, ':', 0));
}

static void trust(struct sweep *sweep)
{
	const struct sv *hosts;
	size_t count = fleet_hosts(sweep->fleet, &hosts);
	size_t named = sweep->options->resolve.count;
	struct sv *trusted = arena_alloc(sweep->arena, (count + named) * sizeof *trusted);

	for (size_t i = 0; i < count; i++)
		trusted[i] = arena_copy(sweep->arena, hosts[i]);
	for (size_t i = 0; i < named; i++)
		trusted[count + i] = host_of_resolve(sweep->options->resolve.items[i]);
	sweep->trusted = trusted;
	sweep->trusted_count = count + named;
}

static int open_readers(struct sweep *sweep)
{
	struct page_reader_options options = { .run = &sweep->packing,
					       .context = &sweep->context,
					       .trusted = sweep->trusted,
					       .trusted_count = sweep->trusted_count,
					       .allow_private = sweep->options->allow_private };
	size_t count = sweep->run->jobs;

	sweep->readers = calloc(count, sizeof(struct page_reader *));
	if (!sweep->readers)
		abort();
	for (size_t i = 0; i < count; i++) {
		sweep->readers[i] = page_reader_new(&options);
		if (!sweep->readers[i])
			return -1;
	}
	sweep->workers = pool_start(count, read_pages, sweep);
	return sweep->workers ? 0 : -1;
}

static void prepare(struct sweep *sweep)
{
	sweep->packing = *sweep->run;
	sweep->packing.mode = RUN_SCAN;
	sweep->packing.emitter = &record_packer;
	sweep->context = (struct report_context){ .options = &sweep->packing,
						  .emit = { .rules = sweep->run->rules,
							    .chinese = sweep->run->chinese,
							    .show_secrets = sweep->run->show_secrets } };
	fingerprint_key_load(&sweep->context.key);
	sweep->stamp = stamp_of(sweep->run);
	sweep->now = sweep->options->as_of ? sweep->options->as_of : (int64_t)time(NULL);
	sweep->arena = arena_new();
	sweep->fleet = fleet_new();
	sweep->hosts = sweep_hosts_new();
	sweep->by_level = sweep->options->max_depth || sweep->options->max_pages;
	sweep->level = sweep->by_level ? 0 : UINT32_MAX;
	sweep->events = queue_new(LIMIT_ASKED * 4, SIZE_MAX);
	sweep->jobs = queue_new(LIMIT_ASKED, SIZE_MAX);
	for (size_t i = 0; i < LIMIT_ASKED; i++) {
		sweep->asked[i].arena = arena_new_sized(LIMIT_ASKED_ARENA);
		sweep->asked[i].next = sweep->free_asked;
		sweep->free_asked = &sweep->asked[i];
	}
}

static int begin(struct sweep *sweep)
{
	struct buf why;

	buf_init(&why, LIMIT_STORE_MESSAGE);
	sweep->filter = sweep_filter_new(&sweep->options->include, &sweep->options->exclude, &why);
	if (!sweep->filter)
		log_line("%.*s", SV_ARG(buf_view(&why)));
	buf_free(&why);
	if (!sweep->filter || sweep_add_sites(sweep) != 0 || open_state(sweep) != 0)
		return -1;
	sweep->site_pages = calloc(fleet_count(sweep->fleet) + 1, sizeof *sweep->site_pages);
	if (!sweep->site_pages)
		abort();
	trust(sweep);
	if (open_archive(sweep) != 0 || open_readers(sweep) != 0 || open_fetch(sweep) != 0)
		return -1;
	store_hosts(sweep->store, note_waiting, sweep);
	store_site_pages(sweep->store, note_pages, sweep);
	sweep_load_traps(sweep);
	begin_sites(sweep);
	return 0;
}

/* ---- ending ---- */

static void drain(struct sweep *sweep)
{
	struct sweep_event *event;

	while ((event = queue_pop(sweep->events))) {
		fetch_response_free(event->response);
		page_reading_free(event->reading);
		arena_free(event->arena);
		free(event);
	}
}

static void close_archive(struct sweep *sweep)
{
	if (sweep_archive_close(sweep->archive) != 0)
		sweep->trouble = true;
	sweep->archive = NULL;
}

static void close_all(struct sweep *sweep)
{
	struct page_job *job;

	fetch_free(sweep->fetch);
	queue_close(sweep->jobs);
	queue_close(sweep->events);
	pool_join(sweep->workers);
	close_archive(sweep);
	drain(sweep);
	while ((job = queue_pop(sweep->jobs)))
		free(job);
	for (size_t i = 0; sweep->readers && i < sweep->run->jobs; i++)
		page_reader_free(sweep->readers[i]);
	for (size_t i = 0; i < LIMIT_ASKED; i++) {
		fetch_response_free(sweep->asked[i].held);
		arena_free(sweep->asked[i].arena);
	}
	store_close(sweep->store);
	sweep_filter_free(sweep->filter);
	sweep_hosts_free(sweep->hosts);
	fleet_free(sweep->fleet);
	queue_free(sweep->jobs);
	queue_free(sweep->events);
	arena_free(sweep->arena);
	free(sweep->readers);
	free(sweep->site_pages);
	sums_free(&sweep->exhausted);
	sums_free(&sweep->sessions);
}

/* Why the night is not at its end; 0 if it is. */
static int tell_stop(struct sweep *sweep, const struct interrupt *interrupt)
{
	int signal = interrupt_signal(interrupt);

	if (store_failed(sweep->store))
		log_line("%s: %s", sweep->options->state, store_failed(sweep->store));
	else if (sweep_is_cut_off(sweep))
		log_line("%s",
			 say(sweep,
			     "本机网络似乎中断：许多无关的网站同时无法连接。结果已保存，网络恢复后用同一命令继续",
			     "our own network seems to be away: many unrelated hosts fail together. All is saved; run "
			     "the same command again when it is back"));
	else if (signal)
		log_line(say(sweep, "被信号 SIG%s 中断：结果已保存，用同一命令继续",
			     "interrupted by SIG%s: all is saved; run the same command again to go on"),
			 sigabbrev_np(signal));
	else
		return 0;
	return RUN_TROUBLE;
}

static bool wants_progress(const struct run_options *run)
{
	return run->progress == PROGRESS_ALWAYS || (run->progress == PROGRESS_AUTO && isatty(STDERR_FILENO) == 1);
}

int sweep(const struct run_options *run, const struct sweep_options *options)
{
	struct sweep *sweep = calloc(1, sizeof *sweep);
	struct interrupt *interrupt;
	int status = RUN_TROUBLE;

	if (!sweep)
		abort();
	sweep->run = run;
	sweep->options = options;
	prepare(sweep);
	interrupt = interrupt_new(stop, sweep);
	if (begin(sweep) == 0) {
		sweep_progress_start(&sweep->progress, wants_progress(run), isatty(STDERR_FILENO) == 1, run->chinese);
		crawl(sweep);
		status = tell_stop(sweep, interrupt);
		if (status == 0) {
			close_archive(sweep);
			status = sweep_end(sweep);
		}
	}
	close_all(sweep);
	interrupt_free(interrupt);
	free(sweep);
	return status;
}
