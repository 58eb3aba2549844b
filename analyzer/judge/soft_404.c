#include "judge/judge.h"

#include "model/media.h"
#include "url/url.h"

/* Letters that a text must have to be compared: "404" alone says nothing. */
#define FEW_LETTERS   4
#define SCRATCH_BYTES 1024 /* for the words of an address */

/* FNV-1a: sums are kept from night to night, so they must not depend on the build. */
#define SUM_START UINT64_C(0xcbf29ce484222325)
#define SUM_PRIME UINT64_C(0x100000001b3)

static uint64_t mixed(uint64_t sum)
{
	sum ^= sum >> 33;
	sum *= UINT64_C(0xff51afd7ed558ccd);
	return sum ^ sum >> 33;
}

static bool is_letter(char c)
{
	return sv_is_alpha(c) || (unsigned char)c >= 0x80;
}

/* What an error page repeats of the request: its path, and the name at its end. */
struct request_words {
	struct sv path;
	struct sv name;
};

static size_t skip_words(struct sv line, size_t at, const struct request_words *words)
{
	struct sv rest = sv_skip(line, at);

	if (words->path.len > 1 && sv_starts(rest, words->path))
		return words->path.len;
	if (words->name.len > 3 && sv_starts(rest, words->name))
		return words->name.len;
	return 0;
}

/* The sum of the letters of a line; 0 if there are none. */
static uint64_t sum_line(struct sv line, const struct request_words *words, size_t *letters)
{
	uint64_t sum = SUM_START;
	size_t before = *letters;

	for (size_t i = 0; i < line.len; i++) {
		size_t skip = skip_words(line, i, words);
		if (skip) {
			i += skip - 1;
		} else if (is_letter(line.data[i])) {
			sum = (sum ^ (unsigned char)sv_lower(line.data[i])) * SUM_PRIME;
			++*letters;
		}
	}
	return *letters > before ? mixed(sum) : 0;
}

static struct request_words words_of(struct arena *arena, struct sv url)
{
	struct request_words words = { { NULL, 0 }, { NULL, 0 } };
	struct url parsed;

	if (url_parse(&parsed, arena, NULL, NULL, url) != 0)
		return words;
	words.path = url_percent_decode(arena, parsed.path);
	size_t slash = sv_rchr(words.path, '/');
	words.name = slash == SV_NONE ? words.path : sv_skip(words.path, slash + 1);
	return words;
}

bool judge_is_document(struct sv url)
{
	struct sv path = sv_slice(url, 0, sv_chr(url, '?', 0));
	const struct media_type *type = media_by_extension(media_extension(path));

	return type && media_is_attachment(type->family);
}

uint64_t judge_text(struct sv text, struct sv url)
{
	struct arena *arena = arena_new_sized(SCRATCH_BYTES);
	struct request_words words = words_of(arena, url);
	struct sv rest = text;
	struct sv line;
	size_t letters = 0;
	uint64_t sum = 0;

	while (sv_split(&line, &rest, '\n'))
		sum += sum_line(line, &words, &letters);
	arena_free(arena);
	return letters >= FEW_LETTERS ? sum | 1 : 0;
}

/* Where a reader is asked who he is: every page behind it leads there. */
static bool is_login(struct sv url)
{
	static const char *const marks[] = {
		"login", "signin", "sign-in", "/sso", "/cas/", "oauth", "passport", "authn"
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sv_find_nocase(url, sv_from(marks[i]), 0) != SV_NONE)
			return true;
	return false;
}

static struct sv without_query(struct sv url)
{
	return sv_slice(url, 0, sv_chr(url, '?', 0));
}

static bool is_home(struct sv url)
{
	size_t host = sv_find(url, SV("://"), 0);
	size_t path = host == SV_NONE ? SV_NONE : sv_chr(url, '/', host + 3);

	return path == SV_NONE || path + 1 == url.len;
}

bool judge_soft_404(const struct observation *seen, uint64_t text, const struct observation *probe, uint64_t probe_text)
{
	if (judge_class(probe) != CLASS_OK || judge_class(seen) != CLASS_OK || is_home(seen->url) ||
	    is_login(seen->end))
		return false;
	if (probe->chain.count > 0 && seen->chain.count > 0 &&
	    sv_eq(without_query(probe->end), without_query(seen->end)))
		return true;
	return probe->chain.count == seen->chain.count && text != 0 && text == probe_text;
}
