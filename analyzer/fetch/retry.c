#include "fetch/engine.h"

bool retry_is_busy(const struct observation *seen)
{
	return seen->fault == FAULT_NONE && (seen->status == 429 || seen->status == 503) && !seen->challenge;
}

/* Nothing that another method, or another time, would change. */
static bool is_final(enum fault fault)
{
	switch (fault) {
	case FAULT_REDIRECT_LOOP:
	case FAULT_REDIRECTS:
	case FAULT_REDIRECT_BAD:
	case FAULT_ADDRESS:
	case FAULT_ROBOTS:
	case FAULT_RETRY_AFTER: return true;
	default: return false;
	}
}

/* What the host decided on purpose. */
static bool is_refusal(int status)
{
	return status == 401 || status == 403 || status == 407 || status == 451 || status == 999;
}

static bool is_good(const struct observation *seen)
{
	return seen->fault == FAULT_NONE && seen->status >= 200 && seen->status < 300;
}

/* Faults that have nothing to do with the method. */
static bool is_of_connecting(enum fault fault, bool connected)
{
	return (fault == FAULT_TIMEOUT && !connected) || fault == FAULT_DNS || fault == FAULT_CONNECT ||
	       fault == FAULT_ADDRESS || fault == FAULT_ROBOTS || fault_is_tls(fault);
}

/* What need not be there (robots.txt, a random path) is not, and hosts say so; where it hangs, all the host's requests
 * would wait for it. */
static bool is_worth_repeating(const struct observation *seen)
{
	if (seen->fault == FAULT_NONE)
		return seen->status >= 500 || seen->status == 429;
	return seen->fault == FAULT_RESET;
}

enum next retry_next(const struct observation *seen, const struct job *job, size_t retries)
{
	bool answered = seen->fault == FAULT_NONE;
	bool may_wait = retry_is_busy(seen) && job->repeats < retries;

	if (seen->fault == FAULT_RETRY_AFTER)
		return NEXT_DELIVER;
	if (seen->method == METHOD_HEAD && !is_good(seen) && !is_of_connecting(seen->fault, job->connected) &&
	    !may_wait)
		return NEXT_GET;
	if (is_final(seen->fault) || (answered && (seen->status < 400 || is_refusal(seen->status) || seen->challenge)))
		return NEXT_DELIVER;
	if ((job->is_robots || job->once) && !is_worth_repeating(seen))
		return NEXT_DELIVER;
	return job->repeats < retries ? NEXT_REPEAT : NEXT_DELIVER;
}

double retry_pause(size_t repeats)
{
	double pause = 1;

	for (size_t i = 0; i < repeats && pause < LIMIT_BACKOFF_SECONDS; i++)
		pause *= 3;
	return pause < LIMIT_BACKOFF_SECONDS ? pause : LIMIT_BACKOFF_SECONDS;
}
