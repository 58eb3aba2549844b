#include "judge/judge.h"

const char *class_name(enum link_class class)
{
	static const char *const names[CLASS_COUNT] = {
		[CLASS_OK] = "ok",
		[CLASS_BROKEN] = "broken",
		[CLASS_SOFT_404] = "soft-404",
		[CLASS_TIMEOUT] = "timeout",
		[CLASS_BLOCKED] = "blocked",
		[CLASS_TLS] = "tls",
		[CLASS_TRANSIENT] = "transient",
		[CLASS_LOOP] = "redirect-loop",
		[CLASS_ADDRESS] = "private",
		[CLASS_FRAGMENT] = "fragment",
		[CLASS_HIJACKED] = "hijacked",
		[CLASS_SKIPPED] = "skipped",
	};
	return names[class];
}

bool judge_failed(enum link_class class)
{
	return class != CLASS_OK && class != CLASS_SKIPPED;
}

/* 401, 403, 407, 429, 451: by their meaning; above 599 only firewalls and LinkedIn's 999 are met. */
static enum link_class of_status(int status)
{
	switch (status) {
	case 401:
	case 403:
	case 407:
	case 429:
	case 451: return CLASS_BLOCKED;
	}
	if (status < 400)
		return CLASS_OK;
	return status < 600 ? CLASS_BROKEN : CLASS_BLOCKED;
}

enum link_class judge_class(const struct observation *seen)
{
	if (fault_is_tls(seen->fault))
		return CLASS_TLS;
	switch (seen->fault) {
	case FAULT_NONE: return seen->challenge ? CLASS_BLOCKED : of_status(seen->status);
	case FAULT_TIMEOUT: return CLASS_TIMEOUT;
	case FAULT_REDIRECT_LOOP:
	case FAULT_REDIRECTS: return CLASS_LOOP;
	case FAULT_ADDRESS: return CLASS_ADDRESS;
	case FAULT_ROBOTS: return CLASS_SKIPPED;
	case FAULT_RETRY_AFTER: return CLASS_BLOCKED;
	default: return CLASS_BROKEN;
	}
}
