#include "decode/detect.h"

#include "base/utf8.h"
#include "lib/charset.h"

/* Detection looks at this much of the stretches that are not ASCII: pages begin with kilobytes of markup. */
#define SAMPLE_BYTES 4096
/* ASCII that is kept around each stretch: letters of a word, second bytes of characters. */
#define SAMPLE_MARGIN 8
/* Bytes beyond ASCII below which uchardet guesses wildly. */
#define SAMPLE_ENOUGH 48 /* Sequences beyond ASCII after which it is settled whether bytes are UTF-8. */
#define UTF8_ENOUGH   4096
/* Pairs of bytes below which a zero byte shows nothing. */
#define UTF16_PAIRS 4

struct sample {
	char bytes[SAMPLE_BYTES];
	size_t len;
	size_t high; /* bytes beyond ASCII among them */
};

static bool is_high(char byte)
{
	return (unsigned char)byte >= 0x80;
}

static size_t next_high(struct sv bytes, size_t from)
{
	uint64_t word;

	for (; from + 8 <= bytes.len; from += 8) {
		memcpy(&word, bytes.data + from, 8);
		if (word & 0x8080808080808080u)
			break;
	}
	while (from < bytes.len && !is_high(bytes.data[from]))
		from++;
	return from;
}

/* End of a stretch: where only ASCII follows for a while. */
static size_t stretch_end(struct sv bytes, size_t begin)
{
	size_t ascii = 0;
	size_t at = begin;

	for (; at < bytes.len && ascii < SAMPLE_MARGIN && at - begin < SAMPLE_BYTES; at++)
		ascii = is_high(bytes.data[at]) ? 0 : ascii + 1;
	return at;
}

static void take_sample(struct sample *sample, struct sv bytes)
{
	size_t done = 0;

	sample->len = 0;
	sample->high = 0;
	while (sample->len < SAMPLE_BYTES) {
		size_t hit = next_high(bytes, done);
		if (hit == bytes.len)
			break;
		size_t begin = hit - done > SAMPLE_MARGIN ? hit - SAMPLE_MARGIN : done;
		size_t end = stretch_end(bytes, hit);
		if (end - begin > SAMPLE_BYTES - sample->len)
			end = begin + SAMPLE_BYTES - sample->len;
		memcpy(sample->bytes + sample->len, bytes.data + begin, end - begin);
		sample->len += end - begin;
		done = end;
	}
	for (size_t i = 0; i < sample->len; i++)
		sample->high += is_high(sample->bytes[i]);
}

/* What bytes are if read as GB18030. */
struct gb_count {
	size_t common;  /* the 3,755 characters of everyday Chinese */
	size_t symbols; /* its punctuation, digits and letters of full width */
	size_t other;
	size_t bad;
};

static bool is_between(char byte, unsigned char first, unsigned char last)
{
	return (unsigned char)byte >= first && (unsigned char)byte <= last;
}

static void count_gb(struct gb_count *count, struct sv bytes)
{
	*count = (struct gb_count){ 0 };
	for (size_t at = next_high(bytes, 0); at + 1 < bytes.len; at = next_high(bytes, at)) {
		char lead = bytes.data[at];
		char trail = bytes.data[at + 1];
		bool valid = is_between(lead, 0x81, 0xFE) && is_between(trail, 0x40, 0xFE) && trail != 0x7F;
		bool gb2312 = valid && is_between(trail, 0xA1, 0xFE);
		count->common += gb2312 && is_between(lead, 0xB0, 0xD7);
		count->symbols += gb2312 && is_between(lead, 0xA1, 0xA3);
		count->other += valid && !(gb2312 && (is_between(lead, 0xB0, 0xD7) || is_between(lead, 0xA1, 0xA3)));
		count->bad += !valid;
		at += valid ? 2 : 1;
	}
}

/* Nine in ten characters of Chinese text are common ones. Other scripts read as GB18030 have either few of those or, by
 * the odd lengths of their words, many bad bytes; only Korean looks alike. At most one in `tolerance` may be bad. */
static bool looks_chinese(struct sv bytes, size_t tolerance)
{
	struct gb_count count;

	count_gb(&count, bytes);
	size_t good = count.common + count.symbols;
	return good > 0 && count.common >= count.other && count.bad * tolerance <= good + count.other;
}

static bool is_multibyte(const char *name)
{
	static const char *const NAMES[] = { "Big5", "EUC-JP", "EUC-KR", "GB18030", "Shift_JIS" };

	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		if (strcmp(name, NAMES[i]) == 0)
			return true;
	return false;
}

const char *detect_legacy(struct sv bytes)
{
	struct sample sample;

	take_sample(&sample, bytes);
	struct sv taken = { sample.bytes, sample.len };
	const char *chinese = charset_from_label(SV("gb18030"));
	const char *name = charset_detect(taken);
	if (name && strcmp(name, "UTF-8") == 0) /* has been ruled out before */
		name = NULL;
	bool enough = sample.high >= SAMPLE_ENOUGH;
	bool multibyte = name && is_multibyte(name);
	/* uchardet tells the scripts of East Asia apart when it has some text. On less, and where one bad byte has put
	 * it off, Chinese is by far the likeliest of what looks like Chinese. */
	if (enough && multibyte)
		return name;
	if (looks_chinese(taken, 20))
		return chinese;
	/* Single-byte alphabets are told by the frequency of letters, which a few bytes do not show. */
	if (name && (enough || multibyte))
		return name;
	return looks_chinese(taken, 5) ? chinese : NULL;
}

size_t detect_ascii(struct sv bytes)
{
	return next_high(bytes, 0);
}

/* Chance makes sequences of two bytes from other encodings, hardly ever longer ones. */
bool detect_utf8(struct sv bytes)
{
	size_t shorter = 0;
	size_t longer = 0;
	size_t bad = 0;

	if (utf8_valid_prefix(bytes) == bytes.len)
		return true;
	for (size_t at = next_high(bytes, 0); at < bytes.len; at = next_high(bytes, at)) {
		uint32_t code_point;
		size_t len = utf8_read(&code_point, sv_skip(bytes, at));
		bad += code_point == UTF8_REPLACEMENT;
		shorter += code_point != UTF8_REPLACEMENT && len == 2;
		longer += code_point != UTF8_REPLACEMENT && len > 2;
		if (shorter + longer + bad >= UTF8_ENOUGH)
			break;
		at += len;
	}
	return shorter + longer >= bad * 4 || longer >= bad * 2;
}

/* Characters of Chinese text by their higher byte: ideographs, punctuation, forms of full width, ASCII. */
static bool is_chinese_half(unsigned char higher)
{
	return (higher >= 0x4E && higher <= 0x9F) || higher == 0x30 || higher == 0xFF || higher == 0x20 || !higher;
}

/* Chinese has few zero bytes, and one in 256 characters has its own in the other half. In one order nearly all pairs
 * are Chinese, in the other, where the bytes are as good as random, half of them; plain ASCII looks alike in both. */
static const char *detect_chinese_utf16(struct sv bytes, size_t pairs)
{
	enum { ENOUGH = 16 };
	size_t little = 0;
	size_t big = 0;

	for (size_t at = 0; at + 2 <= bytes.len; at += 2) {
		big += is_chinese_half((unsigned char)bytes.data[at]);
		little += is_chinese_half((unsigned char)bytes.data[at + 1]);
	}
	size_t most = little > big ? little : big;
	size_t least = little > big ? big : little;
	if (pairs < ENOUGH || most * 20 < pairs * 19 || least * 4 > most * 3)
		return NULL;
	return charset_from_label(little > big ? SV("utf-16le") : SV("utf-16be"));
}

const char *detect_utf16(struct sv bytes)
{
	size_t first = 0;  /* pairs whose first byte alone is zero */
	size_t second = 0; /* or whose second byte alone */
	size_t pairs = 0;

	bytes = sv_slice(bytes, 0, SAMPLE_BYTES);
	if (sv_chr(bytes, '\0', 0) == SV_NONE)
		return NULL;
	for (size_t at = 0; at + 2 <= bytes.len; at += 2, pairs++) {
		if (!bytes.data[at] && !bytes.data[at + 1])
			return NULL;
		first += !bytes.data[at];
		second += !bytes.data[at + 1];
	}
	if (pairs < UTF16_PAIRS)
		return NULL;
	if ((first > 0 && second > 0) || (first + second) * 4 < pairs)
		return detect_chinese_utf16(bytes, pairs);
	return charset_from_label(second > 0 ? SV("utf-16le") : SV("utf-16be"));
}
