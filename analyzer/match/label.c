#include "match/label.h"

#include "base/utf8.h"
#include "match/around.h"
#include "match/element.h"
#include "match/grid.h"

/* As far before a value as a label stands. */
#define LEAD_CHARACTERS 24

enum label_kind label_last(struct sv *word, const struct label_words *words, struct sv text)
{
	struct span wanted;
	struct span other;
	bool has_wanted = lexicon_find_last(&wanted, words->wanted, text);
	bool has_other = lexicon_find_last(&other, words->other, text);

	if (has_wanted && has_other) {
		if (wanted.end != other.end)
			has_other = wanted.end < other.end;
		else
			has_other = wanted.begin > other.begin;
		has_wanted = !has_other;
	}
	if (has_wanted)
		*word = sv_slice(text, wanted.begin, wanted.end);
	else if (has_other)
		*word = sv_slice(text, other.begin, other.end);
	return has_wanted ? LABEL_WANTED : has_other ? LABEL_OTHER : LABEL_NONE;
}

/* A heading that names several things, such as "身份证号/统一社会信用代码", may mean the wanted one. */
static enum label_kind heading_kind(struct sv *word, const struct label_words *words, struct sv text)
{
	struct span span;

	if (lexicon_find_last(&span, words->wanted, text)) {
		*word = sv_slice(text, span.begin, span.end);
		return LABEL_WANTED;
	}
	return label_last(word, words, text);
}

/* What stands behind the last end of a sentence. */
struct sv label_sentence(struct sv text)
{
	static const char *const ends[] = { "。", "；", "！", "？", ";" };
	size_t from = 0;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		for (size_t at = sv_find(text, sv_from(ends[i]), from); at != SV_NONE;
		     at = sv_find(text, sv_from(ends[i]), from))
			from = at + strlen(ends[i]);
	return sv_skip(text, from);
}

/* The key right before a value of a script. Where that only says "value", what stands before it in the same object. */
static struct sv script_key(struct sv lead)
{
	static const char *const neutral[] = { "value", "val", "text", "content" };
	size_t object = 0;
	size_t key = 0;

	for (size_t i = 0; i < lead.len; i++) {
		if (strchr("{}[]", lead.data[i]))
			object = i + 1;
		if (strchr("{}[],(", lead.data[i]))
			key = i + 1;
	}
	for (size_t i = 0; i < sizeof neutral / sizeof *neutral; i++)
		if (sv_find_nocase(sv_skip(lead, key), sv_from(neutral[i]), 0) != SV_NONE)
			return sv_skip(lead, object);
	return sv_skip(lead, key);
}

static struct sv lead_of(const struct candidate *candidate)
{
	struct sv lead = label_sentence(around_lead(candidate, LEAD_CHARACTERS));

	return candidate->kind == STREAM_SCRIPT ? script_key(lead) : lead;
}

/* A number between a label and the value is what the label labels: "电话：0571-88886666，330106…". */
static bool is_used_up(struct sv lead, struct sv word)
{
	enum { DIGITS = 5 };
	size_t digits = 0;

	for (size_t i = (size_t)(word.data + word.len - lead.data); i < lead.len && digits < DIGITS; i++)
		digits += sv_is_digit(lead.data[i]);
	return digits == DIGITS;
}

static enum label_kind lead_kind(struct sv *word, const struct label_words *words, struct sv lead)
{
	enum label_kind kind = label_last(word, words, lead);

	return kind == LABEL_OTHER && is_used_up(lead, *word) ? LABEL_NONE : kind;
}

/* Of several headings one that names what is wanted, else the nearest that names something. */
static enum label_kind headings_kind(struct sv *word, const struct label_words *words, const struct sv *headings,
				     size_t count)
{
	struct sv other = { NULL, 0 };

	for (size_t i = 0; i < count; i++) {
		enum label_kind kind = heading_kind(word, words, headings[i]);
		if (kind == LABEL_WANTED)
			return kind;
		if (kind == LABEL_OTHER && !other.len)
			other = *word;
	}
	*word = other;
	return other.len ? LABEL_OTHER : LABEL_NONE;
}

/* A wanted word at the end of a name of letters only: "xfrsfzh". Short words may end there by chance. */
static enum label_kind glued_kind(struct sv *word, const struct label_words *words, struct sv name)
{
	enum { LEAST = 4, MOST = 40 };

	if (name.len > MOST)
		return LABEL_NONE;
	for (size_t at = 1; at + LEAST <= name.len; at++)
		if (sv_is_alpha(name.data[at]) && lexicon_is(words->wanted, sv_skip(name, at))) {
			*word = sv_skip(name, at);
			return LABEL_WANTED;
		}
	return LABEL_NONE;
}

/* What the element's attributes say, else its short text: <option value="…">身份证</option>. */
static enum label_kind element_kind(struct sv *word, const struct label_words *words, const struct candidate *candidate)
{
	enum { TEXT_BYTES = 30 };
	struct sv names[ELEMENT_MOST_NAMES] = { { NULL, 0 } };
	size_t count = element_names(names, candidate);
	struct sv text = sv_trim(element_text(candidate));
	enum label_kind kind = headings_kind(word, words, names, count);

	for (size_t i = 0; i < count && kind == LABEL_NONE; i++)
		kind = glued_kind(word, words, names[i]);
	return kind == LABEL_NONE && text.len <= TEXT_BYTES ? label_last(word, words, text) : kind;
}

/*
 * From near to far: what stands before the value, its attribute, what else its element says, the cell at its left and
 * the headings.
 */
enum label_kind label_find(struct sv *word, const struct candidate *candidate, const struct label_words *words)
{
	enum label_kind kind = lead_kind(word, words, lead_of(candidate));

	if (kind == LABEL_NONE)
		kind = heading_kind(word, words, candidate->piece->name);
	if (kind == LABEL_NONE)
		kind = glued_kind(word, words, candidate->piece->name);
	if (kind == LABEL_NONE)
		kind = element_kind(word, words, candidate);
	if (kind != LABEL_NONE)
		return kind;
	struct sv headings[] = { grid_left(candidate), grid_column_header(candidate), grid_row_header(candidate) };
	return headings_kind(word, words, headings, sizeof headings / sizeof *headings);
}

/* Words with digits before the last one are values of their own: "Abc@2023 密码" names 密码. */
static struct sv last_words(struct sv name)
{
	bool has_digit = false;
	size_t from = 0;

	for (size_t i = 0; i < name.len; i++) {
		has_digit |= sv_is_digit(name.data[i]);
		if (name.data[i] != ' ')
			continue;
		from = has_digit ? i + 1 : from;
		has_digit = false;
	}
	return sv_skip(name, from);
}

/* The length of the mark at the start of `text`, of either width, or 0. */
static size_t mark_length(struct sv text)
{
	static const char *const wide[] = { "：", "，", "。", "、", "；", "（", "）", "“", "”", "【", "】" };

	if (text.len && strchr(" \t\n\"'`<>{}[]()=:,;?&", text.data[0]))
		return 1;
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (sv_starts(text, sv_from(wide[i])))
			return strlen(wide[i]);
	return 0;
}

struct sv label_name(struct sv introduction)
{
	static const char ends[] = "\"'`<>=:\n\t";
	size_t begin = 0;
	size_t end;

	for (size_t length; (length = mark_length(sv_skip(introduction, begin)));)
		begin += length;
	for (end = begin; end < introduction.len && !strchr(ends, introduction.data[end]); end++)
		if (sv_starts(sv_skip(introduction, end), SV("：")))
			break;
	while (end > begin && mark_length(sv_slice(introduction, utf8_backward(introduction, end, 1), end)))
		end = utf8_backward(introduction, end, 1);
	return last_words(sv_slice(introduction, begin, end));
}

static bool is_part_of(struct sv word, struct sv text)
{
	return text.len && word.data >= text.data && word.data + word.len <= text.data + text.len;
}

void label_keep(struct verdict *verdict, const struct candidate *candidate, struct sv word)
{
	enum reason reason = REASON_LABEL;

	if (!word.len)
		return;
	if (is_part_of(word, candidate->piece->name))
		reason = REASON_FIELD_NAME;
	else if (is_part_of(word, grid_column_header(candidate)))
		reason = REASON_COLUMN_HEADING;
	else if (is_part_of(word, grid_row_header(candidate)) && !is_part_of(word, grid_left(candidate)))
		reason = REASON_ROW_HEADING;
	verdict_fact(verdict, "label", word);
	verdict_reason(verdict, reason, word);
}

/* "、", "，", " ", "和": nothing that says what the next number is. */
static bool is_enumeration(struct sv gap)
{
	enum { GAP_BYTES = 9 };

	if (gap.len > GAP_BYTES)
		return false;
	for (size_t i = 0; i < gap.len; i++)
		if (sv_is_alpha(gap.data[i]) || sv_is_digit(gap.data[i]) || strchr("\"'=:&\t", gap.data[i]))
			return false;
	return true;
}

enum label_kind label_of_enumeration(struct sv *word, const struct candidate *candidate,
				     const struct label_words *words)
{
	enum { MOST_NUMBERS = 100 };
	struct candidate first = *candidate;
	const struct digits_match *number = candidate->digits;
	size_t steps = candidate->digits_before < MOST_NUMBERS ? candidate->digits_before : MOST_NUMBERS;

	for (; steps > 0 && number[-1].at.end <= number->at.begin; steps--, number--)
		if (!is_enumeration(sv_slice(candidate->stream->text, number[-1].at.end, number->at.begin)))
			break;
	if (number == candidate->digits)
		return LABEL_NONE;
	first.value = number->at;
	first.piece = stream_piece(candidate->stream, number->at.begin);
	return label_find(word, &first, words);
}

static bool is_alnum(uint32_t code)
{
	return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

static bool is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

/* "SN-123", "/files/123": what goes on behind the mark at `beyond` decides; "张三-123" and "123/456" are two things. */
static bool is_joined(uint32_t mark, uint32_t beyond)
{
	if (mark == '-')
		return is_alnum(beyond);
	if (mark == '/') /* "/files/1", "//1"; but "张三/1/男" */
		return beyond < 0x80 && !is_digit(beyond);
	return mark && mark < 0x80 && strchr("\\=&#@~$", (int)mark);
}

/* Parts of words, paths, addresses, queries, masked or longer numbers. "____" is a line to write on. */
static bool binds_before(const struct candidate *candidate, enum label_edges edges)
{
	size_t at = candidate->value.begin;
	uint32_t code = around_code_before(candidate, at);

	if (is_alnum(code) || code == '%' || code == '*')
		return true;
	if (code == '_')
		return around_code_before(candidate, at - 1) != '_';
	if (code == '.' || code == ',') /* "0.123", "1,234"; but "No. 123" */
		return is_digit(around_code_before(candidate, at - 1));
	return edges == LABEL_EDGES_STRICT && is_joined(code, code ? around_code_before(candidate, at - 1) : 0);
}

static bool binds_after(const struct candidate *candidate, enum label_edges edges)
{
	size_t at = candidate->value.end;
	uint32_t code = around_code_after(candidate, at);

	if (is_alnum(code) || code == '%' || code == '*')
		return true;
	if (code == '_')
		return around_code_after(candidate, at + 1) != '_';
	if (code == '.') { /* a file name, a fraction, or the end of a sentence */
		uint32_t next = around_code_after(candidate, at + 1);
		return edges == LABEL_EDGES_STRICT ? is_alnum(next) : is_digit(next);
	}
	return edges == LABEL_EDGES_STRICT && is_joined(code, code ? around_code_after(candidate, at + 1) : 0);
}

bool label_number_stands_alone(const struct candidate *candidate, enum label_edges edges)
{
	const struct digits_match *digits = candidate->digits;

	if (edges == LABEL_EDGES_STRICT && digits &&
	    (digits->before == DIGITS_HYPHEN || digits->after == DIGITS_HYPHEN || digits->is_broken))
		return false;
	return !binds_before(candidate, edges) && !binds_after(candidate, edges);
}

/* "%3D" */
static bool is_escape(struct sv text)
{
	static const char hex[] = "0123456789ABCDEFabcdef";

	return text.len >= 3 && text.data[0] == '%' && memchr(hex, text.data[1], strlen(hex)) &&
	       memchr(hex, text.data[2], strlen(hex));
}

bool label_number_is_in_address(const struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	struct span at = candidate->value;
	uint32_t before = around_code_before(candidate, at.begin);
	uint32_t behind = around_code_after(candidate, at.end);
	bool is_escaped = at.begin >= 3 && is_escape(sv_slice(text, at.begin - 3, at.begin));

	if (before && before < 0x80 && !is_escaped && !strchr("/=&?_-:;+", (int)before))
		return false;
	return !behind || behind >= 0x80 || strchr("/&?_-.;+#", (int)behind) || is_escape(sv_skip(text, at.end));
}

bool label_has_company(const struct candidate *candidate, const struct lexicon *words, size_t characters)
{
	return lexicon_in(words, around_window(candidate, characters)) || lexicon_in(words, grid_row(candidate)) ||
	       lexicon_in(words, grid_header_row(candidate));
}
