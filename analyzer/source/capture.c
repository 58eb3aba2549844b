#include "source/capture.h"

#include <stdlib.h>

#include "source/fields.h"

struct capture *capture_new(void)
{
	struct capture *capture = calloc(1, sizeof *capture);

	if (!capture)
		abort();
	warc_head_init(&capture->head);
	payload_init(&capture->payload);
	return capture;
}

void capture_free(struct capture *capture)
{
	if (!capture)
		return;
	warc_head_free(&capture->head);
	payload_free(&capture->payload);
	free(capture);
}

void capture_start(struct capture *capture)
{
	payload_start(&capture->payload, capture->head.type == WARC_RESPONSE);
}

/* What it is judged as, else the target, or for want of one the place in the archive. */
static struct sv item_name(const struct capture *capture, struct walk *walk, struct sv archive)
{
	if (capture->head.linked.len)
		return capture->head.linked;
	if (capture->head.target.len)
		return capture->head.target;
	return arena_printf(walk->arena, "%.*s!%llu", SV_ARG(archive), (unsigned long long)capture->at);
}

int capture_error(struct capture *capture, struct walk *walk, struct sv archive, enum stage stage, const char *zh,
		  const char *en)
{
	return walk_error(walk, item_name(capture, walk, archive), stage, false, "存档%s的记录：%s",
			  "record at %s of the archive: %s", capture->place, walk->options->chinese ? zh : en);
}

static struct sv lower(struct arena *arena, struct sv text)
{
	char *copy = arena_alloc(arena, text.len);

	for (size_t i = 0; i < text.len; i++)
		copy[i] = sv_lower(text.data[i]);
	return (struct sv){ copy, text.len };
}

static void describe(struct source_item *item, struct capture *capture, struct walk *walk, struct sv archive)
{
	const struct payload *payload = &capture->payload;
	struct sv media_type = payload->head.media_type;
	struct sv charset = payload->head.charset;

	if (capture->head.type != WARC_RESPONSE)
		fields_content_type(&media_type, &charset, capture->head.content_type);
	*item = (struct source_item){
		.name = item_name(capture, walk, archive),
		.url = capture->head.target,
		.media_type = lower(walk->arena, media_type),
		.charset = charset,
		.status = payload->head.status,
		.is_response = payload->is_response,
		.size = payload->size,
	};
}

/* What is wrong with the content, as far as the archive is sound. */
static int report(struct capture *capture, struct walk *walk, struct sv archive)
{
	enum payload_trouble trouble = capture->payload.trouble;

	if (trouble != PAYLOAD_OK)
		return capture_error(capture, walk, archive, STAGE_DECODE, payload_message(trouble, true),
				     payload_message(trouble, false));
	if (capture->head.truncated)
		return capture_error(capture, walk, archive, STAGE_READ, "抓取时只保存了开头部分",
				     "only its beginning was archived");
	return 0;
}

int capture_finish(struct capture *capture, struct walk *walk, struct sv archive, bool damaged)
{
	struct payload *payload = &capture->payload;
	struct source_item item;

	payload_end(payload);
	if (!damaged && report(capture, walk, archive) < 0)
		return -1;
	bool truncated = damaged || payload->truncated || capture->head.truncated || payload->size > payload->bytes.len;
	if (payload->trouble == PAYLOAD_UNREADABLE || (truncated && payload->bytes.len == 0))
		return 0;
	describe(&item, capture, walk, archive);
	item.truncated = truncated;
	return walk_item(walk, &item, &payload->bytes);
}
