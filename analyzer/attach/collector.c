#include "attach/collector.h"

#include <stdlib.h>

#include "attach/chunk.h"
#include "attach/place.h"
#include "attach/reading_wire.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "table/table.h"

/* An open element. */
struct level {
	struct chunk_event event; /* how it was opened */
	struct place place;
	struct place_numbers numbers; /* around a part */
	size_t begin;                 /* its event in the chunk */
	bool has_rows;                /* a table that was headed, or not, before */
};

struct collector {
	struct collector_input input;
	struct arena *arena; /* of the chunk */
	struct arena *next;  /* of the one behind it */
	struct buf bytes;    /* of an operation that is not all there yet */
	struct buf text;
	struct chunk chunk;
	struct level levels[LIMIT_READING_DEPTH + 1]; /* the first stands for the document */
	struct place_numbers numbers;
	size_t depth;
	size_t ignored;          /* open elements below the deepest level */
	size_t head;             /* level of the table whose heading row is kept; 0: none */
	struct span head_events; /* of that row, in the chunk; without end while it is open */
	size_t head_rows;        /* rows of that table so far; SIZE_MAX where no heading can come any more */
	struct buf member;
	struct attach_member about;
	size_t member_depth; /* 0: in none */
	unsigned faults;     /* bits of enum attach_fault; those that readers tell have the same values there */
	bool ended;          /* the reader came to its end */
	bool stopped;
};

struct collector *collector_new(const struct collector_input *input)
{
	struct collector *collector = calloc(1, sizeof *collector);

	if (!collector)
		abort();
	collector->input = *input;
	collector->arena = arena_new();
	collector->next = arena_new();
	buf_init(&collector->bytes, WIRE_OPERATION_BYTES + READING_NAME_BYTES);
	buf_init(&collector->text, SIZE_MAX);
	buf_init(&collector->member, LIMIT_DOCUMENT_BYTES);
	return collector;
}

void collector_free(struct collector *collector)
{
	if (!collector)
		return;
	arena_free(collector->arena);
	arena_free(collector->next);
	buf_free(&collector->bytes);
	buf_free(&collector->text);
	buf_free(&collector->member);
	free(collector);
}

static struct chunk_event *add_event(struct collector *collector)
{
	return vec_push(collector->arena, &collector->chunk.events);
}

/* Bytes that are no UTF-8 become U+FFFD. */
static void add_text(struct collector *collector, struct sv text)
{
	struct chunk_event *event = add_event(collector);
	size_t begin = collector->text.len;

	for (;;) {
		size_t valid = utf8_valid_prefix(text);
		uint32_t code;
		buf_append(&collector->text, sv_slice(text, 0, valid));
		text = sv_skip(text, valid);
		if (!text.len)
			break;
		text = sv_skip(text, utf8_read(&code, text));
		buf_append(&collector->text, SV("\xEF\xBF\xBD"));
	}
	*event = (struct chunk_event){ .kind = CHUNK_TEXT, .at = { begin, collector->text.len } };
}

/* The document's text is for people, too: what a table or paragraph separates stands apart there. */
static void end_text(struct collector *collector, enum reading_element element)
{
	switch (element) {
	case READING_CELL: buf_byte(&collector->text, '\t'); break;
	case READING_LINK:
	case READING_HIDDEN: break;
	default: buf_byte(&collector->text, '\n'); break;
	}
}

/* A row of a table that is not inside another one. */
static bool is_outer_row(const struct collector *collector)
{
	return collector->depth > 1 && collector->levels[collector->depth].event.element == READING_ROW &&
	       collector->levels[collector->depth - 1].event.element == READING_TABLE &&
	       (!collector->head || collector->head == collector->depth - 1);
}

/* The first row of a table starts its heading. */
static void begin_head(struct collector *collector)
{
	if (collector->head || collector->levels[collector->depth - 1].has_rows)
		return;
	collector->levels[collector->depth - 1].has_rows = true;
	collector->head = collector->depth - 1;
	collector->head_rows = 0;
	collector->head_events = (struct span){ collector->chunk.events.count, SIZE_MAX };
}

/* What a row of a table looks like. */
struct row_look {
	size_t cells;
	size_t filled;
	size_t headings; /* of the filled ones: usual headings */
	bool has_header; /* the reader said so */
	bool has_values; /* something that heads no column */
};

static void look_at_cell(struct row_look *look, struct sv text)
{
	look->filled++;
	look->headings += heading_is_usual(text);
	look->has_values |= !heading_is_possible(text);
}

/* The row whose events begin at `begin` and end with the last one. */
static struct row_look look_at_row(const struct collector *collector, size_t begin)
{
	const struct chunk_event *events = collector->chunk.events.items;
	struct row_look look = { .cells = 0 };
	struct span text = { SIZE_MAX, 0 };
	size_t depth = 0;

	for (size_t i = begin; i < collector->chunk.events.count; i++) {
		if (events[i].kind == CHUNK_OPEN && depth++ == 1) {
			look.cells++;
			look.has_header |= events[i].header;
			text = (struct span){ SIZE_MAX, 0 };
		}
		if (events[i].kind == CHUNK_TEXT) {
			text.begin = text.begin == SIZE_MAX ? events[i].at.begin : text.begin;
			text.end = events[i].at.end;
		}
		if (events[i].kind == CHUNK_CLOSE && --depth == 1 && text.begin != SIZE_MAX)
			look_at_cell(&look, sv_slice(buf_view(&collector->text), text.begin, text.end));
	}
	return look;
}

/* Below a title, or "filled in by … on …", the row of the headings. */
static bool is_heading(const struct row_look *look)
{
	return look->headings >= 2 && look->headings * 3 >= look->filled * 2 && look->filled * 2 > look->cells &&
	       !look->has_values;
}

static void mark_headers(struct collector *collector, size_t begin)
{
	size_t depth = 0;

	for (size_t i = begin; i < collector->chunk.events.count; i++) {
		struct chunk_event *event = &collector->chunk.events.items[i];
		if (event->kind == CHUNK_OPEN && depth++ == 1)
			event->header = event->element == READING_CELL;
		depth -= event->kind == CHUNK_CLOSE;
	}
}

/* The heading of a table is its first row, or, where that is a title, the row with the headings below. `begin` is where
 * the row's events begin. */
static void end_head_row(struct collector *collector, size_t begin)
{
	enum { TITLE_ROWS = 5, TITLE_CELLS = 2 };

	if (collector->head_rows > TITLE_ROWS)
		return;
	struct row_look look = look_at_row(collector, begin);
	bool is_found = look.has_header || is_heading(&look);
	if (is_found && !look.has_header && collector->head_rows)
		mark_headers(collector, begin);
	if (is_found || collector->head_events.end == SIZE_MAX)
		collector->head_events = (struct span){ begin, collector->chunk.events.count };
	collector->head_rows++;
	if (is_found || look.filled > TITLE_CELLS)
		collector->head_rows = SIZE_MAX;
}

static void open_element(struct collector *collector, const struct wire_event *event)
{
	if (collector->depth == LIMIT_READING_DEPTH) {
		collector->faults |= ATTACH_CUT;
		collector->ignored++;
		return;
	}
	struct level *outer = &collector->levels[collector->depth];
	struct level *level = &collector->levels[++collector->depth];
	*level = (struct level){ .event = { .kind = CHUNK_OPEN,
					    .element = event->element,
					    .header = event->open.header && event->element == READING_CELL,
					    .hidden = event->open.hidden,
					    .row_span = event->open.row_span,
					    .column_span = event->open.column_span } };
	level->numbers = collector->numbers;
	level->event.place = place_open(&level->place, &outer->place, &collector->numbers, collector->arena,
					event->element, &event->open);
	if (event->element == READING_LINK)
		level->event.name = arena_copy(collector->arena, event->open.name);
	if (is_outer_row(collector))
		begin_head(collector);
	level->begin = collector->chunk.events.count;
	*add_event(collector) = level->event;
	/* What a property is called labels its value. */
	if (event->element == READING_PROPERTY && event->open.name.len) {
		add_text(collector, event->open.name);
		add_text(collector, SV("："));
	}
}

static void open_member(struct collector *collector, const struct wire_event *event)
{
	collector->member_depth = 1;
	collector->about = (struct attach_member){ .name = arena_copy(collector->arena, event->open.name),
						   .encrypted = event->open.encrypted };
	buf_clear(&collector->member);
}

static void close_member(struct collector *collector)
{
	struct attach_member *about = &collector->about;

	collector->member_depth = 0;
	about->bytes = buf_view(&collector->member);
	const struct attach_sink *sink = collector->input.sink;
	if (sink->member && sink->member(sink->context, about))
		collector->stopped = true;
}

static void close_element(struct collector *collector)
{
	if (collector->ignored) {
		collector->ignored--;
		return;
	}
	if (!collector->depth)
		return;
	enum reading_element element = collector->levels[collector->depth].event.element;
	end_text(collector, element);
	add_event(collector)->kind = CHUNK_CLOSE;
	size_t begin = collector->levels[collector->depth].begin;
	if (element == READING_PART)
		collector->numbers = collector->levels[collector->depth].numbers;
	collector->depth--;
	if (element == READING_ROW && collector->head && collector->head == collector->depth)
		end_head_row(collector, begin);
	if (element == READING_TABLE && collector->head == collector->depth + 1)
		collector->head = 0;
}

/* The events of the heading row once more, in the chunk that now begins; `text` is that of the chunk before. */
static void repeat_head(struct collector *collector, const struct chunk_event *events, size_t count, struct sv text)
{
	size_t begin = collector->chunk.events.count;

	for (size_t i = 0; i < count; i++) {
		struct chunk_event event = events[i];
		if (event.kind == CHUNK_TEXT) {
			add_text(collector, sv_slice(text, event.at.begin, event.at.end));
			continue;
		}
		event.place = arena_copy(collector->arena, event.place);
		event.name = arena_copy(collector->arena, event.name);
		event.row_span = 0; /* the rows below it are not repeated */
		*add_event(collector) = event;
	}
	collector->head_events = (struct span){ begin, collector->chunk.events.count };
	collector->head_rows = SIZE_MAX;
}

/* Numbers in the row say that it is no heading; a long one is none either. */
static bool is_repeatable(const struct collector *collector, struct sv text)
{
	enum { MOST_EVENTS = 4096, MOST_BYTES = 16 * 1024, MOST_DIGITS = 8 };
	struct span row = collector->head_events;

	if (!collector->head || row.end == SIZE_MAX || row.end - row.begin > MOST_EVENTS)
		return false;
	const struct chunk_event *events = collector->chunk.events.items;
	size_t begin = SIZE_MAX;
	size_t end = 0;
	for (size_t i = row.begin; i < row.end; i++)
		if (events[i].kind == CHUNK_TEXT) {
			begin = begin == SIZE_MAX ? events[i].at.begin : begin;
			end = events[i].at.end;
		}
	if (begin == SIZE_MAX || end - begin > MOST_BYTES)
		return false;
	for (size_t i = begin, digits = 0; i < end; i++) {
		digits = sv_is_digit(text.data[i]) ? digits + 1 : 0;
		if (digits == MOST_DIGITS)
			return false;
	}
	return true;
}

static void swap_arenas(struct collector *collector)
{
	struct arena *old = collector->arena;

	collector->arena = collector->next;
	collector->next = old;
}

/* Opens again what was open. */
static void begin_chunk(struct collector *collector, const struct chunk *old)
{
	bool repeats = is_repeatable(collector, old->text);
	struct span row = collector->head_events;

	swap_arenas(collector);
	collector->chunk = (struct chunk){ { NULL, 0 }, { 0 } };
	for (size_t i = 1; i <= collector->depth; i++) {
		struct level *level = &collector->levels[i];
		level->event.place = arena_copy(collector->arena, level->event.place);
		level->event.name = arena_copy(collector->arena, level->event.name);
		place_keep(&level->place, collector->arena);
		level->begin = collector->chunk.events.count;
		*add_event(collector) = level->event;
		if (repeats && i == collector->head)
			repeat_head(collector, old->events.items + row.begin, row.end - row.begin, old->text);
	}
	if (!repeats)
		collector->head = 0;
	if (collector->member_depth)
		collector->about.name = arena_copy(collector->arena, collector->about.name);
	arena_reset(collector->next);
}

static void deliver(struct collector *collector)
{
	const struct collector_input *input = &collector->input;
	struct html_input html = { .source = input->document->source,
				   .url = input->document->url,
				   .encoding = "UTF-8" };
	struct page page;

	html.document = collector->chunk.text;
	arena_reset(input->arena);
	if (html_read_events(&page, input->html, input->arena, &html, chunk_tell, &collector->chunk) == HTML_CAPPED)
		collector->faults |= ATTACH_CUT;
	if (input->sink->page(input->sink->context, &page))
		collector->stopped = true;
}

/* Ends the chunk: it becomes a page. */
static void end_chunk(struct collector *collector)
{
	struct chunk old = collector->chunk;
	struct buf text = collector->text;

	for (size_t i = 0; i < collector->depth; i++)
		add_event(collector)->kind = CHUNK_CLOSE;
	collector->chunk.text = buf_view(&text);
	if (text.len)
		deliver(collector);
	old.text = buf_view(&text);
	buf_init(&collector->text, SIZE_MAX);
	begin_chunk(collector, &old);
	buf_free(&text);
}

static bool is_above(const struct collector *collector, size_t times)
{
	return collector->text.len > times * LIMIT_READING_CHUNK ||
	       collector->chunk.events.count > times * LIMIT_READING_EVENTS;
}

static void take_in_member(struct collector *collector, const struct wire_event *event)
{
	switch (event->operation) {
	case WIRE_OPEN: collector->member_depth++; break;
	case WIRE_TEXT:
		if (event->text.len > LIMIT_DOCUMENT_BYTES - collector->member.len)
			collector->about.truncated = true;
		buf_append(&collector->member, event->text);
		break;
	case WIRE_CLOSE:
		if (--collector->member_depth == 0)
			close_member(collector);
		break;
	default: break;
	}
}

static void take_event(struct collector *collector, const struct wire_event *event)
{
	enum { FORCED = 4 }; /* readers that do not pause are interrupted */

	switch (event->operation) {
	case WIRE_OPEN:
		if (event->element == READING_MEMBER)
			open_member(collector, event);
		else
			open_element(collector, event);
		break;
	case WIRE_TEXT:
		if (!collector->ignored)
			add_text(collector, event->text);
		break;
	case WIRE_CLOSE: close_element(collector); break;
	case WIRE_FAULT: collector->faults |= event->faults; break;
	case WIRE_END: collector->ended = true; break;
	case WIRE_PAUSE: break;
	}
	if (is_above(collector, event->operation == WIRE_PAUSE ? 1 : FORCED))
		end_chunk(collector);
}

/* Takes whole operations; returns how many bytes they were. */
static size_t take_operations(struct collector *collector, struct sv bytes)
{
	size_t at = 0;

	while (!collector->stopped && !collector->ended) {
		struct wire_event event;
		size_t length;
		enum wire_result result = wire_read(&event, &length, sv_skip(bytes, at));
		if (result == WIRE_BROKEN) {
			collector->faults |= ATTACH_CRASHED;
			collector->stopped = true;
		}
		if (result != WIRE_READ)
			break;
		at += length;
		if (event.operation == WIRE_FAULT)
			event.faults &=
			    ATTACH_ENCRYPTED | ATTACH_CORRUPT | ATTACH_CUT | ATTACH_MACROS | ATTACH_UNSUPPORTED;
		if (collector->member_depth && event.operation != WIRE_FAULT && event.operation != WIRE_END)
			take_in_member(collector, &event);
		else
			take_event(collector, &event);
	}
	return at;
}

int collector_take(struct collector *collector, struct sv bytes)
{
	while (bytes.len && !collector->stopped && !collector->ended) {
		/* An operation that began in the bytes before is completed first. */
		size_t kept = collector->bytes.len;
		size_t added = collector->bytes.limit - kept < bytes.len ? collector->bytes.limit - kept : bytes.len;
		if (!kept) {
			added = take_operations(collector, bytes);
			bytes = sv_skip(bytes, added);
			if (bytes.len > collector->bytes.limit) /* cannot be: operations are shorter */
				break;
			buf_append(&collector->bytes, bytes);
			break;
		}
		buf_append(&collector->bytes, sv_slice(bytes, 0, added));
		size_t taken = take_operations(collector, buf_view(&collector->bytes));
		if (taken <= kept) /* still not all there */
			break;
		bytes = sv_skip(bytes, taken - kept);
		buf_clear(&collector->bytes);
	}
	return collector->stopped || collector->ended ? -1 : 0;
}

unsigned collector_finish(struct collector *collector)
{
	if (!collector->stopped && collector->member_depth) {
		collector->about.truncated = true;
		close_member(collector);
	}
	if (!collector->stopped)
		end_chunk(collector);
	return collector->faults;
}
