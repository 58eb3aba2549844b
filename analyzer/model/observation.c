#include "model/observation.h"

#include "base/limits.h"
#include "base/pack.h"

/* The first byte; bytes of another layout are no observation. */
#define PACK_VERSION 1

/* Bits of the byte that holds what is yes or no. */
enum {
	PACK_TRUNCATED = 1,
	PACK_CHALLENGE = 2,
	PACK_SAME_END = 4, /* `end` is `url` and left out */
	PACK_ALL = 7
};

/* The texts behind `url` and `end`, in their order. */
#define TEXTS(X) X(address) X(media_type) X(charset) X(etag) X(last_modified) X(server) X(detail)

static const char *const FAULT_NAMES[FAULT_COUNT] = {
	[FAULT_NONE] = "none",
	[FAULT_DNS] = "dns",
	[FAULT_CONNECT] = "connect",
	[FAULT_RESET] = "reset",
	[FAULT_TIMEOUT] = "timeout",
	[FAULT_TLS_EXPIRED] = "tls-expired",
	[FAULT_TLS_HOST] = "tls-host",
	[FAULT_TLS_SELF_SIGNED] = "tls-self-signed",
	[FAULT_TLS_INCOMPLETE] = "tls-incomplete",
	[FAULT_TLS_OTHER] = "tls-other",
	[FAULT_PROTOCOL] = "protocol",
	[FAULT_REDIRECT_LOOP] = "redirect-loop",
	[FAULT_REDIRECTS] = "redirects",
	[FAULT_REDIRECT_BAD] = "redirect-bad",
	[FAULT_ADDRESS] = "address",
	[FAULT_ROBOTS] = "robots",
	[FAULT_RETRY_AFTER] = "retry-after",
};

const char *fault_name(enum fault fault)
{
	return FAULT_NAMES[fault];
}

bool fault_is_tls(enum fault fault)
{
	return fault >= FAULT_TLS_EXPIRED && fault <= FAULT_TLS_OTHER;
}

void observation_pack(struct buf *out, const struct observation *observation)
{
	bool same_end = sv_eq(observation->end, observation->url);

	pack_number(out, PACK_VERSION);
	pack_number(out, (observation->truncated ? PACK_TRUNCATED : 0u) |
			     (observation->challenge ? PACK_CHALLENGE : 0u) | (same_end ? PACK_SAME_END : 0u));
	pack_number(out, observation->fault);
	pack_number(out, observation->method);
	pack_number(out, (uint64_t)observation->status);
	pack_number(out, observation->attempts);
	pack_number(out, observation->milliseconds);
	pack_number(out, observation->size);
	pack_text(out, observation->url);
	if (!same_end)
		pack_text(out, observation->end);
#define PACK(member) pack_text(out, observation->member);
	TEXTS(PACK)
#undef PACK
	pack_number(out, observation->chain.count);
	for (size_t i = 0; i < observation->chain.count; i++) {
		pack_text(out, observation->chain.items[i].url);
		pack_number(out, (uint64_t)observation->chain.items[i].status);
	}
}

static int unpack_numbers(struct observation *out, struct sv *bytes, uint64_t *flags)
{
	uint64_t version;
	uint64_t fault;
	uint64_t method;
	uint64_t status;
	uint64_t attempts;
	uint64_t milliseconds;

	if (unpack_number(&version, bytes, PACK_VERSION) != 0 || version != PACK_VERSION ||
	    unpack_number(flags, bytes, PACK_ALL) != 0 || unpack_number(&fault, bytes, FAULT_COUNT - 1) != 0 ||
	    unpack_number(&method, bytes, METHOD_HEAD) != 0 || unpack_number(&status, bytes, INT32_MAX) != 0 ||
	    unpack_number(&attempts, bytes, UINT32_MAX) != 0 || unpack_number(&milliseconds, bytes, UINT32_MAX) != 0 ||
	    unpack_number(&out->size, bytes, UINT64_MAX) != 0)
		return -1;
	out->truncated = *flags & PACK_TRUNCATED;
	out->challenge = *flags & PACK_CHALLENGE;
	out->fault = (enum fault)fault;
	out->method = (enum method)method;
	out->status = (int)status;
	out->attempts = (uint32_t)attempts;
	out->milliseconds = (uint32_t)milliseconds;
	return 0;
}

static int unpack_chain(struct observation *out, struct arena *arena, struct sv *bytes)
{
	uint64_t count;

	if (unpack_number(&count, bytes, LIMIT_REDIRECTS + 1) != 0)
		return -1;
	for (uint64_t i = 0; i < count; i++) {
		struct hop *hop = vec_push(arena, &out->chain);
		uint64_t status;
		if (unpack_text(&hop->url, bytes) != 0 || unpack_number(&status, bytes, INT32_MAX) != 0)
			return -1;
		hop->status = (int)status;
	}
	return 0;
}

int observation_unpack(struct observation *out, struct arena *arena, struct sv bytes)
{
	uint64_t flags;

	*out = (struct observation){ 0 };
	if (unpack_numbers(out, &bytes, &flags) != 0 || unpack_text(&out->url, &bytes) != 0)
		return -1;
	out->end = out->url;
	if (!(flags & PACK_SAME_END) && (unpack_text(&out->end, &bytes) != 0 || sv_eq(out->end, out->url)))
		return -1;
#define UNPACK(member)                              \
	if (unpack_text(&out->member, &bytes) != 0) \
		return -1;
	TEXTS(UNPACK)
#undef UNPACK
	return unpack_chain(out, arena, &bytes) == 0 && bytes.len == 0 ? 0 : -1;
}
