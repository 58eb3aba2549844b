/* Addresses down to the house number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "match/address_home.h"

static void assert_home(const char *text, const char *home)
{
	struct address_home address;

	assert_true(address_home_read(&address, sv_from(text)));
	assert_int_equal(address.length, strlen(home));
	assert_memory_equal(text, home, address.length);
	assert_true(address.end >= address.length);
}

static void assert_none(const char *text)
{
	struct address_home address;

	assert_false(address_home_read(&address, sv_from(text)));
}

static void an_address_ends_with_its_last_number(void **state)
{
	(void)state;
	assert_home("云汀县松岭镇前进村9组86号，电话", "云汀县松岭镇前进村9组86号");
	assert_home("人民路12号3栋2单元501室", "人民路12号3栋2单元501室");
	assert_home("人民路12号3栋2单元501", "人民路12号3栋2单元501");
	assert_home("白鹭乡枫林村十二号", "白鹭乡枫林村十二号");
	assert_home("和平街119号附1号的王某", "和平街119号附1号");
	assert_home("阳光小区 5号楼 302，因", "阳光小区 5号楼 302");
	assert_home("解放路１２号", "解放路１２号");
	assert_home("文兰街道共济街二段84号1单元5楼2号，2024年", "文兰街道共济街二段84号1单元5楼2号");
	assert_home("锦绣家园8-2-501，电话", "锦绣家园8-2-501");
	assert_home("三元里大街12号", "三元里大街12号");
	assert_home("和谐家园3栋2单元501", "和谐家园3栋2单元501");
	assert_home("幸福里3栋2单元3户", "幸福里3栋2单元3户");
}

static void homes_in_buildings_are_told_apart(void **state)
{
	struct address_home address;
	(void)state;

	assert_true(address_home_read(&address, SV("人民路12号3栋2单元501室")) && address.is_flat);
	assert_true(address_home_read(&address, SV("锦绣家园8-2-501")) && address.is_flat);
	assert_true(address_home_read(&address, SV("人民路12号")) && !address.is_flat);
}

static void begins_at(const char *text, const char *end, size_t expected)
{
	size_t at = sv_find(sv_from(text), sv_from(end), 0);

	assert_true(at != SV_NONE);
	assert_int_equal(address_home_begin(sv_from(text), at), expected);
}

static void the_begin_is_found_from_the_flat(void **state)
{
	(void)state;
	begins_at("张三，人民路12号501室", "501室", strlen("张三，"));
	begins_at("人民路12号501室", "501室", 0);
	begins_at("其房屋位于人民路12号501室", "501室", strlen("其房屋位于"));
	begins_at("张三13900000000人民路12号501室", "501室", strlen("张三13900000000"));
}

static void what_names_no_house_is_no_home(void **state)
{
	(void)state;
	assert_none("");
	assert_none("松岭镇前进村9组");
	assert_none("阳光小区5号楼");
	assert_none("12号");
	assert_none("地铁2号线附近");
	assert_none("人民路1号至120号");
	assert_none("上河街道2019年12月");
	assert_none("上河街道0530-4755013");
	assert_none("上河村12户");
	assert_none("人民路3号附近");
}

static void masked_addresses_are_no_homes(void **state)
{
	(void)state;
	assert_none("人民路**号");
	assert_none("人民路12号*栋");
	assert_none("某市人民路12号");
	assert_none("人民路××号3室");
	assert_none("人民路12号3栋2单元5**");
	assert_none("人民路12号X栋X单元X室");
	assert_none("人民路12号3栋5X1室");
}

static void only_so_much_is_read(void **state)
{
	enum { PARTS = 20000 };
	static char text[PARTS * 6 + 1];
	struct address_home address;
	(void)state;

	for (size_t i = 0; i < PARTS; i++)
		memcpy(text + i * 6, "路村", 6);
	assert_false(address_home_read(&address, (struct sv){ text, PARTS * 6 }));
	assert_true(address.end < 300);
	memset(text, '1', PARTS * 6);
	assert_false(address_home_read(&address, (struct sv){ text, PARTS * 6 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_ends_with_its_last_number),
		cmocka_unit_test(homes_in_buildings_are_told_apart),
		cmocka_unit_test(the_begin_is_found_from_the_flat),
		cmocka_unit_test(what_names_no_house_is_no_home),
		cmocka_unit_test(masked_addresses_are_no_homes),
		cmocka_unit_test(only_so_much_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
