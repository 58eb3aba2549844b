#include "check/check.h"
#include "check/dark_words.h"

#define MOST_TEXT  (64 * 1024) /* bytes of the page that are read: such pages say at once what they are */
#define MOST_WORDS 64

#define SHORT_TEXT 300 /* a page that says next to nothing but its title */

/* A page whose title says nothing, or has news in it, as such sites too have. */
#define MANY           10
#define INNOCENT_RATIO 8 /* news about such sites warns at every turn */

/* How often the words stand in a text. */
static size_t count_words(const struct lexicon *words, struct sv text)
{
	struct span span = { 0, 0 };
	size_t count = 0;

	while (count < MOST_WORDS && rules_word(&span, words, text, span.end))
		count++;
	return count;
}

static struct sv label_value(const struct page *page, struct sv name)
{
	for (size_t i = 0; i < page->labels.count; i++)
		if (sv_eq_nocase(page->labels.items[i].name, name))
			return page->labels.items[i].value;
	return (struct sv){ NULL, 0 };
}

static bool is_in_head(const struct dark_words *dark, const struct page *page)
{
	return dark_words_in(dark, page->title) ||
	       (page->title.len == 0 && (dark_words_in(dark, label_value(page, SV("keywords"))) ||
					 dark_words_in(dark, label_value(page, SV("description")))));
}

bool check_is_unsavoury(const struct page *page, const struct rules *rules)
{
	struct dark_words dark;
	struct sv body = sv_slice(page->streams[STREAM_BODY].text, 0, MOST_TEXT);

	dark_words_load(&dark, rules);
	if (!dark.words)
		return false;
	size_t head = count_words(dark.words, page->title);
	size_t found = count_words(dark.words, body); /* the title is in it */
	size_t innocent = count_words(dark.innocent, body);
	if (is_in_head(&dark, page))
		return body.len <= SHORT_TEXT + page->title.len || found >= head + 3 || head >= 2;
	return found >= MANY && found > INNOCENT_RATIO * innocent;
}
