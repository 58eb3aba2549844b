/* site: registers of sites. */
#define _GNU_SOURCE
#include "assert_sv.h"
#include "base/buf.h"
#include "base/limits.h"
#include "region_fixture.h"
#include "site/site.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena *arena;
static struct site_register sites;
static struct buf faults; /* "ROW FAULT VALUE;" */

static void on_fault(void *context, size_t row, enum site_fault fault, struct sv value)
{
	(void)context;
	buf_printf(&faults, "%zu %s %.*s;", row, site_fault_text(fault, false), SV_ARG(value));
}

static int parse(const char *bytes)
{
	struct site_register_sink sink = { NULL, on_fault };

	buf_clear(&faults);
	return site_register_parse(&sites, arena, &sink, sv_from(bytes));
}

/* The sites as "ROW NAME URL CODE REGION UNIT GROUP;". */
static struct sv shown(void)
{
	struct sv text = SV("");

	for (size_t i = 0; i < sites.entries.count; i++) {
		const struct site_entry *site = &sites.entries.items[i];
		text = arena_printf(arena, "%.*s%zu %.*s %.*s %.*s %.*s %.*s %.*s;", SV_ARG(text), site->row,
				    SV_ARG(site->name), SV_ARG(site->url), SV_ARG(site->code), SV_ARG(site->region),
				    SV_ARG(site->unit), SV_ARG(site->group));
	}
	return text;
}

static void columns_are_told_by_their_headings(void **state)
{
	(void)state;
	assert_int_equal(parse("name,url,code,region,unit,group\n甲,https://a.gov.cn,1,青岚市,办,市\n"), 0);
	assert_sv(shown(), SV("2 甲 https://a.gov.cn/ 1 青岚市 办 市;"));
	assert_int_equal(
	    parse(
		"\xEF\xBB\xBF类别;备注;网址;网站名称;主办单位;地区;网站标识码\r\n县;x;www.a.gov.cn/b;甲;办;青岚;2\r\n"),
	    0);
	assert_sv(shown(), SV("2 甲 http://www.a.gov.cn/b 2 青岚 办 县;"));
	assert_int_equal(parse("序号\t URL \tName\n1\thttp://a.gov.cn/\t甲\n"), 0);
	assert_sv(shown(), SV("2 甲 http://a.gov.cn/    ;"));
	assert_int_equal(parse("网址\na.gov.cn\nb.gov.cn"), 0);
	assert_sv(shown(), SV("2  http://a.gov.cn/    ;3  http://b.gov.cn/    ;"));
	assert_int_equal(parse("全市政府网站名录,,\n,,\n序号,网站名称,网址\n1,甲,a.gov.cn\n"), 0);
	assert_sv(shown(), SV("4 甲 http://a.gov.cn/    ;"));
	assert_int_equal(buf_view(&faults).len, 0);
}

static void registers_without_addresses_are_refused(void **state)
{
	(void)state;
	assert_int_equal(parse(""), 1);
	assert_int_equal(parse("\n\n"), 1);
	assert_int_equal(parse("name,code\n甲,1\n"), 1);
	assert_int_equal(parse("www.a.gov.cn\n"), 1);
	assert_int_equal(sites.entries.count, 0);
}

static void chinese_registers_may_be_in_gbk(void **state)
{
	(void)state;
	/* 网站名称,网址 / 青岚市,a.gov.cn */
	assert_int_equal(
	    parse("\xCD\xF8\xD5\xBE\xC3\xFB\xB3\xC6,\xCD\xF8\xD6\xB7\n\xC7\xE0\xE1\xB0\xCA\xD0,a.gov.cn\n"), 0);
	assert_sv(shown(), SV("2 青岚市 http://a.gov.cn/    ;"));
}

static void quotes_are_those_of_spreadsheets(void **state)
{
	(void)state;
	parse(
	    "name,url,code\n\"甲,\"\"乙\"\"\n丙\",\" a.gov.cn \",=\"0430\"\n\"丁,b.gov.cn,2\n戊\"己\",c.gov.cn,3\n\"庚\"辛,d.gov.cn,\n");
	assert_sv(shown(), SV("2 甲,\"乙\"\n丙 http://a.gov.cn/ 0430   ;3 \"丁 http://b.gov.cn/ 2   ;"
			      "4 戊\"己\" http://c.gov.cn/ 3   ;5 \"庚\"辛 http://d.gov.cn/    ;"));
}

static void bad_rows_are_told_and_the_others_go_on(void **state)
{
	(void)state;
	parse("name,url\n甲,\n乙,http://[1\n\n丙,ftp://a.gov.cn/\n丁,http://a.gov.cn\n戊,HTTP://A.GOV.CN/#x\n己,暂无\n"
	      "庚\n辛,mailto:a@b.gov.cn\n,,,\n壬,//b.gov.cn:8080/c\n癸,localhost:81\n");
	assert_sv(shown(),
		  SV("6 丁 http://a.gov.cn/    ;12 壬 http://b.gov.cn:8080/c    ;13 癸 http://localhost:81/    ;"));
	assert_sv(buf_view(&faults),
		  SV("2 no address ;3 not an address http://[1;5 neither http nor https ftp://a.gov.cn/;"
		     "7 the address stands in an earlier row HTTP://A.GOV.CN/#x;8 not an address 暂无;9 no address ;"
		     "10 not an address mailto:a@b.gov.cn;"));
}

static void there_may_be_many_sites_but_not_too_many(void **state)
{
	struct site_register_sink sink = { NULL, on_fault };
	struct buf text;

	(void)state;
	buf_init(&text, 64 * MIB);
	buf_append(&text, SV("url\n"));
	for (size_t i = 0; i < LIMIT_SITES + 10; i++)
		buf_printf(&text, "s%zu.gov.cn\n", i);
	buf_clear(&faults);
	assert_int_equal(site_register_parse(&sites, arena, &sink, buf_view(&text)), 0);
	assert_int_equal(sites.entries.count, LIMIT_SITES);
	assert_sv(buf_view(&faults),
		  SV("100002 too many sites: this row and all behind it are left out s100000.gov.cn;"));
	buf_free(&text);
}

static void a_register_is_read_from_a_file(void **state)
{
	struct site_register_sink sink = { NULL, on_fault };
	char path[] = "/tmp/pw-register-XXXXXX";
	int file = mkstemp(path);

	(void)state;
	assert_true(file >= 0);
	assert_int_equal(write(file, "url\na.gov.cn\n", 13), 13);
	close(file);
	assert_int_equal(site_register_read(&sites, arena, &sink, path), 0);
	assert_sv(shown(), SV("2  http://a.gov.cn/    ;"));
	unlink(path);
	assert_int_equal(site_register_read(&sites, arena, &sink, path), -1);
}

static uint32_t region_of(const struct gazetteer *gazetteer, const char *code, const char *region)
{
	return site_entry_region(&(struct site_entry){ .code = sv_from(code), .region = sv_from(region) }, gazetteer);
}

static void a_site_has_the_region_of_its_code_or_as_it_is_named(void **state)
{
	struct gazetteer *gazetteer = shipped_gazetteer();

	(void)state;
	assert_int_equal(region_of(gazetteer, "4408820001", ""), 440882);
	assert_int_equal(region_of(gazetteer, "4408820001", "北京市"), 440882);
	assert_int_equal(region_of(gazetteer, "bm12000001", ""), 0);
	assert_int_equal(region_of(gazetteer, "440882", ""), 0);
	assert_int_equal(region_of(gazetteer, "44088200012", ""), 0);
	assert_int_equal(region_of(gazetteer, "1", " 440800 "), 440800);
	assert_int_equal(region_of(gazetteer, "", "440882000000"), 440882);
	assert_int_equal(region_of(gazetteer, "", "广东省"), 440000);
	assert_int_equal(region_of(gazetteer, "", "湛江"), 440800);
	assert_int_equal(region_of(gazetteer, "", "广东省湛江市"), 440800);
	assert_int_equal(region_of(gazetteer, "", "广东省 湛江市 雷州市"), 440882);
	/* Many cities have one. */
	assert_int_equal(region_of(gazetteer, "", "城关区"), 0);
	assert_int_equal(region_of(gazetteer, "", "甘肃省兰州市城关区"), 620100);
	assert_int_equal(region_of(gazetteer, "", "青岚市"), 0);
	assert_int_equal(region_of(gazetteer, "", ""), 0);
	assert_int_equal(region_of(NULL, "4408820001", ""), 440882);
	assert_int_equal(region_of(NULL, "", "广东省"), 0);
	gazetteer_free(gazetteer);
}

static int set_up(void **state)
{
	(void)state;
	arena = arena_new();
	buf_init(&faults, 1 * MIB);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	buf_free(&faults);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_told_by_their_headings),
		cmocka_unit_test(registers_without_addresses_are_refused),
		cmocka_unit_test(chinese_registers_may_be_in_gbk),
		cmocka_unit_test(quotes_are_those_of_spreadsheets),
		cmocka_unit_test(bad_rows_are_told_and_the_others_go_on),
		cmocka_unit_test(there_may_be_many_sites_but_not_too_many),
		cmocka_unit_test(a_register_is_read_from_a_file),
		cmocka_unit_test(a_site_has_the_region_of_its_code_or_as_it_is_named),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
