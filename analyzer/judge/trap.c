#include "judge/judge.h"

#include "url/url.h"

#define SUM_START UINT64_C(0xcbf29ce484222325)
#define SUM_PRIME UINT64_C(0x100000001b3)

#define LONG_ID       16 /* letters and digits mixed: an id rather than a word */
#define DEEPEST       32 /* segments of a path that somebody built on purpose */
#define LONGEST_CYCLE 4  /* segments that repeat together */
#define MOST_NESTED   4  /* folders of one name on the way */

/* Pages of a kind that say nothing new before the rest of them is left alone: a calendar's empty months, the endless
 * pages of a list. */
#define REPEATS_IN_A_ROW 30

/* More pages of one kind than any archive has, were each of them new. */
#define MOST_PAGES 500000

static uint64_t add_byte(uint64_t sum, char byte)
{
	return (sum ^ (unsigned char)byte) * SUM_PRIME;
}

static uint64_t add_text(uint64_t sum, struct sv text)
{
	for (size_t i = 0; i < text.len; i++)
		sum = add_byte(sum, text.data[i]);
	return sum;
}

static bool is_word(char c)
{
	return sv_is_alpha(c) || sv_is_digit(c) || c == '-' || c == '_';
}

/* A stretch of letters and digits: as it is, with numbers as one sign, or as one sign where it is a long id. */
static uint64_t add_word(uint64_t sum, struct sv word, bool *varies)
{
	size_t digits = 0;

	for (size_t i = 0; i < word.len; i++)
		digits += sv_is_digit(word.data[i]);
	if (digits == 0)
		return add_text(sum, word);
	*varies = true;
	if (word.len >= LONG_ID && digits < word.len)
		return add_byte(sum, '*');
	for (size_t i = 0; i < word.len; i++)
		if (!sv_is_digit(word.data[i]))
			sum = add_byte(sum, word.data[i]);
		else if (i == 0 || !sv_is_digit(word.data[i - 1]))
			sum = add_byte(sum, '#');
	return sum;
}

static uint64_t add_path(uint64_t sum, struct sv path, bool *varies)
{
	for (size_t i = 0; i < path.len;) {
		size_t end = i;
		while (end < path.len && is_word(path.data[end]))
			end++;
		if (end > i)
			sum = add_word(sum, sv_slice(path, i, end), varies);
		else
			sum = add_byte(sum, path.data[end++]);
		i = end;
	}
	return sum;
}

/* Names of parameters, in whatever order they stand. */
static uint64_t sum_names(struct sv query)
{
	struct sv parameter;
	uint64_t sum = 0;

	while (sv_split(&parameter, &query, '&'))
		sum += add_text(SUM_START, sv_slice(parameter, 0, sv_chr(parameter, '=', 0)));
	return sum;
}

uint64_t judge_template(struct sv url)
{
	size_t question = sv_chr(url, '?', 0);
	bool varies = question != SV_NONE;
	size_t host = sv_find(url, SV("://"), 0);
	size_t path = host == SV_NONE ? SV_NONE : sv_chr(url, '/', host + 3);

	if (path == SV_NONE)
		return 0;
	uint64_t sum = add_text(SUM_START, sv_slice(url, 0, path));
	sum = add_path(sum, sv_slice(url, path, question), &varies);
	if (question != SV_NONE)
		sum = add_byte(sum, '?') + sum_names(sv_skip(url, question + 1));
	return varies ? sum | 1 : 0;
}

/* Segments of a path, at most DEEPEST + 1 of them. */
static size_t segments_of(struct sv *out, struct sv url)
{
	size_t host = sv_find(url, SV("://"), 0);
	size_t path = host == SV_NONE ? SV_NONE : sv_chr(url, '/', host + 3);
	size_t count = 0;

	if (path == SV_NONE)
		return 0;
	struct sv rest = sv_slice(url, path + 1, sv_chr(url, '?', 0));
	while (count <= DEEPEST && sv_split(&out[count], &rest, '/'))
		count++;
	return count;
}

/* How often the `cycle` segments that end before `end` stand there one behind the other. */
static size_t times(const struct sv *segments, size_t end, size_t cycle)
{
	size_t count = 1;

	for (; end >= cycle * (count + 1); count++)
		for (size_t i = 1; i <= cycle; i++)
			if (!sv_eq(segments[end - i], segments[end - cycle * count - i]))
				return count;
	return count;
}

/* Folders of one name in one another, with others between them: "a/b/a/c/a/a". Numbers repeat by chance. */
static bool is_nested(const struct sv *segments, size_t count)
{
	for (size_t i = 0; i + 1 < count; i++) {
		size_t same = 0;
		for (size_t k = 0; k + 1 < count; k++)
			same += sv_eq(segments[i], segments[k]);
		if (same >= MOST_NESTED && segments[i].len && !sv_is_digit(segments[i].data[0]))
			return true;
	}
	return false;
}

bool judge_is_trap(struct sv url)
{
	struct sv segments[DEEPEST + 1];
	size_t count = segments_of(segments, url);

	if (count > DEEPEST || is_nested(segments, count))
		return true;
	for (size_t end = 1; end <= count; end++)
		for (size_t cycle = 1; cycle <= LONGEST_CYCLE && cycle <= end; cycle++)
			if (segments[end - 1].len && times(segments, end, cycle) >= (cycle == 1 ? 4 : 3))
				return true;
	return false;
}

bool judge_is_exhausted(uint32_t pages, uint32_t in_a_row)
{
	return in_a_row >= REPEATS_IN_A_ROW || pages >= MOST_PAGES;
}

uint64_t judge_trap(struct sv url)
{
	struct sv segments[DEEPEST + 1];
	size_t host = sv_find(url, SV("://"), 0);
	size_t path = host == SV_NONE ? SV_NONE : sv_chr(url, '/', host + 3);
	size_t end = sv_chr(url, '?', 0);
	bool varies = false;

	/* Of an address that goes deeper and deeper, where it begins to. */
	if (segments_of(segments, url) > 1 && judge_is_trap(url))
		end = (size_t)(segments[0].data - url.data) + segments[0].len;
	return add_path(add_text(SUM_START, sv_slice(url, 0, path)), sv_slice(url, path, end), &varies) | 1;
}
