#include "check/start_tag.h"

struct sv start_tag(const struct page *page, uint32_t element)
{
	if (element == PAGE_NONE)
		return (struct sv){ NULL, 0 };
	struct span source = page->elements.items[element].source;
	return sv_slice(page->document, source.begin, source.end);
}

struct sv start_tag_attribute(struct sv tag, struct sv name)
{
	for (size_t at = sv_find_nocase(tag, name, 1); at != SV_NONE; at = sv_find_nocase(tag, name, at + 1)) {
		struct sv rest = sv_trim(sv_skip(tag, at + name.len));
		if (!strchr(" \t\n\r\f\"'/", tag.data[at - 1]) || !rest.len || rest.data[0] != '=')
			continue;
		rest = sv_trim(sv_skip(rest, 1));
		if (rest.len && (rest.data[0] == '"' || rest.data[0] == '\'')) {
			size_t end = sv_chr(rest, rest.data[0], 1);
			return sv_slice(rest, 1, end == SV_NONE ? rest.len : end);
		}
		size_t end = 0;
		while (end < rest.len && !sv_is_space(rest.data[end]) && rest.data[end] != '>')
			end++;
		return sv_slice(rest, 0, end);
	}
	return (struct sv){ NULL, 0 };
}
