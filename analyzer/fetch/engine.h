/*
 * The inside of the engine: its structs, and what its files offer one another. All of it belongs to the fetch thread
 * but for what struct fetch says is under the lock.
 *
 * A job is one request on its way: queued at a host, under way in a transfer (one easy handle), or waiting for its
 * repeat. Times are seconds of the engine's own clock, which stands still while the caller takes a response or holds
 * the engine: neither is a server's fault.
 */
#ifndef FETCH_ENGINE_H
#define FETCH_ENGINE_H

#include <curl/curl.h>
#include <stdatomic.h>

#include "base/limits.h"
#include "base/lock.h"
#include "base/pool.h"
#include "fetch/cookies.h"
#include "fetch/fetch.h"
#include "fetch/head.h"
#include "fetch/robots.h"
#include "fetch/timers.h"
#include "url/url.h"

#define FETCH_AGENT "pagewarden"

enum { BUCKETS = 16384 };

struct job {
	struct job *next;   /* in a queue */
	struct timer again; /* when its repeat is due */
	uint64_t id;
	enum fetch_want want;
	bool once;
	bool is_site;
	bool is_robots; /* the engine's own: for `robots_of` */
	struct host *robots_of;
	struct host *host; /* of `url`, or NULL */
	struct url url;    /* asked next; from the response's arena, or of the engine's for a moment */
	double spent;      /* seconds of this attempt, without waits */
	double used;       /* the same, as curl measures it */
	size_t repeats;
	size_t cookie_hop; /* the redirect of this attempt that last changed cookies, counted from 1; 0: none */
	bool no_http2;
	bool head_lied;                  /* a HEAD was negative */
	bool connected;                  /* in the last transfer */
	struct fetch_response *response; /* NULL until the first attempt */
	struct sv asked;
	struct sv etag;
	struct sv last_modified;
	char bytes[];
};

struct queue_of_jobs {
	struct job *first;
	struct job *last;
};

/* What shares cookies: a registrable domain. */
struct site {
	struct site *next; /* in its bucket */
	size_t hosts;
	struct cookies *cookies;
	struct sv domain;
	char bytes[];
};

enum robots_state { ROBOTS_UNKNOWN, ROBOTS_ASKED, ROBOTS_KNOWN };

struct host {
	struct host *next;  /* in its bucket */
	struct host *newer; /* by the last use */
	struct host *older;
	struct host *next_ready;
	struct timer timer; /* when it may be asked next */
	bool ready;         /* in the list of those that may be asked now */
	struct site *site;
	bool trusted;
	bool no_head;  /* its HEAD has lied */
	bool no_http2; /* its HTTP/2 is broken */

	struct queue_of_jobs site_jobs; /* need no robots.txt */
	struct queue_of_jobs jobs;
	size_t waiting; /* in both */
	size_t bound;   /* jobs of it, wherever they are */
	size_t active;  /* in transfers */
	size_t window;  /* most transfers at once */

	enum robots_state robots_state;
	int robots_status; /* of a robots.txt that allows nothing because it could not be read; else 0 */
	struct robots robots;
	struct arena *robots_arena; /* NULL: no rules */

	double next_start; /* the pauses between requests */
	double pause;      /* seconds, that 429 has taught */
	double quiet;      /* until then nothing is asked: 429, 503 */
	double quiet_step;
	size_t failures; /* requests in a row that came to nothing */
	double down;     /* until then all requests have `down_fault` */
	enum fault down_fault;
	size_t closed_count;
	double closed;  /* until then all requests have FAULT_RETRY_AFTER */
	double latency; /* mean of the last answers, seconds */
	double calm;    /* mean of the fastest times */

	struct sv origin; /* "https://www.example.cn:8443" */
	struct sv name;   /* "www.example.cn:8443" */
	char bytes[];
};

/* One easy handle and what comes through it. */
struct transfer {
	CURL *easy;
	struct fetch *fetch;
	struct job *job; /* NULL: free */
	struct transfer *next_free;
	double started;
	struct buf head;   /* of the answer now read */
	size_t head_bytes; /* of all answers of the request */
	bool head_done;
	struct buf asked;
	struct buf cookies;
	struct buf body;
	size_t keep;   /* bytes of the body that are wanted */
	uint64_t came; /* bytes of the body so far */
	bool has_body; /* its begin was seen, and `keep` is set */
	bool over;     /* a cap of the head was reached */
	bool enough;   /* ended by us, all that is wanted is here */
	bool cut;      /* the body went on */
	bool expired;  /* ended by its deadline */
	bool bulk;     /* one of the few that may be large */
	bool paused;
	double paused_at;
	size_t refused; /* addresses by the guard */
	size_t opened;
	struct curl_slist extra[2];
	char why[CURL_ERROR_SIZE];
};

struct fetch {
	struct lock *lock; /* over the next five */
	struct queue_of_jobs inbox;
	bool asleep; /* the thread is, and nobody has woken it yet */
	char slowest[256];
	uint32_t slowest_ms;
	bool slowest_wanted;

	atomic_bool stopping;
	atomic_bool held;

	struct pool *pool;
	struct fetch_options options; /* its strings are in `arena` */
	struct arena *arena;
	struct arena *scratch;
	struct curl_slist *fields;         /* of every request */
	struct curl_slist *trusted_fields; /* of those to trusted hosts */
	struct curl_slist *resolve;
	const char *ca_file; /* NULL: curl's own choice */
	bool is_openssl;
	CURLM *multi;

	double away;  /* what the engine's clock is behind clock_now */
	bool is_held; /* as the thread knows */
	double held_at;
	double now;
	double next_scan;  /* of deadlines */
	double next_count; /* of waiting hosts */

	struct transfer transfers[LIMIT_FETCHES];
	struct transfer *free_transfers;
	size_t active;
	size_t bulks;
	size_t paused;

	struct timers host_timers;
	struct timers job_timers;
	struct host *ready_first;
	struct host *ready_last;
	struct host *newest;
	struct host *oldest;
	size_t host_count;
	struct host *hosts[BUCKETS];
	struct site *sites[BUCKETS];
};

/* job.c: what becomes of one request */

struct job *job_new(const struct fetch_request *request);
void job_free(struct job *job);
/* Sends it to its host's queue for the first time. */
void job_enter(struct fetch *fetch, struct job *job);
/* To the queue of the host of job->url, or to its end if that must not be asked. */
void job_place(struct fetch *fetch, struct job *job, bool front);
/* Makes sure that it has a response and job->url is in its arena. */
void job_prepare(struct job *job);
/* Its transfer has ended: follows, repeats or delivers. The transfer is still its own. */
void job_ended(struct fetch *fetch, struct job *job, struct transfer *transfer, CURLcode code);
/* The pause before its repeat is over. */
void job_again(struct fetch *fetch, struct job *job);
/* Ends it without asking. */
void job_fail(struct fetch *fetch, struct job *job, enum fault fault, struct sv detail);

/* redirect.c */

/* True if the answer sends the job elsewhere; the job is on its way there then, or has ended. */
bool redirect_follow(struct fetch *fetch, struct job *job, const struct transfer *transfer);

/* retry.c: pure */

enum next { NEXT_DELIVER, NEXT_GET, NEXT_REPEAT };

/* What to do about an attempt that came to its end as `seen` says. */
enum next retry_next(const struct observation *seen, const struct job *job, size_t retries);
/* Seconds before the next repeat: 1, 3, 9 … */
double retry_pause(size_t repeats);
/* The host says that it has too much to do. */
bool retry_is_busy(const struct observation *seen);

/* host.c, politeness.c */

struct host *host_get(struct fetch *fetch, const struct url *url);
void host_free_all(struct fetch *fetch);
void host_push(struct fetch *fetch, struct host *host, struct job *job, bool front);
/* A job leaves, for another host or for good. */
void host_unbind(struct job *job);
/* Into the list of those that may be asked, or to its timer. */
void host_kick(struct fetch *fetch, struct host *host);
/* Starts what may be started. Returns how many transfers. */
size_t host_start(struct fetch *fetch);
/* A transfer to it has ended. */
void host_left(struct fetch *fetch, struct host *host);
/* An answer came, or none: learns from it. */
void host_learn(struct fetch *fetch, struct host *host, const struct transfer *transfer);
/* 429 or 503; `after` seconds of Retry-After, or below 0. `began`: when the request was sent. */
void host_busy(struct fetch *fetch, struct host *host, int status, double after, double began);
/* A request has come to nothing, with all its repeats. */
void host_failed(struct fetch *fetch, struct host *host, enum fault fault, bool connected);
/* Forgets who was down. */
void host_forget_failures(struct fetch *fetch);
/* For people. */
void host_count(struct fetch *fetch);

/* robots_job.c */

/* Sends for the robots.txt of a host. */
void robots_ask(struct fetch *fetch, struct host *host);
/* It is here. Takes the job. */
void robots_answered(struct fetch *fetch, struct job *job);

/* transfer.c */

int transfer_open(struct fetch *fetch, struct transfer *transfer);
void transfer_close(struct transfer *transfer);
void transfer_start(struct fetch *fetch, struct transfer *transfer, struct job *job);
/* Takes the handle back; the transfer is free. */
void transfer_stop(struct fetch *fetch, struct transfer *transfer);
/* Fills what curl knows into the job's observation. */
void transfer_observe(struct transfer *transfer, CURLcode code);
/* Seconds that the request may still take. */
double transfer_left(const struct transfer *transfer);

/* body.c: callbacks of curl */

size_t body_take(char *data, size_t size, size_t count, void *context);
/* How much of a body is wanted, now that its head is here. */
size_t body_wanted(const struct transfer *transfer);
/* Lets those wait no longer whose body can grow now. */
void body_resume(struct fetch *fetch);

/* head.c: callback of curl */

size_t head_take(char *data, size_t size, size_t count, void *context);

/* guard.c: callback of curl */

curl_socket_t guard_open(void *context, curlsocktype purpose, struct curl_sockaddr *address);
/* Whether the host of an address may be asked at all, by its name. */
bool guard_allows(const struct fetch *fetch, const struct url *url);
bool guard_trusts(const struct fetch *fetch, struct sv host);

/* tls.c */

void tls_set(const struct fetch *fetch, CURL *easy);

/* fault.c */

enum fault fault_of(const struct transfer *transfer, CURLcode code);

/* fields.c: what is sent along */

/* Builds the lists that all requests share. */
void fields_build(struct fetch *fetch);
void fields_free(struct fetch *fetch);
/* The list for one request; it lives as long as the transfer. */
struct curl_slist *fields_of(struct transfer *transfer, const struct job *job);

#endif
