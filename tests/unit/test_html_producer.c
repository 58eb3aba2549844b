/* html: the event stream that Gumbo drives. */
#include "assert_sv.h"
#include "base/buf.h"
#include "base/limits.h"
#include "html/gumbo_producer.h"

/* Events as text: "<name attr=value|written source" and so on, one a line. */
struct record {
	struct buf out;
	struct sv document;
	int depth;
};

static struct sv slice(const struct record *record, struct span span)
{
	assert_true(span.begin <= span.end && span.end <= record->document.len);
	return sv_slice(record->document, span.begin, span.end);
}

static void on_open(void *context, const struct html_open *open)
{
	struct record *record = context;

	buf_printf(&record->out, "<%.*s%s%s%s [%.*s]", SV_ARG(open->name), open->implied ? " implied" : "",
		   open->reopened ? " reopened" : "", open->is_void ? " void" : "",
		   SV_ARG(slice(record, open->source)));
	for (size_t i = 0; i < open->attribute_count; i++)
		buf_printf(&record->out, " %.*s=%.*s{%.*s}{%.*s}", SV_ARG(open->attributes[i].name),
			   SV_ARG(open->attributes[i].value), SV_ARG(slice(record, open->attributes[i].source)),
			   SV_ARG(slice(record, open->attributes[i].written)));
	buf_byte(&record->out, '\n');
	record->depth += !open->is_void;
}

static void on_text(void *context, const struct html_text *text)
{
	struct record *record = context;

	if (text->verbatim)
		assert_sv(text->text, slice(record, text->source));
	buf_printf(&record->out, "%s%.*s\n", text->verbatim ? "" : "-", SV_ARG(text->text));
}

static void on_close(void *context)
{
	struct record *record = context;

	buf_append(&record->out, SV(">\n"));
	record->depth--;
}

static void on_comment(void *context, struct span source)
{
	struct record *record = context;

	buf_printf(&record->out, "!%.*s\n", SV_ARG(slice(record, source)));
}

/* What the body of the document sends. */
static void assert_events_of(struct sv document, const char *expected)
{
	const struct gumbo_budget budget = { LIMIT_PARSE_SECONDS, LIMIT_PARSE_ARENA };
	struct arena *arena = arena_new();
	struct record record = { .document = document };
	struct html_sink sink = { &record, on_open, on_text, on_close, on_comment };

	buf_init(&record.out, MIB);
	assert_int_equal(gumbo_producer_run(&sink, arena, &budget, document), HTML_OK);
	assert_int_equal(record.depth, 0);
	struct sv events = buf_view(&record.out);
	struct sv before = SV("<html implied []\n<head implied []\n>\n<body implied []\n");
	struct sv behind = SV(">\n>\n");
	assert_true(sv_starts(events, before) && sv_ends(events, behind));
	assert_sv(sv_slice(events, before.len, events.len - behind.len), sv_from(expected));
	buf_free(&record.out);
	arena_free(arena);
}

static void assert_events(const char *document, const char *expected)
{
	assert_events_of(sv_from(document), expected);
}

static void tags_have_names_attributes_and_sources(void **state)
{
	(void)state;
	assert_events("<P Class = 'a&amp;b' id=c&lt;d checked x=\"\" y=>t</P><X-y/z>",
		      "<p [<P Class = 'a&amp;b' id=c&lt;d checked x=\"\" y=>] class=a&b{Class = 'a&amp;b'}{a&amp;b}"
		      " id=c<d{id=c&lt;d}{c&lt;d} checked={checked}{} x={x=\"\"}{} y={y=}{}\nt\n>\n"
		      "<x-y [<X-y/z>] z={z}{}\n>\n");
	assert_events("<br/><img src=&amp;a>",
		      "<br void [<br/>]\n<img void [<img src=&amp;a>] src=&a{src=&amp;a}{&amp;a}\n");
}

static void an_attribute_behind_an_empty_duplicate_keeps_its_name(void **state)
{
	(void)state;
	assert_events("<p a a b=c>", "<p [<p a a b=c>] a={a}{} b=c{b=c}{c}\n>\n");
	assert_events("<p a a/\nHREF='c' a>", "<p [<p a a/\nHREF='c' a>] a={a}{} href=c{HREF='c'}{c}\n>\n");
	assert_events("<p a a a a b>", "<p [<p a a a a b>] a={a}{} b={b}{}\n>\n");
	assert_events("<p a=1 a=2 b>", "<p [<p a=1 a=2 b>] a=1{a=1}{1} b={b}{}\n>\n");
}

static void misnested_formatting_is_reopened(void **state)
{
	(void)state;
	assert_events("<b x=1><p>1</b>2", "<b [<b x=1>] x=1{x=1}{1}\n>\n<p [<p>]\n"
					  "<b implied reopened [<b x=1>] x=1{x=1}{1}\n1\n>\n2\n>\n");
}

static void elements_that_nobody_wrote_are_implied(void **state)
{
	(void)state;
	assert_events("<table><td>x</table></p></br>",
		      "<table [<table>]\n<tbody implied []\n<tr implied []\n<td [<td>]\nx\n>\n>\n>\n>\n"
		      "<p implied []\n>\n<br implied void []\n");
	assert_events("<isindex prompt=p>", "<form implied []\n<hr implied void []\n<label implied []\n-p\n"
					    "<input implied void []\n>\n<hr implied void []\n>\n");
}

static void text_comes_in_stretches(void **state)
{
	(void)state;
	assert_events("a&amp;b</x>c\r\nd<!-- e --><p>", "a\n-&\nb\nc\r\nd\n! e \n<p [<p>]\n>\n");
	assert_events("<xmp>&amp;<b></xmp><textarea>\r\n&lt;<b></textarea>",
		      "<xmp [<xmp>]\n&amp;<b>\n>\n<textarea [<textarea>]\n-<\n<b>\n>\n");
}

static void comments_are_sent_without_their_marks(void **state)
{
	(void)state;
	assert_events("<p><!--a--><!--><!---><!--b--!></c d><?e?></ f><!g><!--h",
		      "<p [<p>]\n!a\n!b\n!?e?\n! f\n!g\n!h\n>\n");
}

static void foreign_names_are_lower_case_with_prefix(void **state)
{
	(void)state;
	assert_events("<svg viewBox=v XLINK:href=h><foreignObject/><![CDATA[<&amp;]]>",
		      "<svg [<svg viewBox=v XLINK:href=h>] viewbox=v{viewBox=v}{v} xlink:href=h{XLINK:href=h}{h}\n"
		      "<foreignobject [<foreignObject/>]\n>\n<&amp;\n>\n");
}

static void the_content_of_templates_is_sent(void **state)
{
	(void)state;
	assert_events("<p><template><td>x</td></template>",
		      "<p [<p>]\n<template [<template>]\n<td [<td>]\nx\n>\n>\n>\n");
}

static void bytes_that_gumbo_replaces_are_stretches(void **state)
{
	(void)state;
	assert_events_of(SV("<p>a\0b\x01"
			    "c<svg>\0d"),
			 "<p [<p>]\na\nb\n-\ufffd\nc\n<svg [<svg>]\n-\ufffd\nd\n>\n>\n");
}

static void numbers_that_overflow_hide_nothing(void **state)
{
	(void)state;
	assert_events("<p title='&#4294967296;x'>a&#4294967040;b&#xFFFFFF00;c<xmp>&#4294967040;</xmp>",
		      "<p [<p title='&#4294967296;x'>] title=\ufffdx{title='&#4294967296;x'}{&#4294967296;x}\n"
		      "a\n-\ufffd\nb\n-\ufffd\nc\n>\n<xmp [<xmp>]\n&#4294967040;\n>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_have_names_attributes_and_sources),
		cmocka_unit_test(an_attribute_behind_an_empty_duplicate_keeps_its_name),
		cmocka_unit_test(misnested_formatting_is_reopened),
		cmocka_unit_test(elements_that_nobody_wrote_are_implied),
		cmocka_unit_test(text_comes_in_stretches),
		cmocka_unit_test(comments_are_sent_without_their_marks),
		cmocka_unit_test(foreign_names_are_lower_case_with_prefix),
		cmocka_unit_test(the_content_of_templates_is_sent),
		cmocka_unit_test(bytes_that_gumbo_replaces_are_stretches),
		cmocka_unit_test(numbers_that_overflow_hide_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
