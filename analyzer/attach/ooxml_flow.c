#include "attach/ooxml_flow.h"

#include <stdlib.h>

struct flow *flow_new(struct reading *out)
{
	struct flow *flow = calloc(1, sizeof *flow);

	if (!flow)
		abort();
	flow->out = out;
	flow->pending = SIZE_MAX;
	buf_init(&flow->aside, LIMIT_DOCUMENT_BYTES);
	return flow;
}

/* Tells what was put aside since `from`. */
static void tell_aside(struct flow *flow, size_t from)
{
	struct sv text = sv_skip(buf_view(&flow->aside), from);

	if (text.len)
		reading_put(flow->out, READING_HIDDEN, SV(""), text);
	flow->aside.len = from;
	flow->is_aside_open = false;
}

void flow_free(struct flow *flow)
{
	while (flow->depth)
		flow_pop(flow);
	buf_free(&flow->aside);
	free(flow);
}

struct flow_level *flow_outer(struct flow *flow)
{
	return &flow->levels[flow->depth ? flow->depth - 1 : 0];
}

struct flow_level *flow_push(struct flow *flow, enum text_kind kind)
{
	if (flow->depth == LIMIT_XML_DEPTH)
		return NULL;
	const struct flow_level *outer = flow_top(flow);
	struct flow_level *level = &flow->levels[++flow->depth];
	*level = (struct flow_level){ .kind = kind,
				      .skip = outer->skip,
				      .is_aside = outer->is_aside,
				      .is_comment = outer->is_comment,
				      .table = outer->kind == TEXT_TABLE ? flow->depth - 1 : outer->table,
				      .aside = flow->aside.len };
	return level;
}

struct flow_level *flow_find(struct flow *flow, enum text_kind kind)
{
	for (size_t i = flow->depth; i > 0; i--)
		if (flow->levels[i].kind == kind)
			return &flow->levels[i];
	return NULL;
}

/* Tells the beginning of what is open and was not told yet. */
static void settle(struct flow *flow)
{
	for (size_t i = flow->pending; i <= flow->depth; i++) {
		struct flow_level *level = &flow->levels[i];
		if (!level->is_pending)
			continue;
		level->is_pending = false;
		level->opened++;
		switch (level->kind) {
		case TEXT_ROW: reading_open(flow->out, READING_ROW, &level->open); break;
		case TEXT_CELL: reading_open(flow->out, READING_CELL, &level->open); break;
		default: reading_open(flow->out, level->is_flagged ? READING_HEADING : READING_PARAGRAPH, &level->open);
		}
	}
	flow->pending = SIZE_MAX;
}

void flow_open(struct flow *flow, enum reading_element element, const struct reading_open *open)
{
	settle(flow);
	reading_open(flow->out, element, open);
	flow_top(flow)->opened++;
}

void flow_aside(struct flow *flow, struct sv text)
{
	if (!text.len)
		return;
	if (flow_top(flow)->is_comment) {
		reading_text(flow->out, text);
		return;
	}
	if (!flow_find(flow, TEXT_PARAGRAPH)) {
		static const struct reading_open hidden = { .hidden = true };
		settle(flow);
		reading_open(flow->out, READING_PARAGRAPH, &hidden);
		reading_text(flow->out, text);
		reading_close(flow->out);
		return;
	}
	if (!flow->is_aside_open && flow->aside.len)
		buf_byte(&flow->aside, '\n');
	buf_append(&flow->aside, text);
	flow->is_aside_open = true;
}

void flow_text(struct flow *flow, struct sv text)
{
	const struct flow_level *level = flow_top(flow);

	if (level->is_aside) {
		flow_aside(flow, text);
		return;
	}
	settle(flow);
	flow->is_aside_open = false;
	reading_text(flow->out, text);
}

static void end_paragraph(struct flow *flow, const struct flow_level *level)
{
	if (level->is_comment) {
		reading_text(flow->out, SV("\n"));
		return;
	}
	if (flow->aside.len > level->aside) {
		settle(flow);
		tell_aside(flow, level->aside);
	}
}

static void end_cell(struct flow *flow, const struct flow_level *level)
{
	struct flow_level *row = flow_find(flow, TEXT_ROW);

	if (row)
		row->column += level->advance;
	if (!level->is_flagged) /* an empty cell counts; one that goes on from above only if it says something */
		settle(flow);
}

void flow_pop(struct flow *flow)
{
	const struct flow_level *level = flow_top(flow);

	if (!flow->depth)
		return;
	if (level->skip == FLOW_TOLD && level->kind == TEXT_PARAGRAPH)
		end_paragraph(flow, level);
	if (level->skip == FLOW_TOLD && level->kind == TEXT_CELL)
		end_cell(flow, level);
	for (; flow_top(flow)->opened; flow_top(flow)->opened--)
		reading_close(flow->out);
	flow->depth--;
}
