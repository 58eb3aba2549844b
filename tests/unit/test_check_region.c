/* Codes of sites, and text about other regions, as findings. */
#include "places_fixture.h"

#include "check/check.h"
#include "html/html.h"

#define HEAD(code)   "<html><head><meta name=\"SiteIDCode\" content=\"" code "\">"
#define FOOTER(code) "<p>主办：人民政府办公室　网站标识码：" code "</p>"
#define REPORT(code) "<a href=\"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=" code "&amp;url=x\">找错</a>"

struct bench {
	struct rules *rules;
	struct places *places;
	struct place_scanner *scanner;
	struct html_reader *reader;
	struct arena *arena;
	struct page page;
	struct findings findings;
};

/* The rules of regions only: the others take long to compile. */
static struct rules *load_rules(void)
{
	struct rule_folder folder;
	char *from = realpath(shipped_rules(), NULL);
	char target[4096];
	char path[128];

	folder_make(&folder);
	snprintf(target, sizeof target, "%s/region.yaml", from);
	snprintf(path, sizeof path, "%s/region.yaml", folder.path);
	assert_int_equal(symlink(target, path), 0);
	struct rules *rules = folder_load(folder.path, NULL);
	folder_remove(&folder);
	free(from);
	return rules;
}

static int set_up(void **state)
{
	struct bench *bench = test_calloc(1, sizeof *bench);

	bench->rules = load_rules();
	bench->places = shipped_places();
	bench->scanner = place_scanner_new(bench->places);
	assert_int_equal(place_scanner_prepare(bench->scanner), 0);
	bench->reader = html_reader_new();
	bench->arena = arena_new();
	*state = bench;
	return bench->scanner ? 0 : -1;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	arena_free(bench->arena);
	html_reader_free(bench->reader);
	place_scanner_free(bench->scanner);
	places_free(bench->places);
	rules_free(bench->rules);
	test_free(bench);
	return 0;
}

struct site {
	const char *url;
	uint32_t region; /* given by the user */
	bool without_places;
};

static void check_at(struct bench *bench, struct site site, struct sv document)
{
	struct html_input input = {
		.document = document, .source = SV("a.html"), .url = sv_from(site.url), .encoding = "UTF-8"
	};

	arena_reset(bench->arena);
	html_read(&bench->page, bench->reader, bench->arena, &input);
	bench->findings = (struct findings){ .arena = bench->arena };
	struct check_page page = {
		.page = &bench->page,
		.rules = bench->rules,
		.places = site.without_places ? NULL : bench->scanner,
		.site_region = site.region,
	};
	check_page(&bench->findings, &page);
}

static struct sv fact(const struct finding *finding, const char *key)
{
	for (size_t i = 0; i < finding->facts.count; i++)
		if (strcmp(finding->facts.items[i].key, key) == 0)
			return finding->facts.items[i].text;
	return SV("");
}

/* The findings of a page as "label=value label=value". */
static void assert_codes(struct bench *bench, struct site site, const char *document, const char *expected)
{
	struct sv all = SV("");

	check_at(bench, site, sv_from(document));
	for (size_t i = 0; i < bench->findings.list.count; i++) {
		const struct finding *finding = &bench->findings.list.items[i];
		assert_string_equal(finding->rule, "region.site-code");
		struct sv label = fact(finding, "label");
		struct sv value = fact(finding, "value");
		all = arena_printf(bench->arena, "%.*s%s%.*s=%.*s", SV_ARG(all), all.len ? " " : "", SV_ARG(label),
				   SV_ARG(value));
		/* The place is the value; a host has none on the page. */
		if (!sv_eq(label, SV("host")))
			assert_sv(sv_slice(bench->page.document, finding->at.begin, finding->at.end), value);
	}
	assert_sv(all, sv_from(expected));
}

static const struct site nowhere = { .url = "" };

static void codes_that_agree_are_well(void **state)
{
	assert_codes(*state, nowhere, HEAD("4408820001") FOOTER("4408820001") REPORT("4408820001"), "");
	assert_codes(*state, nowhere, HEAD("bm20000003") FOOTER("bm20000003"), "");
	assert_codes(*state, nowhere, HEAD("4408820001"), "");
	assert_codes(*state, nowhere, "<p>没有标识码</p>", "");
}

static void the_code_that_two_others_contradict_is_wrong(void **state)
{
	struct bench *bench = *state;

	assert_codes(bench, nowhere, HEAD("4409830001") FOOTER("4408820001") REPORT("4408820001"),
		     "SiteIDCode=4409830001");
	assert_sv(fact(&bench->findings.list.items[0], "expected"), SV("4408820001（广东省湛江市雷州市）"));
	assert_sv(fact(&bench->findings.list.items[0], "region"), SV("广东省茂名市信宜市"));
	assert_codes(bench, nowhere, HEAD("4408820001") FOOTER("4409830001") REPORT("4408820001"),
		     "网站标识码=4409830001");
	assert_codes(bench, nowhere, HEAD("4408820001") FOOTER("4408820001") REPORT("4409830001"),
		     "site_code=4409830001");
}

static void of_two_codes_the_name_of_the_site_decides(void **state)
{
	assert_codes(
	    *state, nowhere,
	    HEAD("4409830001") "<meta name=\"SiteName\" content=\"雷州市人民政府门户网站\">" FOOTER("4408820001"),
	    "SiteIDCode=4409830001");
	assert_codes(*state, nowhere, HEAD("4408820001") FOOTER("4409830001"), "网站标识码=4409830001");
}

#define NAMED(code, name) HEAD(code) "<meta name=\"SiteName\" content=\"" name "\">"

static void a_template_copied_with_its_codes_names_another_region(void **state)
{
	struct bench *bench = *state;
	const char *copied =
	    "<title>市情概况_雷州市人民政府</title>" NAMED("4409830001", "雷州市人民政府") FOOTER("4409830001");

	assert_codes(bench, nowhere, copied, "SiteIDCode=4409830001");
	assert_int_equal(bench->findings.list.items[0].certainty, CERTAINTY_LIKELY);
	assert_sv(fact(&bench->findings.list.items[0], "expected"), SV("雷州市人民政府（广东省湛江市雷州市）"));
	assert_codes(bench, nowhere, NAMED("4409830001", "雷州市人民政府") "<p>主办：雷州市人民政府办公室</p>",
		     "SiteIDCode=4409830001");
	assert_codes(bench, nowhere,
		     "<title>市情概况_信宜市人民政府</title>" NAMED("4409830001",
								    "雷州市人民政府") "<p>主办：信宜市人民政府</p>",
		     "");
	assert_codes(bench, nowhere, "<title>雷州市</title>" NAMED("4408000001", "雷州市人民政府"), "");
	assert_codes(bench, nowhere, "<title>红谷滩区</title>" NAMED("3601210001", "南昌市红谷滩区人民政府"), "");
	assert_codes(bench, nowhere, "<title>鼓楼区</title>" NAMED("4409830001", "鼓楼区人民政府"), "");
}

static void regions_in_one_another_do_not_contradict(void **state)
{
	assert_codes(*state, (struct site){ .url = "https://www.gd.gov.cn/" }, HEAD("4408820001"), "");
	assert_codes(*state, (struct site){ .url = "", .region = 440800 }, HEAD("4408820001"), "");
}

static void codes_of_one_page_are_the_same(void **state)
{
	struct bench *bench = *state;

	assert_codes(bench, nowhere, HEAD("4408820001") REPORT("4408820015"), "site_code=4408820015");
	assert_int_equal(bench->findings.list.items[0].certainty, CERTAINTY_LIKELY);
	assert_codes(bench, nowhere, HEAD("4408820015") FOOTER("4408820001") REPORT("4408820001"),
		     "SiteIDCode=4408820015");
	assert_codes(bench, nowhere, HEAD("4408820001") REPORT("bm20000003"), "site_code=bm20000003");
}

static void an_article_about_codes_has_none(void **state)
{
	struct bench *bench = *state;
	struct buf document;

	buf_init(&document, 1 * MIB);
	buf_append(&document, SV(HEAD("4408820001") "<p>关停的网站：网站标识码：4409830001。</p>"));
	for (int i = 0; i < 200; i++)
		buf_append(&document, SV("<p>其他事项。</p>"));
	char *copy = strndup(document.data, document.len);
	assert_codes(bench, nowhere, copy, "");
	free(copy);
	buf_append(&document, SV(FOOTER("4408820015")));
	copy = strndup(document.data, document.len);
	assert_codes(bench, nowhere, copy, "网站标识码=4408820015");
	free(copy);
	buf_free(&document);
}

static void the_picture_of_the_report_carries_the_code(void **state)
{
	assert_codes(*state, nowhere,
		     HEAD("4408820001") "<script src=\"/exposure/jiucuo.js?v=20230101\"></script>"
					"<img src=\"/exposure/images/jiucuo.png?v=4408820015\">",
		     "site_code=4408820015");
}

static void regions_that_never_were_are_told(void **state)
{
	assert_codes(*state, nowhere, HEAD("4399250001"), "SiteIDCode=4399250001");
	assert_codes(*state, nowhere, HEAD("4408820001") FOOTER("9900000001"), "网站标识码=9900000001");
	/* 电白县 is a district now; 湛江's development zone, the Corps in Xinjiang. */
	assert_codes(*state, nowhere, HEAD("4409230001"), "");
	assert_codes(*state, nowhere, HEAD("4408710001"), "");
	assert_codes(*state, nowhere, HEAD("6600000001"), "");
}

static void malformed_codes_name_no_region(void **state)
{
	assert_codes(*state, nowhere, HEAD("61090000112") FOOTER("4408820001"), "");
	assert_codes(*state, nowhere, HEAD("null") FOOTER("4408820001"), "");
	assert_codes(*state, nowhere, HEAD("440882") FOOTER("4409830001"), "");
}

static void the_address_and_the_user_know_better(void **state)
{
	assert_codes(*state, (struct site){ .url = "https://www.cq.gov.cn/" }, HEAD("4408820001") FOOTER("4408820001"),
		     "SiteIDCode=4408820001");
	assert_codes(*state, (struct site){ .url = "https://jw.sh.gov.cn/a/" }, HEAD("3101070001"), "");
	assert_codes(*state, (struct site){ .url = "https://www.gz.gov.cn/" }, HEAD("4401000001"), "");
	assert_codes(*state, (struct site){ .url = "https://www.leizhou.gov.cn/" }, HEAD("4409830001"), "");
	assert_codes(*state, (struct site){ .url = "", .region = 440882 }, HEAD("4409830001"), "SiteIDCode=4409830001");
	assert_codes(*state, (struct site){ .url = "https://www.cq.gov.cn/", .region = 440882 }, "<p>无</p>",
		     "host=www.cq.gov.cn");
}

static void text_about_another_region_is_found(void **state)
{
	static const char text[] =
	    "<meta name=\"ColumnName\" content=\"雷州市情\"><title>信宜市概况</title></head><body>"
	    "<p>信宜市位于广东省西南部，总面积3101平方公里，辖18个镇，户籍人口148万人。</p>"
	    "<p>信宜市属南亚热带季风气候，森林覆盖率69%。</p>";
	struct bench *bench = *state;
	struct sv document = SV(HEAD("4408820001"));
	struct sv page = arena_printf(bench->arena, "%.*s%s", SV_ARG(document), text);
	char *copy = strndup(page.data, page.len);

	check_at(bench, nowhere, sv_from(copy));
	assert_int_equal(bench->findings.list.count, 1);
	const struct finding *finding = &bench->findings.list.items[0];
	assert_string_equal(finding->rule, "region.wrong");
	assert_sv(fact(finding, "region"), SV("广东省茂名市信宜市"));
	assert_sv(fact(finding, "expected"), SV("广东省湛江市雷州市"));
	assert_sv(sv_slice(bench->page.document, finding->at.begin, finding->at.end), SV("信宜市"));
	/* Whose page it is decides, and without the gazetteer nobody does. */
	check_at(bench, (struct site){ .url = "", .region = 440983 }, sv_from(copy));
	assert_int_equal(bench->findings.list.count, 1);
	assert_string_equal(bench->findings.list.items[0].rule, "region.site-code");
	check_at(bench, (struct site){ .url = "", .without_places = true }, sv_from(copy));
	assert_int_equal(bench->findings.list.count, 0);
	free(copy);
}

static void every_example_is_as_the_rule_says(void **state)
{
	struct bench *bench = *state;
	size_t wrong = 0;

	for (size_t i = 0; i < rules_count(bench->rules); i++) {
		const struct rule *rule = rules_at(bench->rules, i);
		for (size_t k = 0; k < rule->example_count; k++) {
			const struct rule_example *example = &rule->examples[k];
			bool found = false;
			struct site site = { .url = example->url.len ? example->url.data : "" };
			check_at(bench, site, example->text);
			for (size_t n = 0; n < bench->findings.list.count; n++)
				found |= strcmp(bench->findings.list.items[n].rule, rule->id) == 0;
			if (found == example->must_match)
				continue;
			wrong++;
			print_error("%.*s:%zu: %s\n", SV_ARG(rule->file), example->line, rule->id);
		}
	}
	assert_int_equal(wrong, 0);
}

/* A hundred thousand names: bounded, and an answer. */
static void pages_full_of_names_end(void **state)
{
	static const char *const units[] = { "信宜市",       "信宜市位于广东省。", "鼓楼区",       "东镇街道、镇隆镇、",
					     "城关镇信宜的", "，（信宜市",         "东邻高州市，", "区号0759 " };
	struct bench *bench = *state;
	struct buf document;

	buf_init(&document, 64 * MIB);
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		buf_clear(&document);
		buf_append(&document, SV(HEAD("4408820001") "<title>雷州概况</title></head><p>"));
		for (size_t k = 0; k < 100000; k++)
			buf_append(&document, sv_from(units[i]));
		check_at(bench, nowhere, buf_view(&document));
		assert_true(bench->findings.list.count <= 1);
	}
	buf_free(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_that_agree_are_well),
		cmocka_unit_test(the_code_that_two_others_contradict_is_wrong),
		cmocka_unit_test(of_two_codes_the_name_of_the_site_decides),
		cmocka_unit_test(a_template_copied_with_its_codes_names_another_region),
		cmocka_unit_test(regions_in_one_another_do_not_contradict),
		cmocka_unit_test(codes_of_one_page_are_the_same),
		cmocka_unit_test(an_article_about_codes_has_none),
		cmocka_unit_test(the_picture_of_the_report_carries_the_code),
		cmocka_unit_test(regions_that_never_were_are_told),
		cmocka_unit_test(malformed_codes_name_no_region),
		cmocka_unit_test(the_address_and_the_user_know_better),
		cmocka_unit_test(text_about_another_region_is_found),
		cmocka_unit_test(every_example_is_as_the_rule_says),
		cmocka_unit_test(pages_full_of_names_end),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
