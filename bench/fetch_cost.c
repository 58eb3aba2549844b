/*
 * What a request costs beyond what curl itself costs: HEAD requests over kept connections, first through a bare curl
 * multi handle, then through fetch/.
 *
 *	fetch_cost URL COUNT CONNECTIONS
 *
 * Prints microseconds of processor time a request, of both. URL is on a host that may be asked that often.
 */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/queue.h"
#include "fetch/fetch.h"

static double processor_seconds(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

static size_t ignore(char *data, size_t size, size_t count, void *context)
{
	(void)data;
	(void)context;
	return size * count;
}

static void add(CURLM *multi, CURL *easy, const char *url, size_t number)
{
	char text[1000];

	snprintf(text, sizeof text, "%s?%zu", url, number);
	curl_easy_setopt(easy, CURLOPT_URL, text);
	curl_multi_add_handle(multi, easy);
}

static CURL *handle(void)
{
	CURL *easy = curl_easy_init();

	curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
	curl_easy_setopt(easy, CURLOPT_PROXY, "");
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, ignore);
	return easy;
}

/* Returns how many were answered with success. */
static size_t run_bare(const char *url, size_t count, size_t connections)
{
	CURLM *multi = curl_multi_init();
	size_t started = 0;
	size_t good = 0;
	size_t done = 0;
	const CURLMsg *message;
	int left;

	while (started < connections && started < count)
		add(multi, handle(), url, started++);
	while (done < count) {
		curl_multi_perform(multi, &left);
		size_t before = done;
		while ((message = curl_multi_info_read(multi, &left))) {
			CURL *easy = message->easy_handle;
			long status = 0;
			curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
			good += status == 200;
			done++;
			curl_multi_remove_handle(multi, easy);
			if (started < count)
				add(multi, easy, url, started++);
			else
				curl_easy_cleanup(easy);
		}
		if (done == before)
			curl_multi_poll(multi, NULL, 0, 1000, NULL);
	}
	curl_multi_cleanup(multi);
	return good;
}

struct tally {
	struct queue *end;
	size_t count;
	size_t done;
	size_t good;
};

/* On the engine's thread: what another one does with a response is no cost of the engine. */
static void deliver(void *context, struct fetch_response *response)
{
	struct tally *tally = context;

	tally->good += response->seen.status == 200;
	fetch_response_free(response);
	if (++tally->done == tally->count)
		queue_push(tally->end, tally, 1);
}

static void ask(struct fetch *fetch, const char *url, size_t number)
{
	char text[1000];
	int len = snprintf(text, sizeof text, "%s?%zu", url, number);

	fetch_send(fetch, &(struct fetch_request){ .id = number, .url = { text, (size_t)len }, .want = FETCH_STATUS });
}

static size_t run_engine(const char *url, size_t count, size_t connections)
{
	struct tally tally = { .end = queue_new(1, 1), .count = count };
	const struct fetch_options options = { .per_host = connections,
					       .timeout = 15,
					       .no_robots = true,
					       .allow_private = true,
					       .deliver = deliver,
					       .context = &tally };
	struct buf why;

	buf_init(&why, 1000);
	struct fetch *fetch = fetch_new(&options, &why);
	for (size_t i = 0; i < count; i++)
		ask(fetch, url, i);
	queue_pop(tally.end);
	fetch_free(fetch);
	queue_free(tally.end);
	buf_free(&why);
	return tally.good;
}

static void measure(const char *name, size_t (*run)(const char *url, size_t count, size_t connections),
		    char *const *arguments)
{
	size_t count = strtoul(arguments[2], NULL, 10);
	size_t connections = strtoul(arguments[3], NULL, 10);
	double begin = processor_seconds();
	size_t good = run(arguments[1], count, connections);

	printf("%-6s %6.2f us a request, %zu of %zu good\n", name, (processor_seconds() - begin) * 1e6 / (double)count,
	       good, count);
}

int main(int argc, char **argv)
{
	if (argc != 4) {
		fprintf(stderr, "usage: fetch_cost URL COUNT CONNECTIONS\n");
		return 2;
	}
	curl_global_init(CURL_GLOBAL_DEFAULT);
	for (int round = 0; round < 2; round++) {
		measure("curl", run_bare, argv);
		measure("engine", run_engine, argv);
	}
	curl_global_cleanup();
	return 0;
}
