/*
 * What came of asking for an address: the facts of one request with its redirects and repeats, and no verdict.
 *
 * fetch/ makes observations, store/ keeps them, judge/ decides what they mean.
 */
#ifndef MODEL_OBSERVATION_H
#define MODEL_OBSERVATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"

/* Why there is no answer, or none to be trusted. */
enum fault {
	FAULT_NONE,            /* an answer came */
	FAULT_DNS,             /* the name leads nowhere */
	FAULT_CONNECT,         /* refused, no route */
	FAULT_RESET,           /* closed before the answer was whole */
	FAULT_TIMEOUT,         /* of connecting, or of the request as a whole */
	FAULT_TLS_EXPIRED,     /* or not valid yet */
	FAULT_TLS_HOST,        /* for another host */
	FAULT_TLS_SELF_SIGNED, /* also: a root that nobody knows is at the end of the chain */
	FAULT_TLS_INCOMPLETE,  /* the certificate between is not sent; browsers find it themselves */
	FAULT_TLS_OTHER,       /* no common version, revoked, broken */
	FAULT_PROTOCOL,        /* not HTTP, headers above LIMIT_HTTP_HEADER, a coding that is broken */
	FAULT_REDIRECT_LOOP,
	FAULT_REDIRECTS,    /* more than LIMIT_REDIRECTS */
	FAULT_REDIRECT_BAD, /* to what does not parse, or is neither http nor https */
	FAULT_ADDRESS,      /* leads into a network that must not be asked: never connected to */
	FAULT_ROBOTS,       /* robots.txt does not allow it: never requested */
	FAULT_RETRY_AFTER,  /* the host wants to be left alone for longer than the time-out */
	FAULT_COUNT
};

enum method { METHOD_GET, METHOD_HEAD };

/* A redirect that was followed. */
struct hop {
	struct sv url; /* that answered */
	int status;
};

struct observation {
	struct sv url;      /* asked for */
	struct sv end;      /* where the redirects led; `url` where there were none */
	enum fault fault;   /* of the last attempt */
	enum method method; /* of the last attempt */
	int status;         /* of the last answer, 0 if there is none; with a redirect fault that of the redirect */
	VEC(struct hop, chain);
	struct sv address;       /* that was connected to, "192.0.2.7:443"; empty if none */
	struct sv media_type;    /* lower case, without parameters */
	struct sv charset;       /* its parameter */
	struct sv etag;          /* as sent */
	struct sv last_modified; /* as sent */
	struct sv server;        /* the Server field */
	struct sv detail;        /* what the library said of a fault, or the Location of a bad redirect */
	uint32_t attempts;       /* 1: the first answer counted */
	uint32_t milliseconds;   /* of the last attempt with its redirects */
	uint64_t size;           /* Content-Length, or the bytes that came */
	bool truncated;          /* the body was cut: by the cap, or because the rest was of no interest */
	bool challenge;          /* the answer is the page of a firewall or of a check for robots */
};

/* The word of the records: "dns", "reset", "tls-expired" … */
const char *fault_name(enum fault fault);

bool fault_is_tls(enum fault fault);

/* Bytes for the state file, and back. Views of the unpacked point into `bytes` and `arena`. Unpacking returns -1 where
 * the bytes are no observation. */
void observation_pack(struct buf *out, const struct observation *observation);
int observation_unpack(struct observation *out, struct arena *arena, struct sv bytes);

#endif
