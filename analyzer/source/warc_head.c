#include "source/warc_head.h"

#include "base/limits.h"
#include "source/fields.h"

void warc_head_init(struct warc_head *head)
{
	*head = (struct warc_head){ 0 };
	buf_init(&head->raw, LIMIT_WARC_HEADER);
}

void warc_head_free(struct warc_head *head)
{
	buf_free(&head->raw);
}

static enum warc_type type_from(struct sv value)
{
	static const struct {
		struct sv name;
		enum warc_type type;
	} TYPES[] = {
		{ { "response", 8 }, WARC_RESPONSE },
		{ { "resource", 8 }, WARC_RESOURCE },
		{ { "conversion", 10 }, WARC_RESOURCE },
		{ { "continuation", 12 }, WARC_CONTINUATION },
	};

	for (size_t i = 0; i < sizeof TYPES / sizeof TYPES[0]; i++)
		if (sv_eq_nocase(value, TYPES[i].name))
			return TYPES[i].type;
	return WARC_OTHER;
}

static struct sv without_brackets(struct sv value)
{
	return sv_starts(value, SV("<")) && sv_ends(value, SV(">")) ? sv_slice(value, 1, value.len - 1) : value;
}

static void take(struct warc_head *head, struct sv name, struct sv value)
{
	if (sv_eq_nocase(name, SV("Content-Length"))) {
		head->has_length = fields_number(&head->length, value) == 0;
	} else if (sv_eq_nocase(name, SV("Content-Type"))) {
		head->content_type = value;
	} else if (sv_eq_nocase(name, SV(WARC_LINKED))) {
		head->linked = value;
	} else if (!sv_starts_nocase(name, SV("WARC-"))) {
		return;
	} else if (sv_eq_nocase(name, SV("WARC-Type"))) {
		head->type = type_from(value);
	} else if (sv_eq_nocase(name, SV("WARC-Target-URI"))) {
		head->target = without_brackets(value);
	} else if (sv_eq_nocase(name, SV("WARC-Record-ID"))) {
		head->record = value;
	} else if (sv_eq_nocase(name, SV("WARC-Segment-Origin-ID"))) {
		head->origin = value;
	} else if (sv_eq_nocase(name, SV("WARC-Segment-Number"))) {
		if (fields_number(&head->segment, value) < 0)
			head->segment = 0;
	} else if (sv_eq_nocase(name, SV("WARC-Segment-Total-Length"))) {
		head->last_segment = true;
	} else if (sv_eq_nocase(name, SV("WARC-Truncated"))) {
		head->truncated = true;
	}
}

void warc_head_parse(struct warc_head *head, struct sv block)
{
	struct buf raw = head->raw;
	struct sv name;
	struct sv value;

	buf_clear(&raw);
	buf_append(&raw, block);
	*head = (struct warc_head){ .raw = raw };
	fields_unfold(head->raw.data, head->raw.len);
	struct sv rest = buf_view(&head->raw);
	struct sv version;
	fields_line(&version, &rest);
	while (fields_next(&name, &value, &rest))
		take(head, name, value);
}

bool warc_head_has_content(const struct warc_head *head)
{
	/* Look-ups of names, and what a crawler says about its run, are not the site's. */
	static const struct sv OTHERS[] = { { "dns:", 4 }, { "whois:", 6 }, { "metadata:", 9 } };

	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++)
		if (sv_starts_nocase(head->target, OTHERS[i]))
			return false;
	return head->type != WARC_OTHER;
}
