/* html: text of a page and where it was read. */
#include "html_fixture.h"

static void blocks_end_in_line_feeds_and_cells_in_tabs(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<p>one <b>two</b></p><div>three<br>four</div><table><tr><td>a<td><p>b</p></tr></table>end");
	assert_sv(stream_text(&page, STREAM_BODY), SV("one two\nthree\nfour\na\tb\t\nend\n"));
}

static void white_space_becomes_spaces_byte_for_byte(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<p>\n\t a\r\n\tb  c\n</p>\n<p> \n</p>");
	assert_sv(stream_text(&page, STREAM_BODY), SV("a   b  c \n"));
	const struct piece *piece = piece_with(&page, STREAM_BODY, "b");
	assert_true(piece->verbatim);
	assert_sv(source_text(&page, piece->source), SV("a\r\n\tb  c\n"));
}

static void nbsp_and_zero_width_characters_stay(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<p>&nbsp;a\u200bb\u3000</p>");
	assert_sv(stream_text(&page, STREAM_BODY), SV("\u00a0a\u200bb\u3000\n"));
}

static void a_value_split_over_tags_stands_in_one_piece_of_text(void **state)
{
	struct page page;
	size_t at;

	(void)state;
	read_page(&page, "<td>610<span>124</span><!-- x -->1990&#48;101");
	at = sv_find(stream_text(&page, STREAM_BODY), SV("610124199001"), 0);
	assert_int_equal(at, 0);
	struct span span = stream_source(&page.streams[STREAM_BODY], at, at + 12);
	assert_sv(source_text(&page, span), SV("610<span>124</span><!-- x -->1990&#48;1"));
}

static void references_are_pieces_of_their_own(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<p>a&amp;b&notit;&nGt;&#x4E2D</p>");
	assert_sv(stream_text(&page, STREAM_BODY), SV("a&b\u00acit;\u226b\u20d2\u4e2d\n"));
	const struct piece *piece = piece_with(&page, STREAM_BODY, "\u226b\u20d2");
	assert_false(piece->verbatim);
	assert_sv(source_text(&page, piece->source), SV("&nGt;"));
	assert_sv(source_text(&page, piece_with(&page, STREAM_BODY, "\u00ac")->source), SV("&not"));
	assert_sv(source_text(&page, piece_with(&page, STREAM_BODY, "it;")->source), SV("it;"));
}

static void preformatted_lines_are_blocks(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<pre>\n a\r\nb\t<b>c\n\n</b>d</pre><textarea>x\ry</textarea>");
	assert_sv(stream_text(&page, STREAM_BODY), SV("a \nb c\n\nd\nx\ny\n"));
	assert_int_equal(page.blocks.count, 5);
	for (size_t i = 0; i < page.blocks.count; i++)
		assert_int_equal(page.blocks.items[i].kind, BLOCK_PREFORMATTED);
}

static void blocks_know_their_kind_and_level(void **state)
{
	static const struct {
		enum block_kind kind;
		int level;
	} expected[] = { { BLOCK_HEADING, 2 }, { BLOCK_ITEM, 0 }, { BLOCK_CAPTION, 0 },
			 { BLOCK_CELL, 0 },    { BLOCK_TEXT, 0 }, { BLOCK_ITEM, 0 } };
	struct page page;

	(void)state;
	read_page(&page, "<h2><div>h</div></h2><li><p>i<table><caption>c</caption><tr><th><p>d</table></li>t<dt>e");
	assert_int_equal(page.blocks.count, 6);
	for (size_t i = 0; i < page.blocks.count; i++) {
		assert_int_equal(page.blocks.items[i].kind, expected[i].kind);
		assert_int_equal(page.blocks.items[i].level, expected[i].level);
	}
}

static void hidden_text_is_apart_and_marked(void **state)
{
	static const char *const ways[] = { "<span hidden>x</span>",
					    "<span style='color:red; Display : none !important'>x</span>",
					    "<span style=visibility:hidden>x</span>",
					    "<template>x</template>",
					    "<noframes>x</noframes>",
					    "<iframe>x</iframe>" };
	struct page page;

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		struct sv html = arena_printf(html_arena, "<p>a%sb</p>", ways[i]);
		read_page(&page, html.data);
		assert_sv(stream_text(&page, STREAM_BODY), SV("a\nx\nb\n"));
		assert_int_equal(piece_with(&page, STREAM_BODY, "x")->where, WHERE_HIDDEN);
		assert_int_equal(piece_with(&page, STREAM_BODY, "b")->where, WHERE_TEXT);
		assert_true(page.blocks.items[1].hidden);
		assert_false(page.blocks.items[2].hidden);
	}
}

static void what_is_shown_is_not_hidden(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<p style='display:none;display:block'>a<noscript>b</noscript><select><option>c</select>");
	for (size_t i = 0; i < page.streams[STREAM_BODY].pieces.count; i++)
		assert_int_equal(page.streams[STREAM_BODY].pieces.items[i].where, WHERE_TEXT);
}

static void the_first_title_is_the_page_title(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<svg><title>s</title></svg><title>\n A &amp;\tB </title><title>C</title>");
	assert_sv(page.title, SV("A & B"));
	assert_int_equal(piece_with(&page, STREAM_BODY, "A")->where, WHERE_TITLE);
	assert_int_equal(piece_with(&page, STREAM_BODY, "s")->where, WHERE_TEXT);
}

static void comments_scripts_and_styles_have_streams_of_their_own(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<!-- c1\r\nc2 --><script>var a = '&amp;';\n</script><style>p{}</style><?php x ?>");
	assert_sv(stream_text(&page, STREAM_COMMENT), SV(" c1 \nc2 \n?php x ?\n"));
	assert_sv(stream_text(&page, STREAM_SCRIPT), SV("var a = '&amp;';\n\n"));
	assert_sv(stream_text(&page, STREAM_STYLE), SV("p{}\n"));
	assert_int_equal(stream_text(&page, STREAM_BODY).len, 0);
	assert_int_equal(page.streams[STREAM_SCRIPT].pieces.items[0].where, WHERE_SCRIPT);
}

static void attributes_that_say_something_are_text(void **state)
{
	struct page page;

	(void)state;
	read_page(&page,
		  "<input type=hidden name=pw value=' s&lt;t '><p class=c style='a:b' title=\"q\r\nr\" onclick=f()"
		  " data-x=y id=i width=1>");
	assert_sv(stream_text(&page, STREAM_ATTRIBUTE), SV("pw\ns<t\nq  r\nf()\ny\ni\n"));
	const struct piece *value = piece_with(&page, STREAM_ATTRIBUTE, "s");
	assert_int_equal(value->where, WHERE_HIDDEN);
	assert_sv(value->name, SV("value"));
	assert_sv(source_text(&page, value->source), SV("s"));
	assert_int_equal(piece_with(&page, STREAM_ATTRIBUTE, "pw")->where, WHERE_ATTRIBUTE);
	assert_sv(piece_with(&page, STREAM_ATTRIBUTE, "y")->name, SV("data-x"));
}

static void addresses_and_file_names_have_a_stream(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<a href='a?b&amp;c'>x</a><a href='/%E8%A1%A8.xls' download='n.xls'>y</a>"
			 "<a href='d.jsp?f=%B1%ED.doc'>z</a><img src='data:image/png;base64,AAAA'>");
	assert_sv(stream_text(&page, STREAM_URL), SV("a?b&c\n/%E8%A1%A8.xls\nn.xls\nd.jsp?f=%B1%ED.doc\n"
						     "data:image/png;base64\n表.xls\n表.doc\n"));
	assert_int_equal(piece_with(&page, STREAM_URL, "表.doc")->where, WHERE_FILENAME);
	assert_int_equal(piece_with(&page, STREAM_URL, "n.xls")->where, WHERE_FILENAME);
	assert_int_equal(piece_with(&page, STREAM_URL, "a?b")->where, WHERE_URL);
}

static void elements_are_numbered_by_name_below_their_written_parent(void **state)
{
	struct page page;

	(void)state;
	read_page(&page, "<div><p>a<p>b<x-y>c</x-y><x-y>d</x-y></div><table><tr><td>1<tr><td>2<tr><td>3<td>4</table>");
	const struct piece *d = piece_with(&page, STREAM_BODY, "d");
	assert_sv(page_path(&page, html_arena, d->element), SV("html>body>div[1]>p[2]>x-y[2]"));
	const struct piece *cell = piece_with(&page, STREAM_BODY, "4");
	assert_sv(page_path(&page, html_arena, cell->element), SV("html>body>table[1]>tr[3]>td[2]"));
}

static void many_names_below_one_parent_are_numbered_too(void **state)
{
	struct buf html;
	struct page page;

	(void)state;
	buf_init(&html, MIB);
	for (int i = 0; i < 3000; i++)
		buf_printf(&html, "<n%d></n%d>", i % 1000, i % 1000);
	buf_printf(&html, "<n7>x");
	assert_int_equal(read_at(&page, "", buf_view(&html)), HTML_OK);
	const struct piece *x = piece_with(&page, STREAM_BODY, "x");
	assert_sv(page_path(&page, html_arena, x->element), SV("html>body>n7[4]"));
	buf_free(&html);
}

static void plain_text_is_lines(void **state)
{
	struct html_input input = { .document = SV("a\tb\r\n\r\nc\rd"), .encoding = "UTF-8" };
	struct page page;

	(void)state;
	html_read_plain(&page, html_arena, &input, WHERE_DOCUMENT);
	assert_null(page_fault(&page));
	assert_sv(stream_text(&page, STREAM_BODY), SV("a b \n \nc\nd"));
	assert_int_equal(page.blocks.count, 3);
	assert_int_equal(page.streams[STREAM_BODY].pieces.items[0].where, WHERE_DOCUMENT);
	assert_false(page.is_html);
	html_read_plain(&page, html_arena, &input, WHERE_SCRIPT);
	assert_null(page_fault(&page));
	assert_int_equal(page.blocks.count, 0);
	assert_sv(stream_text(&page, STREAM_SCRIPT), SV("a b \n \nc\nd"));
}

static void an_empty_document_is_an_empty_page(void **state)
{
	struct html_input input = { .encoding = "UTF-8" };
	struct page page;

	(void)state;
	assert_int_equal(read_at(&page, "", (struct sv){ NULL, 0 }), HTML_OK);
	assert_int_equal(stream_text(&page, STREAM_BODY).len, 0);
	html_read_plain(&page, html_arena, &input, WHERE_DOCUMENT);
	assert_null(page_fault(&page));
}

static void a_frameset_that_shows_nothing_hides_nothing(void **state)
{
	static const char document[] = "<html><frameset></FRAMESET><body><p>said all the same</p></body></html>";
	struct page page;

	(void)state;
	read_page(&page, document);
	const struct piece *piece = piece_with(&page, STREAM_BODY, "said all the same");
	assert_memory_equal(document + piece->source.begin, "said", 4);
	read_page(&page, "<frameset><frame src=a.html></frameset><body><p>for browsers without frames</p></body>");
	assert_int_equal(stream_text(&page, STREAM_BODY).len, 0);
	assert_int_equal(page.links.count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_end_in_line_feeds_and_cells_in_tabs),
		cmocka_unit_test(white_space_becomes_spaces_byte_for_byte),
		cmocka_unit_test(nbsp_and_zero_width_characters_stay),
		cmocka_unit_test(a_value_split_over_tags_stands_in_one_piece_of_text),
		cmocka_unit_test(references_are_pieces_of_their_own),
		cmocka_unit_test(preformatted_lines_are_blocks),
		cmocka_unit_test(blocks_know_their_kind_and_level),
		cmocka_unit_test(hidden_text_is_apart_and_marked),
		cmocka_unit_test(what_is_shown_is_not_hidden),
		cmocka_unit_test(the_first_title_is_the_page_title),
		cmocka_unit_test(comments_scripts_and_styles_have_streams_of_their_own),
		cmocka_unit_test(attributes_that_say_something_are_text),
		cmocka_unit_test(addresses_and_file_names_have_a_stream),
		cmocka_unit_test(elements_are_numbered_by_name_below_their_written_parent),
		cmocka_unit_test(many_names_below_one_parent_are_numbered_too),
		cmocka_unit_test(plain_text_is_lines),
		cmocka_unit_test(an_empty_document_is_an_empty_page),
		cmocka_unit_test(a_frameset_that_shows_nothing_hides_nothing),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
