#include "run/screen.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "check/check.h"
#include "html/html.h"
#include "run/attachment.h"
#include "table/table.h"

struct screen {
	const struct rules *rules;
	bool chinese;
	uint32_t site_region;
	struct arena *arena;
	struct arena *scratch;
	struct arena *pages; /* of an attachment */
	struct attach_helper *helper;
	struct decoder *decoder;
	struct html_reader *html;
	struct scanner *scanner;
	struct places *all_places;    /* shared; NULL: no rules about regions */
	struct place_scanner *places; /* of this thread; NULL likewise */
	struct attach_typer *typer;
};

/* How a document is read. */
enum reading {
	READ_PAGE, /* as HTML, with the checks of a page */
	READ_PLAIN,
	READ_SCRIPT,
	READ_STYLE,
	READ_NOTHING /* bytes that hold no text we can read */
};

struct screen *screen_new(const struct run_options *options)
{
	struct screen *screen = calloc(1, sizeof *screen);
	if (!screen)
		abort();
	screen->rules = options->rules;
	screen->chinese = options->chinese;
	screen->site_region = options->site_region;
	screen->arena = arena_new();
	screen->scratch = arena_new();
	screen->pages = arena_new();
	screen->helper = options->helper;
	screen->decoder = decoder_new();
	screen->html = html_reader_new();
	screen->typer = attach_typer_new();
	screen->scanner = options->rules ? scanner_new(options->rules) : NULL;
	screen->all_places = options->places;
	screen->places = options->places ? place_scanner_new(options->places) : NULL;
	if (options->why && screen->scanner)
		scanner_explain(screen->scanner);
	if (!options->rules == !screen->scanner)
		return screen;
	screen_free(screen);
	return NULL;
}

void screen_free(struct screen *screen)
{
	if (!screen)
		return;
	place_scanner_free(screen->places);
	scanner_free(screen->scanner);
	attach_typer_free(screen->typer);
	html_reader_free(screen->html);
	decoder_free(screen->decoder);
	arena_free(screen->scratch);
	arena_free(screen->pages);
	arena_free(screen->arena);
	free(screen);
}

static void add_trouble(struct screened *out, enum stage stage, struct sv message)
{
	struct screen_trouble *trouble = vec_push(out->arena, &out->troubles);

	trouble->stage = stage;
	trouble->message = message;
}

/* The part of a name that carries the extension: of a URL its path. */
static struct sv file_name(const struct source_item *item)
{
	size_t end = item->is_response ? sv_chr(item->name, '?', 0) : SV_NONE;

	if (item->is_response && end == SV_NONE)
		end = sv_chr(item->name, '#', 0);
	return end == SV_NONE ? item->name : sv_slice(item->name, 0, end);
}

static bool is_html_type(struct sv media_type)
{
	return sv_eq(media_type, SV("text/html")) || sv_eq(media_type, SV("application/xhtml+xml"));
}

static enum reading reading_of_text(enum media_family family)
{
	return family == MEDIA_SCRIPT ? READ_SCRIPT : family == MEDIA_STYLE ? READ_STYLE : READ_PLAIN;
}

/* Of a file whose name and headers tell nothing: by its bytes. */
static enum reading reading_of_bytes(const struct source_item *item)
{
	if (attach_is_html(item->bytes))
		return READ_PAGE;
	if (!attach_is_text(item->bytes))
		return READ_NOTHING;
	/* A content management system pipes fragments of pages in. */
	return sv_eq(item->name, SV("-")) ? READ_PAGE : READ_PLAIN;
}

/* Of an address that a server runs as a program (download.do, file.jsp): it may send any kind of file. A page with a
 * few bytes of junk stays a page. */
static enum reading reading_of_page(const struct screen *screen, const struct source_item *item)
{
	struct attach_type type;

	if (attach_is_html(item->bytes) || attach_is_text(item->bytes))
		return READ_PAGE;
	attach_type(&type, screen->typer, screen->arena, (struct sv){ NULL, 0 }, item->bytes);
	return media_is_attachment(type.family) ? READ_NOTHING : READ_PAGE;
}

static enum reading choose_reading(const struct screen *screen, const struct source_item *item,
				   enum media_family family)
{
	switch (family) {
	case MEDIA_PAGE: return reading_of_page(screen, item);
	case MEDIA_SCRIPT:
	case MEDIA_STYLE:
	case MEDIA_TEXT:
		if (attach_is_html(item->bytes) && family == MEDIA_TEXT)
			return READ_PAGE;
		return attach_is_text(item->bytes) ? reading_of_text(family) : READ_NOTHING;
	default:
		if (is_html_type(item->media_type) && family == MEDIA_UNKNOWN)
			return READ_PAGE;
		return reading_of_bytes(item);
	}
}

static void note_decoding(struct screened *out, const struct screen *screen)
{
	const struct document *document = &out->document;

	if (document->replaced == 0)
		return;
	add_trouble(out, STAGE_DECODE,
		    arena_printf(out->arena,
				 screen->chinese ? "%zu 处字节不是有效的 %s 文字，已替换"
						 : "%zu byte sequences are not valid %s and were replaced",
				 document->replaced, document->encoding));
}

static void note_parsing(struct screened *out, const struct screen *screen, enum html_trouble trouble)
{
	switch (trouble) {
	case HTML_OK: break;
	case HTML_DEADLINE:
		add_trouble(out, STAGE_PARSE,
			    screen->chinese ? SV("解析超时，页面按纯文本检查")
					    : SV("parsing took too long; the page was read as plain text"));
		break;
	case HTML_MEMORY:
		add_trouble(out, STAGE_PARSE,
			    screen->chinese ? SV("解析占用内存过多，页面按纯文本检查")
					    : SV("parsing took too much memory; the page was read as plain text"));
		break;
	case HTML_CAPPED:
		add_trouble(out, STAGE_PARSE,
			    screen->chinese ? SV("页面元素、链接或单元格过多，超出部分未检查")
					    : SV("too many elements, links or cells; the rest was left out"));
		break;
	}
}

/* What a page is called is published with it: a name with a long number is read as names of linked files are. */
static void add_own_name(struct screened *out, const struct source_item *item)
{
	enum { LEAST_DIGITS = 11 };
	struct stream *stream = &out->page.streams[STREAM_URL];
	struct sv name = file_name(item);
	size_t digits = 0;

	for (size_t i = name.len; i > 0; i--)
		if (name.data[i - 1] == '/') {
			name = sv_skip(name, i);
			break;
		}
	for (size_t i = 0; i < name.len && digits < LEAST_DIGITS; i++)
		digits = sv_is_digit(name.data[i]) ? digits + 1 : 0;
	if (digits < LEAST_DIGITS || utf8_valid_prefix(name) < name.len)
		return;
	*vec_push(out->arena, &stream->pieces) = (struct piece){ .begin = stream->text.len,
								 .end = stream->text.len + name.len,
								 .where = WHERE_FILENAME,
								 .element = PAGE_NONE,
								 .cell = PAGE_NONE };
	char *text = arena_alloc(out->arena, stream->text.len + name.len + 1);
	if (stream->text.len)
		memcpy(text, stream->text.data, stream->text.len);
	memcpy(text + stream->text.len, name.data, name.len);
	text[stream->text.len + name.len] = '\n';
	stream->text = (struct sv){ text, stream->text.len + name.len + 1 };
}

static void read_text(struct screened *out, struct screen *screen, const struct source_item *item, enum reading reading)
{
	decode_document(&out->document, screen->decoder, out->arena, reading == READ_PAGE ? DECODE_HTML : DECODE_TEXT,
			item->charset, item->bytes);
	note_decoding(out, screen);
	struct html_input input = {
		.document = out->document.text,
		.source = item->name,
		.url = item->url,
		.encoding = out->document.encoding,
	};
	if (reading == READ_PAGE)
		note_parsing(out, screen, html_read(&out->page, screen->html, out->arena, &input));
	else
		html_read_plain(&out->page, out->arena, &input,
				reading == READ_SCRIPT  ? WHERE_SCRIPT
				: reading == READ_STYLE ? WHERE_STYLE
							: WHERE_DOCUMENT);
	out->has_page = true;
	add_own_name(out, item);
}

static int compare_places(const void *a, const void *b)
{
	const struct finding *x = a;
	const struct finding *y = b;

	if (x->at.begin != y->at.begin)
		return x->at.begin < y->at.begin ? -1 : 1;
	int order = strcmp(x->rule, y->rule);
	return order ? order : sv_compare(x->value, y->value);
}

/* The tables of regions, if this page needs them and they are sound. */
static struct place_scanner *places_for(struct screened *out, struct screen *screen, uint32_t site_region)
{
	if (!screen->places || !check_needs_places(&out->page, site_region))
		return NULL;
	if (place_scanner_prepare(screen->places) == 0)
		return screen->places;
	struct sv faults = places_faults(screen->all_places);
	struct sv first = sv_slice(faults, 0, sv_chr(faults, '\n', 0));
	add_trouble(out, STAGE_MATCH,
		    arena_printf(out->arena,
				 screen->chinese ? "地区资料损坏，未检查地区：%.*s" : "regions are not checked: %.*s",
				 SV_ARG(first)));
	return NULL;
}

static void find(struct screened *out, struct screen *screen, const struct source_item *item, bool checks)
{
	uint32_t site_region = item->site_region ? item->site_region : screen->site_region;

	if (table_find(&out->page, out->arena) != 0)
		note_parsing(out, screen, HTML_CAPPED);
	if (scanner_scan(screen->scanner, &out->findings, &out->page) != 0)
		add_trouble(out, STAGE_MATCH,
			    screen->chinese
				? SV("匹配过多或耗时过长，部分内容未检查")
				: SV("too many matches, or matching took too long; part of the text was left out"));
	if (checks)
		check_page(&out->findings, &(struct check_page){
					       .page = &out->page,
					       .rules = screen->rules,
					       .places = places_for(out, screen, site_region),
					       .site_region = site_region,
					   });
}

static void judge_file(struct screened *out, struct screen *screen, const struct source_item *item, struct sv name)
{
	attach_type(&out->type, screen->typer, out->arena, name, item->bytes);
	out->is_file = true;
	if (item->is_embedded)
		return;
	struct check_file input = {
		.name = name,
		.bytes = item->bytes,
		.type = &out->type,
		.rules = screen->rules,
		.size = item->size,
		.truncated = item->truncated,
	};
	check_file(&out->findings, &input);
}

/* Returns whether a reader took it: what it made of it is all there is to see, though it be written in letters. */
static bool read_attachment(struct screened *out, const struct screen *screen, const struct source_item *item,
			    const struct screen_members *members)
{
	if (!screen->helper || !attach_can_read(&out->type))
		return false;
	attachment_read(out,
			&(struct attachment_tools){
			    .helper = screen->helper,
			    .html = screen->html,
			    .scanner = screen->scanner,
			    .arena = screen->pages,
			    .rules = screen->rules,
			    .chinese = screen->chinese,
			},
			item, members);
	return true;
}

void screen_item(struct screened *out, struct screen *screen, const struct source_item *item,
		 const struct screen_members *members)
{
	*out = (struct screened){ .arena = screen->arena, .scratch = screen->scratch };
	arena_reset(screen->arena);
	out->findings.arena = screen->arena;
	struct sv name = file_name(item);
	const struct media_type *expected = media_by_extension(media_extension(name));
	enum media_family family = expected ? expected->family : MEDIA_UNKNOWN;
	enum reading reading = choose_reading(screen, item, family);

	/* A cut archive was reported where it was read. */
	if (item->truncated && item->size > item->bytes.len)
		add_trouble(out, STAGE_READ,
			    arena_printf(out->arena,
					 screen->chinese ? "内容不完整，只检查了前 %zu 字节"
							 : "incomplete: only the first %zu bytes were looked at",
					 item->bytes.len));
	bool is_page =
	    reading == READ_PAGE && (family == MEDIA_PAGE || family == MEDIA_TEXT || family == MEDIA_UNKNOWN);
	/* A redirect or refusal without a body is no file that is empty. */
	bool is_bare = item->status >= 300 && item->bytes.len == 0;
	if (screen->rules && !is_page && !is_bare && family != MEDIA_TEXT && family != MEDIA_SCRIPT &&
	    family != MEDIA_STYLE)
		judge_file(out, screen, item, name);
	if (out->is_file && item->bytes.len && read_attachment(out, screen, item, members))
		return;
	if (reading == READ_NOTHING || item->bytes.len == 0)
		return;
	read_text(out, screen, item, reading);
	if (!screen->rules)
		return;
	find(out, screen, item, is_page);
	if (out->findings.list.count > 1)
		qsort(out->findings.list.items, out->findings.list.count, sizeof *out->findings.list.items,
		      compare_places);
}
