/* The shipped gazetteer, and pages judged without a matcher: names are looked up one by one. */
#ifndef UNIT_REGION_FIXTURE_H
#define UNIT_REGION_FIXTURE_H

#define _GNU_SOURCE

#include "assert_sv.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "html/html.h"
#include "region/region.h"

#define REGION_NAME_BYTES 120

struct region_fixture {
	struct arena *arena;
	struct html_reader *reader;
	struct gazetteer *gazetteer;
	struct page page;
	struct region_answer answer;
	bool wrong;
};

static inline struct gazetteer *shipped_gazetteer(void)
{
	const char *rules = getenv("PAGEWARDEN_RULES") ? getenv("PAGEWARDEN_RULES") : "rules";
	char path[4096];
	struct buf errors;

	snprintf(path, sizeof path, "%s/regions", rules);
	buf_init(&errors, 1 * MIB);
	struct gazetteer *gazetteer = gazetteer_load(path, &errors);
	assert_sv(buf_view(&errors), SV(""));
	assert_non_null(gazetteer);
	buf_free(&errors);
	return gazetteer;
}

static inline int region_set_up(void **state)
{
	struct region_fixture *fixture = test_calloc(1, sizeof *fixture);

	fixture->arena = arena_new();
	fixture->reader = html_reader_new();
	fixture->gazetteer = shipped_gazetteer();
	*state = fixture;
	return 0;
}

static inline int region_tear_down(void **state)
{
	struct region_fixture *fixture = *state;

	gazetteer_free(fixture->gazetteer);
	html_reader_free(fixture->reader);
	arena_free(fixture->arena);
	test_free(fixture);
	return 0;
}

/* Every name in `text`, in the order of their ends. */
static inline size_t find_names(struct region_hit **out, const struct gazetteer *gazetteer, struct arena *arena,
				struct sv text)
{
	VEC(struct region_hit, hits) = { 0 };
	const struct region_name *first = gazetteer_name_at(gazetteer, 0);

	for (size_t end = 6; end <= text.len; end++)
		for (size_t len = end < REGION_NAME_BYTES ? end : REGION_NAME_BYTES; len >= 6; len--) {
			const struct region_name *name = gazetteer_find(gazetteer, sv_slice(text, end - len, end));
			if (!name)
				continue;
			struct region_hit *hit = vec_push(arena, &hits);
			*hit = (struct region_hit){ end, (uint32_t)(name - first) };
		}
	*out = hits.items;
	return hits.count;
}

/* Judges a document as a page of the site of `own`. */
static inline void judge_document(struct region_fixture *fixture, uint32_t own, struct sv document)
{
	struct html_input input = { .document = document, .source = SV("a.html"), .encoding = "UTF-8" };
	struct region_hit *hits;

	arena_reset(fixture->arena);
	html_read(&fixture->page, fixture->reader, fixture->arena, &input);
	struct region_question question = {
		.gazetteer = fixture->gazetteer, .page = &fixture->page, .own = &own, .own_count = own ? 1 : 0
	};
	question.hit_count =
	    find_names(&hits, fixture->gazetteer, fixture->arena, fixture->page.streams[STREAM_BODY].text);
	question.hits = hits;
	fixture->wrong = region_judge(&fixture->answer, fixture->arena, &question);
}

/* A page of a column with a title and its text (HTML). */
static inline void judge_page(struct region_fixture *fixture, uint32_t own, const char *column, const char *title,
			      const char *text)
{
	struct buf document;

	buf_init(&document, 64 * MIB);
	buf_printf(&document,
		   "<html><head><title>%s</title><meta name=\"ColumnName\" content=\"%s\"></head><body>"
		   "<ul><li><a href=\"/\">首页</a></li></ul><h1>%s</h1>%s"
		   "<div class=\"footer\"><p>主办单位：本级人民政府办公室　网站标识码：%u0001</p></div></body></html>",
		   title, column, title, text, own);
	judge_document(fixture, own, buf_view(&document));
	/* The page's views point into the document, which the answer does not need any more. */
	fixture->page.document = (struct sv){ NULL, 0 };
	buf_free(&document);
}

/* The region that the page is said to be about, 0 for its own. */
static inline uint32_t judged(struct region_fixture *fixture, uint32_t own, const char *column, const char *title,
			      const char *text)
{
	judge_page(fixture, own, column, title, text);
	return fixture->wrong ? fixture->answer.region : 0;
}

/* The text that the answer points at. */
static inline struct sv answered_at(const struct region_fixture *fixture)
{
	return sv_slice(fixture->page.streams[STREAM_BODY].text, fixture->answer.at.begin, fixture->answer.at.end);
}

#endif
