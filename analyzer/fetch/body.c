#include "fetch/engine.h"

static bool is_html(struct sv head)
{
	struct sv type = head_field(head, SV("content-type"));
	size_t end = sv_chr(type, ';', 0);

	type = sv_trim(sv_slice(type, 0, end));
	return type.len == 0 || sv_eq_nocase(type, SV("text/html")) || sv_eq_nocase(type, SV("application/xhtml+xml"));
}

/* Answers whose body may be the page of a firewall. */
static bool is_odd(int status)
{
	return status >= 400 || status == 202;
}

size_t body_wanted(const struct transfer *transfer)
{
	const struct job *job = transfer->job;
	struct sv head = buf_view(&transfer->head);
	int status = head_status(head);
	bool html = is_html(head);

	if (status >= 300 && status < 400)
		return 0;
	if (job->is_robots)
		return LIMIT_ROBOTS_BYTES;
	if (job->want == FETCH_ALL)
		return transfer->fetch->options.max_body;
	if (job->want == FETCH_TEXT && html)
		return LIMIT_FETCH_TEXT;
	return html && is_odd(status) ? LIMIT_FETCH_PEEK : 0;
}

/* Whether the connection is worth reading a rest of the body that nobody wants. */
static bool is_worth_reading(struct transfer *transfer)
{
	curl_off_t length = -1;

	curl_easy_getinfo(transfer->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
	uint64_t least = length > 0 ? (uint64_t)length : transfer->came;
	return least <= transfer->keep + LIMIT_FETCH_REST && transfer->came <= transfer->keep + LIMIT_FETCH_REST;
}

/* A few bytes that become very many are an attack. What curl has not yet counted is at most one buffer. */
static bool is_bomb(struct transfer *transfer)
{
	curl_off_t raw = 0;

	if (transfer->came <= MIB)
		return false;
	curl_easy_getinfo(transfer->easy, CURLINFO_SIZE_DOWNLOAD_T, &raw);
	return transfer->came / LIMIT_EXPANSION > (uint64_t)raw + CURL_MAX_WRITE_SIZE;
}

/* Returns false if the transfer has to wait until others are done. */
static bool take_bulk(struct transfer *transfer, size_t more)
{
	struct fetch *fetch = transfer->fetch;

	if (transfer->bulk || transfer->body.len + more <= LIMIT_FETCH_BODY)
		return true;
	if (fetch->bulks == LIMIT_FETCH_BULK)
		return false;
	fetch->bulks++;
	transfer->bulk = true;
	return true;
}

size_t body_take(char *data, size_t size, size_t count, void *context)
{
	struct transfer *transfer = context;
	struct sv bytes = { data, size * count };

	if (!transfer->has_body) {
		transfer->has_body = true;
		transfer->keep = body_wanted(transfer);
		buf_init(&transfer->body, transfer->keep);
	}
	struct sv kept = sv_slice(bytes, 0, transfer->keep - transfer->body.len);
	if (!take_bulk(transfer, kept.len)) {
		transfer->paused = true;
		transfer->paused_at = transfer->fetch->now;
		transfer->fetch->paused++;
		return CURL_WRITEFUNC_PAUSE;
	}
	buf_append(&transfer->body, kept);
	transfer->came += bytes.len;
	transfer->cut = transfer->cut || kept.len < bytes.len;
	if (transfer->body.len < transfer->keep || (!transfer->cut && transfer->came == transfer->keep))
		transfer->enough = is_bomb(transfer);
	else
		transfer->enough = is_bomb(transfer) || !is_worth_reading(transfer);
	transfer->cut = transfer->cut || transfer->enough;
	return transfer->enough ? 0 : bytes.len;
}

static void resume(struct fetch *fetch, struct transfer *transfer)
{
	transfer->paused = false;
	fetch->paused--;
	transfer->started += fetch->now - transfer->paused_at;
	curl_easy_pause(transfer->easy, CURLPAUSE_CONT);
}

void body_resume(struct fetch *fetch)
{
	for (size_t i = 0; fetch->paused > 0 && i < LIMIT_FETCHES && fetch->bulks < LIMIT_FETCH_BULK; i++)
		if (fetch->transfers[i].paused)
			resume(fetch, &fetch->transfers[i]);
}
