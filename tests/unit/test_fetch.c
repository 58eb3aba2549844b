#define _POSIX_C_SOURCE 200809L
#include "assert_sv.h"

#include <time.h>
#include <zlib.h>

#include "base/clock.h"
#include "base/queue.h"
#include "fetch/fetch.h"
#include "http_server.h"

struct fixture {
	struct http_server *server;
	struct queue *responses;
	struct fetch *fetch;
	struct fetch_options options;
	struct sv trusted;
};

static void deliver(void *context, struct fetch_response *response)
{
	struct fixture *fixture = context;

	queue_push(fixture->responses, response, 1);
}

static struct fixture *fixture_new(http_answer *answer)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	fixture->server = http_server_new(answer);
	fixture->responses = queue_new(10000, SIZE_MAX);
	fixture->trusted = SV("127.0.0.1");
	fixture->options = (struct fetch_options){
		.per_host = 2,
		.timeout = 5,
		.max_body = 4 << 20,
		.no_robots = true,
		.trusted = &fixture->trusted,
		.trusted_count = 1,
		.deliver = deliver,
		.context = fixture,
	};
	return fixture;
}

static void start(struct fixture *fixture)
{
	struct buf why;

	buf_init(&why, 1000);
	fixture->fetch = fetch_new(&fixture->options, &why);
	assert_non_null(fixture->fetch);
	buf_free(&why);
}

static void fixture_free(struct fixture *fixture)
{
	fetch_free(fixture->fetch);
	queue_close(fixture->responses);
	for (struct fetch_response *response; (response = queue_pop(fixture->responses));)
		fetch_response_free(response);
	queue_free(fixture->responses);
	http_server_free(fixture->server);
	free(fixture);
}

static void send_request(struct fixture *fixture, const char *path, struct fetch_request request)
{
	char url[8192];

	if (path[0] == '/')
		snprintf(url, sizeof url, "http://127.0.0.1:%d%s", fixture->server->port, path);
	else
		snprintf(url, sizeof url, "%s", path);
	request.url = sv_from(url);
	fetch_send(fixture->fetch, &request);
}

static struct fetch_response *take(struct fixture *fixture)
{
	return queue_pop(fixture->responses);
}

static struct fetch_response *ask(struct fixture *fixture, const char *path, enum fetch_want want)
{
	if (!fixture->fetch)
		start(fixture);
	send_request(fixture, path, (struct fetch_request){ .id = 7, .want = want });
	return take(fixture);
}

static void local(struct fixture *fixture, char *out, size_t size, const char *path)
{
	snprintf(out, size, "http://127.0.0.1:%d%s", fixture->server->port, path);
}

static void hello(struct http_server *server, struct http_request *request)
{
	(void)server;
	http_reply(request, "200 OK",
		   "Content-Type: Text/HTML; charset=\"GBK\"\r\nServer: small\r\nETag: \"e\"\r\n"
		   "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n",
		   "<p>hello");
}

static void a_page_comes_with_what_is_known_of_it(void **state)
{
	struct fixture *fixture = fixture_new(hello);
	struct fetch_response *response = ask(fixture, "/a?b=c", FETCH_ALL);
	char url[100];

	(void)state;
	local(fixture, url, sizeof url, "/a?b=c");
	assert_int_equal(response->id, 7);
	assert_sv(buf_view(&response->body), SV("<p>hello"));
	assert_int_equal(response->seen.fault, FAULT_NONE);
	assert_int_equal(response->seen.status, 200);
	assert_int_equal(response->seen.method, METHOD_GET);
	assert_int_equal(response->seen.attempts, 1);
	assert_sv(response->seen.url, sv_from(url));
	assert_sv(response->seen.end, sv_from(url));
	assert_sv(response->seen.media_type, SV("text/html"));
	assert_sv(response->seen.charset, SV("GBK"));
	assert_sv(response->seen.server, SV("small"));
	assert_sv(response->seen.etag, SV("\"e\""));
	assert_sv(response->seen.last_modified, SV("Sun, 06 Nov 1994 08:49:37 GMT"));
	assert_int_equal(response->seen.size, 8);
	assert_false(response->seen.truncated);
	assert_true(sv_starts(response->seen.address, SV("127.0.0.1:")));
	assert_true(sv_starts(response->head, SV("HTTP/1.1 200 OK\r\n")));
	fetch_response_free(response);
	response = ask(fixture, "/", FETCH_STATUS);
	assert_int_equal(response->seen.method, METHOD_HEAD);
	assert_int_equal(response->seen.status, 200);
	assert_int_equal(response->body.len, 0);
	fetch_response_free(response);
	fixture_free(fixture);
}

/* The answers of most tests, by path. */
static void answer(struct http_server *server, struct http_request *request)
{
	char body[1 << 16];

	if (http_is(request, "/ok")) {
		http_reply(request, "200 OK", "Content-Type: text/html\r\n", "ok");
	} else if (http_is(request, "/r1")) {
		http_reply(request, "301 Moved", "Location: r2?x#y\r\n", "moved");
	} else if (http_is(request, "/r2?x")) {
		http_reply(request, "302 Found", "Location: /ok#z\r\n", "");
	} else if (http_is(request, "/loop-a")) {
		http_reply(request, "302 Found", "Location: /loop-b\r\n", "");
	} else if (http_is(request, "/loop-b")) {
		http_reply(request, "302 Found", "Location: /loop-a\r\n", "");
	} else if (strncmp(request->path, "/grow", 5) == 0) {
		snprintf(body, sizeof body, "Location: %s1\r\n", request->path);
		http_reply(request, "302 Found", body, "");
	} else if (http_is(request, "/to-ftp")) {
		http_reply(request, "302 Found", "Location: ftp://127.0.0.1/x\r\n", "");
	} else if (http_is(request, "/to-private")) {
		http_reply(request, "302 Found", "Location: http://10.255.255.1/\r\n", "");
	} else if (http_is(request, "/to-nothing")) {
		http_reply(request, "302 Found", "", "");
	} else if (http_is(request, "/cookie")) {
		if (http_has(request, "Cookie: a=1"))
			http_reply(request, "200 OK", "", "in");
		else
			http_reply(request, "302 Found", "Set-Cookie: a=1; Path=/\r\nLocation: /cookie\r\n", "");
	} else if (http_is(request, "/cookie-anew")) {
		snprintf(body, sizeof body, "Set-Cookie: b=%d; Path=/\r\nLocation: /cookie-anew\r\n",
			 atomic_fetch_add(&server->counters[0], 1));
		http_reply(request, "302 Found", body, "");
	} else if (http_is(request, "/head-404") && http_is_head(request)) {
		http_reply(request, "404 Not Found", "", "");
	} else if (http_is(request, "/head-loop") && http_is_head(request)) {
		http_reply(request, "302 Found", "Location: /head-loop\r\n", "");
	} else if (http_is(request, "/head-reset") && http_is_head(request)) {
		http_reset(request);
	} else if (http_is(request, "/head-hang") && http_is_head(request)) {
		http_hang(request);
	} else if (http_is(request, "/503-once") && atomic_fetch_add(&server->counters[1], 1) == 0) {
		http_reply(request, "503 Busy", "Retry-After: 1\r\n", "");
	} else if (http_is(request, "/reset-once") && atomic_fetch_add(&server->counters[2], 1) == 0) {
		http_reset(request);
	} else if (http_is(request, "/503-long")) {
		http_reply(request, "503 Busy", "Retry-After: 3600\r\n", "");
	} else if (http_is(request, "/404")) {
		http_reply(request, "404 Not Found", "Content-Type: text/html\r\n", "<p>gone");
	} else if (http_is(request, "/403")) {
		http_reply(request, "403 Forbidden", "", "no");
	} else if (http_is(request, "/hang")) {
		http_hang(request);
	} else if (http_is(request, "/cut")) {
		http_say(request, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nContent-Type: text/html\r\n\r\nhalf");
		request->closed = true;
	} else if (http_is(request, "/garbage")) {
		http_say(request, "SSH-2.0-OpenSSH\r\n\r\n");
		request->closed = true;
	} else if (http_is(request, "/endless-head")) {
		http_say(request, "HTTP/1.1 200 OK\r\n");
		for (int i = 0; i < 100000 && !request->closed; i++)
			http_say(request,
				 "X-Filler: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n");
		request->closed = true;
	} else if (http_is(request, "/endless-body") || http_is(request, "/endless-file")) {
		http_say(request, "HTTP/1.1 200 OK\r\nContent-Type: ");
		http_say(request, http_is(request, "/endless-body") ? "text/html\r\n\r\n" : "application/pdf\r\n\r\n");
		memset(body, 'x', sizeof body);
		while (!request->closed && !http_is_head(request))
			http_send(request, body, sizeof body);
		request->closed = true;
	} else if (http_is(request, "/etag")) {
		if (http_has(request, "If-None-Match: \"e\"\r\nAccept") ||
		    http_has(request, "If-None-Match: \"e\"\r\nUser-Agent"))
			http_reply(request, "304 Not Modified", "ETag: \"e\"\r\n", "");
		else
			http_reply(request, "200 OK", "ETag: \"e\"\r\nContent-Type: text/html\r\n", "new");
	} else if (http_is(request, "/fields")) {
		http_reply(request, "200 OK", "", request->head);
	} else {
		http_reply(request, "200 OK", "Content-Type: text/html\r\n", "other");
	}
}

static void one(struct fixture *fixture, const char *path, enum fetch_want want, enum fault fault, int status)
{
	struct fetch_response *response = ask(fixture, path, want);

	if (response->seen.fault != fault || response->seen.status != status)
		print_error("%s: %s %d, \"%.*s\"\n", path, fault_name(response->seen.fault), response->seen.status,
			    SV_ARG(response->seen.detail));
	assert_int_equal(response->seen.fault, fault);
	assert_int_equal(response->seen.status, status);
	fetch_response_free(response);
}

static void redirects_are_followed_and_kept(void **state)
{
	struct fixture *fixture = fixture_new(answer);
	struct fetch_response *response = ask(fixture, "/r1", FETCH_TEXT);
	char url[100];

	(void)state;
	assert_int_equal(response->seen.fault, FAULT_NONE);
	assert_int_equal(response->seen.status, 200);
	local(fixture, url, sizeof url, "/r1");
	assert_sv(response->seen.url, sv_from(url));
	local(fixture, url, sizeof url, "/ok");
	assert_sv(response->seen.end, sv_from(url));
	assert_int_equal(response->seen.chain.count, 2);
	assert_int_equal(response->seen.chain.items[0].status, 301);
	local(fixture, url, sizeof url, "/r2?x");
	assert_sv(response->seen.chain.items[1].url, sv_from(url));
	assert_int_equal(response->seen.chain.items[1].status, 302);
	assert_sv(buf_view(&response->body), SV("ok"));
	fetch_response_free(response);
	fixture_free(fixture);
}

static void an_archive_gets_every_hop(void **state)
{
	static const char *const paths[] = { "/r1", "/r2?x", "/ok" };
	static const char *const heads[] = { "HTTP/1.1 301", "HTTP/1.1 302", "HTTP/1.1 200" };
	struct fixture *fixture = fixture_new(answer);
	char text[200];

	(void)state;
	fixture->options.archive = true;
	struct fetch_response *response = ask(fixture, "/r1", FETCH_ALL);
	assert_int_equal(response->exchanges.count, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct fetch_exchange *exchange = &response->exchanges.items[i];
		local(fixture, text, sizeof text, paths[i]);
		assert_sv(exchange->url, sv_from(text));
		snprintf(text, sizeof text, "GET %s HTTP/1.1\r\n", paths[i]);
		assert_true(sv_starts(exchange->asked, sv_from(text)));
		assert_true(sv_ends(exchange->asked, SV("\r\n\r\n")));
		assert_true(sv_starts(exchange->head, sv_from(heads[i])));
		assert_true(sv_starts(exchange->address, SV("127.0.0.1:")));
		assert_true(exchange->date > 0);
	}
	assert_sv(buf_view(&response->body), SV("ok"));
	fetch_response_free(response);
	/* A HEAD that GET corrects has left nothing. */
	response = ask(fixture, "/head-404", FETCH_STATUS);
	assert_int_equal(response->exchanges.count, 1);
	assert_true(sv_starts(response->exchanges.items[0].asked, SV("GET ")));
	fetch_response_free(response);
	fixture_free(fixture);
}

static void redirects_that_lead_nowhere_have_a_fault(void **state)
{
	struct fixture *fixture = fixture_new(answer);

	(void)state;
	one(fixture, "/loop-a", FETCH_STATUS, FAULT_REDIRECT_LOOP, 302);
	one(fixture, "/grow", FETCH_STATUS, FAULT_REDIRECTS, 302);
	one(fixture, "/to-ftp", FETCH_STATUS, FAULT_REDIRECT_BAD, 302);
	one(fixture, "/to-private", FETCH_STATUS, FAULT_ADDRESS, 302);
	one(fixture, "/to-nothing", FETCH_STATUS, FAULT_NONE, 302);
	one(fixture, "/cookie-anew", FETCH_STATUS, FAULT_REDIRECT_LOOP, 302);
	fixture_free(fixture);
}

static void a_redirect_may_ask_for_a_cookie(void **state)
{
	struct fixture *fixture = fixture_new(answer);

	(void)state;
	one(fixture, "/cookie", FETCH_ALL, FAULT_NONE, 200);
	fixture_free(fixture);
}

static void a_head_never_decides_a_negative(void **state)
{
	static const char *const PATHS[] = { "/head-404", "/head-loop", "/head-reset", "/head-hang" };

	(void)state;
	for (size_t i = 0; i < sizeof PATHS / sizeof PATHS[0]; i++) {
		struct fixture *fixture = fixture_new(answer);
		fixture->options.timeout = 0.5;
		struct fetch_response *response = ask(fixture, PATHS[i], FETCH_STATUS);
		assert_int_equal(response->seen.fault, FAULT_NONE);
		assert_int_equal(response->seen.status, 200);
		assert_int_equal(response->seen.method, METHOD_GET);
		assert_int_equal(response->seen.attempts, 1);
		fetch_response_free(response);
		fixture_free(fixture);
	}
}

static void what_fails_is_asked_again(void **state)
{
	static const char *const PATHS[] = { "/503-once", "/reset-once" };

	(void)state;
	for (size_t i = 0; i < sizeof PATHS / sizeof PATHS[0]; i++) {
		struct fixture *fixture = fixture_new(answer);
		fixture->options.retries = 1;
		double begin = clock_now();
		struct fetch_response *response = ask(fixture, PATHS[i], FETCH_ALL);
		assert_int_equal(response->seen.fault, FAULT_NONE);
		assert_int_equal(response->seen.status, 200);
		assert_int_equal(response->seen.attempts, 2);
		assert_true(clock_now() - begin > 0.9);
		fetch_response_free(response);
		fixture_free(fixture);
	}
}

static void negatives_are_confirmed_and_refusals_are_not(void **state)
{
	struct fixture *fixture = fixture_new(answer);

	(void)state;
	fixture->options.retries = 1;
	struct fetch_response *response = ask(fixture, "/404", FETCH_STATUS);
	assert_int_equal(response->seen.status, 404);
	assert_int_equal(response->seen.attempts, 2);
	assert_int_equal(atomic_load(&fixture->server->requests), 3); /* HEAD, GET, GET */
	fetch_response_free(response);
	response = ask(fixture, "/403", FETCH_STATUS);
	assert_int_equal(response->seen.status, 403);
	assert_int_equal(response->seen.attempts, 1);
	assert_int_equal(response->seen.method, METHOD_GET);
	fetch_response_free(response);
	fixture_free(fixture);
}

static void faults_of_the_wire_are_told_apart(void **state)
{
	struct fixture *fixture = fixture_new(answer);

	(void)state;
	fixture->options.timeout = 0.5;
	one(fixture, "/hang", FETCH_STATUS, FAULT_TIMEOUT, 0);
	one(fixture, "/cut", FETCH_ALL, FAULT_RESET, 200);
	one(fixture, "/cut", FETCH_STATUS, FAULT_NONE, 200);
	one(fixture, "/garbage", FETCH_ALL, FAULT_PROTOCOL, 0);
	one(fixture, "/endless-head", FETCH_ALL, FAULT_PROTOCOL, 200);
	one(fixture, "http://127.0.0.1:1/", FETCH_STATUS, FAULT_CONNECT, 0);
	one(fixture, "http://nowhere.invalid/", FETCH_STATUS, FAULT_DNS, 0);
	one(fixture, "mailto:a@b.cn", FETCH_STATUS, FAULT_PROTOCOL, 0);
	fixture_free(fixture);
}

static void a_long_retry_after_ends_the_request(void **state)
{
	struct fixture *fixture = fixture_new(answer);

	(void)state;
	fixture->options.retries = 2;
	double begin = clock_now();
	one(fixture, "/503-long", FETCH_STATUS, FAULT_RETRY_AFTER, 503);
	assert_true(clock_now() - begin < 1);
	/* one address with too much to do is not the whole host */
	one(fixture, "/ok", FETCH_STATUS, FAULT_NONE, 200);
	fixture_free(fixture);
}

static void bodies_end_where_they_are_of_no_interest(void **state)
{
	struct fixture *fixture = fixture_new(answer);
	struct fetch_response *response = ask(fixture, "/endless-body", FETCH_ALL);

	(void)state;
	assert_int_equal(response->seen.fault, FAULT_NONE);
	assert_int_equal(response->body.len, 4 << 20);
	assert_true(response->seen.truncated);
	fetch_response_free(response);
	response = ask(fixture, "/endless-body", FETCH_TEXT);
	assert_int_equal(response->seen.fault, FAULT_NONE);
	assert_int_equal(response->body.len, 1 << 20);
	fetch_response_free(response);
	response = ask(fixture, "/endless-file", FETCH_TEXT);
	assert_int_equal(response->seen.fault, FAULT_NONE);
	assert_int_equal(response->body.len, 0);
	assert_true(response->seen.truncated);
	fetch_response_free(response);
	fixture_free(fixture);
}

/* 64 MiB of blanks. */
static void bomb_answer(struct http_server *server, struct http_request *request)
{
	static const char BLANKS[1 << 16];
	size_t room = 1 << 20;
	char *out = malloc(room);
	char fields[200];
	z_stream stream = { .next_out = (Bytef *)out, .avail_out = (uInt)room };

	(void)server;
	deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
	for (int i = 0; i < 1024; i++) {
		stream.next_in = (Bytef *)(uintptr_t)BLANKS;
		stream.avail_in = sizeof BLANKS;
		deflate(&stream, i == 1023 ? Z_FINISH : Z_NO_FLUSH);
	}
	size_t len = room - stream.avail_out;
	deflateEnd(&stream);
	snprintf(fields, sizeof fields,
		 "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
		 len);
	http_say(request, fields);
	http_send(request, out, len);
	free(out);
}

static void a_small_body_that_becomes_large_is_cut(void **state)
{
	struct fixture *fixture = fixture_new(bomb_answer);

	(void)state;
	fixture->options.max_body = 100 << 20;
	struct fetch_response *response = ask(fixture, "/bomb", FETCH_ALL);
	assert_int_equal(response->seen.fault, FAULT_NONE);
	assert_true(response->seen.truncated);
	assert_true(response->body.len < 32 << 20);
	fetch_response_free(response);
	fixture_free(fixture);
}

static void large_answer(struct http_server *server, struct http_request *request)
{
	size_t size = 3 << 20;
	char *body = malloc(size + 1);

	(void)server;
	memset(body, 'x', size);
	body[size] = '\0';
	http_reply(request, "200 OK", "Content-Type: text/html\r\n", body);
	free(body);
}

/* More than may be large at once: the others wait, and none fails for that. */
static void large_bodies_come_a_few_at_a_time(void **state)
{
	struct fixture *fixture = fixture_new(large_answer);

	(void)state;
	fixture->options.per_host = 12;
	start(fixture);
	for (int i = 0; i < 24; i++)
		send_request(fixture, "/large", (struct fetch_request){ .want = FETCH_ALL });
	for (int i = 0; i < 24; i++) {
		struct fetch_response *response = take(fixture);
		assert_int_equal(response->seen.fault, FAULT_NONE);
		assert_int_equal(response->body.len, 3 << 20);
		assert_int_equal(response->seen.attempts, 1);
		fetch_response_free(response);
	}
	fixture_free(fixture);
}

static void limited_answer(struct http_server *server, struct http_request *request)
{
	(void)server;
	http_reply(request, "429 Too Many Requests", "Retry-After: 3600\r\n", "");
}

static void a_host_that_closes_for_long_is_left_alone(void **state)
{
	struct fixture *fixture = fixture_new(limited_answer);

	(void)state;
	start(fixture);
	for (int i = 0; i < 12; i++)
		send_request(fixture, "/x", (struct fetch_request){ .want = FETCH_STATUS });
	for (int i = 0; i < 12; i++) {
		struct fetch_response *response = take(fixture);
		assert_int_equal(response->seen.fault, FAULT_RETRY_AFTER);
		fetch_response_free(response);
	}
	assert_true(atomic_load(&fixture->server->requests) <= 4);
	fixture_free(fixture);
}

static void a_host_that_nobody_reaches_is_not_tried_for_ever(void **state)
{
	struct fixture *fixture = fixture_new(answer);

	(void)state;
	fixture->options.retries = 1;
	start(fixture);
	double begin = clock_now();
	for (int i = 0; i < 50; i++)
		send_request(fixture, "http://127.0.0.1:1/", (struct fetch_request){ .want = FETCH_STATUS });
	for (int i = 0; i < 50; i++) {
		struct fetch_response *response = take(fixture);
		assert_int_equal(response->seen.fault, FAULT_CONNECT);
		fetch_response_free(response);
	}
	assert_true(clock_now() - begin < 5);
	fixture_free(fixture);
}

static void what_has_not_changed_need_not_come_again(void **state)
{
	struct fixture *fixture = fixture_new(answer);

	(void)state;
	start(fixture);
	send_request(fixture, "/etag", (struct fetch_request){ .want = FETCH_ALL, .etag = SV("\"e\"") });
	struct fetch_response *response = take(fixture);
	assert_int_equal(response->seen.status, 304);
	assert_int_equal(response->seen.attempts, 1);
	fetch_response_free(response);
	one(fixture, "/etag", FETCH_ALL, FAULT_NONE, 200);
	fixture_free(fixture);
}

static void addresses_that_are_not_public_are_never_asked(void **state)
{
	struct fixture *fixture = fixture_new(answer);
	char resolve[100];
	const char *list[] = { resolve };
	char url[100];

	(void)state;
	snprintf(resolve, sizeof resolve, "public.example.cn:%d:127.0.0.1", fixture->server->port);
	snprintf(url, sizeof url, "http://public.example.cn:%d/ok", fixture->server->port);
	fixture->options.resolve = list;
	fixture->options.resolve_count = 1;
	fixture->options.trusted_count = 0;
	one(fixture, "/ok", FETCH_STATUS, FAULT_ADDRESS, 0);
	one(fixture, url, FETCH_STATUS, FAULT_ADDRESS, 0);
	assert_int_equal(atomic_load(&fixture->server->requests), 0);
	fixture_free(fixture);
}

static void a_host_of_the_command_line_may_be_anywhere(void **state)
{
	struct fixture *fixture = fixture_new(answer);
	char resolve[100];
	const char *list[] = { resolve };
	char url[100];

	(void)state;
	snprintf(resolve, sizeof resolve, "public.example.cn:%d:127.0.0.1", fixture->server->port);
	snprintf(url, sizeof url, "http://public.example.cn:%d/ok", fixture->server->port);
	fixture->options.resolve = list;
	fixture->options.resolve_count = 1;
	fixture->trusted = SV("public.example.cn");
	one(fixture, url, FETCH_STATUS, FAULT_NONE, 200);
	one(fixture, "/ok", FETCH_STATUS, FAULT_ADDRESS, 0);
	fixture_free(fixture);
}

static void fields_are_like_a_browsers(void **state)
{
	struct fixture *fixture = fixture_new(answer);
	const char *headers[] = { "X-Mine: 1", "Accept-Language: en" };

	(void)state;
	fixture->options.headers = headers;
	fixture->options.header_count = 2;
	fixture->options.archive = true;
	struct fetch_response *response = ask(fixture, "/fields", FETCH_ALL);
	struct sv head = buf_view(&response->body);
	assert_true(sv_find(head, SV("User-Agent: Mozilla/5.0 (compatible; pagewarden/"), 0) != SV_NONE);
	assert_true(sv_find_nocase(head, SV("link"), 0) == SV_NONE);
	assert_true(sv_find(head, SV("\r\nX-Mine: 1\r\n"), 0) != SV_NONE);
	assert_true(sv_find(head, SV("\r\nAccept-Language: en\r\n"), 0) != SV_NONE);
	assert_true(sv_find(head, SV("zh-CN"), 0) == SV_NONE);
	assert_true(sv_find(head, SV("gzip"), 0) != SV_NONE);
	assert_int_equal(response->exchanges.count, 1);
	assert_sv(response->exchanges.items[0].asked, head);
	fetch_response_free(response);
	fixture_free(fixture);
}

static void robots_answer(struct http_server *server, struct http_request *request)
{
	if (http_is(request, "/robots.txt")) {
		atomic_fetch_add(&server->counters[0], 1);
		http_reply(request, "200 OK", "Content-Type: text/plain\r\n",
			   "User-agent: *\nDisallow: /closed\nSitemap: /map.xml\n");
	} else if (http_is(request, "/to-closed")) {
		http_reply(request, "302 Found", "Location: /closed/x\r\n", "");
	} else {
		if (strncmp(request->path, "/closed", 7) == 0)
			atomic_fetch_add(&server->counters[1], 1);
		http_reply(request, "200 OK", "", "open");
	}
}

static void take_sitemaps(void *context, struct sv host_url, const struct sv *urls, size_t count)
{
	struct fixture *fixture = context;
	char url[100];

	local(fixture, url, sizeof url, "/");
	assert_sv(host_url, sv_from(url));
	local(fixture, url, sizeof url, "/map.xml");
	assert_int_equal(count, 1);
	assert_sv(urls[0], sv_from(url));
	atomic_fetch_add(&fixture->server->counters[2], 1);
}

static void robots_txt_is_read_first_and_obeyed(void **state)
{
	struct fixture *fixture = fixture_new(robots_answer);

	(void)state;
	fixture->options.no_robots = false;
	fixture->options.sitemaps = take_sitemaps;
	one(fixture, "/closed/a", FETCH_STATUS, FAULT_ROBOTS, 0);
	one(fixture, "/open", FETCH_STATUS, FAULT_NONE, 200);
	one(fixture, "/to-closed", FETCH_STATUS, FAULT_ROBOTS, 302);
	assert_int_equal(atomic_load(&fixture->server->counters[0]), 1);
	assert_int_equal(atomic_load(&fixture->server->counters[1]), 0);
	assert_int_equal(atomic_load(&fixture->server->counters[2]), 1);
	send_request(fixture, "/closed/map.xml", (struct fetch_request){ .want = FETCH_ALL, .is_site = true });
	struct fetch_response *response = take(fixture);
	assert_int_equal(response->seen.fault, FAULT_NONE);
	fetch_response_free(response);
	fixture_free(fixture);
}

static void broken_robots_answer(struct http_server *server, struct http_request *request)
{
	(void)server;
	if (http_is(request, "/robots.txt"))
		http_reply(request, "500 Broken", "", "");
	else
		http_reply(request, "200 OK", "", "open");
}

static void a_robots_txt_that_is_broken_allows_nothing(void **state)
{
	struct fixture *fixture = fixture_new(broken_robots_answer);

	(void)state;
	fixture->options.no_robots = false;
	one(fixture, "/x", FETCH_STATUS, FAULT_ROBOTS, 500);
	fixture_free(fixture);
}

static void slow_answer(struct http_server *server, struct http_request *request)
{
	(void)server;
	nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
	http_reply(request, "200 OK", "", "slow");
}

static void a_host_is_asked_through_few_connections(void **state)
{
	struct fixture *fixture = fixture_new(slow_answer);

	(void)state;
	fixture->options.per_host = 3;
	start(fixture);
	for (int i = 0; i < 60; i++)
		send_request(fixture, "/x", (struct fetch_request){ .want = i % 2 ? FETCH_ALL : FETCH_STATUS });
	for (int i = 0; i < 60; i++)
		fetch_response_free(take(fixture));
	assert_true(atomic_load(&fixture->server->most_open) <= 3);
	fixture_free(fixture);
}

static void a_delay_keeps_requests_apart(void **state)
{
	struct fixture *fixture = fixture_new(hello);

	(void)state;
	fixture->options.delay = 0.1;
	start(fixture);
	double begin = clock_now();
	for (int i = 0; i < 6; i++)
		send_request(fixture, "/x", (struct fetch_request){ .want = FETCH_STATUS });
	for (int i = 0; i < 6; i++)
		fetch_response_free(take(fixture));
	assert_true(clock_now() - begin > 0.45);
	fixture_free(fixture);
}

static void while_held_nothing_begins_and_nothing_fails(void **state)
{
	struct fixture *fixture = fixture_new(answer);

	(void)state;
	fixture->options.timeout = 0.3;
	start(fixture);
	send_request(fixture, "/hang", (struct fetch_request){ .id = 1, .want = FETCH_ALL });
	nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
	fetch_hold(fixture->fetch);
	send_request(fixture, "/ok", (struct fetch_request){ .id = 2, .want = FETCH_ALL });
	nanosleep(&(struct timespec){ .tv_nsec = 600000000 }, NULL);
	assert_int_equal(atomic_load(&fixture->server->requests), 1);
	fetch_go_on(fixture->fetch);
	struct fetch_response *response = take(fixture);
	assert_int_equal(response->id, 2);
	assert_int_equal(response->seen.status, 200);
	fetch_response_free(response);
	response = take(fixture);
	assert_int_equal(response->id, 1);
	assert_int_equal(response->seen.fault, FAULT_TIMEOUT);
	fetch_response_free(response);
	fixture_free(fixture);
}

static void much_can_be_under_way_when_it_ends(void **state)
{
	struct fixture *fixture = fixture_new(answer);

	(void)state;
	fixture->options.retries = 2;
	start(fixture);
	for (int i = 0; i < 50; i++)
		send_request(fixture, i % 3 ? "/hang" : "/404", (struct fetch_request){ .want = FETCH_ALL });
	nanosleep(&(struct timespec){ .tv_nsec = 200000000 }, NULL);
	fixture_free(fixture);
}

static void bad_options_are_refused(void **state)
{
	struct fetch_options options = {
		.per_host = 1, .timeout = 1, .ca_file = "/nowhere/ca.pem", .deliver = deliver
	};
	const char *resolve = "host:port";
	struct buf why;

	(void)state;
	buf_init(&why, 1000);
	assert_null(fetch_new(&options, &why));
	assert_true(why.len > 0);
	options.ca_file = NULL;
	options.resolve = &resolve;
	options.resolve_count = 1;
	assert_null(fetch_new(&options, &why));
	buf_free(&why);
	fetch_free(NULL);
	fetch_response_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_comes_with_what_is_known_of_it),
		cmocka_unit_test(redirects_are_followed_and_kept),
		cmocka_unit_test(an_archive_gets_every_hop),
		cmocka_unit_test(redirects_that_lead_nowhere_have_a_fault),
		cmocka_unit_test(a_redirect_may_ask_for_a_cookie),
		cmocka_unit_test(a_head_never_decides_a_negative),
		cmocka_unit_test(what_fails_is_asked_again),
		cmocka_unit_test(negatives_are_confirmed_and_refusals_are_not),
		cmocka_unit_test(faults_of_the_wire_are_told_apart),
		cmocka_unit_test(a_long_retry_after_ends_the_request),
		cmocka_unit_test(bodies_end_where_they_are_of_no_interest),
		cmocka_unit_test(a_small_body_that_becomes_large_is_cut),
		cmocka_unit_test(large_bodies_come_a_few_at_a_time),
		cmocka_unit_test(a_host_that_closes_for_long_is_left_alone),
		cmocka_unit_test(a_host_that_nobody_reaches_is_not_tried_for_ever),
		cmocka_unit_test(what_has_not_changed_need_not_come_again),
		cmocka_unit_test(addresses_that_are_not_public_are_never_asked),
		cmocka_unit_test(a_host_of_the_command_line_may_be_anywhere),
		cmocka_unit_test(fields_are_like_a_browsers),
		cmocka_unit_test(robots_txt_is_read_first_and_obeyed),
		cmocka_unit_test(a_robots_txt_that_is_broken_allows_nothing),
		cmocka_unit_test(a_host_is_asked_through_few_connections),
		cmocka_unit_test(a_delay_keeps_requests_apart),
		cmocka_unit_test(while_held_nothing_begins_and_nothing_fails),
		cmocka_unit_test(much_can_be_under_way_when_it_ends),
		cmocka_unit_test(bad_options_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
