#include "assert_sv.h"

#include "base/arena.h"
#include "url/url.h"

struct network_case {
	const char *text;
	enum url_network network;
};

static int setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static void networks_are_told_from_the_host(void **state)
{
	static const struct network_case cases[] = {
		{ "http://www.gov.cn/", URL_PUBLIC },
		{ "http://8.8.8.8/", URL_PUBLIC },
		{ "http://127.0.0.1/", URL_LOOPBACK },
		{ "http://127.1:8080/", URL_LOOPBACK },
		{ "http://0x7f000001/", URL_LOOPBACK },
		{ "http://localhost/", URL_LOOPBACK },
		{ "http://LOCALHOST.:80/", URL_LOOPBACK },
		{ "http://a.localhost/", URL_LOOPBACK },
		{ "http://mylocalhost/", URL_PUBLIC },
		{ "http://localhost.gov.cn/", URL_PUBLIC },
		{ "http://9.255.255.255/", URL_PUBLIC },
		{ "http://10.0.0.0/", URL_PRIVATE },
		{ "http://10.255.255.255/", URL_PRIVATE },
		{ "http://11.0.0.0/", URL_PUBLIC },
		{ "http://172.15.255.255/", URL_PUBLIC },
		{ "http://172.16.0.0/", URL_PRIVATE },
		{ "http://172.31.255.255/", URL_PRIVATE },
		{ "http://172.32.0.0/", URL_PUBLIC },
		{ "http://192.167.255.255/", URL_PUBLIC },
		{ "http://192.168.0.1/", URL_PRIVATE },
		{ "http://192.169.0.0/", URL_PUBLIC },
		{ "http://100.63.255.255/", URL_PUBLIC },
		{ "http://100.64.0.0/", URL_PRIVATE },
		{ "http://100.127.255.255/", URL_PRIVATE },
		{ "http://100.128.0.0/", URL_PUBLIC },
		{ "http://169.254.169.254/", URL_PRIVATE },
		{ "http://0.0.0.0/", URL_RESERVED },
		{ "http://192.0.0.8/", URL_RESERVED },
		{ "http://192.0.2.1/", URL_RESERVED },
		{ "http://198.51.100.1/", URL_RESERVED },
		{ "http://203.0.113.1/", URL_RESERVED },
		{ "http://198.18.0.1/", URL_RESERVED },
		{ "http://198.19.255.255/", URL_RESERVED },
		{ "http://198.20.0.0/", URL_PUBLIC },
		{ "http://223.255.255.255/", URL_PUBLIC },
		{ "http://224.0.0.1/", URL_RESERVED },
		{ "http://255.255.255.255/", URL_RESERVED },
		{ "http://oa.local/", URL_PRIVATE },
		{ "http://oa.lan/", URL_PRIVATE },
		{ "http://a.b.internal/", URL_PRIVATE },
		{ "http://nas.home.arpa/", URL_PRIVATE },
		{ "http://local.gov.cn/", URL_PUBLIC },
		{ "ftp://192.168.0.1/", URL_PRIVATE },
		{ "rtsp://192.168.0.1/", URL_PRIVATE },
		{ "rtsp://NVR.Local/", URL_PRIVATE },
		{ "file:///C:/x", URL_FILE },
		{ "file://srv/x", URL_FILE },
		{ "C:\\x\\y.doc", URL_FILE },
		{ "d:/x", URL_FILE },
		{ "mailto:a@10.0.0.1", URL_PUBLIC },
		{ "javascript:void(0)", URL_PUBLIC },
		{ "foo:/10.0.0.1", URL_PUBLIC },
		{ "http://10.0.0.1.gov.cn/", URL_PUBLIC },
		{ "http://u@192.168.0.1/", URL_PRIVATE },
		{ "http://192.168.0.1@www.gov.cn/", URL_PUBLIC },
	};
	struct url url;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(url_parse(&url, *state, NULL, NULL, sv_from(cases[i].text)), 0);
		if (url_network(&url) != cases[i].network)
			fail_msg("%s is %d", cases[i].text, (int)url_network(&url));
	}
}

static void ipv6_has_its_own_blocks_and_carries_ipv4(void **state)
{
	static const struct network_case cases[] = {
		{ "http://[::1]/", URL_LOOPBACK },
		{ "http://[::]/", URL_RESERVED },
		{ "http://[::2]/", URL_RESERVED },
		{ "http://[2001:da8::1]/", URL_PUBLIC },
		{ "http://[2408:8000::1]/", URL_PUBLIC },
		{ "http://[fc00::1]/", URL_PRIVATE },
		{ "http://[fdff::1]/", URL_PRIVATE },
		{ "http://[fe00::1]/", URL_PUBLIC },
		{ "http://[fe80::1]/", URL_PRIVATE },
		{ "http://[febf::1]/", URL_PRIVATE },
		{ "http://[fec0::1]/", URL_PRIVATE },
		{ "http://[ff02::1]/", URL_RESERVED },
		{ "http://[2001:db8::1]/", URL_RESERVED },
		{ "http://[3fff::1]/", URL_RESERVED },
		{ "http://[100::1]/", URL_RESERVED },
		{ "http://[::ffff:127.0.0.1]/", URL_LOOPBACK },
		{ "http://[::ffff:10.0.0.1]/", URL_PRIVATE },
		{ "http://[::ffff:8.8.8.8]/", URL_PUBLIC },
		{ "http://[::192.168.0.1]/", URL_PRIVATE },
		{ "http://[64:ff9b::10.0.0.1]/", URL_PRIVATE },
		{ "http://[2002:c0a8:1::1]/", URL_PRIVATE },
		{ "http://[2002:808:808::1]/", URL_PUBLIC },
	};
	struct url url;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(url_parse(&url, *state, NULL, NULL, sv_from(cases[i].text)), 0);
		if (url_network(&url) != cases[i].network)
			fail_msg("%s is %d", cases[i].text, (int)url_network(&url));
	}
}

static void an_address_as_written_need_not_parse(void **state)
{
	static const struct network_case cases[] = {
		{ "C:\\Users\\a\\附件.doc", URL_FILE },
		{ "  d:/x.doc", URL_FILE },
		{ "E:x.doc", URL_FILE },
		{ "C|/x", URL_FILE },
		{ "C|x", URL_PUBLIC },
		{ "C", URL_PUBLIC },
		{ "file:///C:/x", URL_FILE },
		{ "FILE:x", URL_FILE },
		{ "files/x", URL_PUBLIC },
		{ "\\\\server\\share\\x.doc", URL_FILE },
		{ "\\\\192.168.0.9\\share", URL_FILE },
		{ "\\\\oa.local\\share", URL_FILE },
		/* Written with the wrong slashes, and works in every browser */
		{ "\\\\www.ankang.gov.cn\\x", URL_PUBLIC },
		{ "\\\\WWW.Example.COM", URL_PUBLIC },
		{ "\\x", URL_PUBLIC },
		{ "\\\\", URL_PUBLIC },
		{ "http://192.168.0.1:99999/x", URL_PRIVATE },
		{ "http://192.168.0.1 /x", URL_PUBLIC },
		{ "http:\\\\10.0.0.1\\x", URL_PRIVATE },
		{ "//10.0.0.1/x", URL_PRIVATE },
		{ "///10.0.0.1/x", URL_PRIVATE },
		{ "http://u:p@10.0.0.1/", URL_PRIVATE },
		{ "http://[::1]:99999/", URL_LOOPBACK },
		{ "http://[::1", URL_PUBLIC },
		{ "http://[", URL_PUBLIC },
		{ "http://", URL_PUBLIC },
		{ "http://10.0.0.1?x", URL_PRIVATE },
		{ "http://www.gov.cn/?u=http://10.0.0.1/", URL_PUBLIC },
		{ "http://www.gov.cn/@10.0.0.1/", URL_PUBLIC },
		{ "localhost:8080/x", URL_LOOPBACK },
		{ "localhost/x", URL_LOOPBACK },
		{ "localhost.html", URL_PUBLIC },
		{ "192.168.0.1:8080/x", URL_PRIVATE },
		{ "192.168.0.1", URL_PRIVATE },
		{ "192.168.0.1.html", URL_PUBLIC },
		{ "10.1/x", URL_PUBLIC },
		{ "10.html", URL_PUBLIC },
		{ "/10.0.0.1/x", URL_PUBLIC },
		{ "./10.0.0.1/x", URL_PUBLIC },
		{ "?10.0.0.1", URL_PUBLIC },
		{ "#", URL_PUBLIC },
		{ "", URL_PUBLIC },
		{ "www.gov.cn", URL_PUBLIC },
		{ "mailto:a@10.0.0.1", URL_PUBLIC },
		{ "javascript:location='http://10.0.0.1/'", URL_PUBLIC },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (url_network_of_text(sv_from(cases[i].text)) != cases[i].network)
			fail_msg("%s is %d", cases[i].text, (int)url_network_of_text(sv_from(cases[i].text)));
}

static void networks_are_told_from_the_bytes_of_an_address(void **state)
{
	static const unsigned char MAPPED[16] = { [10] = 0xFF, [11] = 0xFF, [12] = 10, [15] = 1 };
	static const unsigned char LOCAL[16] = { 0xFE, 0x80, [15] = 1 };
	static const unsigned char PUBLIC[16] = { 0x24, 0x08, [15] = 1 };

	(void)state;
	assert_int_equal(url_network_of_address((const unsigned char[]){ 127, 0, 0, 1 }, 4), URL_LOOPBACK);
	assert_int_equal(url_network_of_address((const unsigned char[]){ 169, 254, 169, 254 }, 4), URL_PRIVATE);
	assert_int_equal(url_network_of_address((const unsigned char[]){ 223, 5, 5, 5 }, 4), URL_PUBLIC);
	assert_int_equal(url_network_of_address(MAPPED, 16), URL_PRIVATE);
	assert_int_equal(url_network_of_address(LOCAL, 16), URL_PRIVATE);
	assert_int_equal(url_network_of_address(PUBLIC, 16), URL_PUBLIC);
	assert_int_equal(url_network_of_address(PUBLIC, 15), URL_RESERVED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(networks_are_told_from_the_host, setup, teardown),
		cmocka_unit_test_setup_teardown(ipv6_has_its_own_blocks_and_carries_ipv4, setup, teardown),
		cmocka_unit_test(an_address_as_written_need_not_parse),
		cmocka_unit_test(networks_are_told_from_the_bytes_of_an_address),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
