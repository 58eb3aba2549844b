#include "match/around.h"

#include "base/utf8.h"
#include "match/grid.h"

/* '\n' ends a block, '\t' a cell. */
static bool ends_block(char c)
{
	return c == '\n' || c == '\t';
}

static struct sv text_of(const struct candidate *candidate)
{
	return candidate->stream->text;
}

/* Spaces are kept as the page has them, with all its indentation: a run of them counts as one character here. */
#define BYTES_PER_CHARACTER 4
#define BYTES_OF_SPACES     512

static size_t walk_back(struct sv text, size_t at, size_t characters, bool inside_block)
{
	size_t budget = characters * BYTES_PER_CHARACTER + BYTES_OF_SPACES;
	size_t least = at > budget ? utf8_backward(text, at - budget + UTF8_MAX_BYTES, 1) : 0;
	bool was_space = false;

	while (at > least && characters > 0) {
		char last = text.data[at - 1];
		if (inside_block && ends_block(last))
			break;
		bool is_space = last == ' ' || ends_block(last);
		at = utf8_backward(text, at, 1);
		characters -= !(is_space && was_space);
		was_space = is_space;
	}
	return at;
}

static size_t walk_on(struct sv text, size_t at, size_t characters, bool inside_block)
{
	size_t budget = characters * BYTES_PER_CHARACTER + BYTES_OF_SPACES;
	size_t most = text.len - at > budget ? at + budget : text.len;
	bool was_space = false;

	while (at < most && characters > 0) {
		char first = text.data[at];
		if (inside_block && ends_block(first))
			break;
		bool is_space = first == ' ' || ends_block(first);
		at = utf8_forward(text, at, 1);
		characters -= !(is_space && was_space);
		was_space = is_space;
	}
	return at;
}

struct sv around_before(const struct candidate *candidate, struct span at, size_t characters)
{
	struct sv text = text_of(candidate);

	return sv_slice(text, walk_back(text, at.begin, characters, true), at.begin);
}

struct sv around_after(const struct candidate *candidate, struct span at, size_t characters)
{
	struct sv text = text_of(candidate);

	return sv_slice(text, at.end, walk_on(text, at.end, characters, true));
}

struct sv around_window(const struct candidate *candidate, size_t characters)
{
	struct sv text = text_of(candidate);

	return sv_slice(text, walk_back(text, candidate->value.begin, characters, true),
			walk_on(text, candidate->value.end, characters, true));
}

struct sv around_wide(const struct candidate *candidate, size_t characters)
{
	struct sv text = text_of(candidate);

	return sv_slice(text, walk_back(text, candidate->value.begin, characters, false),
			walk_on(text, candidate->value.end, characters, false));
}

struct sv around_wide_before(const struct candidate *candidate, size_t at, size_t characters)
{
	struct sv text = text_of(candidate);

	return sv_slice(text, walk_back(text, at, characters, false), at);
}

static bool is_running_text(const struct piece *piece)
{
	switch (piece->where) {
	case WHERE_TEXT:
	case WHERE_TITLE:
	case WHERE_CELL:
	case WHERE_HEADER: return true;
	case WHERE_HIDDEN: return piece->name.len == 0; /* not of an input */
	default: return false;
	}
}

static bool has_chinese(struct sv text)
{
	for (size_t i = 0; i < text.len; i++) /* lead bytes of U+4E00 to U+9FFF, and some beside them */
		if ((unsigned char)text.data[i] >= 0xE4 && (unsigned char)text.data[i] <= 0xE9)
			return true;
	return false;
}

/* "README.md", "changelog.gz": what comes with programs. */
static bool is_manual_file(struct sv source)
{
	static const char *const heads[] = { "readme", "changelog", "changes", "news" };
	static const char *const ends[] = { ".md", ".rst", ".adoc", ".pod" };
	size_t slash = sv_rchr(source, '/');
	struct sv name = slash == SV_NONE ? source : sv_skip(source, slash + 1);

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (sv_starts_nocase(name, sv_from(heads[i])))
			return true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (sv_ends_nocase(name, sv_from(ends[i])))
			return true;
	return false;
}

bool around_is_manual(const struct candidate *candidate)
{
	enum { NEAR = 80 };

	if (candidate->piece->where == WHERE_DOCUMENT && is_manual_file(candidate->page->source))
		return !around_page_is_chinese(candidate);
	return is_running_text(candidate->piece) && !has_chinese(around_wide(candidate, NEAR));
}

bool around_page_is_chinese(const struct candidate *candidate)
{
	enum { BEGINNING = 4096 };
	struct sv body = candidate->page->streams[STREAM_BODY].text;

	return has_chinese(candidate->page->title) || has_chinese(sv_slice(body, 0, BEGINNING));
}

/* The block that ends before `end`, which is the start of a block; empty if it is longer than a label is. */
static struct sv block_before(struct sv text, size_t end, size_t least)
{
	enum { LABEL_BYTES = 60 };
	size_t begin = end;

	if (end - least > BYTES_OF_SPACES)
		least = end - BYTES_OF_SPACES;
	while (begin > least && (ends_block(text.data[begin - 1]) || text.data[begin - 1] == ' '))
		begin--;
	end = begin;
	while (begin > least && !ends_block(text.data[begin - 1]))
		if (end - --begin > LABEL_BYTES)
			return (struct sv){ NULL, 0 };
	return sv_slice(text, begin, end);
}

struct sv around_lead(const struct candidate *candidate, size_t characters)
{
	struct sv before = around_before(candidate, candidate->value, characters);
	const struct cell *cell = grid_cell_of(candidate);

	if (sv_trim(before).len || candidate->kind == STREAM_ATTRIBUTE)
		return before;
	return block_before(text_of(candidate), candidate->value.begin - before.len, cell ? cell->begin : 0);
}

uint32_t around_code_before(const struct candidate *candidate, size_t at)
{
	struct sv text = text_of(candidate);
	uint32_t code = 0;

	if (at == 0 || ends_block(text.data[at - 1]))
		return 0;
	utf8_read(&code, sv_skip(text, utf8_backward(text, at, 1)));
	return code;
}

uint32_t around_code_after(const struct candidate *candidate, size_t at)
{
	struct sv text = text_of(candidate);
	uint32_t code = 0;

	if (at >= text.len || ends_block(text.data[at]))
		return 0;
	utf8_read(&code, sv_skip(text, at));
	return code;
}

static struct sv context_text(const struct candidate *candidate, const struct context_rule *context)
{
	switch (context->within) {
	case WITHIN_CHARACTERS: return around_window(candidate, context->characters);
	case WITHIN_CELL: return grid_cell(candidate);
	case WITHIN_ROW: return grid_row(candidate);
	case WITHIN_COLUMN: return grid_column_header(candidate);
	case WITHIN_BLOCK: return around_window(candidate, CONTEXT_MOST_CHARACTERS);
	}
	return (struct sv){ NULL, 0 };
}

bool around_context_holds(const struct candidate *candidate)
{
	for (size_t i = 0; i < candidate->body->context_count; i++) {
		const struct context_rule *context = &candidate->body->contexts[i];
		struct sv text = context_text(candidate, context);
		if (context->require && !lexicon_in(context->require, text))
			return false;
		if (context->exclude && lexicon_in(context->exclude, text))
			return false;
	}
	return true;
}
