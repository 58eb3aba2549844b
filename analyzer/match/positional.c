#include "match/positional.h"

#define MOST_BYTES  2000
#define MOST_ITEMS  60
#define TABLE_BYTES 8192 /* from the definition of a table to the rows that are put into it */

/* Functions that take a password, and as which of their arguments; behind a mark where it follows the account in it. */
struct call {
	const char *name;
	size_t place; /* from 0, or LAST_PAIR */
	char mark;    /* or 0 */
};

/* The second of the last two string literals that stand side by side: an account and its password, whatever address,
 * port or options stand around them. */
#define LAST_PAIR SIZE_MAX

static const struct call calls[] = {
	{ "mysql_connect", 2, 0 },
	{ "mysql_pconnect", 2, 0 },
	{ "mysqli_connect", 2, 0 },
	{ "mysqli_real_connect", 3, 0 },
	{ "mysqli", 2, 0 },
	{ "mssql_connect", 2, 0 },
	{ "sqlsrv_connect", 2, 0 },
	{ "oci_connect", 1, 0 },
	{ "oci_pconnect", 1, 0 },
	{ "ocilogon", 1, 0 },
	{ "odbc_connect", 2, 0 },
	{ "ftp_login", 2, 0 },
	{ "imap_open", 2, 0 },
	{ "ldap_bind", 2, 0 },
	{ "ssh2_auth_password", 2, 0 },
	{ "PDO", 2, 0 },
	{ "getConnection", 2, 0 },
	{ "sp_addlogin", 1, 0 },
	{ "I_Login", LAST_PAIR, 0 },
	{ "login", LAST_PAIR, 0 },
	{ "autoLogin", LAST_PAIR, 0 },
	{ "doLogin", LAST_PAIR, 0 },
	{ "userLogin", LAST_PAIR, 0 },
	{ "CLIENT_Login", LAST_PAIR, 0 },
	{ "httpLogin", LAST_PAIR, 0 },
	{ "ftpLogin", LAST_PAIR, 0 },
	{ "LoginDevice", LAST_PAIR, 0 },
	{ "Login_V30", LAST_PAIR, 0 },
	{ "Login_V40", LAST_PAIR, 0 },
	{ "NET_DVR_Login_V30", LAST_PAIR, 0 },
	{ "NET_DVR_Login_V40", LAST_PAIR, 0 },
	{ "setCredentials", 1, 0 },
	{ "NetworkCredential", 1, 0 },
	{ "PasswordAuthentication", 1, 0 },
	{ "UsernamePasswordToken", 1, 0 },
	{ "UsernamePasswordCredentials", 1, 0 },
	{ "UsernamePasswordAuthenticationToken", 1, 0 },
	{ "HTTPBasicAuth", 1, 0 },
	{ "auth", 1, 0 },
	{ "open", 4, 0 }, /* of XMLHttpRequest */
	{ "btoa", 0, ':' },
	{ "encode", 0, ':' },
	{ "base64_encode", 0, ':' },
	{ "b64encode", 0, ':' },
	{ "connect", 0, '/' }, /* of Oracle's drivers, */
	{ "connect", 2, 0 },   /* of all others */
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

/* The string literal at the end of `word`, which is all of it or the last part of a sum: "admin:" + "abc". */
static struct sv literal_of(struct sv word)
{
	size_t begin = 0;
	size_t end = 0;

	if (word.len > 2 && strchr("Nbu", word.data[0]) &&
	    is_quote(word.data[1])) /* N'…' of SQL Server, b'…' of Python */
		word = sv_skip(word, 1);
	while (end < word.len && is_quote(word.data[end])) {
		begin = end;
		end = string_end(word, begin);
		if (end == word.len)
			return sv_slice(word, begin + 1, end - 1);
		while (end < word.len && strchr(" +", word.data[end]))
			end++;
	}
	return (struct sv){ NULL, 0 };
}

/* Lines laid out like a table have lost their commas to tabs, and most of their quotes. */
static void add_item(struct items *out, struct sv written, bool is_tabbed)
{
	struct item *item = &out->list[out->count];
	struct sv word = sv_trim(written);

	if (out->count == MOST_ITEMS)
		return;
	out->count++;
	*item = (struct item){ .written = word };
	if (word.len > 2)
		item->literal = literal_of(word);
	if (is_tabbed && !item->literal.len && !is_quote(word.len ? word.data[0] : ' '))
		item->literal = word;
}

/* A tab that stands in place of a comma, not beside one. */
static bool is_separating_tab(struct sv text, size_t begin, size_t at)
{
	if (text.data[at] != '\t' || !sv_trim(sv_slice(text, begin, at)).len)
		return false;
	while (at < text.len && strchr(" \t\r\n", text.data[at]))
		at++;
	return at < text.len && !strchr(",);", text.data[at]);
}

/* Reads a list from behind its opening bracket. Brackets inside belong to an item. */
static void read_items(struct items *out, struct sv text)
{
	size_t depth = 0;
	size_t begin = 0;
	size_t at = 0;
	bool is_tabbed = false;

	*out = (struct items){ .end = SV_NONE };
	while (at < text.len) {
		char c = text.data[at];
		if (is_quote(c)) {
			at = string_end(text, at);
			continue;
		}
		bool is_tab = depth == 0 && is_separating_tab(text, begin, at);
		if (depth == 0 && (is_tab || c == ',' || c == ')' || c == ';')) {
			add_item(out, sv_slice(text, begin, at), is_tabbed || is_tab);
			begin = at + 1;
			is_tabbed = is_tab;
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

/* The place of the password where a call takes an account and a password side by side. */
static size_t last_pair(const struct items *items)
{
	size_t place = items->count;

	while (place > 1 && !(items->list[place - 1].literal.len && items->list[place - 2].literal.len))
		place--;
	return place > 1 ? place - 1 : items->count;
}

/* What the mark stands in is the literal; the account may be a part of a sum before it. */
static bool take(struct span *out, struct sv text, const struct items *items, const struct call *call)
{
	size_t place = call->place == LAST_PAIR ? last_pair(items) : call->place;
	const struct item *item = place < items->count ? &items->list[place] : NULL;

	if (!item || !item->literal.len)
		return false;
	struct sv literal = item->literal;
	size_t mark = call->mark ? sv_chr(literal, call->mark, 0) : SV_NONE;
	size_t at = call->mark == '/' ? sv_rchr(literal, '@') : SV_NONE;
	bool is_sum = call->mark && sv_chr(item->written, call->mark, 0) < (size_t)(literal.data - item->written.data);
	if (call->mark && mark == SV_NONE && !is_sum)
		return false;
	out->begin = (size_t)(literal.data - text.data) + (mark != SV_NONE ? mark + 1 : 0);
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

/* Reads the columns from behind their opening bracket. False unless one is a password and VALUES follows; *rows is what
 * stands behind the bracket of the first row. */
static bool read_columns(size_t *place, struct sv *rows, struct sv text)
{
	struct items columns;

	*place = 0;
	read_items(&columns, text);
	while (*place < columns.count && !is_password_column(columns.list[*place].written))
		++*place;
	if (columns.end == SV_NONE || *place == columns.count)
		return false;
	struct sv rest = sv_skip(text, columns.end);
	size_t open = sv_chr(rest, '(', 0);
	if (open == SV_NONE || sv_find_nocase(sv_slice(rest, 0, open), SV("values"), 0) == SV_NONE)
		return false;
	*rows = sv_skip(rest, open + 1);
	return true;
}

/* "`t_user`" of "CREATE TABLE IF NOT EXISTS `t_user` (" and of "INSERT INTO `t_user` VALUES (". */
static struct sv table_name(struct sv text)
{
	static const char *const words[] = { "insert", "into", "create", "table", "if", "not", "exists" };
	size_t end = 0;

	for (size_t i = 0; i < COUNT(words); i++) {
		text = sv_trim(text);
		if (sv_starts_nocase(text, sv_from(words[i])))
			text = sv_skip(text, strlen(words[i]));
	}
	text = sv_trim(text);
	while (end < text.len && !strchr(" \t\r\n(", text.data[end]))
		end++;
	return sv_slice(text, 0, end);
}

/* The place of the password among the columns of the table's definition, which stands before the INSERT. */
static bool defined_place(size_t *place, struct sv text, size_t insert)
{
	struct sv before = sv_slice(text, insert > TABLE_BYTES ? insert - TABLE_BYTES : 0, insert);
	struct sv name = table_name(sv_slice(text, insert, insert + MOST_BYTES));
	size_t create = SV_NONE;
	struct items columns;

	for (size_t at = sv_find_nocase(before, SV("create table"), 0); at != SV_NONE;
	     at = sv_find_nocase(before, SV("create table"), at + 1))
		create = at;
	if (create == SV_NONE || !name.len || !sv_eq_nocase(name, table_name(sv_skip(before, create))))
		return false;
	size_t open = sv_chr(before, '(', create);
	if (open == SV_NONE)
		return false;
	read_items(&columns, sv_skip(before, open + 1));
	for (*place = 0; *place < columns.count; ++*place) {
		struct sv column = columns.list[*place].written;
		if (is_password_column(sv_slice(column, 0, sv_chr(column, ' ', 0))))
			return true;
	}
	return false;
}

/* "INSERT INTO t VALUES (": the columns are those of the table. */
static bool is_without_columns(struct sv head)
{
	while (head.len && strchr("( ", head.data[head.len - 1]))
		head.len--;
	return sv_ends_nocase(head, SV("values"));
}

static bool insert_password(struct span *out, struct sv text, struct span match)
{
	struct items values;
	struct sv rows;
	size_t place;

	if (is_without_columns(sv_slice(text, match.begin, match.end))) {
		if (!defined_place(&place, text, match.begin))
			return false;
		read_items(&values, sv_slice(text, match.end, match.end + MOST_BYTES));
		return take(out, text, &values, &(struct call){ .place = place });
	}
	if (!read_columns(&place, &rows, sv_slice(text, match.end, match.end + MOST_BYTES)))
		return false;
	read_items(&values, rows);
	return take(out, text, &values, &(struct call){ .place = place });
}

/* The INSERT that a row belongs to is the nearest before it. */
bool positional_row_password(struct span *out, struct sv text, struct span match)
{
	struct sv before = sv_slice(text, match.begin > 2 * MOST_BYTES ? match.begin - 2 * MOST_BYTES : 0, match.begin);
	size_t insert = SV_NONE;
	struct items values;
	struct sv rows;
	size_t place;

	for (size_t at = sv_find_nocase(before, SV("insert"), 0); at != SV_NONE;
	     at = sv_find_nocase(before, SV("insert"), at + 1))
		insert = at;
	size_t open = insert == SV_NONE ? SV_NONE : sv_chr(before, '(', insert);
	if (open == SV_NONE)
		return false;
	size_t start = (size_t)(before.data - text.data) + insert;
	if (is_without_columns(sv_slice(before, insert, open))
		? !defined_place(&place, text, start)
		: !read_columns(&place, &rows, sv_skip(before, open + 1)))
		return false;
	size_t begin = match.begin + sv_chr(sv_slice(text, match.begin, match.end), '(', 0) + 1;
	read_items(&values, sv_slice(text, begin, begin + MOST_BYTES));
	return take(out, text, &values, &(struct call){ .place = place });
}

/* The name right before the bracket, or, of a procedure of SQL, the last word. */
static struct sv call_name(struct sv match)
{
	size_t end = match.len;

	while (end > 0 && strchr("( =", match.data[end - 1]))
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
		if (sv_eq_nocase(name, sv_from(calls[i].name)) && take(out, text, &items, &calls[i]))
			return true;
	return false;
}
