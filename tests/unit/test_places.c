/* Names of regions in a text. */
#include "places_fixture.h"

#include <sys/stat.h>

static struct places *places;
static struct place_scanner *scanner;

static int set_up(void **state)
{
	(void)state;
	places = shipped_places();
	scanner = place_scanner_new(places);
	assert_int_equal(place_scanner_prepare(scanner), 0);
	return scanner ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	place_scanner_free(scanner);
	places_free(places);
	return 0;
}

static void assert_names(const char *text, const char *expected)
{
	const struct region_hit *hits;
	size_t count = place_scanner_scan(&hits, scanner, sv_from(text));

	for (size_t i = 0; i < count; i++) {
		struct sv name = gazetteer_name_at(place_scanner_gazetteer(scanner), hits[i].name)->name;
		assert_sv(sv_slice(sv_from(text), hits[i].end - name.len, hits[i].end), name);
		assert_true(i == 0 || hits[i - 1].end <= hits[i].end);
	}
	/* Those that end at one place come in any order. */
	for (const char *word = expected; *word;) {
		size_t len = strcspn(word, " ");
		size_t at = 0;
		while (at < count && !sv_eq(gazetteer_name_at(place_scanner_gazetteer(scanner), hits[at].name)->name,
					    (struct sv){ word, len }))
			at++;
		if (at == count)
			print_error("%.*s is not found\n", (int)len, word);
		assert_true(at < count);
		word += len + (word[len] == ' ');
	}
}

static void names_inside_names_are_found_as_well(void **state)
{
	(void)state;
	assert_names("广东省湛江市雷州市东里镇", "广东 广东省 湛江 湛江市 雷州 雷州市 东里镇");
}

static void a_text_without_names_has_none(void **state)
{
	const struct region_hit *hits;

	(void)state;
	assert_int_equal(place_scanner_scan(&hits, scanner, SV("")), 0);
	assert_int_equal(place_scanner_scan(&hits, scanner, SV("no names, \xff\xfe nor any Chinese")), 0);
	assert_int_equal(place_scanner_scan(&hits, scanner, SV("资源丰富")), 0);
}

static void hits_are_bounded(void **state)
{
	const struct region_hit *hits;
	struct buf text;

	(void)state;
	buf_init(&text, 64 * MIB);
	for (size_t i = 0; i < LIMIT_REGION_HITS; i++)
		buf_append(&text, SV("雷州市"));
	assert_int_equal(place_scanner_scan(&hits, scanner, buf_view(&text)), LIMIT_REGION_HITS);
	assert_names("雷州市", "雷州 雷州市");
	buf_free(&text);
}

static void a_second_start_takes_the_cache(void **state)
{
	struct rule_folder rules;
	struct rule_folder cache;
	struct buf errors;
	char path[256];
	const struct region_hit *hits;

	(void)state;
	folder_make(&rules);
	folder_make(&cache);
	snprintf(path, sizeof path, "%s/regions", rules.path);
	assert_int_equal(mkdir(path, 0700), 0);
	folder_write(&rules, "regions/divisions.tsv", SV("440882\t雷州市\tcurrent\t\t\t\n"));
	folder_write(&rules, "regions/names.tsv", SV("雷州市\tfull\t440882\n"));
	folder_write(&rules, "regions/phones.tsv", SV("0759\t440882\n"));
	folder_write(&rules, "regions/domains.tsv", SV("gd\t440882\n"));
	buf_init(&errors, 1 * MIB);
	for (int i = 0; i < 3; i++) {
		/* The third time the cache is damaged: compiled anew. */
		if (i == 2) {
			snprintf(path, sizeof path, "for f in %s/*; do printf x >>\"$f\"; done", cache.path);
			assert_int_equal(system(path), 0);
		}
		struct places *small = places_open(rules.path, cache.path, &errors);
		assert_non_null(small);
		struct place_scanner *its = place_scanner_new(small);
		assert_int_equal(place_scanner_prepare(its), 0);
		assert_int_equal(place_scanner_scan(&hits, its, SV("在雷州市")), 1);
		assert_int_equal(hits[0].end, strlen("在雷州市"));
		place_scanner_free(its);
		places_free(small);
	}
	buf_free(&errors);
	folder_remove(&rules);
	folder_remove(&cache);
}

static void a_folder_without_tables_is_told(void **state)
{
	struct buf errors;

	(void)state;
	buf_init(&errors, 1 * MIB);
	assert_null(places_open("/nonexistent", NULL, &errors));
	assert_true(
	    sv_starts(buf_view(&errors), SV("/nonexistent/regions/divisions.tsv: No such file or directory\n")));
	buf_free(&errors);
}

/* Which only those that need the tables are told. */
static void damaged_tables_are_told_when_they_are_loaded(void **state)
{
	struct rule_folder rules;
	struct buf errors;
	char path[4200];

	(void)state;
	folder_make(&rules);
	snprintf(path, sizeof path, "%s/regions", rules.path);
	assert_int_equal(mkdir(path, 0700), 0);
	folder_write(&rules, "regions/divisions.tsv", SV("440882\t雷州市\tcurrent\t\t\t\n"));
	folder_write(&rules, "regions/names.tsv", SV("雷州市\tfull\tcode\n"));
	folder_write(&rules, "regions/phones.tsv", SV("0759\t440882\n"));
	folder_write(&rules, "regions/domains.tsv", SV("gd\t440882\n"));
	buf_init(&errors, 1 * MIB);
	struct places *damaged = places_open(rules.path, NULL, &errors);
	assert_non_null(damaged);
	assert_sv(places_faults(damaged), SV(""));
	struct place_scanner *its = place_scanner_new(damaged);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(place_scanner_prepare(its), -1);
		assert_true(sv_find(places_faults(damaged), SV("names.tsv:1: "), 0) != SV_NONE);
	}
	place_scanner_free(its);
	places_free(damaged);
	buf_free(&errors);
	folder_remove(&rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_inside_names_are_found_as_well),
		cmocka_unit_test(a_text_without_names_has_none),
		cmocka_unit_test(hits_are_bounded),
		cmocka_unit_test(a_second_start_takes_the_cache),
		cmocka_unit_test(a_folder_without_tables_is_told),
		cmocka_unit_test(damaged_tables_are_told_when_they_are_loaded),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
