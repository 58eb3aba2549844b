#include "assert_sv.h"

#include <stdlib.h>

#include "lib/digest.h"

static void sha256_of_nothing_is_the_published_value(void **state)
{
	char hex[DIGEST_HEX + 1];

	(void)state;
	digest_sha256(hex, NULL, 0);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	digest_sha256(hex, &(struct sv){ NULL, 0 }, 1);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* FIPS 180-4 */
static void sha256_is_that_of_the_parts_joined(void **state)
{
	static const char expected[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
	char hex[DIGEST_HEX + 1];

	(void)state;
	digest_sha256(hex, (struct sv[]){ SV("abc") }, 1);
	assert_string_equal(hex, expected);
	digest_sha256(hex, (struct sv[]){ SV("a"), SV(""), SV("bc") }, 3);
	assert_string_equal(hex, expected);
}

static void sha256_of_a_million_letters_is_the_published_value(void **state)
{
	char hex[DIGEST_HEX + 1];
	char *letters = malloc(1000000);

	(void)state;
	assert_non_null(letters);
	memset(letters, 'a', 1000000);
	digest_sha256(hex, &(struct sv){ letters, 1000000 }, 1);
	assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	free(letters);
}

/* RFC 4231, cases 2 and 6: a short key, and one longer than a block */
static void hmac_gives_the_published_values(void **state)
{
	char hex[DIGEST_HEX + 1];
	char key[131];

	(void)state;
	digest_hmac_sha256(hex, SV("Jefe"), (struct sv[]){ SV("what do ya want "), SV("for nothing?") }, 2);
	assert_string_equal(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	memset(key, 0xaa, sizeof key);
	digest_hmac_sha256(hex, (struct sv){ key, sizeof key },
			   (struct sv[]){ SV("Test Using Larger Than Block-Size Key - Hash Key First") }, 1);
	assert_string_equal(hex, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

static void hmac_takes_an_empty_key(void **state)
{
	char hex[DIGEST_HEX + 1];

	(void)state;
	digest_hmac_sha256(hex, (struct sv){ NULL, 0 }, NULL, 0);
	assert_string_equal(hex, "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

/* The beginning of what sha256sum prints. */
static void a_short_digest_is_the_beginning(void **state)
{
	(void)state;
	assert_true(digest_short(SV("abc")) == UINT64_C(0xba7816bf8f01cfea));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sha256_of_nothing_is_the_published_value),
		cmocka_unit_test(sha256_is_that_of_the_parts_joined),
		cmocka_unit_test(sha256_of_a_million_letters_is_the_published_value),
		cmocka_unit_test(hmac_gives_the_published_values),
		cmocka_unit_test(hmac_takes_an_empty_key),
		cmocka_unit_test(a_short_digest_is_the_beginning),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
