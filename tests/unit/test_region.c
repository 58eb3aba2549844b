/* Codes, and the gazetteer. */
#include "region_fixture.h"

#include "rule_folder.h"

static void a_code_tells_its_level(void **state)
{
	(void)state;
	assert_int_equal(region_level(440000), REGION_PROVINCE);
	assert_int_equal(region_level(440800), REGION_PREFECTURE);
	assert_int_equal(region_level(440882), REGION_COUNTY);
	assert_int_equal(region_level(440882101), REGION_TOWN);
}

static void a_code_tells_what_it_lies_in(void **state)
{
	(void)state;
	assert_int_equal(region_parent(440882101), 440882);
	assert_int_equal(region_parent(440882), 440800);
	assert_int_equal(region_parent(440800), 440000);
	assert_int_equal(region_parent(440000), 0);
	/* 仙桃市 answers to its province, 万州区 to its municipality. */
	assert_int_equal(region_parent(429004), 420000);
	assert_int_equal(region_parent(500101), 500000);
	assert_int_equal(region_ancestor(440882101, REGION_PREFECTURE), 440800);
	assert_int_equal(region_ancestor(500101, REGION_PREFECTURE), 0);
	assert_int_equal(region_ancestor(440000, REGION_COUNTY), 0);
}

static void related_regions_lie_in_one_another(void **state)
{
	(void)state;
	assert_true(region_contains(440000, 440882101));
	assert_true(region_contains(440882, 440882));
	assert_false(region_contains(440882, 440800));
	assert_true(region_related(440882, 440800));
	assert_true(region_related(440800, 440882));
	assert_false(region_related(440882, 440825));
	assert_false(region_related(440882, 440983));
}

static void names_are_todays(void **state)
{
	const struct region_fixture *fixture = *state;
	const struct gazetteer *gazetteer = fixture->gazetteer;

	assert_sv(gazetteer_name(gazetteer, 440882), SV("雷州市"));
	assert_sv(gazetteer_name(gazetteer, 440923), SV("电白县"));
	assert_sv(gazetteer_name(gazetteer, 999999), SV(""));
	assert_true(gazetteer_knows(gazetteer, 440923));
	assert_false(gazetteer_knows(gazetteer, 440999));
}

static void full_names_begin_with_the_province(void **state)
{
	const struct region_fixture *fixture = *state;
	const struct gazetteer *gazetteer = fixture->gazetteer;
	struct arena *arena = fixture->arena;

	assert_sv(gazetteer_full_name(gazetteer, arena, 440882), SV("广东省湛江市雷州市"));
	assert_sv(gazetteer_full_name(gazetteer, arena, 440800), SV("广东省湛江市"));
	assert_sv(gazetteer_full_name(gazetteer, arena, 220200), SV("吉林省吉林市"));
	assert_sv(gazetteer_full_name(gazetteer, arena, 110101), SV("北京市东城区"));
	assert_sv(gazetteer_full_name(gazetteer, arena, 110100), SV("北京市"));
	assert_sv(gazetteer_full_name(gazetteer, arena, 429004), SV("湖北省仙桃市"));
	assert_sv(gazetteer_full_name(gazetteer, arena, 0), SV(""));
}

static void former_codes_stand_for_what_they_became(void **state)
{
	const struct region_fixture *fixture = *state;
	const struct gazetteer *gazetteer = fixture->gazetteer;

	assert_int_equal(gazetteer_today(gazetteer, 440882), 440882);
	/* 电白县 became a district, 海康县 took another name, 崇文区 was merged away. */
	assert_int_equal(gazetteer_today(gazetteer, 440923), 440904);
	assert_int_equal(gazetteer_today(gazetteer, 440824), 440882);
	assert_int_equal(gazetteer_today(gazetteer, 110103), 110000);
	/* A development zone of 湛江, a code of nobody, and none at all. */
	assert_int_equal(gazetteer_today(gazetteer, 440871), 440800);
	assert_int_equal(gazetteer_today(gazetteer, 990000), 0);
	assert_int_equal(gazetteer_today(gazetteer, 0), 0);
}

static const struct region_name *name_of(const struct region_fixture *fixture, const char *name)
{
	const struct region_name *found = gazetteer_find(fixture->gazetteer, sv_from(name));

	if (!found)
		print_error("no name %s\n", name);
	assert_non_null(found);
	return found;
}

static void names_are_full_common_short_or_former(void **state)
{
	const struct region_fixture *fixture = *state;

	assert_int_equal(name_of(fixture, "雷州市")->kind, REGION_NAME_FULL);
	assert_int_equal(name_of(fixture, "雷州")->kind, REGION_NAME_SHORT);
	assert_int_equal(name_of(fixture, "解放区")->kind, REGION_NAME_COMMON);
	assert_int_equal(name_of(fixture, "海康县")->kind, REGION_NAME_FORMER);
	assert_int_equal(name_of(fixture, "海康县")->codes[0], 440882);
	assert_int_equal(name_of(fixture, "鼓楼区")->code_count, 4);
	assert_null(gazetteer_find(fixture->gazetteer, SV("资源")));
	assert_null(gazetteer_find(fixture->gazetteer, SV("雷")));
}

static void area_codes_and_domains_name_regions(void **state)
{
	const struct region_fixture *fixture = *state;
	uint32_t codes[4];

	assert_int_equal(gazetteer_phone(codes, 4, fixture->gazetteer, 759), 1);
	assert_int_equal(codes[0], 440800);
	assert_int_equal(gazetteer_phone(codes, 4, fixture->gazetteer, 1), 0);
	assert_int_equal(gazetteer_domain(codes, 4, fixture->gazetteer, SV("CQ")), 1);
	assert_int_equal(codes[0], 500000);
	assert_int_equal(gazetteer_domain(codes, 4, fixture->gazetteer, SV("gz")), 2);
	assert_int_equal(gazetteer_domain(codes, 1, fixture->gazetteer, SV("gz")), 1);
	assert_int_equal(gazetteer_domain(codes, 4, fixture->gazetteer, SV("")), 0);
}

/* ---- damaged tables ---- */

#define DIVISIONS  "440000\t广东省\tcurrent\t\t\t\n440800\t湛江市\tcurrent\t\t\t\n"
#define NAMES      "广东省\tfull\t440000\n湛江市\tfull\t440800\n"
#define NOT_A_CODE "not a code of six or nine digits in a province of divisions.tsv"
#define PHONES     "0759\t440800\n"
#define DOMAINS    "gd\t440000\n"

static const char *const tables[] = { "divisions.tsv", "names.tsv", "phones.tsv", "domains.tsv" };

/* What the loader says of sound tables, of which one is replaced; "" if it takes them. NULL: the table is missing. */
static void assert_says(const char *table, const char *text, const char *expected)
{
	static const char *const sound[] = { DIVISIONS, NAMES, PHONES, DOMAINS };
	struct rule_folder folder;
	struct buf errors;

	folder_make(&folder);
	for (size_t i = 0; i < 4; i++) {
		const char *content = strcmp(table, tables[i]) == 0 ? text : sound[i];
		if (content)
			folder_write(&folder, tables[i], sv_from(content));
	}
	buf_init(&errors, 1 * MIB);
	struct gazetteer *gazetteer = gazetteer_load(folder.path, &errors);
	struct sv said = buf_view(&errors);
	if (said.len)
		said = sv_skip(said, strlen(folder.path) + 1);
	assert_sv(said, sv_from(expected));
	assert_int_equal(gazetteer == NULL, expected[0] != '\0');
	gazetteer_free(gazetteer);
	buf_free(&errors);
	folder_remove(&folder);
}

static void sound_tables_are_taken(void **state)
{
	(void)state;
	assert_says("", NULL, "");
	assert_says("names.tsv", "广东省\tfull\t440000\n\n湛江市\tfull\t440800", "");
}

static void missing_and_empty_tables_are_told(void **state)
{
	(void)state;
	assert_says("names.tsv", NULL, "names.tsv: No such file or directory\n");
	assert_says("divisions.tsv", "", "divisions.tsv: empty\n");
}

static void damaged_divisions_are_told(void **state)
{
	(void)state;
	assert_says(
	    "divisions.tsv", "440000\t广东省\n",
	    "divisions.tsv:1: expected: code, name, current or former, first year, last year, codes of today\n");
	assert_says("divisions.tsv", DIVISIONS "44o801\t赤坎区\tcurrent\t\t\t\n",
		    "divisions.tsv:3: not a code of six digits and a name\n");
	assert_says("divisions.tsv", "440882101\t东里镇\tcurrent\t\t\t\n",
		    "divisions.tsv:1: not a code of six digits and a name\n");
	assert_says("divisions.tsv", DIVISIONS "440100\t广州市\tcurrent\t\t\t\n",
		    "divisions.tsv:3: not sorted by code\n");
	assert_says("divisions.tsv", DIVISIONS "440800\t湛江市\tcurrent\t\t\t\n",
		    "divisions.tsv:3: a second division of today with this code\n");
	assert_says("divisions.tsv", "440000\t广东省\tcurrent\t\t\t\n440821\t吴川县\tformer\t\t\t440883\n",
		    "divisions.tsv: 440821 became 440883, which is no division\n");
	assert_says("divisions.tsv", "440000\t广东省\tnow\t\t\t\n",
		    "divisions.tsv:1: neither \"current\" nor \"former\"\n");
}

static void damaged_names_are_told(void **state)
{
	(void)state;
	assert_says("names.tsv", "广东省\tlong\t440000\n", "names.tsv:1: expected: name, kind, codes\n");
	assert_says("names.tsv", "广东省\tfull\n", "names.tsv:1: a name without a code\n");
	assert_says("names.tsv", "广东省\tfull\t44\n", "names.tsv:1: " NOT_A_CODE "\n");
	assert_says("names.tsv", "广东省\tfull\t440000 44000x\n", "names.tsv:1: " NOT_A_CODE "\n");
	assert_says("names.tsv", "雷州市\tfull\t990882\n", "names.tsv:1: " NOT_A_CODE "\n");
	assert_says("names.tsv", "东里镇\tfull\t990882101\n", "names.tsv:1: " NOT_A_CODE "\n");
	assert_says("names.tsv", "湛江市\tfull\t440800\n广东省\tfull\t440000\n", "names.tsv:2: not sorted by name\n");
	assert_says("names.tsv", "a\tfull\t440000\n", "names.tsv:1: too short or too long for a name\n");
	assert_says("names.tsv", "\x01\x02\x03\n", "names.tsv:1: expected: name, kind, codes\n");
}

static void damaged_phones_and_domains_are_told(void **state)
{
	(void)state;
	assert_says("phones.tsv", "759\t440800\n", "phones.tsv:1: not an area code\n");
	assert_says("phones.tsv", "0759\t440800\n0668\t440900\n", "phones.tsv:2: not sorted by area code\n");
	assert_says("phones.tsv", "0759\t湛江\n", "phones.tsv:1: " NOT_A_CODE "\n");
	assert_says("domains.tsv", "gd\n", "domains.tsv:1: expected: label, codes\n");
	assert_says("domains.tsv", "gd\t44\n", "domains.tsv:1: " NOT_A_CODE "\n");
}

static void heirs_that_go_in_a_circle_end(void **state)
{
	struct rule_folder folder;
	struct buf errors;

	(void)state;
	folder_make(&folder);
	folder_write(&folder, "divisions.tsv",
		     SV("440821\t吴川县\tformer\t\t\t440822\n440822\t廉江县\tformer\t\t\t440821\n"));
	folder_write(&folder, "names.tsv", SV(NAMES));
	folder_write(&folder, "phones.tsv", SV(PHONES));
	folder_write(&folder, "domains.tsv", SV(DOMAINS));
	buf_init(&errors, 1 * MIB);
	struct gazetteer *gazetteer = gazetteer_load(folder.path, &errors);
	assert_non_null(gazetteer);
	assert_int_equal(gazetteer_today(gazetteer, 440821), 0);
	gazetteer_free(gazetteer);
	buf_free(&errors);
	folder_remove(&folder);
}

static void a_text_may_begin_with_a_name(void **state)
{
	const struct region_fixture *fixture = *state;
	size_t len;

	assert_int_equal(gazetteer_begins(&len, fixture->gazetteer, SV("湛江市人民政府")), 440800);
	assert_int_equal(len, strlen("湛江市"));
	assert_int_equal(gazetteer_begins(&len, fixture->gazetteer, SV("湛江")), 0);
	assert_int_equal(gazetteer_begins(&len, fixture->gazetteer, SV("城关区")), 0);
	assert_int_equal(gazetteer_begins(&len, fixture->gazetteer, SV("")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_tells_its_level),
		cmocka_unit_test(a_code_tells_what_it_lies_in),
		cmocka_unit_test(related_regions_lie_in_one_another),
		cmocka_unit_test(names_are_todays),
		cmocka_unit_test(full_names_begin_with_the_province),
		cmocka_unit_test(former_codes_stand_for_what_they_became),
		cmocka_unit_test(names_are_full_common_short_or_former),
		cmocka_unit_test(area_codes_and_domains_name_regions),
		cmocka_unit_test(a_text_may_begin_with_a_name),
		cmocka_unit_test(sound_tables_are_taken),
		cmocka_unit_test(missing_and_empty_tables_are_told),
		cmocka_unit_test(damaged_divisions_are_told),
		cmocka_unit_test(damaged_names_are_told),
		cmocka_unit_test(damaged_phones_and_domains_are_told),
		cmocka_unit_test(heirs_that_go_in_a_circle_end),
	};

	return cmocka_run_group_tests(tests, region_set_up, region_tear_down);
}
