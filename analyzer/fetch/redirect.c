#include "fetch/engine.h"

static bool is_redirect(int status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Firewalls and single sign-on send a browser to the same address again, with a cookie. */
static bool is_loop(const struct job *job, struct sv target)
{
	const struct observation *seen = &job->response->seen;
	size_t visits = 0;
	size_t last = 0;

	for (size_t i = 0; i < seen->chain.count; i++) {
		if (!sv_eq(seen->chain.items[i].url, target))
			continue;
		visits++;
		last = i + 1;
	}
	return visits >= LIMIT_SAME_HOP || (visits > 0 && job->cookie_hop < last);
}

static void fail(struct job *job, enum fault fault, struct sv location)
{
	job->response->seen.fault = fault;
	job->response->seen.detail = arena_copy(job->response->arena, location);
}

bool redirect_follow(struct fetch *fetch, struct job *job, const struct transfer *transfer)
{
	struct observation *seen = &job->response->seen;
	struct arena *arena = job->response->arena;
	struct sv location = head_field(buf_view(&transfer->head), SV("location"));
	struct url target;

	if (seen->fault != FAULT_NONE || !is_redirect(seen->status) || location.len == 0)
		return false;
	*vec_push(arena, &seen->chain) = (struct hop){ seen->end, seen->status };
	if (url_parse(&target, arena, &job->url, NULL, location) != 0 ||
	    (!sv_eq(target.scheme, SV("http")) && !sv_eq(target.scheme, SV("https")))) {
		fail(job, FAULT_REDIRECT_BAD, location);
		return false;
	}
	struct sv href = url_without_fragment(&target);
	if (is_loop(job, href)) {
		fail(job, FAULT_REDIRECT_LOOP, location);
		return false;
	}
	if (seen->chain.count > LIMIT_REDIRECTS) {
		fail(job, FAULT_REDIRECTS, location);
		return false;
	}
	job->url = target;
	seen->end = href;
	job_place(fetch, job, true);
	return true;
}
