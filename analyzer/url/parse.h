/*
 * The basic URL parser, split by what it reads. The state machine of the standard appears as functions that each
 * consume a component from `rest` and append it, serialised, to `href`.
 */
#ifndef URL_PARSE_H
#define URL_PARSE_H

#include "url/href.h"
#include "url/scheme.h"
#include "url/url.h"

struct parser {
	struct href href;
	struct sv rest;              /* what is still to be read */
	const struct url *base;      /* or NULL */
	struct charset *charset;     /* or NULL */
	const struct scheme *scheme; /* if it is a special one */
	struct span username;        /* where the components stand in href */
	struct span password;
	struct span host;
	struct span path;
	struct span query;
	struct span fragment;
	int port;
	bool has_host;
	bool has_query;
	bool has_fragment;
	bool opaque_path;
};

/* Reads all of `rest`. Returns 0, or -1 for failure. */
int parse_reference(struct parser *parser);

/* True if `rest` begins with `byte`. */
static inline bool parse_at(const struct parser *parser, char byte)
{
	return parser->rest.len > 0 && parser->rest.data[0] == byte;
}

/* True if `rest` begins with a slash, or with a backslash that is as good as one. */
static inline bool parse_at_slash(const struct parser *parser)
{
	return parse_at(parser, '/') || (parser->scheme && parse_at(parser, '\\'));
}

static inline void parse_skip(struct parser *parser, size_t count)
{
	parser->rest = sv_skip(parser->rest, count);
}

/* Bytes of `rest` before the first slash, '?' or '#'. */
size_t parse_authority_extent(const struct parser *parser);

/* Takes scheme, credentials, host and port over from the base, replacing what stands in href. */
void parse_copy_authority(struct parser *parser);

/* Reads a path whose leading slash, if any, is consumed; href may hold the begin of the path from path.begin on. */
void parse_path(struct parser *parser);

/* The same behind an authority, with the slash still there. */
void parse_path_start(struct parser *parser);

/* Reads a path relative to the last slash of the base's path. */
void parse_relative_path(struct parser *parser);

/* Reads credentials, host and port behind the "//", and writes that too. Returns 0, or -1 for failure. */
int authority_parse(struct parser *parser);

/* Reads all of a file: address but query and fragment, from behind the colon or, without a scheme, from its begin.
 * Returns 0, or -1 for failure. */
int file_parse(struct parser *parser);

#endif
