/*
 * HTTP: many requests at once, politely, from one thread (libcurl multi).
 *
 * A request is sent with fetch_send and comes back once, as a response: through its redirects, repeats and waits.
 *
 *  - A host (scheme, name and port) is asked through at most `per_host` connections, idle ones counted in, with `delay`
 *    between requests where the user, robots.txt (crawl-delay) or an answer wants it. Connections are kept. A 429 or
 * 503 makes the whole host wait, for Retry-After (both forms) or for 1, 2, 4 … LIMIT_BACKOFF_SECONDS; rising latency
 *    makes it asked through fewer connections.
 *  - Before the first request to a host its robots.txt is read (RFC 9309). What it does not allow comes back as
 *    FAULT_ROBOTS. If robots.txt cannot be had because nobody answers, the request itself is tried; a 5xx allows
 * nothing.
 *  - Redirects are followed here, hop by hop, each through the queue, robots.txt and guard of its own host.
 *  - Every connection's address is checked where the socket is opened: what is not public (url/url.h) is FAULT_ADDRESS,
 *    but for `allow_private` and the hosts of `trusted`. Only http and https, on every hop.
 *  - A negative answer is asked for again `retries` times, after about 1, 3, 9 … seconds: every fault and status that
 *    would make a link be called broken, time-outs included; not what the host decided on purpose (401, 403, 407, 451,
 *    999), nor redirect faults, guard, robots. A HEAD never decides a negative: GET asks again at once, and that is no
 *    repeat. A HEAD answer 429 or 503 waits as a GET's.
 *  - Bodies are decoded (gzip, deflate, br), their decoded size is capped, and so is the memory of all bodies under
 * way.
 *  - Cookies are kept per host, for as long as the host is remembered.
 *  - CURLOPT_CAPATH stays unset (a store cache that works), proxies of the environment are not used.
 *
 * Thread-safe but for fetch_new and fetch_free. Responses are given to `deliver` from the fetch thread.
 */
#ifndef FETCH_FETCH_H
#define FETCH_FETCH_H

#include "fetch/sitemap.h" /* part of the seam: who asks for sitemaps reads them */
#include "model/observation.h"

struct fetch;

/* How much of an answer is of interest. */
enum fetch_want {
	FETCH_STATUS, /* nothing but status and headers: HEAD, then GET stopped at its body */
	FETCH_TEXT,   /* the body of HTML, at most LIMIT_FETCH_TEXT; other bodies are stopped */
	FETCH_ALL     /* the body, at most max_body */
};

struct fetch_request {
	uint64_t id;   /* the caller's; comes back */
	struct sv url; /* absolute, http or https, serialised, without fragment; copied */
	enum fetch_want want;
	struct sv etag;          /* of the copy at hand: asked for conditionally; empty: none. Copied */
	struct sv last_modified; /* likewise */
	bool once;    /* a negative answer is a good one: only busy hosts and broken answers are asked again */
	bool is_site; /* a file for robots (robots.txt, sitemap): robots.txt is not asked */
};

/* One request as it went out, and what was answered. */
struct fetch_exchange {
	struct sv url;
	struct sv asked;   /* request line and headers as sent */
	struct sv head;    /* status line and headers as sent; empty: nobody answered */
	struct sv address; /* that was connected to; empty if none */
	int64_t date;      /* seconds since 1970 when the answer ended */
};

/* All memory belongs to the response's arena, but for the body. */
struct fetch_response {
	uint64_t id;
	struct observation seen;
	struct buf body; /* decoded; empty unless wanted */
	struct sv head;  /* status line and headers of the last answer as sent; empty if none */
	/* Of the last attempt, hop by hop; `body` is of the last one. Only where `archive` is set. */
	VEC(struct fetch_exchange, exchanges);
	struct arena *arena;
};

struct fetch_options {
	size_t per_host;
	double delay;   /* seconds between two requests to a host; 0: none */
	double timeout; /* seconds, of one request as a whole */
	size_t retries;
	size_t max_body;
	const char *ca_file;        /* NULL: the system's bundle */
	const char *proxy;          /* NULL: none */
	const char *user_agent;     /* NULL: the usual one */
	const char *const *headers; /* "Name: value", sent to hosts of `trusted` only */
	size_t header_count;
	const char *const *resolve; /* "HOST:PORT:ADDRESS" */
	size_t resolve_count;
	const struct sv *trusted; /* host names whose addresses may be private, as url.host has them */
	size_t trusted_count;
	bool allow_private;
	bool no_robots;
	bool archive; /* responses have `exchanges` */
	/* Takes ownership of a response. */
	void (*deliver)(void *context, struct fetch_response *response);
	/* A site's robots.txt names sitemaps: absolute addresses, valid for the call. May be NULL. */
	void (*sitemaps)(void *context, struct sv host_url, const struct sv *urls, size_t count);
	void *context;
};

/* Starts the thread. On failure (a CA file that cannot be read, an option that curl does not take) `why` says so in
 * English, and NULL is returned. */
struct fetch *fetch_new(const struct fetch_options *options, struct buf *why);

/* Ends everything at once: what is under way does not come back. NULL does nothing. */
void fetch_free(struct fetch *fetch);

void fetch_send(struct fetch *fetch, const struct fetch_request *request);

/* No request is begun any more, and none under way is ended, until fetch_go_on: for a network that is away. */
void fetch_hold(struct fetch *fetch);
void fetch_go_on(struct fetch *fetch);

void fetch_response_free(struct fetch_response *response);

/* For people: the host with the most requests waiting and the mean latency of its last answers in milliseconds; empty
 * if nothing waits. Copied into `host`, NUL-terminated. */
void fetch_slowest(struct fetch *fetch, char *host, size_t size, uint32_t *milliseconds);

#endif
