/*
 * One answer of a sweep through a worker: what the page links, says and shows. One reader per thread.
 */
#ifndef RUN_PAGE_READER_H
#define RUN_PAGE_READER_H

#include "fetch/fetch.h"
#include "run/page_links.h"
#include "run/worker.h"
#include "url/url.h"

/* A link of a page that can be asked for. */
struct read_link {
	struct sv url; /* serialised, without fragment and session id */
	struct url parts;
	struct sv queue; /* "https://host:port" */
	enum link_kind kind;
	struct sv session;      /* the address as linked, with its session id; empty if it has none */
	bool is_trap;           /* the address alone shows it */
	struct page_link place; /* without target and role */
};

/* What was read. All memory belongs to its arena, but for the report. */
struct page_reading {
	struct arena *arena;
	void *asked; /* the job's */
	struct fetch_response *response;
	struct report *report; /* records packed by record_packer; NULL where nothing was screened */
	VEC(struct read_link, links);
	struct sv anchors; /* sorted sums of 32 bits; empty with `scripted` */
	bool is_html;
	bool scripted;    /* a script builds what readers see: neither text nor anchors mean anything */
	bool unchanged;   /* the bytes are those that are known already; nothing else was looked at */
	uint64_t body;    /* sum of the bytes */
	uint64_t text;    /* judge_text; 0 for what is no HTML or is scripted */
	uint64_t content; /* sum of the text with what the page shows beside it: to find pages that say nothing new */
	struct sv says;   /* says_read */
};

struct page_job {
	void *asked;
	struct fetch_response *response;
	enum target_role role;
	uint32_t site_region; /* as source_item has it */
	uint64_t known;       /* sum of the bytes that what is kept was read from; 0: nothing is kept */
};

struct page_reader_options {
	const struct run_options *run;
	const struct report_context *context; /* whose emitter is record_packer */
	const struct sv *trusted;             /* hosts whose addresses may be private */
	size_t trusted_count;
	bool allow_private;
};

struct page_reader;

/* NULL if the machine lacks the memory. */
struct page_reader *page_reader_new(const struct page_reader_options *options);
void page_reader_free(struct page_reader *reader);

/* Takes over the job's response; the reading is the caller's. */
struct page_reading *page_reader_read(struct page_reader *reader, const struct page_job *job);
void page_reading_free(struct page_reading *reading);

/* True if the page has a place of this name, as it is or percent-decoded, as its packed anchors tell. */
bool anchors_have(struct sv anchors, struct sv fragment);

/* What a target says of itself: whether it is a casino, and its title. */
struct says {
	bool gambling;
	struct sv title;
};
struct says says_read(struct sv bytes);

#endif
