/* html: links, what they are and where they lead. */
#include "html_fixture.h"

/* A link as "element attribute kind scope url", with the page published at http://www.example.gov.cn/dir/page.html. */
static struct sv shown(const struct link *link)
{
	return arena_printf(html_arena, "%.*s %.*s %s %s %.*s", SV_ARG(link->element), SV_ARG(link->attribute),
			    link_kind_name(link->kind), link_scope_name(link->scope), SV_ARG(link->url));
}

struct link_case {
	const char *html;
	const char *expected[4]; /* the links in order; the last is followed by NULL */
};

static void assert_links(const struct link_case *at)
{
	struct page page;
	size_t count = 0;

	read_page(&page, at->html);
	while (count < 4 && at->expected[count])
		count++;
	if (page.links.count != count)
		print_error("%s\n", at->html);
	assert_int_equal(page.links.count, count);
	for (size_t i = 0; i < count; i++)
		assert_sv(shown(&page.links.items[i]), sv_from(at->expected[i]));
}

#define HERE "http://www.example.gov.cn/dir/"

static void every_attribute_of_the_standard_is_a_link(void **state)
{
	static const struct link_case cases[] = {
		{ "<a href=x>", { "a href page internal " HERE "x" } },
		{ "<map><area href=x>", { "area href page internal " HERE "x" } },
		{ "<img src=x>", { "img src image internal " HERE "x" } },
		{ "<img longdesc=x>", { "img longdesc page internal " HERE "x" } },
		{ "<video src=x poster=y>",
		  { "video src media internal " HERE "x", "video poster image internal " HERE "y" } },
		{ "<audio src=x><source src=y><track src=z>",
		  { "audio src media internal " HERE "x", "source src media internal " HERE "y",
		    "track src media internal " HERE "z" } },
		{ "<iframe src=x></iframe>", { "iframe src frame internal " HERE "x" } },
		{ "<frameset><frame src=x>", { "frame src frame internal " HERE "x" } },
		{ "<embed src=x>", { "embed src media internal " HERE "x" } },
		{ "<object data=x classid=c codebase=d>", { "object data media internal " HERE "x" } },
		{ "<script src=x></script>", { "script src script internal " HERE "x" } },
		{ "<form action=x><button formaction=y></button><input formaction=z>",
		  { "form action form internal " HERE "x", "button formaction form internal " HERE "y",
		    "input formaction form internal " HERE "z" } },
		{ "<blockquote cite=x></blockquote><q cite=y></q>",
		  { "blockquote cite page internal " HERE "x", "q cite page internal " HERE "y" } },
		{ "<ins cite=x></ins><del cite=y></del>",
		  { "ins cite page internal " HERE "x", "del cite page internal " HERE "y" } },
		{ "<input type=IMAGE src=x><input type=text src=y>", { "input src image internal " HERE "x" } },
		{ "<body background=x><table background=y><tr><td background=z>",
		  { "body background image internal " HERE "x", "table background image internal " HERE "y",
		    "td background image internal " HERE "z" } },
		{ "<a ping=' x  y '>", { "a ping other internal " HERE "x", "a ping other internal " HERE "y" } },
		{ "<html manifest=x>", { "html manifest other internal " HERE "x" } },
		{ "<svg><a xlink:href=x></a><image href=y /><use xlink:href=z#i /><use href='#i'/></svg>",
		  { "a xlink:href page internal " HERE "x", "image href image internal " HERE "y",
		    "use xlink:href image internal " HERE "z#i" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_links(&cases[i]);
}

static void a_link_element_is_what_its_relation_says(void **state)
{
	static const struct link_case cases[] = {
		{ "<link rel='alternate STYLESHEET' href=x>", { "link href style internal " HERE "x" } },
		{ "<link rel='shortcut icon' href=x>", { "link href image internal " HERE "x" } },
		{ "<link rel=alternate type='application/rss+xml' href=x>", { "link href feed internal " HERE "x" } },
		{ "<link rel=alternate hreflang=en href=x>", { "link href page internal " HERE "x" } },
		{ "<link rel=canonical href=x>", { "link href page internal " HERE "x" } },
		{ "<link rel=preload as=script href=x>", { "link href script internal " HERE "x" } },
		{ "<link rel=manifest href=x>", { "link href other internal " HERE "x" } },
		{ "<link rel=dns-prefetch href=//x><link rel=preconnect href=//y>", { NULL } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_links(&cases[i]);
}

static void candidates_of_a_srcset_are_links(void **state)
{
	static const struct link_case cases[] = {
		{ "<img srcset='a.png, b.png 2x,c,d.png 1.5x , e.png 10q'>",
		  { "img srcset image internal " HERE "a.png", "img srcset image internal " HERE "b.png",
		    "img srcset image internal " HERE "c,d.png" } },
		{ "<picture><source srcset='a 100w'></picture>", { "source srcset image internal " HERE "a" } },
		{ "<link rel=preload as=image imagesrcset='a 1x'>", { "link imagesrcset image internal " HERE "a" } },
		{ "<img srcset=' , '>", { NULL } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_links(&cases[i]);
}

static void meta_elements_may_hold_addresses(void **state)
{
	static const struct link_case cases[] = {
		{ "<meta http-equiv=Refresh content=\"0; URL='x'\">", { "meta content page internal " HERE "x" } },
		{ "<meta http-equiv=refresh content=5>", { NULL } },
		{ "<meta property=og:image content=x><meta name=twitter:player content=y>",
		  { "meta content image internal " HERE "x", "meta content frame internal " HERE "y" } },
		{ "<meta property=og:title content=x><meta property=og:url content=''>", { NULL } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_links(&cases[i]);
}

static void style_sheets_hold_addresses(void **state)
{
	static const struct link_case cases[] = {
		{ "<style>@import 'x'; @import url(y) print; p{background:url( \"z\" )}</style>",
		  { "style @import style internal " HERE "x", "style @import style internal " HERE "y",
		    "style url() image internal " HERE "z" } },
		{ "<style>/* url(x) */ @namespace url(y); p{content:'url(z)';behavior:url(#default#VML)}</style>",
		  { NULL } },
		{ "<p style=\"background:URL('x&amp;y')\">", { "p url() image internal " HERE "x&y" } },
		{ "<style>@font-face{src:url(f.woff2?v=1)}p{a:url(b\\29 c)}</style>",
		  { "style url() other internal " HERE "f.woff2?v=1", "style url() image internal " HERE "b)c" } },
	};
	struct page page;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_links(&cases[i]);
	read_page(&page, "<p style='a:b;background:url(x)'>");
	assert_sv(source_text(&page, page.links.items[0].source), SV("url(x)"));
}

static void lazy_addresses_count_where_they_look_like_one(void **state)
{
	static const struct link_case cases[] = {
		{ "<img src=l.gif data-original='/r.jpg'>",
		  { "img src image internal " HERE "l.gif",
		    "img data-original image internal http://www.example.gov.cn/r.jpg" } },
		{ "<img data-src='{{item.url}}'><img data-lazyload=true><div data-src=/x></div>", { NULL } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_links(&cases[i]);
}

static void empty_addresses_are_links_where_one_is_needed(void **state)
{
	static const struct link_case cases[] = {
		{ "<a href=''></a><img src>",
		  { "a href page internal " HERE "page.html", "img src image internal " HERE "page.html" } },
		{ "<form action=''></form><table background=''></table><q cite></q>", { NULL } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_links(&cases[i]);
}

static void scopes_go_by_host_and_domain(void **state)
{
	static const struct link_case cases[] = {
		{ "<a href='https://WWW.example.gov.cn/x'></a><a href='http://zwfw.example.gov.cn/'></a>"
		  "<a href='http://other.gov.cn/'></a><a href='http://xexample.gov.cn/'></a>",
		  { "a href page internal https://www.example.gov.cn/x",
		    "a href page domain http://zwfw.example.gov.cn/", "a href page external http://other.gov.cn/",
		    "a href page external http://xexample.gov.cn/" } },
		{ "<a href='mailto:a@b'></a><a href='javascript:f()'></a><a href='tel:12345'></a><img "
		  "src='data:,x'>",
		  { "a href other external mailto:a@b", "a href other internal javascript:f()",
		    "a href other external tel:12345", "img src other external data:,x" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_links(&cases[i]);
}

static void the_first_base_holds_for_all_links(void **state)
{
	static const struct link_case cases[] = {
		{ "<a href=x></a><base target=_top><base href='b/'><base href='http://c.cn/'>",
		  { "a href page internal " HERE "b/x", "base href other internal " HERE "b/",
		    "base href other external http://c.cn/" } },
		/* One that is no address stands for the page's own, and others still do not count. */
		{ "<base href='http://[bad'><base href='/b/'><a href=x></a>",
		  { "base href other external ", "base href other internal http://www.example.gov.cn/b/",
		    "a href page internal " HERE "x" } },
		{ "<template><base href='/b/'></template><a href=x>",
		  { "base href other internal http://www.example.gov.cn/b/", "a href page internal " HERE "x" } },
	};
	struct page page;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_links(&cases[i]);
	read_page(&page, "<base href='/b/#f'>");
	assert_sv(page.base, SV("http://www.example.gov.cn/b/"));
	read_page(&page, "<p>");
	assert_sv(page.base, SV(HERE "page.html"));
}

static void without_an_address_relative_links_stay_as_written(void **state)
{
	struct page page;

	(void)state;
	read_at(&page, "",
		SV("<a href=' ../x.doc?a=1 '></a><a href='HTTP://A.cn'></a><a href=//b.cn/c></a><a href='http://[x'>"));
	const struct link *links = page.links.items;
	assert_sv(links[0].url, SV("../x.doc?a=1"));
	assert_sv(links[0].raw, SV(" ../x.doc?a=1 "));
	assert_int_equal(links[0].scope, SCOPE_INTERNAL);
	assert_int_equal(links[0].kind, LINK_ATTACHMENT);
	assert_sv(links[1].url, SV("http://a.cn/"));
	assert_int_equal(links[1].scope, SCOPE_EXTERNAL);
	assert_sv(links[2].url, SV("//b.cn/c"));
	assert_int_equal(links[2].scope, SCOPE_EXTERNAL);
	assert_false(links[2].malformed);
	assert_true(links[3].malformed);
	assert_sv(page.base, SV(""));
}

static void a_base_stands_for_an_unknown_address(void **state)
{
	struct page page;

	(void)state;
	read_at(&page, "", SV("<base href='http://a.gov.cn/b/'><a href=c></a>"));
	assert_sv(shown(&page.links.items[1]), SV("a href page internal http://a.gov.cn/b/c"));
	assert_sv(page.base, SV("http://a.gov.cn/b/"));
}

static void queries_are_in_the_encoding_of_the_page(void **state)
{
	struct html_input input = {
		.document = SV("<a href='?q=表&amp;r=/é'>"),
		.url = SV("http://a.cn/"),
		.encoding = "GB18030",
	};
	struct page page;

	(void)state;
	assert_int_equal(html_read(&page, html_reader, html_arena, &input), HTML_OK);
	assert_true(sv_starts(page.links.items[0].url, SV("http://a.cn/?q=%B1%ED&r=/")));
}

static void documents_are_attachments(void **state)
{
	static const struct {
		const char *html;
		const char *extension;
	} cases[] = {
		{ "<a href='/attach/1234.DOCX?v=1'>", "docx" },
		{ "<a href='a%E8%A1%A8.doc'>", "doc" },
		{ "<a href='x.xls;jsessionid=1'>", "xls" },
		{ "<a href='download.do?file=x.doc'>", "doc" },
		{ "<a href='d.jsp?id=7&amp;filePath=%2Fupload%2Fy.pdf'>", "pdf" },
		{ "<a href='upload.jsp?fn=%B1%ED.xls'>", "xls" },
		{ "<a href='d?x.zip'>", "zip" },
		{ "<a href='get?id=1' download='r.wps'>", "wps" },
		{ "<a href='get?id=1' download>附件：表.et </a>", "et" },
		{ "<iframe src='a.pdf'></iframe>", "pdf" },
		{ "<a href='get?id=1'>附件.doc</a>", "" },
		{ "<a href='doc/'>", "" },
		{ "<a href='http://www.zip/'>", "" },
		{ "<a href='a.html?t=1.5'>", "" },
		{ "<a href='a.jpg'>", "" },
		{ "<img src='a.doc'>", "" },
		{ "<form action='a.doc'>", "" },
	};
	struct page page;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		read_page(&page, cases[i].html);
		assert_sv(page.links.items[0].extension, sv_from(cases[i].extension));
	}
}

static void what_is_to_be_downloaded_is_an_attachment(void **state)
{
	static const struct link_case cases[] = {
		{ "<a href=x download></a><a ping=y download></a><iframe src=z download></iframe>",
		  { "a href attachment internal " HERE "x", "a ping other internal " HERE "y",
		    "iframe src frame internal " HERE "z" } },
	};

	(void)state;
	assert_links(&cases[0]);
}

static void link_text_is_what_a_reader_sees(void **state)
{
	static const struct {
		const char *html;
		const char *text;
	} cases[] = {
		{ "<a href=x> a \n <b>b</b>c<br>d&nbsp;</a>", "a bc d\u00a0" },
		{ "<a href=x title=t>a<img alt='i'>b<span hidden>no</span></a>", "a i b" },
		{ "<a href=x title=' t  u '><img src=y></a>", "t u" },
		{ "<a href=x aria-label=l></a>", "l" },
		{ "<a hidden href=x>a</a>", "a" },
		{ "<a href=x><p>one</a></p>", "one" },
		{ "<a href=x>one<p>two</a>three</p>", "one two" },
		{ "<img src=x alt='a  b' title=c>", "a b" },
		{ "<iframe title=t src=x></iframe>", "t" },
		{ "<button formaction=x>go</button>", "go" },
		{ "<input type=submit formaction=x value=v>", "v" },
		{ "<object data=x>fallback</object>", "" },
	};
	struct page page;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		read_page(&page, cases[i].html);
		assert_sv(page.links.items[0].text, sv_from(cases[i].text));
	}
}

static void long_link_text_is_cut_between_characters(void **state)
{
	struct page page;
	struct sv html = arena_printf(html_arena, "<a href=x>x%0512d</a>", 0);
	char *chinese = arena_alloc(html_arena, 4096);

	(void)state;
	read_page(&page, html.data);
	assert_int_equal(page.links.items[0].text.len, LIMIT_LINK_TEXT_BYTES);
	strcpy(chinese, "<a href=x>");
	for (int i = 0; i < 200; i++)
		strcat(chinese, "中");
	read_page(&page, chinese);
	assert_int_equal(page.links.items[0].text.len, LIMIT_LINK_TEXT_BYTES / 3 * 3);
}

static void reopened_formatting_makes_no_second_link(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<a href=x><b><p>1</a>2</b>3<p>4<a href=y>5<div>6</a>7</div>");
	assert_int_equal(page.links.count, 2);
	assert_sv(page.links.items[0].text, SV("1"));
	assert_sv(page.links.items[1].text, SV("5 6"));
}

static void sources_are_the_attributes_as_written(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<a TITLE=t HREF = \"x&amp;y\" b>z</a><img src=a><base href='c' href=d>");
	assert_sv(source_text(&page, page.links.items[0].source), SV("HREF = \"x&amp;y\""));
	assert_sv(page.links.items[0].raw, SV("x&y"));
	assert_sv(source_text(&page, page.links.items[1].source), SV("src=a"));
	assert_sv(source_text(&page, page.links.items[2].source), SV("href='c'"));
}

static void hidden_links_are_marked(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<div style='display:none'><a href=x></a></div><template><a href=y></a></template><a href=z>");
	assert_true(page.links.items[0].hidden);
	assert_true(page.links.items[1].hidden);
	assert_false(page.links.items[2].hidden);
}

static void inline_files_of_any_length_are_well_formed(void **state)
{
	struct page page;
	struct sv html = arena_printf(html_arena, "<img src='data:image/png;base64,%0200000d'>", 0);

	(void)state;
	read_page(&page, html.data);
	assert_false(page.links.items[0].malformed);
	assert_int_equal(page.links.items[0].kind, LINK_OTHER);
}

static void fragments_name_ids_and_names_of_anchors(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<h2 id=a>一</h2><a name='b&amp;c' id=d>二</a><input name=e><p id>三</p><p id=''>四</p>"
			 "<svg><g id=f></g></svg><p id=' 附件1 '>五</p>");
	static const char *const expected[] = { "a", "b&c", "d", "f", " 附件1 " };
	assert_int_equal(page.anchors.count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_sv(page.anchors.items[i], sv_from(expected[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_attribute_of_the_standard_is_a_link),
		cmocka_unit_test(a_link_element_is_what_its_relation_says),
		cmocka_unit_test(candidates_of_a_srcset_are_links),
		cmocka_unit_test(meta_elements_may_hold_addresses),
		cmocka_unit_test(style_sheets_hold_addresses),
		cmocka_unit_test(lazy_addresses_count_where_they_look_like_one),
		cmocka_unit_test(empty_addresses_are_links_where_one_is_needed),
		cmocka_unit_test(scopes_go_by_host_and_domain),
		cmocka_unit_test(the_first_base_holds_for_all_links),
		cmocka_unit_test(without_an_address_relative_links_stay_as_written),
		cmocka_unit_test(a_base_stands_for_an_unknown_address),
		cmocka_unit_test(queries_are_in_the_encoding_of_the_page),
		cmocka_unit_test(documents_are_attachments),
		cmocka_unit_test(what_is_to_be_downloaded_is_an_attachment),
		cmocka_unit_test(link_text_is_what_a_reader_sees),
		cmocka_unit_test(long_link_text_is_cut_between_characters),
		cmocka_unit_test(reopened_formatting_makes_no_second_link),
		cmocka_unit_test(sources_are_the_attributes_as_written),
		cmocka_unit_test(hidden_links_are_marked),
		cmocka_unit_test(inline_files_of_any_length_are_well_formed),
		cmocka_unit_test(fragments_name_ids_and_names_of_anchors),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
