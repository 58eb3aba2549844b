#include "fetch/setup.h"

#include <stdlib.h>
#include <unistd.h>

static const char *copy(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, sv_from(text)).data : NULL;
}

static const char *const *copy_list(struct arena *arena, const char *const *list, size_t count)
{
	const char **copies = arena_alloc(arena, count * sizeof *copies);

	for (size_t i = 0; i < count; i++)
		copies[i] = copy(arena, list[i]);
	return copies;
}

static void copy_options(struct fetch *fetch, const struct fetch_options *from)
{
	struct arena *arena = fetch->arena;
	struct fetch_options *to = &fetch->options;
	struct sv *trusted = arena_alloc(arena, from->trusted_count * sizeof *trusted);

	*to = *from;
	to->per_host = to->per_host > 0 ? to->per_host : 1;
	to->ca_file = copy(arena, from->ca_file);
	to->proxy = copy(arena, from->proxy);
	to->user_agent = copy(arena, from->user_agent);
	to->headers = copy_list(arena, from->headers, from->header_count);
	to->resolve = copy_list(arena, from->resolve, from->resolve_count);
	for (size_t i = 0; i < from->trusted_count; i++)
		trusted[i] = arena_copy(arena, from->trusted[i]);
	to->trusted = trusted;
}

static bool is_readable(const char *path)
{
	return path && access(path, R_OK) == 0;
}

/* What curl was built with, or else where the distributions have it; NULL: left to curl. */
static const char *find_bundle(CURL *easy, struct arena *arena)
{
	static const char *const USUAL[] = { "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
					     "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem" };
	char *built_in = NULL;

	if (curl_easy_getinfo(easy, CURLINFO_CAINFO, &built_in) == CURLE_OK && is_readable(built_in))
		return copy(arena, built_in);
	for (size_t i = 0; i < sizeof USUAL / sizeof USUAL[0]; i++)
		if (is_readable(USUAL[i]))
			return USUAL[i];
	return NULL;
}

static int choose_bundle(struct fetch *fetch, struct buf *why)
{
	const curl_version_info_data *curl = curl_version_info(CURLVERSION_NOW);

	fetch->is_openssl = curl->ssl_version && strstr(curl->ssl_version, "OpenSSL");
	fetch->ca_file = fetch->options.ca_file;
	if (fetch->ca_file && !is_readable(fetch->ca_file)) {
		buf_printf(why, "%s: cannot be read", fetch->ca_file);
		return -1;
	}
	if (fetch->ca_file)
		return 0;
	CURL *easy = curl_easy_init();
	if (easy)
		fetch->ca_file = find_bundle(easy, fetch->arena);
	curl_easy_cleanup(easy);
	return 0;
}

/* "HOST:PORT:ADDRESS"; curl passes over what it cannot read. */
static bool is_resolve(struct sv entry)
{
	size_t host = sv_chr(entry, ':', 0);
	size_t port = host == SV_NONE ? SV_NONE : sv_chr(entry, ':', host + 1);

	if (port == SV_NONE || host == 0 || port == host + 1 || port + 1 == entry.len)
		return false;
	for (size_t i = host + 1; i < port; i++)
		if (!sv_is_digit(entry.data[i]))
			return false;
	return true;
}

static int build_resolve(struct fetch *fetch, struct buf *why)
{
	for (size_t i = 0; i < fetch->options.resolve_count; i++) {
		const char *entry = fetch->options.resolve[i];
		if (!is_resolve(sv_from(entry))) {
			buf_printf(why, "%s: not HOST:PORT:ADDRESS", entry);
			return -1;
		}
		struct curl_slist *list = curl_slist_append(fetch->resolve, entry);
		if (!list)
			abort();
		fetch->resolve = list;
	}
	return 0;
}

/* With a proxy all connections are to one host as curl counts; then only our own count holds. */
static int build_multi(struct fetch *fetch)
{
	fetch->multi = curl_multi_init();
	if (!fetch->multi)
		return -1;
	if (!fetch->options.proxy)
		curl_multi_setopt(fetch->multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)fetch->options.per_host);
	curl_multi_setopt(fetch->multi, CURLMOPT_MAXCONNECTS, (long)LIMIT_CONNECTIONS);
	for (size_t i = 0; i < LIMIT_FETCHES; i++) {
		struct transfer *transfer = &fetch->transfers[i];
		if (transfer_open(fetch, transfer) != 0)
			return -1;
		transfer->next_free = fetch->free_transfers;
		fetch->free_transfers = transfer;
	}
	return 0;
}

struct fetch *setup_new(const struct fetch_options *options, struct buf *why)
{
	struct fetch *fetch;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0) {
		buf_append(why, SV("curl cannot be used"));
		return NULL;
	}
	fetch = calloc(1, sizeof *fetch);
	if (!fetch)
		abort();
	fetch->lock = lock_new();
	fetch->arena = arena_new();
	fetch->scratch = arena_new();
	copy_options(fetch, options);
	if (choose_bundle(fetch, why) != 0 || build_resolve(fetch, why) != 0)
		goto err;
	fields_build(fetch);
	if (build_multi(fetch) == 0)
		return fetch;
	buf_append(why, SV("curl cannot be used"));
err:
	setup_free(fetch);
	return NULL;
}

static void free_inbox(struct fetch *fetch)
{
	while (fetch->inbox.first) {
		struct job *next = fetch->inbox.first->next;
		job_free(fetch->inbox.first);
		fetch->inbox.first = next;
	}
}

static void free_jobs(struct fetch *fetch)
{
	for (size_t i = 0; i < LIMIT_FETCHES; i++) {
		struct job *job = fetch->transfers[i].job;
		if (!job)
			continue;
		transfer_stop(fetch, &fetch->transfers[i]);
		job_free(job);
	}
	while (fetch->job_timers.count > 0) {
		struct timer *timer = timers_first(&fetch->job_timers);
		timers_unset(&fetch->job_timers, timer);
		job_free((struct job *)(void *)((char *)timer - offsetof(struct job, again)));
	}
	free_inbox(fetch);
	host_free_all(fetch);
}

void setup_free(struct fetch *fetch)
{
	free_jobs(fetch);
	for (size_t i = 0; i < LIMIT_FETCHES; i++)
		if (fetch->transfers[i].easy)
			transfer_close(&fetch->transfers[i]);
	curl_multi_cleanup(fetch->multi);
	fields_free(fetch);
	curl_slist_free_all(fetch->resolve);
	timers_free(&fetch->host_timers);
	timers_free(&fetch->job_timers);
	arena_free(fetch->scratch);
	arena_free(fetch->arena);
	lock_free(fetch->lock);
	free(fetch);
	curl_global_cleanup();
}
