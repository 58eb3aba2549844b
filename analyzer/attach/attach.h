/*
 * What a file really is, by its bytes (libmagic, with its traps corrected), and what it says: the text of documents and
 * the members of archives, read by processes that may do nothing else.
 */
#ifndef ATTACH_ATTACH_H
#define ATTACH_ATTACH_H

#include "html/html.h"
#include "model/media.h"

struct attach_typer; /* one per thread */

/* Never NULL. libmagic's database is loaded when the first file needs it; where it cannot be loaded, what only libmagic
 * knows is binary. */
struct attach_typer *attach_typer_new(void);
void attach_typer_free(struct attach_typer *typer);

struct attach_type {
	enum media_family family; /* MEDIA_UNKNOWN for no bytes */
	struct sv media_type;     /* as specific as the bytes allow */
	struct sv format;         /* what the bytes alone say: how it is read; empty: as media_type */
	bool is_container_only;   /* OLE, or a zip that is not whole, whose inside tells no more: the family is that of
				     the   extension, or BINARY / ARCHIVE */
};

/* Types `bytes`; `name` (path or URL path, may be empty) only decides between types that share one format, such as doc
 * and wps. libmagic is asked only where cheap signatures do not tell. */
void attach_type(struct attach_type *out, struct attach_typer *typer, struct arena *arena, struct sv name,
		 struct sv bytes);

/* True for an archive of the zip family that is whole and has no member. */
bool attach_is_empty_archive(struct sv bytes);

/* True if the bytes can be read as text in some encoding (no NUL outside UTF-16/32, few control codes). */
bool attach_is_text(struct sv bytes);

/* True if the bytes are an HTML document: a doctype, or one of the tags that start one, behind BOM, white space and
 * comments. */
bool attach_is_html(struct sv bytes);

/*
 * Reading. A helper process forks a child for every document; the child has the bytes and a pipe, and may open nothing,
 * send nothing and start nothing. It is the same program, started anew with ATTACH_HELPER_COMMAND.
 */

#define ATTACH_HELPER_COMMAND "attachment-helper"

/* Shared by all threads. */
struct attach_helper;

/* `program` is the path of a program whose main() calls attach_helper_main where its first argument is
 * ATTACH_HELPER_COMMAND. The process is started when it is first needed. */
struct attach_helper *attach_helper_new(const char *program);
void attach_helper_free(struct attach_helper *helper);

/* The helper's life; returns its exit status. */
int attach_helper_main(void);

enum attach_fault {
	ATTACH_ENCRYPTED = 1,
	ATTACH_CORRUPT = 2,
	ATTACH_CUT = 4, /* a limit was reached, the rest was left out */
	ATTACH_MACROS = 8,
	ATTACH_UNSUPPORTED = 16,
	ATTACH_CRASHED = 32,   /* the reader ended by a signal */
	ATTACH_TIMEOUT = 64,   /* it took too long */
	ATTACH_NO_HELPER = 128 /* it could not be started */
};

/* A file inside an archive or a mail. */
struct attach_member {
	struct sv name;
	struct sv bytes; /* at most LIMIT_DOCUMENT_BYTES */
	bool truncated;
	bool encrypted; /* no bytes */
	bool embedded;  /* in a document that is more than a wrapper for files */
};

/* Who takes what is read; each returns 0 to go on. What it gets is valid until it returns. */
struct attach_sink {
	void *context;
	int (*page)(void *context, struct page *page);
	int (*member)(void *context, const struct attach_member *member); /* may be NULL */
};

struct attach_outcome {
	unsigned faults; /* bits of enum attach_fault */
};

struct attach_document {
	const struct attach_type *type;
	struct sv bytes;
	struct sv source; /* name for records */
	struct sv url;
};

/* True if there is a reader for the type. */
bool attach_can_read(const struct attach_type *type);

/* Reads the document; `html` and `arena` are the thread's, the arena is reset for every page. */
void attach_read(struct attach_outcome *out, struct attach_helper *helper, struct html_reader *html,
		 struct arena *arena, const struct attach_document *document, const struct attach_sink *sink);

#endif
