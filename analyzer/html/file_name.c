#include "html/file_name.h"

#include "base/utf8.h"
#include "lib/charset.h"
#include "model/media.h"
#include "url/url.h"

struct sv file_name_extension(struct sv name)
{
	struct sv extension = media_extension(sv_trim(name));
	const struct media_type *type = media_by_extension(extension);

	return type && media_is_attachment(type->family) ? extension : SV("");
}

static struct sv last_segment(struct sv path)
{
	size_t slash = sv_rchr(path, '/');

	return slash == SV_NONE ? path : sv_skip(path, slash + 1);
}

struct sv file_name_of_path(struct sv *name, struct arena *arena, struct sv path)
{
	struct sv segment = last_segment(path);
	size_t parameter = sv_chr(segment, ';', 0); /* as in "a.doc;jsessionid=…" */

	if (parameter != SV_NONE)
		segment.len = parameter;
	if (sv_chr(segment, '%', 0) == SV_NONE)
		return file_name_extension(segment);
	struct sv decoded = url_percent_decode(arena, segment);
	struct sv extension = file_name_extension(decoded);
	if (extension.len > 0)
		*name = last_segment(decoded);
	return extension;
}

struct sv file_name_of_query(struct sv *name, struct arena *arena, struct sv query)
{
	bool is_encoded = sv_chr(query, '%', 0) != SV_NONE || sv_chr(query, '+', 0) != SV_NONE;
	struct sv key;
	struct sv value;

	if (!is_encoded && sv_chr(query, '.', 0) == SV_NONE)
		return SV("");
	while (url_next_parameter(&key, &value, &query, arena)) {
		struct sv text = value.len > 0 ? value : key;
		struct sv extension = file_name_extension(text);
		if (extension.len == 0)
			continue;
		if (is_encoded)
			*name = last_segment(text);
		return extension;
	}
	return SV("");
}

struct sv file_name_text(struct arena *arena, struct charset **gb18030, struct sv name)
{
	struct sv text = SV("");
	struct buf buf;

	if (utf8_valid_prefix(name) == name.len)
		return arena_copy(arena, name);
	if (!*gb18030)
		*gb18030 = charset_open("GB18030");
	if (!*gb18030)
		return text;
	buf_init(&buf, name.len * 3 + CHARSET_SLACK);
	if (charset_convert(*gb18030, &buf, name) == name.len)
		text = arena_copy(arena, buf_view(&buf));
	buf_free(&buf);
	return text;
}
