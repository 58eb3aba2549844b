#include "match/members.h"

#include "match/record.h"

#define REACH     1200 /* bytes of a record on either side of the value */
#define KEY_BYTES 60

static bool is_key_byte(char byte)
{
	return sv_is_alpha(byte) || sv_is_digit(byte) || (byte && strchr("_-.:", byte)) || (unsigned char)byte >= 0x80;
}

/* Without the quotes and spaces around it; quotes may be escaped. */
static struct sv bare(struct sv text)
{
	static const char around[] = " \t\r\n\"'`\\";

	while (text.len && strchr(around, text.data[0]))
		text = sv_skip(text, 1);
	while (text.len && strchr(around, text.data[text.len - 1]))
		text.len--;
	return text;
}

static void add(struct members *out, struct sv key, struct sv value, const char *wanted)
{
	if (out->count == MEMBERS_MOST || !key.len || key.len > KEY_BYTES)
		return;
	if (wanted >= value.data && wanted < value.data + value.len)
		out->own = out->count;
	out->list[out->count++] = (struct member){ key, value };
}

/* The name of letters that ends before `end`, quotes, spaces and a sign of assignment apart. */
static struct sv name_before(struct sv text, size_t end)
{
	size_t begin;

	while (end > 0 && strchr(" \t\r\n\"'\\:=", text.data[end - 1]))
		end--;
	begin = end;
	while (begin > 0 && end - begin < KEY_BYTES && is_key_byte(text.data[begin - 1]) && text.data[begin - 1] != ':')
		begin--;
	return sv_slice(text, begin, end);
}

/* ---- objects ---- */

/* The key of the list that an object stands in, "patients":[{…},{…; empty if that is not near. */
static struct sv key_of_list(struct sv text, size_t at)
{
	enum { LIST_REACH = 4096 };
	size_t least = at > LIST_REACH ? at - LIST_REACH : 0;
	size_t depth = 0;

	while (at > least && (depth || text.data[at - 1] != '[')) {
		at--;
		depth += text.data[at] == '}' || text.data[at] == ']';
		if (!depth && text.data[at] == '{')
			return (struct sv){ NULL, 0 };
		depth -= text.data[at] == '{' || text.data[at] == '[';
	}
	return at == least ? (struct sv){ NULL, 0 } : name_before(text, at - 1);
}

/* `at` is right before the opening bracket. */
static struct sv key_of_object(struct sv text, size_t at)
{
	size_t end = at;

	while (end > 0 && strchr(" \t\r\n", text.data[end - 1]))
		end--;
	return end > 0 && strchr(":=", text.data[end - 1]) ? name_before(text, end) : key_of_list(text, at);
}

static void read_object(struct members *out, struct sv object, const char *wanted)
{
	struct sv key = { NULL, 0 };
	size_t depth = 0;
	size_t begin = 0;
	char quote = 0;

	for (size_t i = 0; i <= object.len; i++) {
		char byte = i < object.len ? object.data[i] : ',';
		if (i < object.len && quote) {
			quote = byte == quote ? 0 : quote;
			continue;
		}
		if (byte && strchr("\"'`", byte))
			quote = byte;
		depth += byte == '{' || byte == '[';
		depth -= depth && (byte == '}' || byte == ']');
		if (byte == ':' && !depth && !key.len) {
			key = bare(sv_slice(object, begin, i));
			begin = i + 1;
		}
		if (i == object.len || (byte == ',' && !depth)) {
			add(out, key, bare(sv_slice(object, begin, i)), wanted);
			key = (struct sv){ NULL, 0 };
			begin = i + 1;
		}
	}
}

bool members_of_object(struct members *out, struct sv text, struct span value)
{
	struct sv object = record_object(text, value.begin, value.end, REACH);

	if (!object.len)
		return false;
	size_t begin = (size_t)(object.data - text.data);
	out->count = 0;
	out->own = MEMBERS_MOST;
	read_object(out, object, text.data + value.begin);
	out->own = out->own < out->count ? out->own : out->count;
	out->parent = key_of_object(text, begin - 1);
	out->at = (struct span){ begin - 1, begin + object.len < text.len ? begin + object.len + 1 : text.len };
	return out->count > 0;
}

/* ---- elements ---- */

static size_t skip_space(struct sv text, size_t at, size_t most)
{
	while (at < most && strchr(" \t\r\n", text.data[at]))
		at++;
	return at;
}

static size_t skip_space_back(struct sv text, size_t at, size_t least)
{
	while (at > least && strchr(" \t\r\n", text.data[at - 1]))
		at--;
	return at;
}

static struct sv name_at(struct sv text, size_t at)
{
	size_t end = at;

	while (end < text.len && end - at < KEY_BYTES && is_key_byte(text.data[end]))
		end++;
	return sv_slice(text, at, end);
}

static struct sv without_cdata(struct sv text)
{
	text = bare(text);
	if (sv_starts(text, SV("<![CDATA[")) && sv_ends(text, SV("]]>")))
		text = bare(sv_slice(text, strlen("<![CDATA["), text.len - strlen("]]>")));
	return text;
}

/* A leaf, `<xm>张三</xm>` or `<xm/>`, that starts at `at`; its length, or 0. */
static size_t leaf_at(struct member *out, struct sv text, size_t at, size_t most)
{
	if (at >= most || text.data[at] != '<')
		return 0;
	out->key = name_at(text, at + 1);
	size_t open = sv_chr(sv_slice(text, 0, most), '>', at);
	if (!out->key.len || open == SV_NONE)
		return 0;
	out->value = (struct sv){ text.data + open, 0 };
	if (text.data[open - 1] == '/')
		return open + 1 - at;
	size_t close = sv_find(sv_slice(text, 0, most), SV("</"), open);
	if (close == SV_NONE || !sv_eq(name_at(text, close + 2), out->key))
		return 0;
	out->value = without_cdata(sv_slice(text, open + 1, close));
	size_t end = sv_chr(sv_slice(text, 0, most), '>', close);
	return end == SV_NONE ? 0 : end + 1 - at;
}

/* Where the leaf begins that ends right before `end`, or `end`. */
static size_t leaf_before(struct sv text, size_t end, size_t least)
{
	struct member leaf;
	size_t close = end > 0 ? end - 1 : 0;

	if (end <= least || text.data[end - 1] != '>')
		return end;
	while (close > least && text.data[close] != '<')
		close--;
	if (text.data[close] != '<')
		return end;
	if (text.data[close + 1] != '/') /* `<xm/>`, else what opens the record */
		return leaf_at(&leaf, text, close, end) == end - close ? close : end;
	struct sv key = name_at(text, close + 2);
	for (size_t at = close; at-- > least;)
		if (text.data[at] == '<' && text.data[at + 1] != '!')
			return sv_eq(name_at(text, at + 1), key) && leaf_at(&leaf, text, at, end) == end - at ? at
													      : end;
	return end;
}

/* Where the element begins whose text the value is; SV_NONE if it is none's. */
static size_t own_leaf(struct sv text, struct span value, size_t least)
{
	enum { CDATA_BYTES = 16 };
	size_t at = skip_space_back(text, value.begin, least);
	size_t far = at > CDATA_BYTES ? at - CDATA_BYTES : 0;

	if (at - far >= strlen("<![CDATA[") && sv_ends(sv_slice(text, far, at), SV("<![CDATA[")))
		at = skip_space_back(text, at - strlen("<![CDATA["), least);
	if (at <= least || text.data[at - 1] != '>')
		return SV_NONE;
	for (at--; at > least && text.data[at] != '<';)
		at--;
	return text.data[at] == '<' && is_key_byte(text.data[at + 1]) ? at : SV_NONE;
}

struct sv members_xml_name(struct sv text, size_t at)
{
	size_t least = at > KEY_BYTES * 2 ? at - KEY_BYTES * 2 : 0;

	if (at > 1 && strchr("\"'", text.data[at - 1]) && text.data[at - 2] == '=')
		return name_before(text, at - 1);
	size_t begin = own_leaf(text, (struct span){ at, at }, least);
	return begin == SV_NONE ? (struct sv){ NULL, 0 } : name_at(text, begin + 1);
}

bool members_of_element(struct members *out, struct sv text, struct span value)
{
	size_t least = value.begin > REACH ? value.begin - REACH : 0;
	size_t most = text.len - value.end > REACH ? value.end + REACH : text.len;
	size_t begin = own_leaf(text, value, least);
	struct member leaf;

	if (begin == SV_NONE)
		return false;
	*out = (struct members){ .own = MEMBERS_MOST };
	for (int i = 0; i < MEMBERS_MOST / 2; i++) {
		size_t end = skip_space_back(text, begin, least);
		size_t before = leaf_before(text, end, least);
		if (before == end)
			break;
		begin = before;
	}
	size_t parent = skip_space_back(text, begin, least);
	out->at.begin = begin;
	for (size_t length; out->count < MEMBERS_MOST && (length = leaf_at(&leaf, text, begin, most)) > 0;) {
		add(out, leaf.key, leaf.value, text.data + value.begin);
		out->at.end = begin + length;
		begin = skip_space(text, begin + length, most);
	}
	while (parent > least && text.data[parent - 1] != '<')
		parent--;
	out->parent = name_at(text, parent);
	out->own = out->own < out->count ? out->own : out->count;
	return out->count > 1;
}

bool members_of_tag(struct members *out, struct sv text, struct span value)
{
	size_t least = value.begin > REACH ? value.begin - REACH : 0;
	size_t most = text.len - value.end > REACH ? value.end + REACH : text.len;
	size_t at = value.begin;

	if (at <= least || !strchr("\"'", text.data[at - 1]))
		return false;
	while (at > least && !strchr("<>", text.data[at - 1]))
		at--;
	if (at == least || text.data[at - 1] != '<' || !is_key_byte(text.data[at]))
		return false;
	*out = (struct members){ .own = MEMBERS_MOST, .parent = name_at(text, at), .at = { at, at } };
	for (at = skip_space(text, at + out->parent.len, most); at < most; at = skip_space(text, at, most)) {
		struct sv key = name_at(text, at);
		at += key.len;
		if (!key.len || at + 1 >= most || text.data[at] != '=' || !strchr("\"'", text.data[at + 1]))
			break;
		size_t end = sv_chr(sv_slice(text, 0, most), text.data[at + 1], at + 2);
		if (end == SV_NONE)
			break;
		add(out, key, sv_slice(text, at + 2, end), text.data + value.begin);
		at = end + 1;
		out->at.end = at;
	}
	bool has_own = out->own < out->count;
	out->own = has_own ? out->own : out->count;
	return has_own;
}
