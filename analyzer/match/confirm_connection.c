/*
 * Connection strings come in two forms: an address, mysql://user:password@host/db, and a list of keys and values,
 * Server=…;User Id=…;Password=… or jdbc:…?user=…&password=….
 */
#include "match/around.h"
#include "match/credentials.h"
#include "match/secret.h"

enum { PLACEHOLDERS };

/* A string is looked at as far as that on both sides of the match, and no more of its keys. */
#define MOST_BYTES 512
#define MOST_PAIRS 24

static bool ends_string(char c)
{
	return c == '"' || c == '\'' || c == '<' || c == '>' || c == '\n' || c == '\t' || c == '`';
}

/* Where the string that `at` stands in begins and ends. */
static struct span string_around(struct sv text, size_t at)
{
	size_t least = at > MOST_BYTES ? at - MOST_BYTES : 0;
	size_t most = text.len - at > MOST_BYTES ? at + MOST_BYTES : text.len;
	struct span span = { at, at };

	while (span.begin > least && !ends_string(text.data[span.begin - 1]))
		span.begin--;
	while (span.end < most && !ends_string(text.data[span.end]))
		span.end++;
	return span;
}

struct pairs {
	struct sv server;
	struct sv user;
	struct sv password;
	size_t count;
};

static bool is_one_of(struct sv key, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sv_eq_nocase(key, sv_from(names[i])))
			return true;
	return false;
}

static void take_pair(struct pairs *out, struct sv pair)
{
	static const char *const servers[] = { "server",   "data source",     "datasource",      "host", "addr",
					       "address",  "hostname",        "network address", "dsn",  "driver",
					       "provider", "initial catalog", "database" };
	static const char *const users[] = { "user", "uid", "user id", "userid", "username", "user name" };
	static const char *const passwords[] = { "password", "pwd", "passwd" };
	size_t sign = sv_chr(pair, '=', 0);

	if (sign == SV_NONE)
		return;
	struct sv key = sv_trim(sv_slice(pair, 0, sign));
	struct sv value = sv_trim(sv_skip(pair, sign + 1));
	out->count++;
	/* Before the key there may be words ("连接串：Server=…") or the rest of an undecoded "&amp;". */
	for (size_t i = key.len; i-- > 0;)
		if ((unsigned char)key.data[i] >= 0x80 || strchr("?=:;", key.data[i])) {
			key = sv_trim(sv_skip(key, i + 1));
			break;
		}
	if (is_one_of(key, servers, sizeof servers / sizeof *servers) && !out->server.len)
		out->server = value;
	else if (is_one_of(key, users, sizeof users / sizeof *users))
		out->user = value;
	else if (is_one_of(key, passwords, sizeof passwords / sizeof *passwords))
		out->password = value;
}

static void read_pairs(struct pairs *out, struct sv string, char separator)
{
	*out = (struct pairs){ 0 };
	for (struct sv pair; out->count < MOST_PAIRS && sv_split(&pair, &string, separator);)
		take_pair(out, pair);
}

/* The password ends where a sentence goes on. */
static struct sv one_word(struct sv value)
{
	size_t end = 0;

	while (end < value.len && value.data[end] > ' ' && value.data[end] <= '~' && !strchr(")]}", value.data[end]))
		end++;
	return sv_slice(value, 0, end);
}

/* Host of "tcp:10.1.2.3,1433" and "10.1.2.3:3306". */
static struct sv host_of(struct sv server)
{
	if (sv_starts_nocase(server, SV("tcp:")))
		server = sv_skip(server, 4);
	size_t end = 0;
	while (end < server.len && !strchr(":,\\/ ", server.data[end]))
		end++;
	return sv_slice(server, 0, end);
}

/* "jdbc:mysql://10.1.2.3:3306/cms?…": what stands between "//" and '/' or ':'. */
static struct sv host_of_jdbc(struct sv string)
{
	size_t at = sv_find(string, SV("//"), 0);

	if (at == SV_NONE)
		at = sv_chr(string, '@', 0);
	return at == SV_NONE ? (struct sv){ NULL, 0 }
			     : host_of(sv_skip(string, string.data[at] == '@' ? at + 1 : at + 2));
}

static void keep(struct verdict *verdict, const struct candidate *candidate, const struct credentials *found)
{
	verdict->value.begin = (size_t)(found->password.data - candidate->stream->text.data);
	verdict->value.end = verdict->value.begin + found->password.len;
	verdict->match = string_around(candidate->stream->text, candidate->match.begin);
	verdict_fact(verdict, "host", found->host);
	verdict_reason(verdict, found->user.len ? REASON_CREDENTIALS : REASON_PASSWORD_GIVEN, SV(""));
	verdict_reason(verdict, REASON_HOST, found->host);
	if (credentials_host_is_local(found->host)) {
		verdict_reason(verdict, REASON_LOCAL_HOST, SV(""));
		verdict->certainty = CERTAINTY_POSSIBLE;
		verdict->confidence -= 0.4;
	}
}

/* "jdbc:oracle:thin:user/password@host:1521:orcl" */
static bool read_oracle(struct credentials *out, struct sv string)
{
	size_t begin = sv_find_nocase(string, SV(":thin:"), 0);
	size_t slash = begin == SV_NONE ? SV_NONE : sv_chr(string, '/', begin);
	size_t at = slash == SV_NONE ? SV_NONE : sv_chr(string, '@', slash);

	if (at == SV_NONE)
		return false;
	/* the password may have one too: the last before the host */
	struct sv rest = one_word(sv_skip(string, at));
	at += sv_rchr(rest, '@');
	out->user = sv_slice(string, begin + strlen(":thin:"), slash);
	out->password = sv_slice(string, slash + 1, at);
	string = sv_skip(string, at + 1);
	while (string.len && string.data[0] == '/')
		string = sv_skip(string, 1);
	out->host = host_of(string);
	return out->user.len && one_word(out->password).len == out->password.len;
}

static enum reason judge(struct verdict *verdict, const struct candidate *candidate, struct credentials *found)
{
	enum reason reason = credentials_test(found, candidate_words(candidate, PLACEHOLDERS));

	if (!reason && credentials_host_is_bare(found->host) && around_is_manual(candidate))
		reason = REASON_DOCUMENTATION;
	if (!reason)
		keep(verdict, candidate, found);
	return reason;
}

/* "jdbc:mysql://host/db?user=…&password=…", "jdbc:sqlserver://host;user=…;password=…" */
static enum reason confirm_jdbc(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	struct span at = string_around(text, candidate->match.begin);
	struct sv string = sv_slice(text, candidate->match.begin, at.end);
	size_t query = sv_chr(string, '?', 0);
	struct pairs pairs;

	read_pairs(&pairs, query == SV_NONE ? string : sv_skip(string, query + 1), query == SV_NONE ? ';' : '&');
	struct credentials found = { pairs.user, one_word(pairs.password), host_of_jdbc(string) };
	if (!found.password.len && !read_oracle(&found, string))
		return REASON_NO_PASSWORD;
	return found.host.len ? judge(verdict, candidate, &found) : REASON_NO_HOST;
}

static enum reason confirm_list(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	struct span at = string_around(text, candidate->match.begin);
	struct pairs pairs;

	read_pairs(&pairs, sv_slice(text, at.begin, at.end), ';');
	struct credentials found = { pairs.user, one_word(pairs.password), host_of(pairs.server) };
	if (pairs.count < 3 || !found.password.len || !found.host.len)
		return REASON_NO_LIST;
	return judge(verdict, candidate, &found);
}

/* "user:password@tcp(10.1.2.3:3306)/database" */
static enum reason confirm_tcp(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	struct sv pair = candidate_value(candidate);
	size_t colon = sv_chr(pair, ':', 0);
	struct sv rest = sv_slice(text, candidate->match.end, candidate->match.end + MOST_BYTES);
	struct credentials found = { sv_slice(pair, 0, colon), sv_skip(pair, colon + 1), host_of(rest) };

	return found.host.len ? judge(verdict, candidate, &found) : REASON_NO_HOST;
}

enum reason confirm_connection(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	struct sv match = sv_slice(text, candidate->match.begin, candidate->match.end);
	size_t begin = candidate->match.end;
	struct credentials found;

	if (sv_starts_nocase(match, SV("jdbc:")))
		return confirm_jdbc(verdict, candidate);
	if (sv_ends(match, SV("@tcp(")))
		return confirm_tcp(verdict, candidate);
	if (!sv_ends(match, SV("://")))
		return confirm_list(verdict, candidate);
	if (!credentials_read(&found, sv_slice(text, begin, begin + MOST_BYTES)))
		return REASON_NO_CREDENTIALS;
	enum reason reason = judge(verdict, candidate, &found);
	if (reason)
		return reason;
	verdict->value.begin = begin;
	verdict->secret = found.password;
	verdict->evidence = arena_printf(candidate->arena, "%.*s:******", SV_ARG(found.user));
	return REASON_NONE;
}
