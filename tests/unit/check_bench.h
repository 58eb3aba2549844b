/* A page written by hand, the rules of the checks, and what the checks find. */
#ifndef UNIT_CHECK_BENCH_H
#define UNIT_CHECK_BENCH_H

#define _GNU_SOURCE

#include "assert_sv.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check/check.h"
#include "url/url.h"

struct bench {
	struct rules *rules;
	struct arena *arena;
	struct page page;
	struct findings findings;
};

/* Loads the rules that checks report, and only those: the others take long to compile. */
static inline struct rules *bench_rules(void)
{
	static const char *const files[] = { "link", "label", "attachment" };
	const char *all = getenv("PAGEWARDEN_RULES") ? getenv("PAGEWARDEN_RULES") : "rules";
	char *from = realpath(all, NULL);
	char folder[] = "/tmp/pw-checks-XXXXXX";
	char path[64];
	char target[4096];
	struct buf errors;

	assert_non_null(from);
	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s.yaml", folder, files[i]);
		snprintf(target, sizeof target, "%s/%s.yaml", from, files[i]);
		assert_int_equal(symlink(target, path), 0);
	}
	buf_init(&errors, 1 << 20);
	struct rules *rules = rules_load(folder, NULL, &errors);
	if (!rules)
		print_error("%.*s", (int)errors.len, errors.data);
	assert_non_null(rules);
	buf_free(&errors);
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s/%s.yaml", folder, files[i]);
		unlink(path);
	}
	rmdir(folder);
	free(from);
	return rules;
}

static inline int bench_set_up(void **state)
{
	struct bench *bench = test_calloc(1, sizeof *bench);

	bench->rules = bench_rules();
	bench->arena = arena_new();
	*state = bench;
	return 0;
}

static inline int bench_tear_down(void **state)
{
	struct bench *bench = *state;

	rules_free(bench->rules);
	arena_free(bench->arena);
	test_free(bench);
	return 0;
}

/* A new page; its document is what its links and labels are written as. */
static inline struct bench *bench_page(void **state, const char *url)
{
	struct bench *bench = *state;

	arena_reset(bench->arena);
	bench->page = (struct page){ .url = sv_from(url), .base = sv_from(url), .is_html = true };
	bench->findings = (struct findings){ .arena = bench->arena };
	return bench;
}

static inline uint32_t bench_element(struct bench *bench, const char *name, uint32_t parent, const char *tag)
{
	struct element *element = vec_push(bench->arena, &bench->page.elements);
	size_t begin = bench->page.document.len;

	bench->page.document = arena_printf(bench->arena, "%.*s%s", SV_ARG(bench->page.document), tag);
	*element = (struct element){ parent, 1, sv_from(name), { begin, bench->page.document.len } };
	return (uint32_t)bench->page.elements.count - 1;
}

static inline enum link_kind bench_kind(const char *element, struct sv extension)
{
	static const struct {
		const char *element;
		enum link_kind kind;
	} kinds[] = { { "img", LINK_IMAGE },   { "script", LINK_SCRIPT }, { "iframe", LINK_FRAME },
		      { "video", LINK_MEDIA }, { "form", LINK_FORM },     { "link", LINK_STYLE } };

	if (extension.len)
		return LINK_ATTACHMENT;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(element, kinds[i].element) == 0)
			return kinds[i].kind;
	return LINK_PAGE;
}

/* The extension of a linked document, as extraction has it. */
static inline struct sv bench_extension(struct arena *arena, const struct url *url)
{
	struct sv name;
	struct sv value;
	struct sv rest = url->query;
	struct sv extension = media_extension(url->path);
	const struct media_type *type = media_by_extension(extension);

	if (type && media_is_attachment(type->family))
		return extension;
	while (url->has_query && url_next_parameter(&name, &value, &rest, arena)) {
		type = media_by_extension(media_extension(value));
		if (type && media_is_attachment(type->family))
			return media_extension(value);
	}
	return (struct sv){ NULL, 0 };
}

static inline struct link *bench_link(struct bench *bench, const char *element, const char *attribute, const char *raw,
				      const char *text)
{
	struct url base;
	struct url url;
	bool has_base = bench->page.url.len && url_parse(&base, bench->arena, NULL, NULL, bench->page.url) == 0;
	struct sv stand_in = SV("http://stand.in.invalid/");
	if (!has_base)
		assert_int_equal(url_parse(&base, bench->arena, NULL, NULL, stand_in), 0);
	struct sv tag = arena_printf(bench->arena, "<%s %s=\"%s\">", element, attribute, raw);
	uint32_t node = bench_element(bench, element, PAGE_NONE, tag.data);
	struct link *link = vec_push(bench->arena, &bench->page.links);
	*link = (struct link){
		.element = sv_from(element),
		.attribute = sv_from(attribute),
		.raw = sv_from(raw),
		.text = sv_from(text),
		.node = node,
	};
	struct span source = bench->page.elements.items[node].source;
	link->source = (struct span){ source.begin + strlen(element) + 2, source.end - 1 };
	link->malformed = url_parse(&url, bench->arena, &base, NULL, link->raw) != 0;
	if (link->malformed)
		return link;
	link->url = has_base || !sv_starts(url.href, stand_in) ? url.href : link->raw;
	bool own = sv_eq(url.host, base.host);
	link->scope = own ? SCOPE_INTERNAL : SCOPE_EXTERNAL;
	link->extension = bench_extension(bench->arena, &url);
	link->kind = (uint8_t)bench_kind(element, link->extension);
	return link;
}

static inline struct label *bench_label(struct bench *bench, const char *name, const char *content)
{
	struct sv attribute = arena_printf(bench->arena, "content=\"%s\"", content);
	struct sv tag = arena_printf(bench->arena, "<meta name=\"%s\" %s>", name, attribute.data);
	uint32_t node = bench_element(bench, "meta", PAGE_NONE, tag.data);
	size_t end = bench->page.elements.items[node].source.end - 1;
	struct label *label = vec_push(bench->arena, &bench->page.labels);

	*label = (struct label){ sv_from(name), sv_from(content), true, { end - attribute.len, end }, node };
	return label;
}

static inline void bench_body(struct bench *bench, const char *text)
{
	struct block *block = vec_push(bench->arena, &bench->page.blocks);

	bench->page.streams[STREAM_BODY].text = sv_from(text);
	block->end = strlen(text);
}

static inline void bench_check(struct bench *bench)
{
	struct check_page input = { .page = &bench->page, .rules = bench->rules };

	bench->findings = (struct findings){ .arena = bench->arena };
	check_page(&bench->findings, &input);
}

static inline size_t bench_count(const struct bench *bench, const char *rule)
{
	size_t count = 0;

	for (size_t i = 0; i < bench->findings.list.count; i++)
		count += strcmp(bench->findings.list.items[i].rule, rule) == 0;
	return count;
}

/* The first finding of a rule. */
static inline const struct finding *bench_finding(const struct bench *bench, const char *rule)
{
	for (size_t i = 0; i < bench->findings.list.count; i++)
		if (strcmp(bench->findings.list.items[i].rule, rule) == 0)
			return &bench->findings.list.items[i];
	return NULL;
}

static inline struct sv bench_fact(const struct finding *finding, const char *key)
{
	for (size_t i = 0; finding && i < finding->facts.count; i++)
		if (strcmp(finding->facts.items[i].key, key) == 0)
			return finding->facts.items[i].text;
	return SV("(no such fact)");
}

/* What the document says at the place of a finding. */
static inline struct sv bench_at(const struct bench *bench, const struct finding *finding)
{
	return finding ? sv_slice(bench->page.document, finding->at.begin, finding->at.end) : SV("(no finding)");
}

#endif
