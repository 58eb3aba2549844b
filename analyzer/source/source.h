/*
 * Where documents come from: files, directories, lists, standard input, WARC archives. Yields bytes and metadata only.
 *
 * A directory is read whole, hidden files and what version control keeps in it included: whatever lies below the root
 * of a site may be served. What cannot be read below it is trouble (`named`), for a screening must not pass what it has
 * not seen; only a symbolic link that leads nowhere is not. Pipes, sockets and devices in it are passed over. A
 * directory is entered once, whichever links lead to it.
 *
 * An archive is told by its bytes, wherever they come from. Every response is yielded, whatever its status; request,
 * metadata, revisit and warcinfo records, and look-ups of names, are not content. Where an archive is damaged the next
 * whole record is searched for.
 */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/record.h"

/* One document. It owns all its memory. */
struct source_item {
	struct sv
	    name; /* for records: path as given or below the directory as given, target URI of a WARC record (where
		     warc_exchange says `linked`, that; for want of both "archive!offset"), "-" for standard input */
	struct sv bytes; /* at most LIMIT_DOCUMENT_BYTES */
	struct sv url;   /* where it is published: target URI, or --base-url with the path below the root; else empty */
	struct sv media_type; /* of the Content-Type header, lower case, without parameters; else empty */
	struct sv charset;    /* its charset parameter; else empty */
	int status;           /* HTTP status of an archived response; 0 for files */
	uint32_t site_region; /* code of the region whose site it is on; 0: not known, or that of the whole run */
	bool is_response;     /* came with HTTP headers */
	bool is_embedded;     /* stands in a document, as a sheet in a letter: nobody meets it by itself */
	bool truncated;       /* bytes are missing at the end: left out because of the limit where `size` says so, which
				 nobody has reported yet; in all other cases an error came before the item */
	uint64_t size; /* of the whole, or as much of it as is known to be there; more than bytes.len only because of
			  the limit */
};

void source_item_free(struct source_item *item);

struct source_sink {
	void *context;
	/* Takes ownership of `item`. Returns 0 to go on, -1 to stop the walk (nobody wants more). */
	int (*item)(void *context, struct source_item *item);
	/* Something could not be read. `named` tells that the user named this very input (or a list or archive that
	 * breaks), so that it is trouble for the exit status; otherwise it is content. Returns as `item` does. */
	int (*error)(void *context, struct sv name, enum stage stage, struct sv message, bool named);
	/* Waits until the pipe, terminal or socket has something to be read. Returns 0, or -1 if nobody wants more: the
	 * walk then takes it to have ended. May be NULL. */
	int (*wait)(void *context, int descriptor);
	/* How far the walk is: bytes read so far, and all bytes where known beforehand (0 if not). May be NULL. */
	void (*progress)(void *context, uint64_t done, uint64_t total);
};

struct source_options {
	struct sv base_url; /* empty: none */
	bool chinese;       /* language of messages */
};

/* Walks one INPUT: a file, a directory (recursive, in byte order of names, symbolic links followed once), a .warc or
 * .warc.gz (by its bytes), or "-". Returns 0, or -1 if the sink asked to stop. Errors go to the sink. */
int source_walk(const struct source_sink *sink, const struct source_options *options, struct sv input);

/* The bytes that a walk of this INPUT is going to read, for a progress bar; 0 where it cannot be told. Files count
 * whole, here and in `progress`, also what of them is left out. */
uint64_t source_measure(struct sv input);

/* Walks every INPUT listed in `path` ("-": standard input, which then cannot be an input too), one a line; empty lines
 * are skipped, a byte order mark and CR before LF are dropped, other white space belongs to the name. */
int source_walk_list(const struct source_sink *sink, const struct source_options *options, struct sv path);

/*
 * Writing archives: what was asked and what was answered, as evidence (WARC 1.1, each record a gzip
 * member of its own where the file's name ends with ".gz").
 * Not for use by two threads at once.
 */
struct warc_writer;

/* One request and its answer. */
struct warc_exchange {
	struct sv url;     /* that was asked for; serialised */
	struct sv linked;  /* the address that redirects led here from, where that is what the body is judged as; else
			      empty */
	struct sv asked;   /* request line and fields as sent; empty: there is no request record */
	struct sv head;    /* status line and fields as sent; empty: nobody answered, and there is no record of it */
	struct sv body;    /* decoded: the codings of the head are kept as X-Original-... */
	bool has_body;     /* else both become metadata records, for no body was looked at: it is no page */
	bool truncated;    /* bytes of the body are missing at the end */
	struct sv address; /* that was connected to, "192.0.2.7:443"; empty if not known */
	int64_t date;      /* seconds since 1970 */
};

/* Opens an archive, which is made where there is none. One that is there is continued behind its last whole record;
 * what a killed run left behind that is cut off. Returns NULL, with the reason in `why` in English, where the file
 * cannot be opened or is no such archive: it is left as it is then. */
struct warc_writer *warc_writer_open(const char *path, struct buf *why);

/* Returns 0 when everything is handed to the system, or -1 with errno set: nothing of the exchange is in the archive
 * then, and the next may be tried. Credentials in the request are not written. */
int warc_writer_put(struct warc_writer *writer, const struct warc_exchange *exchange);

/* Returns 0 when all is on the disk, or -1 with errno set; the writer is gone in both cases. NULL does nothing. */
int warc_writer_close(struct warc_writer *writer);

#endif
