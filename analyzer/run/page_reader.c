#include "run/page_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "check/check.h"
#include "judge/judge.h"
#include "lib/digest.h"
#include "run/page_collect.h"
#include "run/record_pack.h"

/* Of a small page; it grows with larger ones. */
#define READING_BYTES (8 * KIB)

struct page_reader {
	struct page_reader_options options;
	struct run_options plain; /* without rules: what pages of others are read with */
	struct worker screening;
	struct worker reading;
};

struct page_reader *page_reader_new(const struct page_reader_options *options)
{
	struct page_reader *reader = calloc(1, sizeof *reader);

	if (!reader)
		abort();
	reader->options = *options;
	reader->plain = *options->run;
	reader->plain.mode = RUN_EXTRACT;
	reader->plain.rules = NULL;
	reader->plain.helper = NULL;
	reader->plain.places = NULL;
	if (worker_open(&reader->screening, options->run, options->context) == 0 &&
	    worker_open(&reader->reading, &reader->plain, options->context) == 0)
		return reader;
	page_reader_free(reader);
	return NULL;
}

void page_reader_free(struct page_reader *reader)
{
	if (!reader)
		return;
	worker_close(&reader->screening);
	worker_close(&reader->reading);
	free(reader);
}

void page_reading_free(struct page_reading *reading)
{
	if (!reading)
		return;
	report_free(reading->report);
	fetch_response_free(reading->response);
	arena_free(reading->arena);
	free(reading);
}

/* A page of a site: screened, and collected from. */
static void read_page(struct page_reader *reader, struct page_reading *reading, const struct source_item *item)
{
	struct page_collecting collecting = { .reading = reading, .options = &reader->options, .url = item->url };
	struct worker_look look = { page_collect, &collecting };

	reading->report = report_new();
	worker_item(&reader->screening, reading->report, item, &look);
}

/* A page of others: only what it says. */
static void read_text(struct page_reader *reader, struct page_reading *reading, const struct source_item *item)
{
	struct page_collecting collecting = { .reading = reading, .options = &reader->options, .url = item->url };
	struct screened screened;

	screen_item(&screened, reader->reading.screens[0], item, NULL);
	page_collect_text(&collecting, &screened);
}

static struct source_item item_of(const struct page_job *job)
{
	const struct fetch_response *response = job->response;

	return (struct source_item){
		.name = response->seen.url,
		.bytes = buf_view(&response->body),
		.url = response->seen.end,
		.media_type = response->seen.media_type,
		.charset = response->seen.charset,
		.status = response->seen.status,
		.is_response = true,
		.site_region = job->site_region,
		.truncated = response->seen.truncated,
		.size = response->seen.size > response->body.len ? response->seen.size
								 : response->body.len + response->seen.truncated,
	};
}

struct page_reading *page_reader_read(struct page_reader *reader, const struct page_job *job)
{
	struct page_reading *reading = calloc(1, sizeof *reading);

	if (!reading)
		abort();
	reading->arena = arena_new_sized(READING_BYTES);
	reading->asked = job->asked;
	reading->response = job->response;
	/* Whoever changes a page must not be able to make it look unchanged. */
	reading->body = digest_short(buf_view(&job->response->body));
	reading->unchanged = job->known != 0 && job->known == reading->body;
	if (reading->unchanged)
		return reading;
	struct source_item item = item_of(job);
	if (job->role == ROLE_SITEMAP)
		page_collect_sitemap(reading, item.bytes);
	else if (job->role == ROLE_PAGE)
		read_page(reader, reading, &item);
	else
		read_text(reader, reading, &item);
	return reading;
}
