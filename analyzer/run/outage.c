#include "run/outage.h"

#include "url/url.h"

bool outage_note(struct outage *outage, struct sv host)
{
	uint64_t domain = sv_hash(url_registrable_domain(host), 0);

	for (size_t i = 0; i < outage->count; i++)
		if (outage->domains[i] == domain)
			return outage->count == OUTAGE_HOSTS;
	if (outage->count < OUTAGE_HOSTS)
		outage->domains[outage->count++] = domain;
	return outage->count == OUTAGE_HOSTS;
}

void outage_clear(struct outage *outage)
{
	outage->count = 0;
}
