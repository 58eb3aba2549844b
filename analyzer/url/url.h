/*
 * Addresses by the WHATWG URL standard: parsing, resolving, serialising; hosts and what they belong to.
 */
#ifndef URL_URL_H
#define URL_URL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/sv.h"

struct charset; /* lib/charset.h */

struct url {
	struct sv href;   /* serialised, valid ASCII; the views below are slices of it */
	struct sv scheme; /* lower case, without the colon */
	struct sv username;
	struct sv password;
	struct sv host;     /* as serialised: punycode, dotted IPv4, [IPv6] */
	int port;           /* -1: none or the scheme's own */
	struct sv path;     /* with its first slash, or the whole of an opaque path */
	struct sv query;    /* without "?" */
	struct sv fragment; /* without "#" */
	bool has_host;
	bool has_query;
	bool has_fragment;
	bool special;     /* ftp file http https ws wss */
	bool opaque_path; /* mailto:, javascript:, data: … */
};

/* Parses `text` against `base` (NULL: none) into the arena. `charset` (NULL: UTF-8) is that of the page: it decides how
 * a query is percent-encoded. It is opened by the caller, and kept for all pages of that encoding: opening one takes
 * as long as a thousand addresses. Bytes that are no UTF-8 are percent-encoded as they are. Returns 0, or -1 where the
 * standard says failure or the address is longer than LIMIT_URL_BYTES. */
int url_parse(struct url *out, struct arena *arena, const struct url *base, struct charset *charset, struct sv text);

/* The address without its fragment: what a link checker asks for. */
struct sv url_without_fragment(const struct url *url);

/* Whom to connect to: "https://host:443", with the port always. */
struct sv url_endpoint(struct arena *arena, const struct url *url);

/* The address of a file below a root: `root` with `path` (bytes of a file name, '/' between segments) percent-encoded
 * behind its last slash. */
struct sv url_join_path(struct arena *arena, struct sv root, struct sv path);

/* Percent-decodes; "+" stays. Bytes may be anything afterwards. */
struct sv url_percent_decode(struct arena *arena, struct sv text);

/* The value of each query parameter in turn, percent-decoded with "+" as space; false at the end. *rest starts as
 * url->query. */
bool url_next_parameter(struct sv *name, struct sv *value, struct sv *rest, struct arena *arena);

/* The registrable domain by the Public Suffix List ("ankang.gov.cn" of "fgw.ankang.gov.cn"), a slice of `host`; the
 * host itself for addresses and public suffixes. */
struct sv url_registrable_domain(struct sv host);

enum url_network {
	URL_PUBLIC,
	URL_LOOPBACK, /* 127/8, ::1, localhost and below */
	URL_PRIVATE,  /* RFC 1918, CGNAT, link-local, unique local, v4-mapped forms of them, .local, .internal, .lan and
			 their like */
	URL_FILE,     /* file:, a drive letter (C:\…), a UNC path */
	URL_RESERVED  /* 0/8, documentation, benchmarking, multicast, broadcast */
};

/* Which network an address points into, by its text alone. */
enum url_network url_network(const struct url *url);

/* As url_network, for an address as a socket has it: 4 or 16 bytes, in network order. Anything else is URL_RESERVED. */
enum url_network url_network_of_address(const unsigned char *bytes, size_t count);

/* As url_network, for an address as written that need not parse: finds file:, "C:\", "\\server\share". */
enum url_network url_network_of_text(struct sv text);

#endif
