#include "assert_sv.h"

#include <stdio.h>

#include "match/members.h"

typedef bool read_members(struct members *out, struct sv text, struct span value);

static bool read_at(struct members *out, read_members *read, const char *text, const char *value)
{
	size_t at = sv_find(sv_from(text), sv_from(value), 0);

	assert_true(at != SV_NONE);
	return read(out, sv_from(text), (struct span){ at, at + strlen(value) });
}

static void assert_member(const struct members *members, size_t at, const char *key, const char *value)
{
	assert_true(at < members->count);
	assert_sv(members->list[at].key, sv_from(key));
	assert_sv(members->list[at].value, sv_from(value));
}

static void objects_have_keys_and_values(void **state)
{
	struct members members;

	(void)state;
	assert_true(read_at(&members, members_of_object,
			    "{\"xm\": \"李芳\",\n 'lxdh' : '137', n: 3, \"a\":[1,{\"b\":2}]}", "137"));
	assert_int_equal(members.count, 4);
	assert_int_equal(members.own, 1);
	assert_member(&members, 0, "xm", "李芳");
	assert_member(&members, 1, "lxdh", "137");
	assert_member(&members, 2, "n", "3");
	assert_member(&members, 3, "a", "[1,{\"b\":2}]");
	assert_sv(members.parent, SV(""));
}

static void marks_in_strings_part_nothing(void **state)
{
	struct members members;

	(void)state;
	assert_true(read_at(&members, members_of_object, "{\"t\":\"一,二:三\",\"tel\":\"137\"}", "137"));
	assert_int_equal(members.count, 2);
	assert_member(&members, 0, "t", "一,二:三");
}

static void quotes_may_be_escaped(void **state)
{
	struct members members;

	(void)state;
	assert_true(
	    read_at(&members, members_of_object, "\"{\\\"name\\\":\\\"李芳\\\",\\\"tel\\\":\\\"137\\\"}\"", "137"));
	assert_member(&members, 0, "name", "李芳");
	assert_member(&members, 1, "tel", "137");
}

static void the_parent_is_the_key_of_the_object_or_of_its_list(void **state)
{
	struct members members;

	(void)state;
	assert_true(read_at(&members, members_of_object, "{\"contact\": {\"tel\":\"137\"}}", "137"));
	assert_sv(members.parent, SV("contact"));
	assert_true(read_at(&members, members_of_object, "{\"rows\":[{\"tel\":\"1\"}, {\"tel\":\"137\"}]}", "137"));
	assert_sv(members.parent, SV("rows"));
	assert_true(read_at(&members, members_of_object, "var list = [{tel:'137'}]", "137"));
	assert_sv(members.parent, SV("list"));
}

static void what_is_no_record_has_no_members(void **state)
{
	static char far[5000];
	struct members members;

	(void)state;
	assert_false(read_at(&members, members_of_object, "tel: 137", "137"));
	assert_false(read_at(&members, members_of_object, "{a:1} 137 {b:2}", "137"));
	assert_false(read_at(&members, members_of_element, "<p>a</p> 137", "137"));
	assert_false(read_at(&members, members_of_element, "<r><tel>137", "137"));
	assert_false(read_at(&members, members_of_tag, "a=\"137\"", "137"));
	memset(far, ' ', sizeof far - 1);
	memcpy(far, "{\"a\":\"", 6);
	memcpy(far + 4000, "137\"}", 5);
	assert_false(read_at(&members, members_of_object, far, "137"));
}

static void elements_beside_one_another_are_members(void **state)
{
	static const char text[] = "<?xml version=\"1.0\"?>\n<rs>\n<r id=\"1\">\n <XM>李芳</XM>\n <BZ/>\n"
				   " <LXDH><![CDATA[137]]></LXDH>\n <T a=\"x\">路灯</T>\n</r></rs>";
	struct members members;

	(void)state;
	assert_true(read_at(&members, members_of_element, text, "137"));
	assert_int_equal(members.count, 4);
	assert_int_equal(members.own, 2);
	assert_member(&members, 0, "XM", "李芳");
	assert_member(&members, 1, "BZ", "");
	assert_member(&members, 2, "LXDH", "137");
	assert_member(&members, 3, "T", "路灯");
	assert_sv(members.parent, SV("r"));
}

static void attributes_are_members(void **state)
{
	struct members members;

	(void)state;
	assert_true(read_at(&members, members_of_tag, "<rs><row xm=\"李芳\" lxdh='137' n=\"\"/></rs>", "137"));
	assert_int_equal(members.count, 3);
	assert_int_equal(members.own, 1);
	assert_member(&members, 0, "xm", "李芳");
	assert_sv(members.parent, SV("row"));
}

static void values_of_xml_have_names(void **state)
{
	(void)state;
	assert_sv(members_xml_name(SV("<r sfz=\"1\"/>"), 8), SV("sfz"));
	assert_sv(members_xml_name(SV("<r><sfz> 1</sfz></r>"), 9), SV("sfz"));
	assert_sv(members_xml_name(SV("</sfz>1"), 6), SV(""));
	assert_sv(members_xml_name(SV("1"), 0), SV(""));
}

static void more_members_than_fit_are_left_out(void **state)
{
	char text[MEMBERS_MOST * 8 + 64] = "{";
	struct members members;

	(void)state;
	for (int i = 0; i < MEMBERS_MOST + 4; i++)
		sprintf(text + strlen(text), "k%d:%d,", i, i % 10);
	strcat(text, "tel:'137'}");
	assert_true(read_at(&members, members_of_object, text, "137"));
	assert_int_equal(members.count, MEMBERS_MOST);
	assert_int_equal(members.own, MEMBERS_MOST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(objects_have_keys_and_values),
		cmocka_unit_test(marks_in_strings_part_nothing),
		cmocka_unit_test(quotes_may_be_escaped),
		cmocka_unit_test(the_parent_is_the_key_of_the_object_or_of_its_list),
		cmocka_unit_test(what_is_no_record_has_no_members),
		cmocka_unit_test(elements_beside_one_another_are_members),
		cmocka_unit_test(attributes_are_members),
		cmocka_unit_test(values_of_xml_have_names),
		cmocka_unit_test(more_members_than_fit_are_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
