#include "source/warc.h"

#include <stdio.h>
#include <stdlib.h>

#include "source/block.h"
#include "source/capture.h"
#include "source/fields.h"
#include "source/unpack.h"

/* Bytes of an address that a message shows. */
#define TARGET_SHOWN 200

struct warc {
	struct walk *walk;
	struct unpack *unpack;
	struct sv name;
	struct capture *current;
	struct capture *pending;  /* a segmented record that waits for its rest */
	uint64_t pending_segment; /* the newest it has; 0: nothing waits */
	bool reported;            /* the end of this segment was */
	size_t errors;
};

struct warc *warc_new(struct walk *walk)
{
	struct warc *warc = calloc(1, sizeof *warc);

	if (!warc)
		abort();
	warc->walk = walk;
	warc->unpack = unpack_new();
	warc->current = capture_new();
	warc->pending = capture_new();
	return warc;
}

void warc_free(struct warc *warc)
{
	if (!warc)
		return;
	unpack_free(warc->unpack);
	capture_free(warc->current);
	capture_free(warc->pending);
	free(warc);
}

bool warc_is_archive(struct warc *warc, struct sv name)
{
	struct input *input = &warc->walk->input;

	unpack_start(warc->unpack, input);
	if (unpack_is_archive(warc->unpack) || unpack_is_damaged(warc->unpack))
		return true;
	return sv_ends_nocase(name, SV(".warc.gz")) && sv_starts(input_peek(input, 2), SV("\x1f\x8b"));
}

/* Where the archive is being read. */
static void describe_place(const struct warc *warc, char *out, size_t size)
{
	const struct unpack *unpack = warc->unpack;
	bool chinese = warc->walk->options->chinese;
	unsigned long long at = unpack->at;
	unsigned long long passed = unpack->passed;

	if (unpack->compressed && passed > 0)
		snprintf(out, size,
			 chinese ? "第 %llu 字节处 gzip 数据解压后第 %llu 字节" : "byte %llu, inflated byte %llu", at,
			 passed);
	else
		snprintf(out, size, chinese ? "第 %llu 字节" : "byte %llu", at + passed);
}

/* Reports damage of the archive; past LIMIT_WARC_ERRORS nothing. `target`: whose record is damaged, where known. */
static int report(struct warc *warc, const char *place, struct sv target, const char *zh, const char *en)
{
	struct walk *walk = warc->walk;
	const char *open = target.len ? " (" : "";
	const char *close = target.len > TARGET_SHOWN ? "…)" : target.len ? ")" : "";

	warc->errors++;
	if (warc->errors > LIMIT_WARC_ERRORS)
		return 0;
	if (warc->errors == LIMIT_WARC_ERRORS)
		return walk_error(walk, warc->name, STAGE_READ, true, "存档损坏过多，其余损坏不再列出",
				  "too much of the archive is damaged: the rest of the damage is not listed");
	return walk_error(walk, warc->name, STAGE_READ, true, "存档%s：%s%s%.*s%s", "archive, %s: %s%s%.*s%s", place,
			  walk->options->chinese ? zh : en, open, SV_ARG(sv_slice(target, 0, TARGET_SHOWN)), close);
}

static int report_fault(struct warc *warc, const struct capture *capture, enum fault fault)
{
	static const char *const MESSAGES[][2] = {
		[FAULT_CUT] = { "the record is cut off, the archive ends inside it", "记录不完整，存档到此中断" },
		[FAULT_DAMAGED] = { "the record is damaged, its gzip data cannot be inflated",
				    "记录已损坏，gzip 数据无法解压" },
		[FAULT_LENGTH] = { "the record has a wrong Content-Length", "记录的 Content-Length 有误" },
		[FAULT_NO_LENGTH] = { "the record has no valid Content-Length", "记录缺少有效的 Content-Length" },
		[FAULT_HEAD] = { "the record's header block is too long or has no end", "记录的头部过长或没有结尾" },
	};

	if (fault == FAULT_CUT || fault == FAULT_DAMAGED)
		warc->reported = true;
	return report(warc, capture->place, capture->head.target, MESSAGES[fault][1], MESSAGES[fault][0]);
}

static int report_garbage(struct warc *warc)
{
	char place[sizeof warc->current->place];
	char zh[64];
	char en[64];

	describe_place(warc, place, sizeof place);
	unsigned long long count = block_skip_garbage(warc->unpack);
	snprintf(zh, sizeof zh, "跳过了不属于任何记录的 %llu 字节", count);
	snprintf(en, sizeof en, "%llu bytes that are no record were passed over", count);
	return report(warc, place, (struct sv){ NULL, 0 }, zh, en);
}

/* Gives up waiting for the rest of a segmented record. */
static int end_pending(struct warc *warc)
{
	if (warc->pending_segment == 0)
		return 0;
	warc->pending_segment = 0;
	if (capture_error(warc->pending, warc->walk, warc->name, STAGE_READ, "分段记录的后续部分不在存档中",
			  "the rest of this segmented record is not in the archive") < 0)
		return -1;
	return capture_finish(warc->pending, warc->walk, warc->name, true);
}

/* A record whose content stands in it, or begins in it. */
static int read_capture(struct warc *warc)
{
	struct capture *capture = warc->current;
	const struct warc_head *head = &capture->head;

	capture_start(capture);
	enum fault fault = block_read(warc->unpack, head, &capture->payload, true);
	if (fault != FAULT_NONE && report_fault(warc, capture, fault) < 0)
		return -1;
	if (fault != FAULT_NONE || head->segment != 1 || head->last_segment)
		return capture_finish(capture, warc->walk, warc->name, fault != FAULT_NONE);
	if (end_pending(warc) < 0)
		return -1;
	warc->current = warc->pending;
	warc->pending = capture;
	warc->pending_segment = 1;
	return 0;
}

/* A record that goes on where an earlier one stopped. */
static int read_continuation(struct warc *warc)
{
	struct capture *capture = warc->current;
	const struct warc_head *head = &capture->head;
	bool expected = warc->pending_segment > 0 && head->segment == warc->pending_segment + 1 &&
			sv_eq(head->origin, warc->pending->head.record);

	enum fault fault = block_read(warc->unpack, head, expected ? &warc->pending->payload : NULL, false);
	if (fault != FAULT_NONE && report_fault(warc, capture, fault) < 0)
		return -1;
	if (!expected)
		return capture_error(capture, warc->walk, warc->name, STAGE_READ, "分段记录的前面部分不在存档中",
				     "the beginning of this segmented record is not in the archive");
	warc->pending_segment = head->segment;
	if (fault == FAULT_NONE && !head->last_segment)
		return 0;
	warc->pending_segment = 0;
	return capture_finish(warc->pending, warc->walk, warc->name, fault != FAULT_NONE);
}

/* Parses the header block that comes next. */
static enum fault read_head(struct warc *warc)
{
	size_t scanned = 0;
	struct sv view = unpack_peek(warc->unpack, 1);
	size_t len = fields_block(view, &scanned);

	while (len == 0 && view.len < LIMIT_WARC_HEADER) {
		size_t before = view.len;
		view = unpack_peek(warc->unpack, before + 1);
		if (view.len == before)
			break;
		len = fields_block(view, &scanned);
	}
	if (len == 0 && view.len < LIMIT_WARC_HEADER) {
		/* No header block ends here any more: no record is left. */
		enum fault fault = block_fault_of_end(warc->unpack);
		unpack_skip(warc->unpack, view.len);
		return fault == FAULT_LENGTH ? FAULT_HEAD : fault;
	}
	if (len == 0 || len > LIMIT_WARC_HEADER) {
		/* By halves, so that a file full of beginnings is not searched over and over. */
		unpack_skip(warc->unpack, LIMIT_WARC_HEADER / 2);
		block_skip_garbage(warc->unpack);
		return FAULT_HEAD;
	}
	warc_head_parse(&warc->current->head, sv_slice(view, 0, len));
	unpack_skip(warc->unpack, len);
	return FAULT_NONE;
}

static int read_record(struct warc *warc)
{
	struct capture *capture = warc->current;
	const struct warc_head *head = &capture->head;

	arena_reset(warc->walk->arena);
	warc->reported = false;
	capture->head.target = (struct sv){ NULL, 0 };
	describe_place(warc, capture->place, sizeof capture->place);
	capture->at = warc->unpack->at + (warc->unpack->compressed ? 0 : warc->unpack->passed);
	enum fault fault = read_head(warc);
	if (fault != FAULT_NONE)
		return report_fault(warc, capture, fault);
	if (!warc_head_has_content(head)) {
		fault = block_read(warc->unpack, head, NULL, false);
		return fault == FAULT_NONE ? 0 : report_fault(warc, capture, fault);
	}
	return head->type == WARC_CONTINUATION ? read_continuation(warc) : read_capture(warc);
}

/* What made the segment end, unless a record told of it. */
static int end_segment(struct warc *warc)
{
	const struct unpack *unpack = warc->unpack;
	enum unpack_end end = unpack_ended(unpack);
	char place[sizeof warc->current->place];

	if (warc->reported || warc->walk->input.error || end == UNPACK_ENDED || end == UNPACK_RECORD)
		return 0;
	bool chinese = warc->walk->options->chinese;
	snprintf(place, sizeof place, chinese ? "第 %llu 字节" : "byte %llu", (unsigned long long)unpack->member_at);
	if (end == UNPACK_JUNK)
		return report(warc, place, (struct sv){ NULL, 0 }, "gzip 数据之间有不属于存档的内容",
			      "what follows is no gzip data");
	return report(warc, place, (struct sv){ NULL, 0 }, "gzip 数据已损坏或不完整",
		      "gzip data is damaged or cut off");
}

/* Only the first bytes of a record are there. */
static int report_stump(struct warc *warc, size_t len)
{
	struct capture *capture = warc->current;

	describe_place(warc, capture->place, sizeof capture->place);
	capture->head.target = (struct sv){ NULL, 0 };
	unpack_skip(warc->unpack, len);
	return report_fault(warc, capture, block_fault_of_end(warc->unpack));
}

static int read_segment(struct warc *warc)
{
	struct unpack *unpack = warc->unpack;
	int result = 0;

	warc->reported = false;
	while (result == 0) {
		block_skip_blank(unpack);
		struct sv view = unpack_peek(unpack, 8);
		if (view.len == 0)
			return end_segment(warc);
		if (unpack_is_record(view))
			result = read_record(warc);
		else if (!unpack->compressed && unpack_is_archive(unpack))
			return 0; /* compressed ones follow uncompressed ones */
		else if (sv_starts(SV("WARC/"), view))
			result = report_stump(warc, view.len);
		else
			result = report_garbage(warc);
	}
	return result;
}

int warc_read(struct warc *warc, struct sv name)
{
	struct walk *walk = warc->walk;

	warc->name = name;
	warc->errors = 0;
	warc->pending_segment = 0;
	unpack_start(warc->unpack, &walk->input);
	while (unpack_next(warc->unpack))
		if (read_segment(warc) < 0)
			return -1;
	if (end_pending(warc) < 0)
		return -1;
	return walk->input.error ? walk_errno(walk, name, true, walk->input.error) : 0;
}
