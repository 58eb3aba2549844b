#include "check/site_codes.h"

#include "check/address.h"
#include "check/label_set.h"
#include "check/marks.h"

#define CODE_LEN 10
#define AROUND   400 /* bytes before and behind a code that tell a footer */

/* ---- codes ---- */

static bool is_digits(struct sv text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!sv_is_digit(text.data[i]))
			return false;
	return text.len > 0;
}

/* The letters and digits at the start of `text`. */
static struct sv leading_code(struct sv text)
{
	size_t len = 0;

	while (len < text.len && (sv_is_digit(text.data[len]) || sv_is_alpha(text.data[len])))
		len++;
	return sv_slice(text, 0, len);
}

/* Development zones have codes of their own (370191, 130171) in a city that exists; the Corps in Xinjiang has 66. */
static bool may_be_zone(const struct gazetteer *gazetteer, uint32_t code)
{
	uint32_t county = code % 100;
	bool directly = code / 100 % 100 >= 90 || code / 100 % 100 <= 2;

	if (code / 10000 == 66)
		return true;
	if (directly && county == 0 && gazetteer_knows(gazetteer, code / 10000 * 10000))
		return true;
	return ((county >= 70 && county <= 79) || county >= 90) && gazetteer_knows(gazetteer, code / 100 * 100);
}

/* Fills in what a code means. */
static void read_meaning(struct site_code *code, const struct gazetteer *gazetteer)
{
	struct sv value = code->value;
	bool central = value.len == CODE_LEN && sv_starts_nocase(value, SV("bm")) && is_digits(sv_skip(value, 2));

	code->is_code = central || (value.len == CODE_LEN && is_digits(value));
	if (!code->is_code || central)
		return;
	uint32_t region = sv_number(sv_slice(value, 0, 6), 999999);
	if (!gazetteer_knows(gazetteer, region) && !may_be_zone(gazetteer, region)) {
		code->is_unknown = true;
		return;
	}
	uint32_t today = region / 10000 == 66 ? 650000 : gazetteer_today(gazetteer, region);
	if (today)
		code->regions[code->region_count++] = today;
}

/* ---- where they stand ---- */

static void read_label(struct site_code *out, const struct page_run *run, const struct label_set *set)
{
	const struct label_use *use = &set->uses[SITE_ID_CODE];

	if (!use->filled)
		return;
	out->value = marks_trim(use->first->value);
	out->at = page_run_value_span(run, use->first->source, out->value);
	out->where = WHERE_ATTRIBUTE;
	out->element = use->first->node;
}

/* The code behind "网站标识码" at `at`, empty if there is none. */
static struct sv code_behind(struct sv text, size_t at)
{
	static const char *const between[] = { "：", ":", "是", "为", " ", "\u00a0", "\u3000", "\t", "\n", "（", "(" };
	struct sv rest = sv_skip(text, at);
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof between / sizeof between[0]; i++)
			if (sv_starts(rest, sv_from(between[i]))) {
				rest = sv_skip(rest, strlen(between[i]));
				more = true;
			}
	}
	struct sv code = leading_code(rest);
	return code.len && (sv_is_digit(code.data[0]) || sv_starts_nocase(code, SV("bm"))) ? code
											   : (struct sv){ NULL, 0 };
}

/* True if what stands around is a footer, and not an article that speaks of codes. */
static bool is_footer(struct sv text, size_t at)
{
	static const char *const signs[] = { "ICP",      "公网安备", "主办",     "承办", "版权",
					     "技术支持", "找错",     "网站地图", "联系" };
	struct sv around = sv_slice(text, at > AROUND ? at - AROUND : 0, at + AROUND);

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (sv_find(around, sv_from(signs[i]), 0) != SV_NONE)
			return true;
	return text.len - at <= AROUND;
}

/* The last one counts: footers stand at the end. */
static void read_footer(struct site_code *out, const struct page_run *run)
{
	const struct stream *body = &run->page->streams[STREAM_BODY];
	struct sv words = SV("标识码");

	for (size_t at = sv_find(body->text, words, 0); at != SV_NONE;
	     at = sv_find(body->text, words, at + words.len)) {
		struct sv code = code_behind(body->text, at + words.len);
		if (code.len < 6 || !is_footer(body->text, at))
			continue;
		size_t begin = (size_t)(code.data - body->text.data);
		const struct piece *piece = stream_piece(body, begin);
		out->value = code;
		out->at = stream_source(body, begin, begin + code.len);
		out->where = piece ? (enum where)piece->where : WHERE_TEXT;
		out->element = piece ? piece->element : PAGE_NONE;
	}
}

static struct sv parameter(struct sv address, struct sv name)
{
	size_t at = sv_find(address, name, 0);

	return at == SV_NONE ? (struct sv){ NULL, 0 } : leading_code(sv_skip(address, at + name.len));
}

/* The link itself, or the picture that a script makes one of: jiucuo.png?v=4408820001 */
static void read_report(struct site_code *out, const struct page_run *run)
{
	for (size_t i = 0; i < run->page->links.count; i++) {
		const struct link *link = &run->page->links.items[i];
		if (sv_find(link->raw, SV("jiucuo"), 0) == SV_NONE)
			continue;
		struct sv code = parameter(link->raw, SV("site_code="));
		if (!code.len)
			code = parameter(link->raw, SV("?v="));
		/* The picture's script carries a version in the same place. */
		if (code.len < 6 || (code.len != CODE_LEN && sv_find(link->raw, SV("site_code="), 0) == SV_NONE))
			continue;
		out->value = code;
		out->at = page_run_value_span(run, link->source, code);
		out->where = WHERE_URL;
		out->element = link->node;
		return;
	}
}

/* ---- what the address and the user say ---- */

/* The label before gov.cn: cq of www.cq.gov.cn. */
static struct sv host_label(struct sv host)
{
	if (!sv_ends_nocase(host, SV(".gov.cn")))
		return (struct sv){ NULL, 0 };
	struct sv rest = sv_slice(host, 0, host.len - strlen(".gov.cn"));
	size_t dot = sv_rchr(rest, '.');
	return dot == SV_NONE ? rest : sv_skip(rest, dot + 1);
}

static void read_host(struct site_code *out, const struct page_run *run, const struct gazetteer *gazetteer)
{
	out->region_count = gazetteer_domain(out->regions, SITE_CODE_REGIONS, gazetteer, host_label(run->host));
	if (out->region_count)
		out->value = run->host;
}

static void read_option(struct site_code *out, const struct page_run *run, const struct gazetteer *gazetteer)
{
	uint32_t today = run->site_region ? gazetteer_today(gazetteer, run->site_region) : 0;

	if (!today)
		return;
	out->value = arena_printf(run->arena, "%u", run->site_region);
	out->regions[out->region_count++] = today;
}

/* 雷州市人民政府门户网站, 广东省湛江市雷州市教育局 */
static void read_name(struct site_code *out, const struct label_set *set, const struct gazetteer *gazetteer)
{
	const struct label_use *use = &set->uses[SITE_NAME];
	uint32_t region;
	size_t len;

	if (!use->filled)
		return;
	struct sv rest = marks_trim(use->first->value);
	while ((region = gazetteer_begins(&len, gazetteer, rest))) {
		out->value = marks_trim(use->first->value);
		out->regions[0] = region;
		out->region_count = 1;
		rest = sv_skip(rest, len);
	}
}

/* ---- all of them ---- */

static bool is_labelled(const struct page *page)
{
	for (size_t i = 0; i < page->labels.count; i++) {
		const struct label *label = &page->labels.items[i];
		enum label_name name = label_set_name(label->name);
		if ((name == SITE_ID_CODE || name == SITE_NAME) && marks_trim(label->value).len)
			return true;
	}
	return false;
}

bool site_codes_are_on(const struct page *page)
{
	if (sv_find_nocase(page->url, SV("gov.cn"), 0) != SV_NONE || is_labelled(page))
		return true;
	for (size_t i = 0; i < page->links.count; i++)
		if (sv_find(page->links.items[i].raw, SV("jiucuo"), 0) != SV_NONE)
			return true;
	return sv_find(page->streams[STREAM_BODY].text, SV("标识码"), 0) != SV_NONE;
}

void site_codes_read(struct site_codes *out, const struct page_run *run)
{
	const struct gazetteer *gazetteer = place_scanner_gazetteer(run->places);
	struct label_set set;

	*out = (struct site_codes){ 0 };
	for (int i = 0; i < SITE_CODE_KINDS; i++)
		out->list[i].element = PAGE_NONE;
	label_set_read(&set, run->page);
	read_option(&out->list[SITE_CODE_OPTION], run, gazetteer);
	read_host(&out->list[SITE_CODE_HOST], run, gazetteer);
	read_label(&out->list[SITE_CODE_LABEL], run, &set);
	read_footer(&out->list[SITE_CODE_FOOTER], run);
	read_report(&out->list[SITE_CODE_REPORT], run);
	read_name(&out->list[SITE_CODE_NAME], &set, gazetteer);
	for (int i = SITE_CODE_LABEL; i <= SITE_CODE_REPORT; i++)
		read_meaning(&out->list[i], gazetteer);
}

bool site_codes_contradict(const struct site_code *a, const struct site_code *b)
{
	for (size_t i = 0; i < a->region_count; i++)
		for (size_t k = 0; k < b->region_count; k++)
			if (region_related(a->regions[i], b->regions[k]))
				return false;
	return a->region_count && b->region_count;
}

static size_t add_regions(uint32_t *own, size_t count, const struct site_code *code)
{
	for (size_t i = 0; i < code->region_count && count < SITE_CODES_OWN; i++)
		own[count++] = code->regions[i];
	return count;
}

size_t site_codes_own(uint32_t own[SITE_CODES_OWN], const struct site_codes *codes)
{
	size_t count = add_regions(own, 0, &codes->list[SITE_CODE_OPTION]);

	if (count)
		return count;
	/* Where they contradict each other each of them may be the right one. */
	for (int i = SITE_CODE_LABEL; i <= SITE_CODE_REPORT; i++)
		count = add_regions(own, count, &codes->list[i]);
	if (!count || site_codes_contradict(&codes->list[SITE_CODE_NAME], &codes->list[SITE_CODE_LABEL]))
		count = add_regions(own, count, &codes->list[SITE_CODE_NAME]);
	return count ? count : add_regions(own, 0, &codes->list[SITE_CODE_HOST]);
}
