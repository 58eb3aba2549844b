#define _POSIX_C_SOURCE 200809L
#include "assert_sv.h"

#include <time.h>

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_comes_with_what_is_known_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
