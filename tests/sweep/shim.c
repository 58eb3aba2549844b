/*
 * Stands before the C library (LD_PRELOAD) and lies to a sweep under test.
 *
 * SHIM_HOSTS="NAME=ADDR,ADDR;NAME=ADDR+ADDR": what names resolve to; "," the next answer (the last one stays), "+" several in one.
 * SHIM_CLOCK="SECONDS:SHIFT": the wall clock jumps by SHIFT once the process has run so long.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

enum { NAMES = 16, ADDRESS = 64 };

/* How often each name was asked for; the one state here, since a preloaded library has no other place. */
static int asked[NAMES];

typedef int resolver(const char *, const char *, const struct addrinfo *, struct addrinfo **);

static resolver *real_resolver(void)
{
	return (resolver *)dlsym(RTLD_NEXT, "getaddrinfo");
}

/* The addresses that "A+B" names, as one list. */
static int resolve_all(const char *text, size_t len, const char *service, const struct addrinfo *hints,
		       struct addrinfo **result)
{
	struct addrinfo *all = NULL, **end = &all;
	struct addrinfo numeric = hints ? *hints : (struct addrinfo){ 0 };

	numeric.ai_family = AF_UNSPEC;
	numeric.ai_flags = AI_NUMERICHOST;
	while (len) {
		char address[ADDRESS] = "";
		size_t part = strcspn(text, "+,;");

		memcpy(address, text, part < ADDRESS ? part : ADDRESS - 1);
		if (real_resolver()(address, service, &numeric, end))
			return EAI_NONAME;
		while (*end)
			end = &(*end)->ai_next;
		len -= part;
		text += part;
		if (len) {
			len--;
			text++;
		}
	}
	*result = all;
	return 0;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
	const char *table = getenv("SHIM_HOSTS");

	for (int i = 0; name && table && *table && i < NAMES; i++) {
		size_t len = strcspn(table, "=");

		if (strlen(name) == len && !strncmp(name, table, len)) {
			const char *answer = table + len + 1;

			for (int n = __atomic_fetch_add(&asked[i], 1, __ATOMIC_RELAXED); n > 0; n--) {
				size_t part = strcspn(answer, ",;");

				if (answer[part] != ',')
					break;
				answer += part + 1;
			}
			return resolve_all(answer, strcspn(answer, ",;"), service, hints, result);
		}
		table += strcspn(table, ";");
		table += *table == ';';
	}
	return real_resolver()(name, service, hints, result);
}

static time_t shift(void)
{
	const char *clock = getenv("SHIM_CLOCK");
	struct timespec up;

	if (!clock)
		return 0;
	int (*real)(clockid_t, struct timespec *) = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
	const char *colon = strchr(clock, ':');

	/* The processor time of a sweep grows with its time, slowly: a start is enough. */
	real(CLOCK_PROCESS_CPUTIME_ID, &up);
	return (double)up.tv_sec + (double)up.tv_nsec / 1e9 >= atof(clock) ? (time_t)atol(colon + 1) : 0;
}

int clock_gettime(clockid_t id, struct timespec *now)
{
	int (*real)(clockid_t, struct timespec *) = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
	int status = real(id, now);

	if (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)
		now->tv_sec += shift();
	return status;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
	struct timespec spec;

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &spec);
	now->tv_sec = spec.tv_sec;
	now->tv_usec = spec.tv_nsec / 1000;
	return 0;
}

time_t time(time_t *result)
{
	struct timespec spec;

	clock_gettime(CLOCK_REALTIME, &spec);
	if (result)
		*result = spec.tv_sec;
	return spec.tv_sec;
}
