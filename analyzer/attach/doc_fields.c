#include "attach/doc_fields.h"

#include "base/limits.h"

enum { IN_INSTRUCTION, IN_RESULT, IN_LINK };
enum { MARK_BEGIN = 0x13, MARK_RESULT = 0x14, MARK_END = 0x15 };

void doc_fields_init(struct doc_fields *fields)
{
	*fields = (struct doc_fields){ .depth = 0 };
	buf_init(&fields->instruction, LIMIT_URL_BYTES);
	buf_init(&fields->link, LIMIT_URL_BYTES);
}

void doc_fields_free(struct doc_fields *fields)
{
	buf_free(&fields->instruction);
	buf_free(&fields->link);
}

void doc_fields_clear(struct doc_fields *fields)
{
	fields->depth = fields->ignored = fields->instructions = 0;
	fields->is_link = false;
}

/* The next word of an instruction, or what stands in quotation marks. */
static struct sv next_word(struct sv *rest)
{
	*rest = sv_trim(*rest);
	bool is_quoted = sv_starts(*rest, SV("\""));
	size_t begin = is_quoted;
	size_t end = sv_chr(*rest, is_quoted ? '"' : ' ', begin);
	if (end == SV_NONE)
		end = rest->len;
	struct sv word = sv_slice(*rest, begin, end);
	*rest = sv_skip(*rest, end + is_quoted);
	return word;
}

/* HYPERLINK "address" \l "place in it" \o "hint" */
static bool find_link(struct doc_fields *fields)
{
	struct sv rest = buf_view(&fields->instruction);

	if (!sv_eq_nocase(next_word(&rest), SV("HYPERLINK")))
		return false;
	buf_clear(&fields->link);
	while (rest.len) {
		struct sv word = next_word(&rest);
		if (sv_eq_nocase(word, SV("\\l"))) {
			buf_byte(&fields->link, '#');
			buf_append(&fields->link, next_word(&rest));
		} else if (sv_eq_nocase(word, SV("\\o")) || sv_eq_nocase(word, SV("\\t"))) {
			next_word(&rest);
		} else if (!sv_starts(word, SV("\\")) && fields->link.len == 0) {
			buf_append(&fields->link, word);
		}
	}
	return fields->link.len > 0;
}

/* The instruction of the innermost field has ended. Returns true if it is to be told. */
static bool end_instruction(struct doc_fields *fields, bool has_result)
{
	uint8_t *state = &fields->states[fields->depth - 1];

	*state = IN_RESULT;
	if (--fields->instructions)
		return false;
	if (has_result && !fields->is_link && find_link(fields)) {
		*state = IN_LINK;
		fields->is_link = true;
		return false;
	}
	return fields->instruction.len > 0;
}

static void begin_field(struct doc_fields *fields)
{
	if (fields->depth == DOC_FIELD_DEPTH) {
		fields->ignored++;
		return;
	}
	if (!fields->instructions)
		buf_clear(&fields->instruction);
	fields->states[fields->depth++] = IN_INSTRUCTION;
	fields->instructions++;
}

static bool end_field(struct doc_fields *fields)
{
	if (fields->ignored) {
		fields->ignored--;
		return false;
	}
	if (!fields->depth)
		return false;
	bool is_told = fields->states[fields->depth - 1] == IN_INSTRUCTION && end_instruction(fields, false);
	if (fields->states[--fields->depth] == IN_LINK)
		fields->is_link = false;
	return is_told;
}

bool doc_fields_mark(struct doc_fields *fields, uint16_t mark)
{
	switch (mark) {
	case MARK_BEGIN: begin_field(fields); return false;
	case MARK_RESULT:
		if (fields->ignored || !fields->depth || fields->states[fields->depth - 1] != IN_INSTRUCTION)
			return false;
		return end_instruction(fields, true);
	case MARK_END: return end_field(fields);
	default: return false;
	}
}
