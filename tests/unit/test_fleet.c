/* run: the sites of a sweep. */
#include "assert_sv.h"
#include "run/fleet.h"

static struct fleet *fleet;

static uint32_t site_of(const char *address)
{
	struct arena *arena = arena_new();
	struct url url;

	assert_int_equal(url_parse(&url, arena, NULL, NULL, sv_from(address)), 0);
	uint32_t site = fleet_site_of(fleet, &url);
	arena_free(arena);
	return site;
}

static void a_site_is_a_folder_on_its_host(void **state)
{
	(void)state;
	assert_int_equal(fleet_add(fleet, SV("http://a.gov.cn")), 1);
	assert_int_equal(fleet_add(fleet, SV("https://a.gov.cn/jyj/index.html#x")), 2);
	assert_int_equal(fleet_add(fleet, SV("http://a.gov.cn/other.html")), 1);
	assert_int_equal(fleet_add(fleet, SV("ftp://a.gov.cn/")), 0);
	assert_int_equal(fleet_add(fleet, SV("a.gov.cn")), 0);
	assert_int_equal(fleet_count(fleet), 2);
	assert_sv(fleet_url(fleet, 2), SV("https://a.gov.cn/jyj/index.html"));
	assert_int_equal(site_of("http://a.gov.cn/jyj/b"), 2);
	assert_int_equal(site_of("http://a.gov.cn/jyjx/b"), 1);
	assert_int_equal(site_of("http://a.gov.cn:81/"), 0);
	assert_int_equal(site_of("http://b.gov.cn/"), 0);
	fleet_add_place(fleet, 2, SV("https://b.gov.cn/"));
	assert_int_equal(site_of("http://b.gov.cn/x"), 2);
	assert_true(fleet_has_host(fleet, SV("b.gov.cn")));
}

static void what_a_register_says_of_a_site_is_kept(void **state)
{
	char name[] = "甲局";
	struct site_entry entry = { .name = sv_from(name), .code = SV("4408820001"), .row = 3 };

	(void)state;
	fleet_add(fleet, SV("http://a.gov.cn/"));
	assert_int_equal(fleet_region(fleet, 1), 0);
	assert_int_equal(fleet_entry(fleet, 1)->row, 0);
	fleet_describe(fleet, 1, &entry, 440882);
	name[0] = '\0';
	assert_sv(fleet_entry(fleet, 1)->name, SV("甲局"));
	assert_sv(fleet_entry(fleet, 1)->code, SV("4408820001"));
	assert_int_equal(fleet_entry(fleet, 1)->row, 3);
	assert_int_equal(fleet_region(fleet, 1), 440882);
	assert_int_equal(fleet_region(fleet, 0), 0);
}

static int set_up(void **state)
{
	(void)state;
	fleet = fleet_new();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	fleet_free(fleet);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_site_is_a_folder_on_its_host, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_a_register_says_of_a_site_is_kept, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
