#include "assert_sv.h"

#include "match/person_name.h"

static void names_are_told_from_words(void **state)
{
	static const char *const names[] = { "张三",   "王建国",          "欧阳建国", "李某某", "陈 某",
					     "赵　六", "阿依古丽·买买提", "司马光明", "吕娜",   "高强",
					     "安娜" };
	static const char *const words[] = { "",         "张",       "高级工程师", "方案",     "安全",    "时间",
					     "姓名",     "文件名称", "江西省",     "手机号码", "办公室",  "黄河路",
					     "张三丰李", "张san",    "王村委会",   "支付",     "咨询电话" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!person_name_is(sv_from(names[i])))
			fail_msg("no name: %s", names[i]);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (person_name_is(sv_from(words[i])))
			fail_msg("a name: %s", words[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_told_from_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
