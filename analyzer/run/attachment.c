#include "run/attachment.h"

#include "check/check.h"
#include "run/fold.h"
#include "table/table.h"

struct attachment_case {
	struct screened *out;
	const struct attachment_tools *tools;
	const struct source_item *item;
	const struct screen_members *members;
	bool is_cut;  /* the matches of a page were too many */
	size_t pages; /* so far */
};

static int take_page(void *context, struct page *page)
{
	struct attachment_case *attachment = context;
	struct findings *findings = &attachment->out->findings;
	size_t before = findings->list.count;
	size_t dropped = findings->dropped.count;

	attachment->pages++;
	attachment->is_cut |= table_find(page, attachment->tools->arena) != 0;
	attachment->is_cut |= scanner_scan(attachment->tools->scanner, findings, page) != 0;
	for (size_t i = before; i < findings->list.count; i++)
		finding_keep(findings, &findings->list.items[i], page);
	for (size_t i = dropped; i < findings->dropped.count; i++)
		dropped_keep(findings, &findings->dropped.items[i]);
	return 0;
}

/* "notice.txt" of "a/notice.txt.gz". */
static struct sv stem_of(struct sv name)
{
	struct sv file = check_file_name(name);
	size_t dot = sv_rchr(file, '.');

	return dot == SV_NONE || dot == 0 ? file : sv_slice(file, 0, dot);
}

static int take_member(void *context, const struct attach_member *member)
{
	struct attachment_case *attachment = context;
	enum media_family family = attachment->out->type.family;
	struct attach_member copy = *member;

	if (!copy.name.len)
		copy.name = stem_of(attachment->item->name);
	copy.embedded = family == MEDIA_WORD || family == MEDIA_SHEET || family == MEDIA_SLIDES || family == MEDIA_PDF;
	return attachment->members->take(attachment->members->context, attachment->item, &copy);
}

struct message {
	unsigned fault;
	const char *zh;
	const char *en;
};

static void tell_trouble(struct screened *out, enum stage stage, const struct message *message, bool chinese)
{
	struct screen_trouble *trouble = vec_push(out->arena, &out->troubles);

	trouble->stage = stage;
	trouble->message = sv_from(chinese ? message->zh : message->en);
}

static void tell_troubles(const struct attachment_case *attachment, unsigned faults)
{
	static const struct message messages[] = {
		{ ATTACH_CUT, "文件过大或层次过多，超出部分未检查",
		  "too large or too deeply nested: the rest was left out" },
		{ ATTACH_UNSUPPORTED, "不支持这种格式的变体，内容未检查", "a variant of the format that is not read" },
		{ ATTACH_CRASHED, "读取文件的进程异常退出，内容可能未检查完整",
		  "the process that read the file crashed: some of it may not have been looked at" },
		{ ATTACH_TIMEOUT, "读取文件超时，内容可能未检查完整",
		  "reading took too long: some of it may not have been looked at" },
		{ ATTACH_NO_HELPER, "无法启动读取文件的进程，内容未检查",
		  "the process that reads files could not be started: it was not looked at" },
	};
	static const struct message cut = { 0, "匹配过多，部分内容未检查",
					    "too many matches; part of the text was left out" };

	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
		if (faults & messages[i].fault)
			tell_trouble(attachment->out, STAGE_ATTACH, &messages[i], attachment->tools->chinese);
	if (attachment->is_cut)
		tell_trouble(attachment->out, STAGE_MATCH, &cut, attachment->tools->chinese);
}

void attachment_read(struct screened *out, const struct attachment_tools *tools, const struct source_item *item,
		     const struct screen_members *members)
{
	struct attachment_case attachment = { out, tools, item, members, false, 0 };
	struct attach_document document = {
		.type = &out->type, .bytes = item->bytes, .source = item->name, .url = item->url
	};
	struct attach_sink sink = { &attachment, take_page, members ? take_member : NULL };
	size_t first = out->findings.list.count;
	struct attach_outcome outcome;

	attach_read(&outcome, tools->helper, tools->html, tools->arena, &document, &sink);
	if (attachment.pages > 1)
		fold_findings(&out->findings, first);
	tell_troubles(&attachment, outcome.faults);
	check_reading(&out->findings, tools->rules, item->name, &out->type, outcome.faults);
}
