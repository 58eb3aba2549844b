/*
 * From bytes to valid UTF-8, with the way back: every offset in the decoded text can be turned into the byte of the
 * source it came from, into a line and into a column.
 */
#ifndef DECODE_DECODE_H
#define DECODE_DECODE_H

#include "base/arena.h"
#include "base/sv.h"

/* Keeps converters open between documents; one per thread. */
struct decoder;

struct decoder *decoder_new(void);
void decoder_free(struct decoder *decoder);

enum decode_kind {
	DECODE_HTML, /* BOM, HTTP charset, <meta> prescan (HTML standard 13.2.3), detection */
	DECODE_TEXT  /* BOM, HTTP charset, detection */
};

enum encoding_origin { ENCODING_BOM, ENCODING_HTTP, ENCODING_META, ENCODING_DETECTED, ENCODING_DEFAULT };

struct decode_map; /* checkpoints decoded → source; private */
struct line_index; /* line starts; made on first use */

struct document {
	struct sv text;       /* valid UTF-8 without BOM; the source itself where that was valid UTF-8 already */
	struct sv source;     /* as it was read */
	const char *encoding; /* name by the Encoding Standard */
	enum encoding_origin origin;
	size_t replaced;         /* bad sequences that became U+FFFD */
	struct decoder *decoder; /* valid until the decoder's next document */
	struct arena *arena;
	struct decode_map *map; /* NULL: offsets differ by `skipped` only */
	size_t skipped;         /* bytes of BOM */
	struct line_index *lines;
};

/* Decodes `source`. `http_charset` is the label of the Content-Type header, or empty. Never fails: what cannot be
 * decoded is replaced and counted. gb2312 and gbk are read as GB18030. Bytes that are valid UTF-8 (with some byte
 * beyond ASCII) although a label says otherwise are read as labelled; only where no label is found is detection asked,
 * valid UTF-8 first. */
void decode_document(struct document *out, struct decoder *decoder, struct arena *arena, enum decode_kind kind,
		     struct sv http_charset, struct sv source);

/* The source byte that the decoded byte `offset` (0 … text.len) came from. The end of a value is the offset behind its
 * last character: document_source_offset(end). */
size_t document_source_offset(const struct document *document, size_t offset);

/* Line (1-based; ends are LF, CRLF, CR) and column (1-based, code points) of a decoded offset. Cheap on long lines too.
 */
void document_position(struct document *document, size_t offset, size_t *line, size_t *column);

#endif
