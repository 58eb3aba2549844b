#define _GNU_SOURCE /* RTLD_DEFAULT */
#include <dlfcn.h>

#include "fetch/engine.h"

/* SSL_OP_LEGACY_SERVER_CONNECT of OpenSSL 3. */
#define LEGACY_SERVER 4u

/* Servers that know nothing of secure renegotiation: browsers take them, OpenSSL 3 does not unless told so. The library
 * is curl's own affair, so its function is looked for by name; where there is none, nothing is changed. */
static CURLcode allow_legacy(CURL *easy, void *context, void *argument)
{
	void *found = dlsym(RTLD_DEFAULT, "SSL_CTX_set_options");
	uint64_t (*set_options)(void *context, uint64_t options);

	(void)easy;
	(void)argument;
	if (!found)
		return CURLE_OK;
	memcpy(&set_options, &found, sizeof set_options);
	set_options(context, LEGACY_SERVER);
	return CURLE_OK;
}

/* Old servers have weak keys and browsers take them all the same; the exchange that browsers no longer know is left
 * out, as its keys are weaker still. */
void tls_set(const struct fetch *fetch, CURL *easy)
{
	/* A folder of certificates defeats the cache of the store: 25 ms a connection. */
	curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
	if (fetch->ca_file)
		curl_easy_setopt(easy, CURLOPT_CAINFO, fetch->ca_file);
	if (!fetch->is_openssl)
		return;
	curl_easy_setopt(easy, CURLOPT_SSL_CIPHER_LIST, "DEFAULT:!DHE:@SECLEVEL=1");
	curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, allow_legacy);
}
