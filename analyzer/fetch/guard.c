#define _GNU_SOURCE /* SOCK_CLOEXEC */
#include <netinet/in.h>
#include <sys/socket.h>

#include "fetch/engine.h"

bool guard_trusts(const struct fetch *fetch, struct sv host)
{
	for (size_t i = 0; i < fetch->options.trusted_count; i++)
		if (sv_eq_nocase(fetch->options.trusted[i], host))
			return true;
	return false;
}

bool guard_allows(const struct fetch *fetch, const struct url *url)
{
	return fetch->options.allow_private || url_network(url) == URL_PUBLIC || guard_trusts(fetch, url->host);
}

static enum url_network network_of(const struct curl_sockaddr *address)
{
	const struct sockaddr *any = &address->addr;

	if (any->sa_family == AF_INET) {
		const struct sockaddr_in *v4 = (const struct sockaddr_in *)(const void *)any;
		return url_network_of_address((const unsigned char *)&v4->sin_addr, 4);
	}
	if (any->sa_family == AF_INET6) {
		const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)(const void *)any;
		return url_network_of_address((const unsigned char *)&v6->sin6_addr, 16);
	}
	return URL_RESERVED;
}

/* The address is what the name led to just now: a name that changes its mind later does not matter. */
curl_socket_t guard_open(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *transfer = context;
	const struct fetch *fetch = transfer->fetch;
	bool free = fetch->options.allow_private || fetch->options.proxy || transfer->job->host->trusted;

	if (purpose != CURLSOCKTYPE_IPCXN || (!free && network_of(address) != URL_PUBLIC)) {
		transfer->refused++;
		return CURL_SOCKET_BAD;
	}
	transfer->opened++;
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}
