#include "match/around.h"
#include "match/credentials.h"

enum { PLACEHOLDERS };

/* The match ends with "://" or "//" and something behind it. */
enum reason confirm_url_credentials(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	size_t begin = candidate->value.begin;
	struct credentials found;

	if (!credentials_read(&found, sv_slice(text, begin, begin + 512)) || !found.user.len)
		return REASON_NO_CREDENTIALS;
	enum reason reason = credentials_test(&found, candidate_words(candidate, PLACEHOLDERS));
	if (!reason && credentials_host_is_bare(found.host) && around_is_manual(candidate))
		reason = REASON_DOCUMENTATION;
	if (reason)
		return reason;
	verdict->value.end = (size_t)(found.password.data - text.data) + found.password.len;
	verdict->match.end = (size_t)(found.host.data - text.data) + found.host.len;
	verdict->evidence = arena_printf(candidate->arena, "%.*s:******", SV_ARG(found.user));
	verdict->secret = found.password;
	verdict_fact(verdict, "host", found.host);
	verdict_reason(verdict, REASON_CREDENTIALS, SV(""));
	verdict_reason(verdict, REASON_HOST, found.host);
	if (credentials_host_is_local(found.host)) {
		verdict_reason(verdict, REASON_LOCAL_HOST, SV(""));
		verdict->certainty = CERTAINTY_POSSIBLE;
		verdict->confidence -= 0.4;
	}
	return REASON_NONE;
}
