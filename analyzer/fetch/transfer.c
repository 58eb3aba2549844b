#include <stdlib.h>
#include <time.h>

#include "fetch/engine.h"

/* What no request changes. */
static void set_callbacks(struct transfer *transfer)
{
	CURL *easy = transfer->easy;

	curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->why);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, head_take);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body_take);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, guard_open);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
}

static int asked_take(CURL *easy, curl_infotype type, char *data, size_t size, void *context)
{
	struct transfer *transfer = context;

	(void)easy;
	if (type != CURLINFO_HEADER_OUT)
		return 0;
	/* What came before asked a proxy for its way, or went out on a connection that was closed already. */
	if (sv_ends(buf_view(&transfer->asked), SV("\r\n\r\n")))
		buf_clear(&transfer->asked);
	buf_append(&transfer->asked, (struct sv){ data, size });
	return 0;
}

int transfer_open(struct fetch *fetch, struct transfer *transfer)
{
	CURL *easy = curl_easy_init();

	if (!easy)
		return -1;
	transfer->fetch = fetch;
	transfer->easy = easy;
	buf_init(&transfer->head, LIMIT_HTTP_HEADER);
	buf_init(&transfer->asked, LIMIT_HTTP_HEADER);
	buf_init(&transfer->cookies, LIMIT_COOKIE_BYTES + 1);
	set_callbacks(transfer);
	tls_set(fetch, easy);
	curl_easy_setopt(easy, CURLOPT_PROXY, fetch->options.proxy ? fetch->options.proxy : "");
	curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* else a dead name server holds everything up */
	/* Connections are kept, and curl walks over all names that it remembers after each request. */
	curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 5L);
	curl_easy_setopt(easy, CURLOPT_RESOLVE, fetch->resolve);
	if (fetch->options.archive) {
		curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, asked_take);
		curl_easy_setopt(easy, CURLOPT_DEBUGDATA, transfer);
		curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
	}
	return 0;
}

void transfer_close(struct transfer *transfer)
{
	curl_easy_cleanup(transfer->easy);
	buf_free(&transfer->head);
	buf_free(&transfer->asked);
	buf_free(&transfer->cookies);
	buf_free(&transfer->body);
}

double transfer_left(const struct transfer *transfer)
{
	return transfer->fetch->options.timeout - transfer->job->spent - (transfer->fetch->now - transfer->started);
}

/* As it is asked for: passwords that a page gives away are not used. */
static const char *address_of(struct fetch *fetch, const struct job *job)
{
	struct sv href = url_without_fragment(&job->url);
	const struct url *url = &job->url;

	if (job->host->trusted || (url->username.len == 0 && url->password.len == 0))
		return arena_copy(fetch->scratch, href).data;
	return arena_printf(fetch->scratch, "%.*s://%.*s", SV_ARG(url->scheme),
			    SV_ARG(sv_skip(href, (size_t)(url->host.data - href.data))))
	    .data;
}

static void clear(struct transfer *transfer)
{
	buf_clear(&transfer->head);
	buf_clear(&transfer->asked);
	buf_clear(&transfer->cookies);
	buf_init(&transfer->body, 0);
	transfer->head_bytes = transfer->keep = transfer->refused = transfer->opened = 0;
	transfer->came = 0;
	transfer->head_done = transfer->has_body = transfer->over = transfer->enough = false;
	transfer->cut = transfer->expired = transfer->bulk = transfer->paused = false;
	transfer->why[0] = '\0';
}

void transfer_start(struct fetch *fetch, struct transfer *transfer, struct job *job)
{
	CURL *easy = transfer->easy;
	struct observation *seen = &job->response->seen;

	clear(transfer);
	transfer->job = job;
	transfer->started = fetch->now;
	double left = transfer_left(transfer);
	if (job->host->no_head)
		seen->method = METHOD_GET;
	cookies_give(&transfer->cookies, job->host->site->cookies, &job->url, time(NULL));
	buf_byte(&transfer->cookies, '\0');
	curl_easy_setopt(easy, CURLOPT_URL, address_of(fetch, job));
	curl_easy_setopt(easy, seen->method == METHOD_HEAD ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1L);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields_of(transfer, job));
	curl_easy_setopt(easy, CURLOPT_COOKIE, transfer->cookies.len > 1 ? transfer->cookies.data : NULL);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, left > 0 ? (long)(left * 1000) + 1 : 1L);
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
			 (long)(job->no_http2 || job->host->no_http2 ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS));
	if (curl_multi_add_handle(fetch->multi, easy) != CURLM_OK)
		abort();
	fetch->active++;
}

void transfer_stop(struct fetch *fetch, struct transfer *transfer)
{
	curl_multi_remove_handle(fetch->multi, transfer->easy);
	buf_free(&transfer->body);
	if (transfer->bulk)
		fetch->bulks--;
	if (transfer->paused)
		fetch->paused--;
	transfer->bulk = transfer->paused = false;
	transfer->job = NULL;
	transfer->next_free = fetch->free_transfers;
	fetch->free_transfers = transfer;
	fetch->active--;
}

static void observe_address(struct transfer *transfer, struct observation *seen, struct arena *arena)
{
	const char *ip = NULL;
	long port = 0;

	curl_easy_getinfo(transfer->easy, CURLINFO_PRIMARY_IP, &ip);
	curl_easy_getinfo(transfer->easy, CURLINFO_PRIMARY_PORT, &port);
	if (ip && ip[0])
		seen->address = arena_printf(arena, strchr(ip, ':') ? "[%s]:%ld" : "%s:%ld", ip, port);
}

static struct sv lower(struct arena *arena, struct sv text)
{
	char *copy = arena_alloc(arena, text.len);

	for (size_t i = 0; i < text.len; i++)
		copy[i] = sv_lower(text.data[i]);
	return (struct sv){ copy, text.len };
}

static void observe_type(struct observation *seen, struct arena *arena, struct sv type)
{
	struct sv rest = type;
	struct sv part = { NULL, 0 };

	seen->charset = part;
	sv_split(&part, &rest, ';');
	seen->media_type = lower(arena, sv_trim(part));
	while (sv_split(&part, &rest, ';')) {
		part = sv_trim(part);
		if (!sv_starts_nocase(part, SV("charset=")))
			continue;
		part = sv_trim(sv_skip(part, 8));
		if (part.len >= 2 && (part.data[0] == '"' || part.data[0] == '\''))
			part = sv_slice(part, 1, part.len - 1);
		seen->charset = arena_copy(arena, part);
		return;
	}
}

static void observe_head(struct transfer *transfer, struct observation *seen, struct arena *arena)
{
	struct sv head = buf_view(&transfer->head);
	curl_off_t length = -1;

	seen->status = head_status(head);
	observe_type(seen, arena, head_field(head, SV("content-type")));
	seen->etag = arena_copy(arena, head_field(head, SV("etag")));
	seen->last_modified = arena_copy(arena, head_field(head, SV("last-modified")));
	seen->server = arena_copy(arena, head_field(head, SV("server")));
	curl_easy_getinfo(transfer->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
	seen->size = length > 0 ? (uint64_t)length : transfer->came;
}

/* What broke off when nothing more was wanted did not break. */
static bool has_all(const struct transfer *transfer)
{
	if (transfer->enough)
		return true;
	if (transfer->over || !transfer->head_done)
		return false;
	if (transfer->job->want == FETCH_STATUS && !transfer->job->is_robots)
		return true;
	size_t keep = transfer->has_body ? transfer->keep : body_wanted(transfer);
	return transfer->body.len >= keep;
}

void transfer_observe(struct transfer *transfer, CURLcode code)
{
	struct job *job = transfer->job;
	struct observation *seen = &job->response->seen;
	struct arena *arena = job->response->arena;
	curl_off_t microseconds = 0;
	curl_off_t connect = 0;

	curl_easy_getinfo(transfer->easy, CURLINFO_CONNECT_TIME_T, &connect);
	job->connected = connect > 0;
	if (transfer->expired)
		code = CURLE_OPERATION_TIMEDOUT;
	bool whole = code == CURLE_OK || has_all(transfer);
	seen->fault = whole ? FAULT_NONE : transfer->over ? FAULT_PROTOCOL : fault_of(transfer, code);
	seen->detail = (struct sv){ NULL, 0 };
	if (!whole)
		seen->detail = transfer->over     ? SV("too many header bytes")
			       : transfer->why[0] ? arena_copy(arena, sv_from(transfer->why))
						  : sv_from(curl_easy_strerror(code));
	seen->truncated = transfer->cut || (whole && code != CURLE_OK);
	observe_address(transfer, seen, arena);
	observe_head(transfer, seen, arena);
	curl_easy_getinfo(transfer->easy, CURLINFO_TOTAL_TIME_T, &microseconds);
	job->used += transfer->expired ? transfer->fetch->now - transfer->started : (double)microseconds * 1e-6;
	job->spent += transfer->fetch->now - transfer->started;
	seen->milliseconds = (uint32_t)(job->used * 1000);
}
