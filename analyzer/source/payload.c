#include "source/payload.h"

void payload_init(struct payload *payload)
{
	*payload = (struct payload){ 0 };
	http_init(&payload->head);
	buf_init(&payload->bytes, LIMIT_DOCUMENT_BYTES);
}

void payload_free(struct payload *payload)
{
	http_free(&payload->head);
	codings_free(&payload->codings);
	buf_free(&payload->bytes);
}

static void begin_body(struct payload *payload)
{
	payload->state = PAYLOAD_BODY;
	payload->closed = payload->head.unreadable.len > 0;
	chunked_start(&payload->chunked);
	codings_start(&payload->codings, payload->head.codings, payload->head.coding_count, &payload->bytes);
}

void payload_start(struct payload *payload, bool maybe_http)
{
	payload->maybe_http = maybe_http;
	payload_restart(payload);
}

void payload_restart(struct payload *payload)
{
	http_start(&payload->head);
	buf_clear(&payload->bytes);
	payload->is_response = false;
	payload->body = 0;
	payload->trouble = PAYLOAD_OK;
	payload->truncated = false;
	payload->size = 0;
	begin_body(payload);
	if (payload->maybe_http)
		payload->state = PAYLOAD_SNIFF;
}

static void push_body(struct payload *payload, struct sv view)
{
	struct sv piece;

	payload->body += view.len;
	if (payload->closed)
		return;
	if (!payload->head.chunked) {
		payload->closed = !codings_push(&payload->codings, view);
		return;
	}
	while (!payload->closed && chunked_next(&payload->chunked, &piece, &view))
		payload->closed = !codings_push(&payload->codings, piece);
}

/* The head is whole, or all there is. */
static void end_head(struct payload *payload)
{
	struct http_head *head = &payload->head;

	if (head->raw.overflow)
		payload->trouble = PAYLOAD_HEAD_LONG;
	http_parse(head);
	/* "100 Continue" and the like stand before the response proper. */
	if (head->status >= 100 && head->status < 200 && head->status != 101) {
		http_start(head);
		payload->state = PAYLOAD_SNIFF;
		return;
	}
	begin_body(payload);
}

/* Collects the first bytes, until they tell whether they are an HTTP head. */
static void sniff(struct payload *payload, struct sv *view)
{
	struct buf *raw = &payload->head.raw;
	struct sv some = sv_slice(*view, 0, sizeof "HTTP/" - 1 - raw->len);

	buf_append(raw, some);
	*view = sv_skip(*view, some.len);
	if (raw->len < sizeof "HTTP/" - 1)
		return;
	if (http_is_head(buf_view(raw))) {
		payload->is_response = true;
		payload->head.line_len = raw->len;
		payload->state = PAYLOAD_HEAD;
	} else {
		begin_body(payload);
		push_body(payload, buf_view(raw));
	}
}

void payload_push(struct payload *payload, struct sv view)
{
	while (view.len > 0) {
		switch (payload->state) {
		case PAYLOAD_SNIFF: sniff(payload, &view); break;
		case PAYLOAD_HEAD:
			if (http_read(&payload->head, &view))
				end_head(payload);
			break;
		case PAYLOAD_BODY: push_body(payload, view); return;
		}
	}
}

static void end_chunks(struct payload *payload)
{
	struct chunked *chunked = &payload->chunked;
	struct sv held;

	chunked_end(chunked, &held);
	codings_push(&payload->codings, held);
	if (chunked->state == CHUNKED_BROKEN)
		payload->trouble = PAYLOAD_CHUNK_BAD;
	else if (chunked->state != CHUNKED_ENDED && chunked->state != CHUNKED_PLAIN)
		payload->trouble = PAYLOAD_CHUNK_CUT;
}

static void end_codings(struct payload *payload)
{
	static const enum payload_trouble TROUBLES[] = {
		[CODING_BAD] = PAYLOAD_CODING_BAD,
		[CODING_CUT] = PAYLOAD_CODING_CUT,
		[CODING_BOMB] = PAYLOAD_BOMB,
		[CODING_FULL] = PAYLOAD_OK,
	};

	codings_end(&payload->codings);
	if (payload->codings.trouble == CODING_OK)
		return;
	payload->truncated = true;
	if (TROUBLES[payload->codings.trouble] != PAYLOAD_OK && !payload->trouble)
		payload->trouble = TROUBLES[payload->codings.trouble];
}

void payload_end(struct payload *payload)
{
	if (payload->state == PAYLOAD_HEAD)
		end_head(payload);
	if (payload->state == PAYLOAD_SNIFF) {
		/* Shorter than a head, and no body behind "100 Continue". */
		begin_body(payload);
		push_body(payload, buf_view(&payload->head.raw));
	}
	if (payload->head.unreadable.len) {
		payload->trouble = PAYLOAD_UNREADABLE;
		return;
	}
	if (payload->head.chunked && payload->body > 0 && !payload->closed)
		end_chunks(payload);
	if (payload->trouble == PAYLOAD_CHUNK_BAD || payload->trouble == PAYLOAD_CHUNK_CUT)
		payload->truncated = true;
	end_codings(payload);
	payload->size = payload->bytes.len;
	if (!payload->head.chunked && !payload->head.coding_count)
		payload->size = payload->body;
	else if (payload->codings.trouble == CODING_FULL)
		payload->size++; /* there is more; how much was not looked at */
}

const char *payload_message(enum payload_trouble trouble, bool chinese)
{
	static const char *const MESSAGES[][2] = {
		[PAYLOAD_OK] = { "", "" },
		[PAYLOAD_HEAD_LONG] = { "the HTTP header block is too long: the rest of it was passed over",
					"HTTP 头部过长，多出的部分未读" },
		[PAYLOAD_UNREADABLE] = { "the body has a content coding that cannot be decoded",
					 "正文使用了无法解码的内容编码" },
		[PAYLOAD_CHUNK_BAD] = { "the chunked body is broken: only what precedes was read",
					"分块传输的正文已损坏，只读到损坏处" },
		[PAYLOAD_CHUNK_CUT] = { "the chunked body has no end", "分块传输的正文不完整" },
		[PAYLOAD_CODING_BAD] = { "the compressed body is broken: only what precedes was read",
					 "压缩的正文已损坏，只读到损坏处" },
		[PAYLOAD_CODING_CUT] = { "the compressed body has no end", "压缩的正文不完整" },
		[PAYLOAD_BOMB] = { "the compressed body expands beyond all measure: the rest was left out",
				   "压缩的正文膨胀过大，其余部分未读" },
	};

	return MESSAGES[trouble][chinese];
}
