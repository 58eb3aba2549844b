#include "fetch/engine.h"

/* Numbers of X509_V_ERR_… that OpenSSL gives. */
static enum fault certificate_fault(long result)
{
	switch (result) {
	case 0: /* the chain is good, or was not looked at: the name is not */
	case 1:
	case 62: return FAULT_TLS_HOST;
	case 9: /* not yet valid */
	case 10: return FAULT_TLS_EXPIRED;
	case 18: /* the leaf itself */
	case 19: return FAULT_TLS_SELF_SIGNED;
	case 2: /* issuer not found, in whichever place it is missed */
	case 20:
	case 21: return FAULT_TLS_INCOMPLETE;
	default: return FAULT_TLS_OTHER;
	}
}

/* A connection that breaks in the middle of the handshake says nothing about certificates. */
static enum fault handshake_fault(const struct transfer *transfer)
{
	struct sv why = sv_from(transfer->why);
	static const struct sv BREAKS[] = {
		{ "reset", 5 }, { "SYSCALL", 7 }, { "unexpected eof", 14 }, { "Broken pipe", 11 }
	};

	for (size_t i = 0; i < sizeof BREAKS / sizeof BREAKS[0]; i++)
		if (sv_find_nocase(why, BREAKS[i], 0) != SV_NONE)
			return FAULT_RESET;
	return FAULT_TLS_OTHER;
}

enum fault fault_of(const struct transfer *transfer, CURLcode code)
{
	long result = 0;

	switch ((int)code) {
	case CURLE_OK: return FAULT_NONE;
	case CURLE_URL_MALFORMAT: /* a name that the URL standard allows and DNS cannot have */
	case CURLE_COULDNT_RESOLVE_HOST: return FAULT_DNS;
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_COULDNT_CONNECT:
		return transfer->refused > 0 && transfer->opened == 0 ? FAULT_ADDRESS : FAULT_CONNECT;
	case CURLE_OPERATION_TIMEDOUT: return FAULT_TIMEOUT;
	case CURLE_GOT_NOTHING:
	case CURLE_PARTIAL_FILE:
	case CURLE_SEND_ERROR:
	case CURLE_RECV_ERROR: return FAULT_RESET;
	case CURLE_PEER_FAILED_VERIFICATION:
		curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &result);
		return certificate_fault(result);
	case CURLE_SSL_CONNECT_ERROR: return handshake_fault(transfer);
	case CURLE_SSL_ENGINE_NOTFOUND:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_CIPHER:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_INVALIDCERTSTATUS: return FAULT_TLS_OTHER;
	default: return FAULT_PROTOCOL;
	}
}
