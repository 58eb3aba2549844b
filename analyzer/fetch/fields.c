#include <stdlib.h>

#include "base/version.h"
#include "fetch/engine.h"

/* As browsers have them: some firewalls refuse requests that lack them. */
static const char *const USUAL[] = {
	"User-Agent: Mozilla/5.0 (compatible; " FETCH_AGENT "/" PAGEWARDEN_VERSION "; site quality check)",
	"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
	"Accept-Language: zh-CN,zh;q=0.9,en;q=0.8",
};

static struct sv name_of(struct sv field)
{
	return sv_trim(sv_slice(field, 0, sv_chr(field, ':', 0)));
}

static bool is_given(const struct fetch *fetch, struct sv name)
{
	for (size_t i = 0; i < fetch->options.header_count; i++)
		if (sv_eq_nocase(name_of(sv_from(fetch->options.headers[i])), name))
			return true;
	return false;
}

static struct curl_slist *append(struct curl_slist *list, const char *field)
{
	list = curl_slist_append(list, field);
	if (!list)
		abort();
	return list;
}

/* A user's field takes the place of ours. */
static struct curl_slist *build(const struct fetch *fetch, bool trusted)
{
	struct curl_slist *list = NULL;
	const char *agent = fetch->options.user_agent;

	for (size_t i = 0; i < sizeof USUAL / sizeof USUAL[0]; i++) {
		bool is_agent = i == 0;
		if (trusted && is_given(fetch, name_of(sv_from(USUAL[i]))))
			continue;
		const char *field =
		    is_agent && agent ? arena_printf(fetch->scratch, "User-Agent: %s", agent).data : USUAL[i];
		list = append(list, field);
	}
	for (size_t i = 0; trusted && i < fetch->options.header_count; i++)
		list = append(list, fetch->options.headers[i]);
	return list;
}

void fields_build(struct fetch *fetch)
{
	fetch->fields = build(fetch, false);
	fetch->trusted_fields = build(fetch, true);
}

void fields_free(struct fetch *fetch)
{
	curl_slist_free_all(fetch->fields);
	curl_slist_free_all(fetch->trusted_fields);
}

static struct curl_slist *prepend(struct arena *arena, struct curl_slist *link, const char *name, struct sv value,
				  struct curl_slist *list)
{
	/* What was kept of an answer could be anything. */
	if (value.len == 0 || sv_chr(value, '\n', 0) != SV_NONE || sv_chr(value, '\r', 0) != SV_NONE)
		return list;
	link->data = (char *)(uintptr_t)arena_printf(arena, "%s: %.*s", name, SV_ARG(value)).data;
	link->next = list;
	return link;
}

/* The conditions are for the address itself: where it leads elsewhere, they would be about another document. */
struct curl_slist *fields_of(struct transfer *transfer, const struct job *job)
{
	const struct fetch *fetch = transfer->fetch;
	struct arena *arena = job->response->arena;
	struct curl_slist *list = job->host->trusted ? fetch->trusted_fields : fetch->fields;

	if (job->response->seen.chain.count > 0)
		return list;
	list = prepend(arena, &transfer->extra[0], "If-None-Match", job->etag, list);
	return prepend(arena, &transfer->extra[1], "If-Modified-Since", job->last_modified, list);
}
