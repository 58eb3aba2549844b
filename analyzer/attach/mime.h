/* Mail and saved web pages: headers, and how bodies are encoded. */
#ifndef ATTACH_MIME_H
#define ATTACH_MIME_H

#include "base/arena.h"
#include "base/base64.h"
#include "decode/decode.h"

struct mime_field {
	struct sv name;
	struct sv value; /* as written, folds and all */
};

/* Cuts the first field off `rest`. Returns false where the header ends; `rest` is the body then. */
bool mime_next_field(struct mime_field *out, struct sv *rest);

/* What turns the words of a field into text. */
struct mime_words {
	struct arena *arena;
	struct decoder *decoder;
	struct arena *scratch; /* reset as one likes */
};

/* The field's text, unfolded, with its encoded words (=?gbk?B?…?=) read. In the arena. */
struct sv mime_text(const struct mime_words *words, struct sv value);

/* "text/html" of `text/html; charset=gbk`, in lower case. */
struct sv mime_type(struct arena *arena, struct sv value);

/* The parameter of that name, however it is written: charset=gbk, name="…", filename*=utf-8''…, filename*0*=…. In the
 * arena; empty if there is none. */
struct sv mime_parameter(const struct mime_words *words, struct sv value, struct sv name);

enum mime_encoding { MIME_PLAIN, MIME_BASE64, MIME_QUOTED };

enum mime_encoding mime_encoding(struct sv value);

/* A body, decoded piece by piece. */
struct mime_body {
	enum mime_encoding encoding;
	struct sv rest;
	struct base64 base64;
};

/* The next decoded bytes: how many, 0 at the end. `size` is at least 16. */
size_t mime_read(struct mime_body *body, char *out, size_t size);

/* The body of an entity as text in UTF-8, in the arena. `label` names its encoding, or is empty. */
struct sv mime_body_text(const struct mime_words *words, enum mime_encoding encoding, enum decode_kind kind,
			 struct sv label, struct sv body);

/* Files in the text of a mail, as programs put them there before MIME (uuencode). True for "begin 644 list.xls". */
bool mime_uu_begins(struct sv *name, struct sv line);

enum { MIME_UU_BYTES = 63 };

/* Decodes a line of such a file, without its line end; returns how many bytes, 0 for its last line and for what is
 * none. */
size_t mime_uu_read(char out[MIME_UU_BYTES], struct sv line);

#endif
