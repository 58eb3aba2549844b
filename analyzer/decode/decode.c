#include "decode/decode.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "decode/decode_map.h"
#include "decode/detect.h"
#include "decode/line_index.h"
#include "decode/prescan.h"
#include "lib/charset.h"

struct converter {
	struct converter *next;
	const char *encoding;
	struct charset *charset;
};

struct decoder {
	struct converter *converters; /* one for each encoding met so far */
};

struct decoder *decoder_new(void)
{
	struct decoder *decoder = calloc(1, sizeof *decoder);
	if (!decoder)
		abort();
	return decoder;
}

void decoder_free(struct decoder *decoder)
{
	if (!decoder)
		return;
	while (decoder->converters) {
		struct converter *next = decoder->converters->next;
		charset_close(decoder->converters->charset);
		free(decoder->converters);
		decoder->converters = next;
	}
	free(decoder);
}

/* NULL where the encoding cannot be read here. */
static struct charset *converter(struct decoder *decoder, const char *encoding)
{
	for (struct converter *known = decoder->converters; known; known = known->next)
		if (strcmp(known->encoding, encoding) == 0)
			return known->charset;
	struct converter *added = malloc(sizeof *added);
	if (!added)
		abort();
	*added = (struct converter){ decoder->converters, encoding, charset_open(encoding) };
	decoder->converters = added;
	return added->charset;
}

/* Takes `encoding` for the document if there is one and it can be read. The labels of the standard's "replacement"
 * (HZ, ISO-2022-CN …) count as none: a browser shows nothing of such a page, but its bytes are public. */
static bool take(struct document *out, const char *encoding, enum encoding_origin origin)
{
	if (!encoding || !converter(out->decoder, encoding))
		return false;
	out->encoding = encoding;
	out->origin = origin;
	return true;
}

static bool take_bom(struct document *out)
{
	static const struct {
		const char *encoding;
		struct sv mark;
	} MARKS[] = {
		{ "UTF-8", { "\xEF\xBB\xBF", 3 } },
		{ "UTF-16LE", { "\xFF\xFE", 2 } },
		{ "UTF-16BE", { "\xFE\xFF", 2 } },
	};

	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
		if (sv_starts(out->source, MARKS[i].mark)) {
			out->skipped = MARKS[i].mark.len;
			return take(out, MARKS[i].encoding, ENCODING_BOM);
		}
	return false;
}

static bool take_label(struct document *out, enum decode_kind kind, struct sv http_charset)
{
	struct sv start = sv_slice(out->source, 0, PRESCAN_BYTES);

	return take_bom(out) || take(out, charset_from_label(http_charset), ENCODING_HTTP) ||
	       (kind == DECODE_HTML && take(out, prescan_meta(start, false), ENCODING_META)) ||
	       take(out, prescan_xml(start), ENCODING_META);
}

/* Real pages put long scripts before their <meta>. Browsers that looked in the first kilobyte only find it when they
 * parse, and start again. Here such a late label stands behind UTF-8, which bytes do not form by chance, so that the
 * text is read as it was written; but before guessing. Of bytes that are no UTF-8 a late "utf-8" is not believed. */
static bool take_late_label(struct document *out, enum decode_kind kind)
{
	const char *encoding = kind == DECODE_HTML ? prescan_meta(out->source, true) : NULL;

	return encoding && strcmp(encoding, "UTF-8") != 0 && take(out, encoding, ENCODING_META);
}

/* The default is windows-1252, where every byte is a character: bytes that form Chinese text are detected, however few,
 * so that what is left are single bytes such as "©" or "·" in a page that is ASCII otherwise. */
static void take_detected(struct document *out, enum decode_kind kind)
{
	bool ascii = detect_ascii(out->source) == out->source.len;

	if (take(out, detect_utf16(out->source), ENCODING_DETECTED) ||
	    (ascii && take(out, "UTF-8", ENCODING_DEFAULT)) ||
	    (detect_utf8(out->source) && take(out, "UTF-8", ENCODING_DETECTED)) || take_late_label(out, kind) ||
	    take(out, detect_legacy(out->source), ENCODING_DETECTED) || take(out, "windows-1252", ENCODING_DEFAULT))
		return;
	take(out, "UTF-8", ENCODING_DEFAULT);
}

/* Bytes at the start of `body` that are the same in UTF-8. */
static size_t same_in_utf8(const char *encoding, struct sv body)
{
	if (strcmp(encoding, "UTF-8") == 0)
		return utf8_valid_prefix(body);
	if (strncmp(encoding, "UTF-16", 6) == 0 || strcmp(encoding, "ISO-2022-JP") == 0)
		return 0;
	return detect_ascii(body);
}

void decode_document(struct document *out, struct decoder *decoder, struct arena *arena, enum decode_kind kind,
		     struct sv http_charset, struct sv source)
{
	*out =
	    (struct document){ .source = sv_slice(source, 0, DECODE_MAP_SOURCE), .decoder = decoder, .arena = arena };
	if (!take_label(out, kind, http_charset))
		take_detected(out, kind);
	struct sv body = sv_skip(out->source, out->skipped);
	size_t same = same_in_utf8(out->encoding, body);
	out->text = body;
	if (same == body.len)
		return;
	out->map = decode_map_new(&out->text, &out->replaced, arena, converter(decoder, out->encoding), body, same);
}

size_t document_source_offset(const struct document *document, size_t offset)
{
	return document->skipped + (document->map ? decode_map_source(document->map, offset) : offset);
}

void document_position(struct document *document, size_t offset, size_t *line, size_t *column)
{
	if (!document->lines)
		document->lines = line_index_new(document->arena, document->text);
	line_index_find(document->lines, offset, line, column);
}
