#include "attach/ofd_page.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

#define USUAL_SIZE 4.0

/* A text object, and the code that is open in it. */
struct reading_page {
	struct ofd_page *page;
	size_t unit;
	bool is_in_text; /* in a TextObject */
	bool is_in_code;
	bool is_hidden;
	bool is_group_hidden; /* the layer or block around it */
	double x;             /* of the object */
	double y;
	double size;
	double matrix[6];
	double code_x;
	double code_y;
	struct buf text;
	struct buf steps; /* DeltaX of the code */
};

/* Reads one number at `*at`; false where there is none. No exponents, which the format does not have. */
static bool read_number(double *out, struct sv text, size_t *at)
{
	size_t i = *at;
	double value = 0;
	double unit = 1;
	bool is_negative = i < text.len && text.data[i] == '-';
	bool has_digit = false;

	for (i += is_negative; i < text.len && sv_is_digit(text.data[i]); i++, has_digit = true)
		value = value * 10 + (text.data[i] - '0');
	if (i < text.len && text.data[i] == '.')
		for (i++; i < text.len && sv_is_digit(text.data[i]); i++, has_digit = true)
			value += (text.data[i] - '0') * (unit /= 10);
	*at = i > *at ? i : *at + 1;
	*out = is_negative ? -value : value;
	return has_digit && value < 1e9;
}

static size_t read_numbers(double *out, size_t most, struct sv text)
{
	size_t count = 0;
	size_t at = 0;

	while (at < text.len && count < most)
		count += read_number(&out[count], text, &at);
	return count;
}

/* The steps of "3.5 g 10 3.5 7", one after the other. */
struct steps {
	struct sv text;
	size_t at;
	double repeats;
	double step;
};

static bool next_step(double *out, struct steps *steps)
{
	double number;

	while (steps->repeats < 1) {
		while (steps->at < steps->text.len && sv_is_space(steps->text.data[steps->at]))
			steps->at++;
		if (steps->at >= steps->text.len)
			return false;
		bool is_group = steps->text.data[steps->at] == 'g';
		steps->at += is_group;
		double values[2] = { 1, 0 };
		size_t needed = is_group ? 2 : 1;
		for (size_t i = 2 - needed; i < 2; i++) {
			while (steps->at < steps->text.len && sv_is_space(steps->text.data[steps->at]))
				steps->at++;
			if (steps->at < steps->text.len && read_number(&number, steps->text, &steps->at))
				values[i] = number;
		}
		steps->repeats = values[0];
		steps->step = values[1];
	}
	steps->repeats--;
	*out = steps->step;
	return true;
}

static double width_of(uint32_t code, double size)
{
	enum { WIDE = 0x1100 };

	return code < WIDE ? size / 2 : size;
}

/* Blanks for room on the page, as wide as letters would be. */
static void add_blanks(struct buf *out, double room, double size)
{
	enum { MOST = 40 };
	double blanks = room / (size / 2);

	if (blanks < 0.7)
		return;
	size_t count = blanks > MOST ? MOST : (size_t)(blanks + 0.3);
	for (size_t i = 0; i < count; i++)
		buf_byte(out, ' ');
}

/* Writes the letters of the code with blanks where its steps leave room; returns where the last one ends. */
static double lay_out(struct buf *out, const struct reading_page *reading, double scale)
{
	struct sv text = buf_view(&reading->text);
	struct steps steps = { .text = buf_view(&reading->steps) };
	double size = reading->size;
	double x = reading->code_x;

	while (text.len) {
		uint32_t code;
		size_t length = utf8_read(&code, text);
		double width = width_of(code, size);
		double step = width;
		bool has_step = next_step(&step, &steps);
		buf_append(out, sv_slice(text, 0, length));
		text = sv_skip(text, length);
		/* What the letters of ASCII take is not known; a letter of any script fits in its size. */
		if (has_step && text.len && step > size * 1.2)
			add_blanks(out, step - width, size);
		x += text.len ? step : width;
	}
	return scale * x;
}

static void end_code(struct reading_page *reading)
{
	struct ofd_page *page = reading->page;
	const double *m = reading->matrix;
	struct buf text;

	reading->is_in_code = false;
	if (!sv_trim(buf_view(&reading->text)).len)
		return;
	if (page->pieces.count == LIMIT_PAGE_PIECES) {
		page->package->faults |= READING_CUT;
		return;
	}
	buf_init(&text, 64 * LIMIT_CELL_BYTES);
	double end = lay_out(&text, reading, m[0]);
	struct ofd_piece *piece = vec_push(page->arena, &page->pieces);
	*piece = (struct ofd_piece){
		.text = arena_copy(page->arena, buf_view(&text)),
		.x = reading->x + m[0] * reading->code_x + m[2] * reading->code_y + m[4],
		.y = reading->y + m[1] * reading->code_x + m[3] * reading->code_y + m[5],
		.end = reading->x + end + m[2] * reading->code_y + m[4],
		.size = reading->size * (m[3] > 0 ? m[3] : 1),
		.order = page->pieces.count,
		.unit = reading->unit,
		.is_hidden = reading->is_hidden || reading->is_group_hidden,
	};
	buf_free(&text);
}

static bool is_invisible(const struct xml_attribute *attributes, size_t count)
{
	return sv_eq(xml_attribute(attributes, count, SV("Visible")), SV("false")) ||
	       sv_eq(xml_attribute(attributes, count, SV("Alpha")), SV("0"));
}

static void begin_object(struct reading_page *reading, const struct xml_attribute *attributes, size_t count)
{
	double box[4] = { 0, 0, 0, 0 };
	double matrix[6] = { 1, 0, 0, 1, 0, 0 };

	(void)read_numbers(box, 4, xml_attribute(attributes, count, SV("Boundary")));
	(void)read_numbers(matrix, 6, xml_attribute(attributes, count, SV("CTM")));
	reading->is_in_text = true;
	reading->is_hidden = is_invisible(attributes, count);
	reading->x = box[0];
	reading->y = box[1];
	reading->size = 0;
	(void)read_numbers(&reading->size, 1, xml_attribute(attributes, count, SV("Size")));
	if (!(reading->size > 0))
		reading->size = USUAL_SIZE;
	memcpy(reading->matrix, matrix, sizeof matrix);
	reading->code_x = reading->code_y = 0;
}

static void begin_code(struct reading_page *reading, const struct xml_attribute *attributes, size_t count)
{
	/* Places that are not written are those of the code before. */
	(void)read_numbers(&reading->code_x, 1, xml_attribute(attributes, count, SV("X")));
	(void)read_numbers(&reading->code_y, 1, xml_attribute(attributes, count, SV("Y")));
	reading->is_in_code = true;
	buf_clear(&reading->text);
	buf_clear(&reading->steps);
	buf_append(&reading->steps, xml_attribute(attributes, count, SV("DeltaX")));
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct reading_page *reading = context;

	if (sv_eq(name, SV("TextObject")))
		begin_object(reading, attributes, count);
	else if (sv_eq(name, SV("TextCode")) && reading->is_in_text)
		begin_code(reading, attributes, count);
	else if (sv_eq(name, SV("CompositeGraphicUnit")))
		reading->unit++;
	else if (sv_eq(name, SV("Layer")) || sv_eq(name, SV("PageBlock")))
		reading->is_group_hidden = is_invisible(attributes, count);
	else if (sv_eq(name, SV("Template")) && reading->page->templates.count < LIMIT_MEMBERS)
		*vec_push(reading->page->arena, &reading->page->templates) =
		    arena_copy(reading->page->arena, xml_attribute(attributes, count, SV("TemplateID")));
}

static void on_text(void *context, struct sv text)
{
	struct reading_page *reading = context;

	if (reading->is_in_code)
		buf_append(&reading->text, text);
}

static void on_close(void *context, struct sv name)
{
	struct reading_page *reading = context;

	if (sv_eq(name, SV("TextCode")) && reading->is_in_code)
		end_code(reading);
	else if (sv_eq(name, SV("TextObject")))
		reading->is_in_text = false;
	else if (sv_eq(name, SV("Layer")) || sv_eq(name, SV("PageBlock")))
		reading->is_group_hidden = false;
}

void ofd_page_read(struct ofd_page *page, struct sv part)
{
	struct reading_page reading = { .page = page };

	buf_init(&reading.text, LIMIT_CELL_BYTES);
	buf_init(&reading.steps, LIMIT_CELL_BYTES);
	ooxml_parse(page->package, part, &(struct xml_handler){ &reading, on_open, on_text, on_close });
	buf_free(&reading.text);
	buf_free(&reading.steps);
}

static int compare_order(const struct ofd_piece *a, const struct ofd_piece *b)
{
	return (a->order > b->order) - (a->order < b->order);
}

/* Hidden ones behind the others, then unit by unit, from top to bottom. */
static int compare_height(const void *a, const void *b)
{
	const struct ofd_piece *x = a;
	const struct ofd_piece *y = b;

	if (x->is_hidden != y->is_hidden)
		return x->is_hidden ? 1 : -1;
	if (x->unit != y->unit)
		return x->unit > y->unit ? 1 : -1;
	return x->y != y->y ? (x->y > y->y) - (x->y < y->y) : compare_order(x, y);
}

static int compare_side(const void *a, const void *b)
{
	const struct ofd_piece *x = a;
	const struct ofd_piece *y = b;

	return x->x != y->x ? (x->x > y->x) - (x->x < y->x) : compare_order(x, y);
}

static void tell_line(struct ofd_page *page, struct ofd_piece *pieces, size_t count)
{
	struct buf line;
	double end = 0;

	buf_init(&line, LIMIT_DOCUMENT_BYTES);
	qsort(pieces, count, sizeof *pieces, compare_side);
	for (size_t i = 0; i < count; i++) {
		/* Bold letters are at times drawn twice. */
		if (i && sv_eq(pieces[i].text, pieces[i - 1].text) &&
		    fabs(pieces[i].x - pieces[i - 1].x) < pieces[i].size / 4)
			continue;
		if (i)
			add_blanks(&line, pieces[i].x - end, pieces[i].size);
		buf_append(&line, pieces[i].text);
		end = pieces[i].end;
	}
	reading_open(page->package->out, READING_PARAGRAPH, &(struct reading_open){ .hidden = pieces->is_hidden });
	reading_text(page->package->out, buf_view(&line));
	reading_close(page->package->out);
	buf_free(&line);
}

void ofd_page_tell(struct ofd_page *page)
{
	struct ofd_piece *pieces = page->pieces.items;
	size_t begin = 0;

	if (page->pieces.count > 1)
		qsort(pieces, page->pieces.count, sizeof *pieces, compare_height);
	for (size_t i = 1; i <= page->pieces.count; i++) {
		const struct ofd_piece *first = &pieces[begin];
		if (i < page->pieces.count && pieces[i].is_hidden == first->is_hidden &&
		    pieces[i].unit == first->unit && pieces[i].y - first->y < first->size / 2)
			continue;
		tell_line(page, &pieces[begin], i - begin);
		begin = i;
	}
}
