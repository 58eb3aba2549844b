#include "attach/sheet_strings.h"

#include "base/limits.h"

enum { MOST_STRINGS = LIMIT_SHARED_STRINGS / sizeof(uint32_t) };

struct strings_case {
	struct ooxml *package;
	struct sheet_strings *strings;
	bool is_text;    /* in a <t> */
	bool is_reading; /* in how it is read aloud, which is not shown */
	bool is_beyond;  /* the limit was reached */
};

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	static const struct reading_open none = { .row = 0 };
	struct strings_case *strings = context;

	(void)attributes;
	(void)count;
	if (sv_eq(name, SV("t")))
		strings->is_text = !strings->is_reading;
	else if (sv_eq(name, SV("rPh")))
		strings->is_reading = true;
	else if (sv_eq(name, SV("si")) && strings->is_beyond)
		reading_open(strings->package->out, READING_PARAGRAPH, &none);
}

static void on_text(void *context, struct sv text)
{
	struct strings_case *strings = context;

	if (!strings->is_text)
		return;
	if (strings->is_beyond)
		reading_text(strings->package->out, text);
	else
		buf_append(&strings->strings->text, text);
}

static void end_string(struct strings_case *strings)
{
	static const struct reading_open part = { .name = SV("shared strings") };
	struct sheet_strings *out = strings->strings;
	uint32_t end = (uint32_t)out->text.len;

	if (strings->is_beyond) {
		reading_close(strings->package->out);
		reading_pause(strings->package->out);
		return;
	}
	buf_append(&out->ends, (struct sv){ (const char *)&end, sizeof end });
	out->count++;
	if (out->text.len < LIMIT_SHARED_STRINGS - LIMIT_CELL_BYTES && out->count < MOST_STRINGS)
		return;
	strings->is_beyond = true;
	strings->package->faults |= READING_CUT;
	reading_open(strings->package->out, READING_PART, &part);
}

static void on_close(void *context, struct sv name)
{
	struct strings_case *strings = context;

	if (sv_eq(name, SV("t")))
		strings->is_text = false;
	else if (sv_eq(name, SV("rPh")))
		strings->is_reading = false;
	else if (sv_eq(name, SV("si")))
		end_string(strings);
}

void sheet_strings_read(struct sheet_strings *out, struct ooxml *package, struct sv part)
{
	struct strings_case strings = { .package = package, .strings = out };

	*out = (struct sheet_strings){ .count = 0 };
	buf_init(&out->text, LIMIT_SHARED_STRINGS);
	buf_init(&out->ends, LIMIT_SHARED_STRINGS);
	ooxml_parse(package, part, &(struct xml_handler){ &strings, on_open, on_text, on_close });
	if (out->text.overflow)
		package->faults |= READING_CUT;
	if (strings.is_beyond)
		reading_close(package->out);
}

void sheet_strings_free(struct sheet_strings *strings)
{
	buf_free(&strings->text);
	buf_free(&strings->ends);
}

static uint32_t end_at(const struct sheet_strings *strings, size_t index)
{
	uint32_t end;

	memcpy(&end, strings->ends.data + index * sizeof end, sizeof end);
	return end;
}

int sheet_strings_get(struct sv *out, const struct sheet_strings *strings, size_t index)
{
	if (index >= strings->count)
		return -1;
	*out = sv_slice(buf_view(&strings->text), index ? end_at(strings, index - 1) : 0, end_at(strings, index));
	return 0;
}
