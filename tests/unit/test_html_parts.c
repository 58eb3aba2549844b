/* html: references, alignment, style sheets, lists of addresses, tables of names. */
#include "assert_sv.h"
#include "base/buf.h"
#include "base/limits.h"
#include "html/align.h"
#include "html/css.h"
#include "html/lists.h"
#include "html/names.h"
#include "html/reference.h"

static struct arena *arena;

static void assert_reference(const char *source, bool in_attribute, const char *text, size_t length)
{
	struct html_reference reference;

	assert_true(html_reference_read(&reference, sv_from(source), in_attribute));
	assert_sv(((struct sv){ reference.text, reference.text_length }), sv_from(text));
	assert_int_equal(reference.length, length);
}

static void assert_no_reference(const char *source, bool in_attribute)
{
	struct html_reference reference;

	assert_false(html_reference_read(&reference, sv_from(source), in_attribute));
}

static void references_are_read_by_the_longest_name(void **state)
{
	(void)state;
	assert_reference("&amp;x", false, "&", 5);
	assert_reference("&notin;", false, "\u2209", 7);
	assert_reference("&notit;", false, "\u00ac", 4);
	assert_reference("&ampx", false, "&", 4);
	assert_reference("&CounterClockwiseContourIntegral;", false, "\u2233", 33);
	assert_reference("&NotEqualTilde;", false, "\u2242\u0338", 15);
	assert_no_reference("&nosuch;", false);
	assert_no_reference("&hellip", false);
	assert_no_reference("& ", false);
	assert_no_reference("&", false);
}

static void names_without_semicolon_are_narrower_in_attributes(void **state)
{
	(void)state;
	assert_no_reference("&copy=1", true);
	assert_no_reference("&copyx", true);
	assert_reference("&copy&", true, "\u00a9", 5);
	assert_reference("&copy;=", true, "\u00a9", 6);
	assert_reference("&copy", true, "\u00a9", 5);
}

static void numbers_are_read_as_the_standard_says(void **state)
{
	(void)state;
	assert_reference("&#65;", false, "A", 5);
	assert_reference("&#x4e2dg", false, "\u4e2d", 7);
	assert_reference("&#0;", false, "\ufffd", 4);
	assert_reference("&#150;", false, "\u2013", 6);
	assert_reference("&#xD800;", false, "\ufffd", 8);
	assert_reference("&#99999999999999999999;", false, "\ufffd", 23);
	assert_no_reference("&#;", false);
	assert_no_reference("&#x;", false);
}

/* The stretches as "V:text" or "-:text<source", separated by '|'. */
static void assert_aligned(const char *text, const char *source, enum align_mode mode, const char *expected)
{
	struct align align = align_start(sv_from(text), sv_from(source), mode);
	struct stretch stretch;
	struct buf shown;

	buf_init(&shown, MIB);
	while (align_next(&stretch, &align)) {
		struct sv written = sv_slice(sv_from(source), stretch.source.begin, stretch.source.end);
		if (stretch.verbatim) {
			assert_sv(stretch.text, written);
			buf_printf(&shown, "V:%.*s|", SV_ARG(stretch.text));
		} else {
			buf_printf(&shown, "-:%.*s<%.*s|", SV_ARG(stretch.text), SV_ARG(written));
		}
	}
	assert_sv(buf_view(&shown), sv_from(expected));
	buf_free(&shown);
}

static void text_is_aligned_with_its_source(void **state)
{
	(void)state;
	assert_aligned("abc", "abc", ALIGN_DATA, "V:abc|");
	assert_aligned("a&b", "a&amp;b", ALIGN_DATA, "V:a|-:&<&amp;|V:b|");
	assert_aligned("a&b & c", "a&b & c", ALIGN_DATA, "V:a&b & c|");
	assert_aligned("&amp;", "&amp;amp;", ALIGN_DATA, "-:&<&amp;|V:amp;|");
	assert_aligned("&amp;", "&amp;", ALIGN_RAW, "V:&amp;|");
	assert_aligned("a\nb\nc", "a\r\nb\rc", ALIGN_DATA, "V:a\r\nb\rc|");
	assert_aligned("?a=1&copy=2", "?a=1&copy=2", ALIGN_ATTRIBUTE, "V:?a=1&copy=2|");
	assert_aligned("中\ufffd文", "中\x01文", ALIGN_DATA, "V:中|-:\ufffd<\x01|V:文|");
}

static void dropped_markup_is_stepped_over(void **state)
{
	(void)state;
	assert_aligned("ab", "a</x>b</y>", ALIGN_DATA, "V:a|V:b|");
	assert_aligned("ab", "a<x y='>' z=\">\">b", ALIGN_DATA, "V:a|V:b|");
	assert_aligned("a < b", "a < b", ALIGN_DATA, "V:a < b|");
	assert_aligned("a<b>", "a<b>", ALIGN_RCDATA, "V:a<b>|");
	assert_aligned("a<b>&amp;c", "a<![CDATA[<b>&amp;]]>c</i>", ALIGN_DATA, "V:a|V:<b>&amp;|V:c|");
	assert_aligned("  ", " x y", ALIGN_DATA, "V: |V: |");
}

static void what_the_source_does_not_explain_comes_last(void **state)
{
	(void)state;
	assert_aligned("a made up", "a<isindex>", ALIGN_DATA, "V:a|-: made up<a<isindex>|");
	assert_aligned("x", "", ALIGN_DATA, "-:x<|");
}

static struct sv next_address(struct css_scan *scan)
{
	struct css_address found;

	return css_next(&found, scan, arena) ? found.address : SV("END");
}

static void style_sheets_are_scanned_for_addresses(void **state)
{
	struct css_scan scan = { SV("a{b:url(c d:URL( 'e\\'f' )}/*url(g)*/@import \"h\";xurl(i);url(\\6A)"), 0 };
	struct css_scan broken = { SV("'open\nurl(a"), 0 };

	(void)state;
	assert_sv(next_address(&scan), SV("c d:URL( 'e'f'"));
	assert_sv(next_address(&scan), SV("h"));
	assert_sv(next_address(&scan), SV("j"));
	assert_sv(next_address(&scan), SV("END"));
	assert_sv(next_address(&broken), SV("a"));
	assert_sv(next_address(&broken), SV("END"));
}

static void declarations_hide_by_the_last_word(void **state)
{
	(void)state;
	assert_true(css_hides(SV("DISPLAY:none")));
	assert_true(css_hides(SV("a:b; visibility : hidden!important")));
	assert_false(css_hides(SV("display:none;display:inline")));
	assert_false(css_hides(SV("display:nonesuch")));
	assert_false(css_hides(SV("xdisplay:none;overflow:hidden")));
	assert_false(css_hides(SV("")));
}

static void refresh_addresses_are_found(void **state)
{
	static const char *const cases[][2] = { { "0;url=x", "x" },    { " 5.5 , URL = 'x y' z", "x y" },
						{ "3 x", "x" },        { "0;\"x", "x" },
						{ "0; urlx", "urlx" }, { "5", NULL },
						{ ";url=x", NULL },    { "0x", NULL },
						{ "0;url=", NULL } };
	struct sv address;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		bool found = lists_refresh(&address, sv_from(cases[i][0]));
		assert_int_equal(found, cases[i][1] != NULL);
		if (found)
			assert_sv(address, sv_from(cases[i][1]));
	}
}

static void every_line_of_the_tables_is_found_by_name(void **state)
{
	static struct names names;
	static const char *const elements[] = {
#define ELEMENT(id, name, flags, block) name,
#include "html/elements.def"
#undef ELEMENT
	};
	static const char *const attributes[] = {
#define ATTRIBUTE(id, name, use) name,
#include "html/attributes.def"
#undef ATTRIBUTE
	};
	static const struct link_rule rules[] = {
#define LINK(element, attribute, form, kind) { ELEMENT_##element, ATTRIBUTE_##attribute, FORM_##form, LINK_##kind },
#include "html/links.def"
#undef LINK
	};

	(void)state;
	names_init(&names);
	for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
		assert_int_equal(names_element(&names, sv_from(elements[i]), HTML_NS_HTML)->id, i + 1);
	for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
		assert_int_equal(names_attribute(&names, sv_from(attributes[i]))->id, i + 1);
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		assert_int_equal(names_link(&names, rules[i].element, rules[i].attribute)->kind, rules[i].kind);
	assert_null(names_link(&names, ELEMENT_TD, ATTRIBUTE_HREF));
	assert_int_equal(names_element(&names, SV("xyz"), HTML_NS_HTML)->id, ELEMENT_OTHER);
	assert_int_equal(names_element(&names, SV("blockquotes"), HTML_NS_HTML)->id, ELEMENT_OTHER);
	assert_int_equal(names_element(&names, SV("title"), HTML_NS_SVG)->id, ELEMENT_OTHER);
	assert_int_equal(names_attribute(&names, SV(""))->id, ATTRIBUTE_OTHER);
}

static int set_up(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_are_read_by_the_longest_name),
		cmocka_unit_test(names_without_semicolon_are_narrower_in_attributes),
		cmocka_unit_test(numbers_are_read_as_the_standard_says),
		cmocka_unit_test(text_is_aligned_with_its_source),
		cmocka_unit_test(dropped_markup_is_stepped_over),
		cmocka_unit_test(what_the_source_does_not_explain_comes_last),
		cmocka_unit_test(style_sheets_are_scanned_for_addresses),
		cmocka_unit_test(declarations_hide_by_the_last_word),
		cmocka_unit_test(refresh_addresses_are_found),
		cmocka_unit_test(every_line_of_the_tables_is_found_by_name),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
