#include "match/positional.h"

#define MOST_BYTES 2000
#define MOST_ITEMS 60

/* Functions that take a password, and as which of their arguments; behind a mark where it follows the account in it. */
struct call {
	const char *name;
	size_t place; /* from 0 */
	char mark;    /* or 0 */
};

static const struct call calls[] = {
	{ "mysql_connect", 2, 0 },  { "mysql_pconnect", 2, 0 },  { "mysqli_connect", 2, 0 }, { "mysqli", 2, 0 },
	{ "mssql_connect", 2, 0 },  { "sqlsrv_connect", 2, 0 },  { "oci_connect", 1, 0 },    { "oci_pconnect", 1, 0 },
	{ "ocilogon", 1, 0 },       { "odbc_connect", 2, 0 },    { "ftp_login", 2, 0 },      { "PDO", 2, 0 },
	{ "getConnection", 2, 0 },  { "I_Login", 4, 0 },         { "sp_addlogin", 1, 0 },    { "login", 1, 0 },
	{ "autoLogin", 1, 0 },      { "doLogin", 1, 0 },         { "userLogin", 1, 0 },      { "CLIENT_Login", 3, 0 },
	{ "setCredentials", 1, 0 }, { "httpLogin", 1, 0 },       { "ftpLogin", 1, 0 },       { "btoa", 0, ':' },
	{ "encode", 0, ':' },       { "base64_encode", 0, ':' }, { "b64encode", 0, ':' },    { "connect", 0, '/' },
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* An item of a list: as written, and between its quotes. */
struct item {
	struct sv written;
	struct sv literal; /* empty: it is none */
};

struct items {
	struct item list[MOST_ITEMS];
	size_t count;
	size_t end; /* behind the closing bracket, SV_NONE if there is none */
};

static bool is_quote(char c)
{
	return c == '"' || c == '\'' || c == '`';
}

/* Behind the quoted string that starts at `at`, or the end. */
static size_t string_end(struct sv text, size_t at)
{
	char quote = text.data[at++];

	while (at < text.len && text.data[at] != quote)
		at += text.data[at] == '\\' && at + 1 < text.len ? 2 : 1;
	return at < text.len ? at + 1 : text.len;
}

static void add_item(struct items *out, struct sv written)
{
	struct item *item = &out->list[out->count];
	struct sv word = sv_trim(written);

	if (out->count == MOST_ITEMS)
		return;
	out->count++;
	*item = (struct item){ .written = word };
	if (word.len > 2 && strchr("Nb", word.data[0])) /* N'…' of SQL Server, b'…' of Python */
		word = is_quote(word.data[1]) ? sv_skip(word, 1) : word;
	if (word.len > 2 && is_quote(word.data[0]) && string_end(word, 0) == word.len)
		item->literal = sv_slice(word, 1, word.len - 1);
}

/* Reads a list from behind its opening bracket. Brackets inside belong to an item. */
static void read_items(struct items *out, struct sv text)
{
	size_t depth = 0;
	size_t begin = 0;
	size_t at = 0;

	*out = (struct items){ .end = SV_NONE };
	while (at < text.len) {
		char c = text.data[at];
		if (is_quote(c)) {
			at = string_end(text, at);
			continue;
		}
		if (depth == 0 && (c == ',' || c == ')' || c == ';')) {
			add_item(out, sv_slice(text, begin, at));
			begin = at + 1;
		}
		if (c == '(' || c == '[' || c == '{')
			depth++;
		else if (depth > 0 && (c == ')' || c == ']' || c == '}'))
			depth--;
		else if (c == ')' || c == ';') {
			out->end = at + 1;
			return;
		}
		at++;
	}
}

static bool take(struct span *out, struct sv text, const struct items *items, const struct call *call)
{
	struct sv literal = call->place < items->count ? items->list[call->place].literal : (struct sv){ NULL, 0 };
	size_t mark = call->mark ? sv_chr(literal, call->mark, 0) : 0;
	size_t at = call->mark == '/' ? sv_rchr(literal, '@') : SV_NONE;

	if (!literal.len || mark == SV_NONE)
		return false;
	out->begin = (size_t)(literal.data - text.data) + (call->mark ? mark + 1 : 0);
	out->end = (size_t)(literal.data - text.data) + (at != SV_NONE && at > mark ? at : literal.len);
	return out->end > out->begin;
}

static bool is_password_column(struct sv name)
{
	static const char *const ends[] = { "password", "passwd", "pwd", "pass", "psw", "mima", "密码", "口令" };

	while (name.len && (is_quote(name.data[name.len - 1]) || name.data[name.len - 1] == ']'))
		name.len--;
	for (size_t i = 0; i < COUNT(ends); i++)
		if (sv_ends_nocase(name, sv_from(ends[i])))
			return true;
	return false;
}

static bool insert_password(struct span *out, struct sv text, struct span match)
{
	struct sv rest = sv_slice(text, match.end, match.end + MOST_BYTES);
	struct items columns;
	struct items values;
	size_t place = 0;

	read_items(&columns, rest);
	while (place < columns.count && !is_password_column(columns.list[place].written))
		place++;
	if (columns.end == SV_NONE || place == columns.count)
		return false;
	rest = sv_skip(rest, columns.end);
	size_t open = sv_chr(rest, '(', 0);
	if (open == SV_NONE || sv_find_nocase(sv_slice(rest, 0, open), SV("values"), 0) == SV_NONE)
		return false;
	read_items(&values, sv_skip(rest, open + 1));
	return take(out, text, &values, &(struct call){ .place = place });
}

/* The name right before the bracket, or, of a procedure of SQL, the last word. */
static struct sv call_name(struct sv match)
{
	size_t end = match.len;

	while (end > 0 && strchr("( ", match.data[end - 1]))
		end--;
	size_t begin = end;
	while (begin > 0 && (sv_is_alpha(match.data[begin - 1]) || sv_is_digit(match.data[begin - 1]) ||
			     match.data[begin - 1] == '_'))
		begin--;
	return sv_slice(match, begin, end);
}

bool positional_password(struct span *out, struct sv text, struct span match)
{
	struct sv head = sv_slice(text, match.begin, match.end);
	struct sv name = call_name(head);
	struct items items;

	if (sv_starts_nocase(head, SV("insert")))
		return insert_password(out, text, match);
	read_items(&items, sv_slice(text, match.end, match.end + MOST_BYTES));
	for (size_t i = 0; i < COUNT(calls); i++)
		if (sv_eq_nocase(name, sv_from(calls[i].name)))
			return take(out, text, &items, &calls[i]);
	return false;
}
