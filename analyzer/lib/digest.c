#include "lib/digest.h"

#include <nettle/hmac.h>
#include <nettle/sha2.h>

static const uint8_t *bytes(struct sv view)
{
	return (const uint8_t *)view.data;
}

static void to_hex(char hex[DIGEST_HEX + 1], const uint8_t digest[SHA256_DIGEST_SIZE])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < SHA256_DIGEST_SIZE; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[DIGEST_HEX] = '\0';
}

void digest_sha256(char hex[DIGEST_HEX + 1], const struct sv *parts, size_t count)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx context;

	sha256_init(&context);
	for (size_t i = 0; i < count; i++)
		sha256_update(&context, parts[i].len, bytes(parts[i]));
	sha256_digest(&context, sizeof digest, digest);
	to_hex(hex, digest);
}

void digest_hmac_sha256(char hex[DIGEST_HEX + 1], struct sv key, const struct sv *parts, size_t count)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct hmac_sha256_ctx context;

	hmac_sha256_set_key(&context, key.len, bytes(key));
	for (size_t i = 0; i < count; i++)
		hmac_sha256_update(&context, parts[i].len, bytes(parts[i]));
	hmac_sha256_digest(&context, sizeof digest, digest);
	to_hex(hex, digest);
}

uint64_t digest_short(struct sv text)
{
	struct sha256_ctx context;
	uint8_t digest[8];
	uint64_t sum = 0;

	sha256_init(&context);
	sha256_update(&context, text.len, bytes(text));
	sha256_digest(&context, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		sum = sum << 8 | digest[i];
	return sum ? sum : 1;
}
