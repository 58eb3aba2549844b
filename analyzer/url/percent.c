#include "url/percent.h"

#include "url/url.h"

#define FROM_CONTROL   0x7F /* every set */
#define FROM_QUERY     (PERCENT_QUERY | PERCENT_SPECIAL_QUERY | FROM_PATH)
#define FROM_PATH      (PERCENT_PATH | PERCENT_FILE_NAME | PERCENT_USERINFO)
#define FROM_FILE_NAME PERCENT_FILE_NAME

static const unsigned char sets[256] = {
	[0x00 ... 0x1F] = FROM_CONTROL,
	[0x7F ... 0xFF] = FROM_CONTROL,
	[' '] = PERCENT_FRAGMENT | FROM_QUERY,
	['"'] = PERCENT_FRAGMENT | FROM_QUERY,
	['<'] = PERCENT_FRAGMENT | FROM_QUERY,
	['>'] = PERCENT_FRAGMENT | FROM_QUERY,
	['#'] = FROM_QUERY,
	['\''] = PERCENT_SPECIAL_QUERY,
	['`'] = PERCENT_FRAGMENT | FROM_PATH,
	['?'] = FROM_PATH,
	['^'] = FROM_PATH,
	['{'] = FROM_PATH,
	['}'] = FROM_PATH,
	['%'] = FROM_FILE_NAME,
	['\\'] = FROM_FILE_NAME | PERCENT_USERINFO,
	['/'] = PERCENT_USERINFO,
	[':'] = PERCENT_USERINFO,
	[';'] = PERCENT_USERINFO,
	['='] = PERCENT_USERINFO,
	['@'] = PERCENT_USERINFO,
	['['] = PERCENT_USERINFO,
	[']'] = PERCENT_USERINFO,
	['|'] = PERCENT_USERINFO,
};

static void append_encoded(struct href *href, unsigned char byte)
{
	char *out = href_room(href, 3);

	out[0] = '%';
	out[1] = "0123456789ABCDEF"[byte >> 4];
	out[2] = "0123456789ABCDEF"[byte & 15];
	href->len += 3;
}

void percent_append(struct href *href, enum percent_set set, struct sv text)
{
	size_t at = 0;

	while (at < text.len) {
		size_t plain = at;
		while (at < text.len && !(sets[(unsigned char)text.data[at]] & set))
			at++;
		href_append(href, sv_slice(text, plain, at));
		while (at < text.len && (sets[(unsigned char)text.data[at]] & set))
			append_encoded(href, (unsigned char)text.data[at++]);
	}
}

size_t percent_decode(char *out, struct sv text)
{
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++) {
		char byte = text.data[i];
		if (byte == '%' && text.len - i > 2) {
			int high = sv_hex_digit(text.data[i + 1]);
			int low = sv_hex_digit(text.data[i + 2]);
			if (high >= 0 && low >= 0) {
				byte = (char)(high << 4 | low);
				i += 2;
			}
		}
		out[len++] = byte;
	}
	return len;
}

struct sv url_percent_decode(struct arena *arena, struct sv text)
{
	if (sv_chr(text, '%', 0) == SV_NONE)
		return text;
	char *decoded = arena_alloc(arena, text.len);
	return (struct sv){ decoded, percent_decode(decoded, text) };
}
