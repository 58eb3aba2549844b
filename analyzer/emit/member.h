/* Members of JSON objects as records have them: masked, cut to their limits. Shared by the formats that are JSON. */
#ifndef EMIT_MEMBER_H
#define EMIT_MEMBER_H

#include "base/json.h"
#include "emit/credentials.h"
#include "emit/emit.h"

struct member_writer {
	struct json json;
	struct buf scratch;
	bool show_secrets;
};

void member_begin(struct member_writer *writer, struct buf *out, const struct emit_options *options);
void member_end(struct member_writer *writer);

/* Key and string, also an empty one; passwords of addresses masked unless secrets are shown, cut to
 * LIMIT_RECORD_STRING. */
void member_text(struct member_writer *writer, const char *key, struct sv value);
void member_address(struct member_writer *writer, const char *key, struct sv value);
void member_unsigned(struct member_writer *writer, const char *key, uint64_t value);

/* The object of a finding's own facts. */
void member_data(struct member_writer *writer, const struct finding *finding, const struct place *place);

/* The counts of a summary, as members of the open object. */
void member_summary(struct member_writer *writer, const struct summary *summary);

#endif
