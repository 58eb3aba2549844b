#include "match/password_claim.h"

#include "match/around.h"
#include "match/base64.h"
#include "match/command_line.h"
#include "match/encoded.h"
#include "match/password_value.h"
#include "match/positional.h"

static enum ground ground_of(const struct candidate *candidate)
{
	if (candidate->label_where != WHERE_COUNT)
		return GROUND_LABELLED;
	switch (candidate->piece->where) {
	case WHERE_ATTRIBUTE: return GROUND_ATTRIBUTE;
	case WHERE_COMMENT: return GROUND_COMMENT;
	case WHERE_SCRIPT:
	case WHERE_STYLE: return GROUND_SCRIPT;
	case WHERE_URL:
	case WHERE_FILENAME: return GROUND_URL;
	case WHERE_DOCUMENT: return GROUND_DOCUMENT;
	default: return GROUND_TEXT;
	}
}

static size_t skip_blanks(struct sv text)
{
	size_t at = 0;

	while (at < text.len && text.data[at] == ' ')
		at++;
	return at;
}

/* Cuts off the account that ends at `mark`. */
static void cut_at(struct claim *claim, size_t mark)
{
	if (mark == SV_NONE || mark == 0 || mark + 1 == claim->value.len)
		return;
	claim->at.begin += mark + 1;
	claim->value = sv_skip(claim->value, mark + 1);
	claim->has_account = true;
}

/* "账号密码：admin / Abc123": the next word is the password. */
static void take_next(struct claim *claim)
{
	static const char *const marks[] = { "/", "／", "，", "、", "；" };
	struct sv text = claim->candidate->stream->text;
	size_t begin = (size_t)(claim->value.data - text.data) + claim->value.len;
	bool is_marked = false;

	begin += skip_blanks(sv_skip(text, begin));
	for (size_t i = 0; i < sizeof marks / sizeof *marks && !is_marked; i++)
		if (sv_starts(sv_skip(text, begin), sv_from(marks[i]))) {
			begin += strlen(marks[i]);
			is_marked = true;
		}
	begin += skip_blanks(sv_skip(text, begin));
	size_t end = begin;
	while (end < text.len && end - begin <= PASSWORD_MOST && text.data[end] > ' ' && text.data[end] <= '~' &&
	       !strchr("\"'`<>,;|", text.data[end]))
		end++;
	if (!is_marked || end - begin < PASSWORD_LEAST)
		return;
	claim->at = (struct span){ begin, end };
	claim->value = sv_slice(text, begin, end);
	claim->has_account = true;
}

/* "账号/密码：admin/Abc123": cuts the account off, where the words before the value promise one. */
static void cut_account(struct claim *claim, const struct lexicon *accounts)
{
	static const char *const joiners[] = { "/", "／", "、", "和", "及", "与", "-", "+", "\\" };
	struct span at = { claim->candidate->match.begin, claim->candidate->match.begin };
	struct sv before = sv_trim(around_before(claim->candidate, at, 12));
	size_t slash = sv_chr(claim->value, '/', 0);
	bool is_joined = false;
	struct span word;

	for (size_t i = 0; i < sizeof joiners / sizeof *joiners && !is_joined; i++)
		if (sv_ends(before, sv_from(joiners[i]))) {
			before.len -= strlen(joiners[i]);
			is_joined = true;
		}
	before = sv_trim(before);
	if (!lexicon_find_last(&word, accounts, before) || word.end != before.len)
		return;
	if (slash == SV_NONE && claim->ground != GROUND_SCRIPT)
		take_next(claim);
	cut_at(claim, slash);
}

/* The patterns end with a value's first characters; this is all of it, and one character too many if it is too long. */
static size_t printable_end(struct sv text, struct span value)
{
	size_t end = value.end;

	while (end < text.len && end - value.begin <= PASSWORD_MOST && text.data[end] > ' ' && text.data[end] <= '~')
		end++;
	return end;
}

static bool is_before_chinese(const struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;
	size_t end = (size_t)(claim->value.data - text.data) + claim->value.len;

	return end < text.len && (unsigned char)text.data[end] >= 0x80;
}

/* The end of the value: its closing quote, else the first mark that no password is written with before a comma. */
static size_t value_length(const struct claim *claim)
{
	struct sv value = claim->value;
	size_t end = 0;

	while (end < value.len && !strchr(claim->quote ? "\\<>" : "\\<>\"'`,;|", value.data[end]) &&
	       value.data[end] != claim->quote && !(claim->ground == GROUND_URL && value.data[end] == '&'))
		end++;
	if (claim->quote)
		return end;
	while (end > 0 && strchr(").]}:", value.data[end - 1]))
		end--;
	if (end > 1 && end == value.len && value.data[end - 1] == '(' &&
	    is_before_chinese(claim)) /* "Abc123(注意大小写)" */
		end--;
	return end;
}

/* "…?user=a&password=b" in a script or in text is an address too. */
static bool is_query(const struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;
	size_t begin = claim->candidate->match.begin;

	if (sv_ends(sv_slice(text, 0, begin), SV("&amp;")))
		return true;
	return begin > 0 && strchr("?&", text.data[begin - 1]) && text.data[claim->at.begin - 1] == '=';
}

/* The digit that a Chinese numeral or an ASCII digit stands for, or -1; *length is its bytes. */
static int numeral(size_t *length, struct sv text)
{
	static const char *const words[] = { "零", "一", "二", "三", "四", "五", "六",
					     "七", "八", "九", "十", "两", "〇" };
	static const int values[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 0 };

	*length = 1;
	if (text.len && sv_is_digit(text.data[0]))
		return text.data[0] - '0';
	*length = strlen("零");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_starts(text, sv_from(words[i])))
			return values[i];
	return -1;
}

/* "6个8": the password that it describes. Behind it must stand no more of a number or a unit. */
static bool spell_out(struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;
	size_t begin = claim->candidate->value.begin;
	size_t length;
	int count = numeral(&length, sv_skip(text, begin));
	size_t at = begin + length;

	if (count < 2 || !sv_starts(sv_skip(text, at), SV("个")))
		return false;
	at += strlen("个");
	if (sv_starts(sv_skip(text, at), SV("“")))
		at += strlen("“");
	else if (at < text.len && text.data[at] == '"')
		at++;
	int digit = numeral(&length, sv_skip(text, at));
	if (digit < 0 || digit > 9)
		return false;
	char *value = arena_alloc(claim->candidate->arena, (size_t)count);
	memset(value, '0' + digit, (size_t)count);
	claim->at = (struct span){ begin, at + length };
	claim->value = (struct sv){ value, (size_t)count };
	return true;
}

/* "城关@2021": a name before the rest, which shows better what it is. */
static size_t chinese_head(struct sv text, struct span value)
{
	enum { MOST_BYTES = 12 };
	size_t at = value.begin;

	while (at < value.end && at - value.begin < MOST_BYTES && (unsigned char)text.data[at] >= 0x80)
		at++;
	return at;
}

/* "ａｂｃ８８１２": the ASCII characters that it stands for. */
static bool fold_wide(struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;
	size_t begin = claim->candidate->value.begin;
	char *folded = arena_alloc(claim->candidate->arena, PASSWORD_MOST);
	size_t at = begin;
	size_t count = 0;

	while (count < PASSWORD_MOST && at + 2 < text.len && (unsigned char)text.data[at] == 0xEF) {
		unsigned code =
		    ((unsigned char)text.data[at + 1] & 0x3F) << 6 | ((unsigned char)text.data[at + 2] & 0x3F);
		if (code < 0xF01 || code > 0xF5E)
			break;
		folded[count++] = (char)(code - 0xF01 + '!');
		at += 3;
	}
	if (!count)
		return false;
	claim->at = (struct span){ begin, at };
	claim->value = (struct sv){ folded, count };
	while (claim->value.len && strchr(",.;:)!?", folded[claim->value.len - 1])) { /* "，" */
		claim->value.len--;
		claim->at.end -= 3;
	}
	return true;
}

/* "yz001，Yz#9921" or "yz001 Yz#9921" in a cell headed 账号及密码: the account is cut off. */
static void split_cell(struct claim *claim, const struct lexicon *accounts)
{
	static const char *const marks[] = { "，", "、", "；", " ", "\xC2\xA0", "　", ",", ";", "|" };
	size_t mark = SV_NONE;
	size_t behind = 0;

	if (!lexicon_in(accounts, claim->candidate->label))
		return;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t at = sv_find(claim->value, sv_from(marks[i]), 0);
		if (at < mark) {
			mark = at;
			behind = at + strlen(marks[i]);
		}
	}
	if (mark == SV_NONE || mark == 0)
		return;
	struct sv account = sv_slice(claim->value, 0, mark);
	struct sv password = sv_trim(sv_skip(claim->value, behind));
	struct secret_shape shape;
	secret_shape(&shape, account);
	if (!shape.printable || password.len < PASSWORD_LEAST || secret_is_name(password))
		return;
	claim->at.begin = claim->at.end - (size_t)(claim->value.data + claim->value.len - password.data);
	claim->at.end = claim->at.begin + password.len;
	claim->value = password;
	claim->has_account = true;
}

static void clean_value(struct claim *claim, const struct lexicon *accounts)
{
	struct sv text = claim->candidate->stream->text;
	size_t begin = claim->candidate->value.begin;

	claim->at = claim->candidate->value;
	if (claim->ground != GROUND_LABELLED && (spell_out(claim) || fold_wide(claim)))
		return;
	claim->at.begin = chinese_head(text, claim->at);
	if (claim->ground != GROUND_LABELLED)
		claim->at.end = printable_end(text, claim->at);
	claim->value = sv_slice(text, claim->at.begin, claim->at.end);
	if (claim->ground == GROUND_LABELLED) {
		split_cell(claim, accounts);
		return;
	}
	if (is_query(claim))
		claim->ground = GROUND_URL;
	if (begin > claim->candidate->match.begin && strchr("\"'`", text.data[begin - 1]))
		claim->quote = text.data[begin - 1];
	claim->value.len = value_length(claim);
	if (sv_starts_nocase(claim->key, SV("CURLOPT")))
		cut_at(claim, sv_chr(claim->value, ':', 0));
	cut_account(claim, accounts);
	claim->at.end = claim->at.begin + claim->value.len;
}

/* What is matched whole is no label: a constant of base64, "mysql -u…", "mysql_connect(…". */
static bool is_whole(const struct candidate *candidate)
{
	return candidate->match.begin == candidate->value.begin && candidate->match.end == candidate->value.end &&
	       candidate->label_where == WHERE_COUNT;
}

/* "Basic …", "atob("…", "auth = "…": what follows may be base64. "auth_pass …" and "credentials: a / …" end otherwise.
 */
static bool announces_base64(struct sv key)
{
	static const char *const heads[] = {
		"basic", "atob(", "auth", "credential", "base64", "b64decode", "decode64"
	};

	bool is_quoted = key.len && strchr("\"'", key.data[key.len - 1]);

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (sv_starts_nocase(key, sv_from(heads[i])))
			return is_quoted || i == 0;
	return false;
}

/* "pwd = atob(…": all that is decoded is the password. */
static bool is_decoded_password(const struct claim *claim)
{
	enum { NEAR = 24 };
	static const char *const names[] = { "password", "passwd", "pwd", "pass", "密码", "口令" };
	struct span at = { claim->candidate->match.begin, claim->candidate->match.begin };
	struct sv before = around_before(claim->candidate, at, NEAR);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sv_find_nocase(before, sv_from(names[i]), 0) != SV_NONE)
			return true;
	return false;
}

static bool read_encoded(struct claim *claim)
{
	enum { REACH = 256 };
	const struct candidate *candidate = claim->candidate;
	struct sv text = candidate->stream->text;
	bool is_named = !is_whole(candidate);

	claim->syntax = SYNTAX_ENCODED;
	claim->at = base64_around(text, candidate->value.begin, REACH);
	struct sv decoded = base64_text(candidate->arena, sv_slice(text, claim->at.begin, claim->at.end));
	claim->value = encoded_keyed_password(decoded);
	claim->has_account = true;
	if (!claim->value.len && is_named)
		claim->value = encoded_pair_password(decoded);
	if (!claim->value.len && is_named && is_decoded_password(claim))
		claim->value = decoded;
	return claim->value.len > 0;
}

/* "…'),('…": what stands between two rows. */
static bool is_between_rows(const struct candidate *candidate)
{
	return candidate->stream->text.data[candidate->match.begin + 1] == ')';
}

/* A command, a call or a list of columns: the match is the head of it. */
static bool read_place(struct claim *claim)
{
	const struct candidate *candidate = claim->candidate;
	struct sv text = candidate->stream->text;
	bool is_list = text.data[candidate->match.end - 1] == '(';

	claim->syntax = SYNTAX_PLACE;
	if (!(is_between_rows(candidate) ? positional_row_password
	      : is_list                  ? positional_password
					 : command_password)(&claim->at, text, candidate->match))
		return false;
	claim->value = sv_slice(text, claim->at.begin, claim->at.end);
	claim->has_account = true;
	return true;
}

bool password_claim_read(struct claim *out, const struct candidate *candidate, const struct lexicon *accounts)
{
	struct sv text = candidate->stream->text;

	*out = (struct claim){ .candidate = candidate, .ground = ground_of(candidate) };
	out->key = out->ground == GROUND_LABELLED ? candidate->label
						  : sv_slice(text, candidate->match.begin, candidate->value.begin);
	if (is_whole(candidate))
		return base64_is_digit(text.data[candidate->match.end - 1]) && !is_between_rows(candidate)
			   ? read_encoded(out)
			   : read_place(out);
	if (out->ground != GROUND_LABELLED && announces_base64(out->key))
		return read_encoded(out);
	clean_value(out, accounts);
	if (sv_ends(sv_trim(out->key), SV("/")))
		out->syntax = SYNTAX_PAIR;
	out->is_chinese = sv_find(out->key, SV("密"), 0) != SV_NONE || sv_find(out->key, SV("口令"), 0) != SV_NONE ||
			  sv_find(out->key, SV("码"), 0) != SV_NONE;
	return true;
}
