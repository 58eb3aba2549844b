#include "fetch/robots.h"

#include "base/limits.h"

/* The record that a group is made of. */
enum field { FIELD_OTHER, FIELD_AGENT, FIELD_ALLOW, FIELD_DISALLOW, FIELD_DELAY, FIELD_SITEMAP };

/* How much of the groups read so far is for us. */
enum match { MATCH_NONE, MATCH_ALL, MATCH_US };

struct reader {
	struct robots *out;
	struct arena *arena;
	struct sv agent;
	enum match best;  /* of any group */
	enum match group; /* of the group now read */
	bool in_rules;    /* the lines that name agents are over */
};

static enum field field_of(struct sv name)
{
	static const struct {
		struct sv name;
		enum field field;
	} FIELDS[] = {
		{ { "user-agent", 10 }, FIELD_AGENT }, { { "useragent", 9 }, FIELD_AGENT },
		{ { "user agent", 10 }, FIELD_AGENT }, { { "allow", 5 }, FIELD_ALLOW },
		{ { "disallow", 8 }, FIELD_DISALLOW }, { { "crawl-delay", 11 }, FIELD_DELAY },
		{ { "crawldelay", 10 }, FIELD_DELAY }, { { "sitemap", 7 }, FIELD_SITEMAP },
		{ { "site-map", 8 }, FIELD_SITEMAP },
	};

	for (size_t i = 0; i < sizeof FIELDS / sizeof FIELDS[0]; i++)
		if (sv_eq_nocase(name, FIELDS[i].name))
			return FIELDS[i].field;
	return FIELD_OTHER;
}

static bool is_token(char c)
{
	return sv_is_alpha(c) || c == '_' || c == '-';
}

/* The product token at the begin: "Googlebot/2.1" names googlebot. */
static enum match match_of(struct sv value, struct sv agent)
{
	size_t len = 0;

	if (sv_starts(value, SV("*")))
		return MATCH_ALL;
	while (len < value.len && is_token(value.data[len]))
		len++;
	return len > 0 && sv_eq_nocase(sv_slice(value, 0, len), agent) ? MATCH_US : MATCH_NONE;
}

/* A group that names us makes all before that was for everybody void. */
static void read_agent(struct reader *reader, struct sv value)
{
	enum match match = match_of(value, reader->agent);

	if (reader->in_rules)
		reader->group = MATCH_NONE;
	reader->in_rules = false;
	if (match > reader->group)
		reader->group = match;
	if (reader->group <= reader->best)
		return;
	reader->best = reader->group;
	reader->out->rules.count = 0;
	reader->out->delay = 0;
}

static char upper_hex(unsigned value)
{
	return "0123456789ABCDEF"[value & 15];
}

static bool is_unreserved(unsigned char c)
{
	return sv_is_alpha((char)c) || sv_is_digit((char)c) || (c && strchr("-._~", c));
}

static bool is_escape(struct sv text, size_t at)
{
	return text.data[at] == '%' && at + 2 < text.len && sv_hex_digit(text.data[at + 1]) >= 0 &&
	       sv_hex_digit(text.data[at + 2]) >= 0;
}

static size_t put_escape(char *out, unsigned char byte)
{
	out[0] = '%';
	out[1] = upper_hex(byte >> 4);
	out[2] = upper_hex(byte);
	return 3;
}

/* One form for what is the same: escapes of plain characters are undone, others are upper case, and what is not ASCII
 * is escaped, as are * and $ where they mean themselves. */
static struct sv normalised(struct arena *arena, struct sv text, bool is_pattern)
{
	char *out = arena_alloc(arena, text.len * 3);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.data[i];
		bool escaped = is_escape(text, i);
		bool special = (byte == '*' && !is_pattern) || (byte == '$' && (!is_pattern || i + 1 < text.len));
		if (escaped) {
			byte = (unsigned char)(sv_hex_digit(text.data[i + 1]) << 4 | sv_hex_digit(text.data[i + 2]));
			i += 2;
		}
		if (escaped ? !is_unreserved(byte) : byte <= ' ' || byte >= 0x7F || special)
			len += put_escape(out + len, byte);
		else
			out[len++] = (char)byte;
	}
	return (struct sv){ out, len };
}

static void read_rule(struct reader *reader, struct sv path, bool allow)
{
	reader->in_rules = true;
	if (reader->group == MATCH_NONE || reader->group != reader->best || path.len == 0)
		return;
	if (path.data[0] != '/' && path.data[0] != '*')
		path = arena_printf(reader->arena, "/%.*s", SV_ARG(path));
	*vec_push(reader->arena, &reader->out->rules) =
	    (struct robots_rule){ normalised(reader->arena, path, true), allow };
}

static void read_delay(struct reader *reader, struct sv value)
{
	double seconds = 0;
	double unit = 1;

	reader->in_rules = true;
	if (reader->group == MATCH_NONE || reader->group != reader->best)
		return;
	for (size_t i = 0; i < value.len; i++) {
		char c = value.data[i];
		if (c == '.' && unit == 1) {
			unit = 0.1;
		} else if (!sv_is_digit(c)) {
			break;
		} else if (unit == 1) {
			seconds = seconds < LIMIT_CRAWL_DELAY ? seconds * 10 + (c - '0') : seconds;
		} else {
			seconds += (c - '0') * unit;
			unit /= 10;
		}
	}
	reader->out->delay = seconds < LIMIT_CRAWL_DELAY ? seconds : LIMIT_CRAWL_DELAY;
}

static void read_line(struct reader *reader, struct sv line)
{
	line = sv_slice(line, 0, sv_chr(line, '#', 0));
	size_t colon = sv_chr(line, ':', 0);
	if (colon == SV_NONE)
		return;
	struct sv value = sv_trim(sv_skip(line, colon + 1));
	switch (field_of(sv_trim(sv_slice(line, 0, colon)))) {
	case FIELD_AGENT: read_agent(reader, value); break;
	case FIELD_ALLOW: read_rule(reader, value, true); break;
	case FIELD_DISALLOW: read_rule(reader, value, false); break;
	case FIELD_DELAY: read_delay(reader, value); break;
	case FIELD_SITEMAP:
		if (value.len > 0)
			*vec_push(reader->arena, &reader->out->sitemaps) = arena_copy(reader->arena, value);
		break;
	case FIELD_OTHER: break;
	}
}

/* Lines end with LF, CR or both. */
void robots_read(struct robots *out, struct arena *arena, struct sv text, struct sv agent)
{
	struct reader reader = { .out = out, .arena = arena, .agent = agent };
	struct sv rest = sv_slice(text, 0, LIMIT_ROBOTS_BYTES);
	struct sv lines;
	struct sv line;

	*out = (struct robots){ 0 };
	if (sv_starts(rest, SV("\xEF\xBB\xBF")))
		rest = sv_skip(rest, 3);
	while (sv_split(&lines, &rest, '\n'))
		while (sv_split(&line, &lines, '\r'))
			read_line(&reader, line);
}

/* Greedy with one place to go back to. False too where the steps are used up. */
static bool matches(struct sv pattern, struct sv path, size_t *steps)
{
	size_t p = 0;
	size_t at = 0;
	size_t star = SV_NONE;
	size_t star_at = 0;
	bool anchored = sv_ends(pattern, SV("$"));

	if (anchored)
		pattern = sv_slice(pattern, 0, pattern.len - 1);
	for (; *steps > 0; --*steps) {
		if (p == pattern.len && (!anchored || at == path.len))
			return true;
		if (p < pattern.len && pattern.data[p] == '*') {
			star = p++;
			star_at = at;
		} else if (p < pattern.len && at < path.len && pattern.data[p] == path.data[at]) {
			p++;
			at++;
		} else if (star != SV_NONE && star_at < path.len) {
			p = star + 1;
			at = ++star_at;
		} else {
			return false;
		}
	}
	return false;
}

/* Rules that cost more to understand than LIMIT_ROBOTS_STEPS allow nothing. */
static bool is_allowed(const struct robots *robots, struct sv path)
{
	const struct robots_rule *best = NULL;
	size_t steps = LIMIT_ROBOTS_STEPS;

	for (size_t i = 0; i < robots->rules.count; i++) {
		const struct robots_rule *rule = &robots->rules.items[i];
		bool better = !best || rule->path.len > best->path.len ||
			      (rule->path.len == best->path.len && rule->allow && !best->allow);
		if (better && matches(rule->path, path, &steps))
			best = rule;
	}
	return steps > 0 && (!best || best->allow);
}

bool robots_allow(const struct robots *robots, struct sv path)
{
	if (robots->rules.count == 0 || sv_eq(path, SV("/robots.txt")))
		return true;
	struct arena *arena = arena_new_sized(path.len * 4 + 64);
	bool allowed = is_allowed(robots, normalised(arena, path, false));
	arena_free(arena);
	return allowed;
}
