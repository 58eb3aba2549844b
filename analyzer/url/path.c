#include "url/path.h"

#include "url/percent.h"
#include "url/url.h"

bool path_is_drive_letter(struct sv text)
{
	return text.len == 2 && sv_is_alpha(text.data[0]) && (text.data[1] == ':' || text.data[1] == '|');
}

bool path_starts_with_drive_letter(struct sv text)
{
	return path_is_drive_letter(sv_slice(text, 0, 2)) &&
	       (text.len == 2 || (text.data[2] && strchr("/\\?#", text.data[2])));
}

/* The dots of a segment that is made of dots alone, plain or encoded; 3 for any other. */
static int count_dots(struct sv segment)
{
	int dots = 0;

	while (segment.len > 0 && dots < 3) {
		bool encoded = sv_starts_nocase(segment, SV("%2e"));
		if (!encoded && segment.data[0] != '.')
			return 3;
		segment = sv_skip(segment, encoded ? 3 : 1);
		dots++;
	}
	return dots;
}

void path_shorten(struct href *href, size_t begin, const struct scheme *scheme)
{
	struct sv path = { href->data + begin, href->len - begin };

	if (scheme && scheme->file && path.len == 3 && path.data[2] == ':' && sv_is_alpha(path.data[1]))
		return;
	size_t slash = sv_rchr(path, '/');
	if (slash != SV_NONE)
		href->len = begin + slash;
}

static void append_segment(struct href *href, bool first, const struct scheme *scheme, struct sv segment)
{
	href_byte(href, '/');
	if (first && scheme && scheme->file && path_is_drive_letter(segment)) {
		href_byte(href, segment.data[0]);
		href_byte(href, ':');
		return;
	}
	percent_append(href, PERCENT_PATH, segment);
}

static size_t segment_end(struct sv text, size_t at, bool special)
{
	while (at < text.len && text.data[at] != '/' && !(special && text.data[at] == '\\'))
		at++;
	return at;
}

void path_append(struct href *href, size_t begin, const struct scheme *scheme, struct sv text)
{
	for (size_t at = 0;; at++) {
		size_t end = segment_end(text, at, scheme != NULL);
		struct sv segment = sv_slice(text, at, end);
		int dots = segment.len ? count_dots(segment) : 3;
		if (dots == 2)
			path_shorten(href, begin, scheme);
		if (dots > 2)
			append_segment(href, href->len == begin, scheme, segment);
		else if (end == text.len)
			href_byte(href, '/');
		if (end == text.len)
			return;
		at = end;
	}
}

struct sv url_join_path(struct arena *arena, struct sv root, struct sv path)
{
	struct href href;
	size_t end = 0;

	while (end < root.len && root.data[end] != '?' && root.data[end] != '#')
		end++;
	root = sv_slice(root, 0, end);
	size_t authority = sv_find(root, SV("://"), 0);
	size_t slash = sv_rchr(root, '/');
	bool bare = slash == SV_NONE || (authority != SV_NONE && slash == authority + 2);

	href_init(&href, arena, root.len + path.len + 16);
	href_append(&href, bare ? root : sv_slice(root, 0, slash));
	href_byte(&href, '/');
	percent_append(&href, PERCENT_FILE_NAME, path);
	return href_finish(&href);
}
