/* Rich Text Format: what is told of the text, apart from how it is written. */
#ifndef ATTACH_RTF_H
#define ATTACH_RTF_H

#include "attach/reading.h"
#include "base/limits.h"

enum rtf_word {
	RTF_UNKNOWN,
	RTF_ASIDE,
	RTF_BIN,
	RTF_CELL,
	RTF_CHARSET,
	RTF_CODE_PAGE,
	RTF_DELETED,
	RTF_FALLBACK,
	RTF_FIELD_CODE,
	RTF_FIELD_RESULT,
	RTF_FONT,
	RTF_FONTS,
	RTF_IN_TABLE,
	RTF_LINE,
	RTF_NEST_ROW,
	RTF_OUTLINE,
	RTF_PARAGRAPH,
	RTF_PLAIN,
	RTF_PARAGRAPH_PLAIN,
	RTF_ROW,
	RTF_SEEN,
	RTF_SKIPPED,
	RTF_TEXT,
	RTF_UNICODE,
	RTF_VANISH,
};

/* What is told apart from the text around it, when it is over. */
enum rtf_aside {
	RTF_NO_ASIDE,
	RTF_NOTE, /* a paragraph of its own */
	RTF_COMMENT,
	RTF_HEADER,
	RTF_FOOTER,
	RTF_TITLE,
	RTF_PROPERTY,
	RTF_PROPERTY_NAME, /* of the next value */
	RTF_PROPERTY_VALUE,
};

struct rtf_word_entry {
	const char *name;
	enum rtf_word word;
	uint16_t value;   /* of an aside: enum rtf_aside */
	const char *text; /* of RTF_TEXT: what it stands for; of RTF_PROPERTY: its name */
};

/* NULL if the word does not matter. */
const struct rtf_word_entry *rtf_word(struct sv name);

struct rtf_flow {
	struct reading *out;
	bool is_in_row; /* the text at hand belongs to a table */
	bool is_heading;
	bool is_hidden;
	struct buf link; /* address of the link around the text; empty: none */
	/* What is open */
	bool has_table;
	bool has_row;
	bool has_cell;
	bool has_paragraph;
	bool has_link;
	bool has_hidden;
};

void rtf_flow_text(struct rtf_flow *flow, struct sv text);
void rtf_flow_aside(struct rtf_flow *flow, enum rtf_aside aside, struct sv name, struct sv text);
void rtf_flow_end_link(struct rtf_flow *flow);
void rtf_flow_end_paragraph(struct rtf_flow *flow);
void rtf_flow_end_cell(struct rtf_flow *flow);
void rtf_flow_end_row(struct rtf_flow *flow);
void rtf_flow_end(struct rtf_flow *flow);

#endif
