#include "attach/rtf.h"

static void open_element(struct rtf_flow *flow, bool *has, enum reading_element element, struct sv name)
{
	if (*has)
		return;
	*has = true;
	reading_open(flow->out, element, &(struct reading_open){ .name = name, .hidden = element == READING_HIDDEN });
}

static void close_element(struct rtf_flow *flow, bool *has)
{
	if (*has)
		reading_close(flow->out);
	*has = false;
}

static void end_table(struct rtf_flow *flow)
{
	rtf_flow_end_paragraph(flow);
	close_element(flow, &flow->has_cell);
	close_element(flow, &flow->has_row);
	close_element(flow, &flow->has_table);
}

/* Tells the beginning of the cell that the text stands in, or the end of the table before it. */
static void settle_table(struct rtf_flow *flow)
{
	if (!flow->is_in_row) {
		if (flow->has_table)
			end_table(flow);
		return;
	}
	if (!flow->has_table)
		rtf_flow_end_paragraph(flow);
	open_element(flow, &flow->has_table, READING_TABLE, SV(""));
	open_element(flow, &flow->has_row, READING_ROW, SV(""));
	open_element(flow, &flow->has_cell, READING_CELL, SV(""));
}

static void settle(struct rtf_flow *flow)
{
	settle_table(flow);
	open_element(flow, &flow->has_paragraph, flow->is_heading ? READING_HEADING : READING_PARAGRAPH, SV(""));
	if (flow->has_hidden && (!flow->is_hidden || (flow->link.len && !flow->has_link)))
		close_element(flow, &flow->has_hidden);
	if (flow->link.len)
		open_element(flow, &flow->has_link, READING_LINK, buf_view(&flow->link));
	if (flow->is_hidden)
		open_element(flow, &flow->has_hidden, READING_HIDDEN, SV(""));
}

void rtf_flow_text(struct rtf_flow *flow, struct sv text)
{
	if (!text.len)
		return;
	settle(flow);
	reading_text(flow->out, text);
}

void rtf_flow_aside(struct rtf_flow *flow, enum rtf_aside aside, struct sv name, struct sv text)
{
	struct sv none = SV("");

	text = sv_trim(text);
	if (!text.len)
		return;
	switch (aside) {
	case RTF_TITLE: reading_put(flow->out, READING_TITLE, none, text); break;
	case RTF_PROPERTY: reading_put(flow->out, READING_PROPERTY, name, text); break;
	case RTF_COMMENT: reading_put(flow->out, READING_COMMENT, none, text); break;
	case RTF_HEADER:
	case RTF_FOOTER:
		name = aside == RTF_HEADER ? SV("header") : SV("footer");
		reading_open(flow->out, READING_PART, &(struct reading_open){ .name = name });
		reading_put(flow->out, READING_PARAGRAPH, none, text);
		reading_close(flow->out);
		break;
	default: reading_put(flow->out, READING_PARAGRAPH, none, text); break;
	}
}

void rtf_flow_end_link(struct rtf_flow *flow)
{
	if (flow->link.len && !flow->has_link)
		settle(flow);
	close_element(flow, &flow->has_hidden);
	close_element(flow, &flow->has_link);
	buf_clear(&flow->link);
}

void rtf_flow_end_paragraph(struct rtf_flow *flow)
{
	close_element(flow, &flow->has_hidden);
	close_element(flow, &flow->has_link);
	close_element(flow, &flow->has_paragraph);
	if (!flow->has_table)
		reading_pause(flow->out);
}

void rtf_flow_end_cell(struct rtf_flow *flow)
{
	flow->is_in_row = true;
	settle_table(flow);
	rtf_flow_end_paragraph(flow);
	close_element(flow, &flow->has_cell);
}

void rtf_flow_end_row(struct rtf_flow *flow)
{
	rtf_flow_end_paragraph(flow);
	close_element(flow, &flow->has_cell);
	close_element(flow, &flow->has_row);
	flow->is_in_row = false;
	reading_pause(flow->out);
}

void rtf_flow_end(struct rtf_flow *flow)
{
	end_table(flow);
}
