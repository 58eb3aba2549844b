#include "match/finder_read.h"

#include "base/limits.h"
#include "match/digits.h"

bool finder_is_named(const struct yaml *rule)
{
	return yaml_get(rule, "pattern") || yaml_get(rule, "patterns") || yaml_get(rule, "digits") ||
	       yaml_get(rule, "labelled");
}

static void read_flags(unsigned *out, struct rule_file *file, const struct yaml *node)
{
	static const struct {
		const char *name;
		unsigned flag;
	} flags[] = { { "caseless", REGEX_CASELESS }, { "dotall", REGEX_DOTALL }, { "multiline", REGEX_MULTILINE } };
	struct sv *names;
	size_t count;

	if (field_texts(file, &names, &count, node))
		return;
	for (size_t i = 0; i < count; i++) {
		unsigned known = 0;
		for (size_t k = 0; k < sizeof flags / sizeof *flags; k++)
			if (sv_eq(names[i], sv_from(flags[k].name)))
				known = flags[k].flag;
		if (!known)
			field_fault(file, node->line, "\"%.*s\" is no flag: caseless, dotall, multiline",
				    SV_ARG(names[i]));
		*out |= known;
	}
}

static void add_pattern(struct rule_body *body, struct rule_file *file, struct pattern pattern)
{
	char reason[256];

	pattern.regex = regex_new(pattern.text, pattern.flags, reason, sizeof reason);
	if (!pattern.regex) {
		field_fault(file, pattern.line, "bad pattern: %s", reason);
		return;
	}
	int group = regex_group(pattern.regex, "value");
	pattern.value_group = group > 0 ? group : 0;
	body->patterns[body->pattern_count++] = pattern;
}

static void read_pattern(struct rule_body *body, struct rule_file *file, const struct yaml *node, unsigned flags)
{
	struct pattern pattern = { .flags = flags, .line = node->line };

	if (field_text(file, &pattern.text, node) == 0)
		add_pattern(body, file, pattern);
}

/* Chinese words may be spaced out, as lexicons have it. */
static void append_word(struct buf *out, struct sv word)
{
	for (size_t i = 0; i < word.len; i++) {
		unsigned char byte = (unsigned char)word.data[i];
		if (i > 0 && (byte & 0xC0) == 0xC0 && (unsigned char)word.data[i - 1] >= 0x80)
			buf_append(out, SV("[ \\x{a0}\\x{3000}]*"));
		if (byte < 0x80 && !sv_is_alpha((char)byte) && !sv_is_digit((char)byte))
			buf_printf(out, "\\x%02x", byte);
		else
			buf_byte(out, (char)byte);
	}
}

/* One pattern that finds any of the words; the word list then tells whether they are what they seem. */
static void read_labels(struct rule_body *body, struct rule_file *file, const struct yaml *node)
{
	struct pattern pattern = { .flags = REGEX_CASELESS, .is_label = true, .line = node->line };
	struct buf text;
	struct sv *words;
	size_t count;

	if (field_texts(file, &words, &count, node))
		return;
	buf_init(&text, LIMIT_YAML_BYTES);
	for (size_t i = 0; i < count; i++) {
		if (words[i].len < LEXICON_LEAST_BYTES)
			field_fault(file, node->line, "the word \"%.*s\" is too short", SV_ARG(words[i]));
		if (i)
			buf_byte(&text, '|');
		append_word(&text, words[i]);
	}
	pattern.text = arena_copy(file->arena, buf_view(&text));
	buf_free(&text);
	body->labels = lexicon_new(file->arena, words, count);
	add_pattern(body, file, pattern);
}

/* "6-8-4" */
static int read_grouping(struct grouping *out, struct sv text)
{
	for (struct sv part; sv_split(&part, &text, '-');) {
		if (out->count == DIGITS_MOST_GROUPS || part.len == 0 || part.len > 2)
			return -1;
		size_t size = 0;
		for (size_t i = 0; i < part.len; i++) {
			if (!sv_is_digit(part.data[i]))
				return -1;
			size = size * 10 + (size_t)(part.data[i] - '0');
		}
		if (!size)
			return -1;
		out->sizes[out->count++] = (uint8_t)size;
	}
	return out->count > 1 ? 0 : -1;
}

static void read_min(struct rule_file *file, void *target, const struct yaml *node)
{
	field_unsigned(file, &((struct digits_rule *)target)->min, node, DIGITS_LEAST, DIGITS_MOST);
}

static void read_max(struct rule_file *file, void *target, const struct yaml *node)
{
	field_unsigned(file, &((struct digits_rule *)target)->max, node, DIGITS_LEAST, DIGITS_MOST);
}

static void read_groups(struct rule_file *file, void *target, const struct yaml *node)
{
	struct digits_rule *digits = target;
	struct sv *texts;
	size_t count;

	if (field_texts(file, &texts, &count, node))
		return;
	struct grouping *groupings = arena_zalloc(file->arena, count * sizeof *groupings);
	for (size_t i = 0; i < count; i++)
		if (read_grouping(&groupings[i], texts[i]))
			field_fault(file, node->line, "\"%.*s\" is no grouping such as 6-8-4", SV_ARG(texts[i]));
	digits->groupings = groupings;
	digits->grouping_count = count;
	digits->any_grouping = false;
}

static void read_tail(struct rule_file *file, void *target, const struct yaml *node)
{
	struct digits_rule *digits = target;

	if (field_text(file, &digits->tail, node))
		return;
	for (size_t i = 0; i < digits->tail.len; i++)
		if (digits->tail.data[i] < 'A' || digits->tail.data[i] > 'Z') {
			field_fault(file, node->line, "\"tail\" must be capital letters");
			return;
		}
}

static void read_digits(struct rule_body *body, struct rule_file *file, const struct yaml *node)
{
	static const struct field fields[] = {
		{ "min", true, read_min },
		{ "max", true, read_max },
		{ "groups", false, read_groups },
		{ "tail", false, read_tail },
	};

	body->digits.any_grouping = true;
	field_map(file, &body->digits, node, "digits", fields, 4);
	if (body->digits.min && body->digits.max && body->digits.max < body->digits.min)
		field_fault(file, node->line, "\"max\" must not be below \"min\"");
}

void finder_read(struct rule_body *body, struct rule_file *file, const struct yaml *rule)
{
	const struct yaml *pattern = yaml_get(rule, "pattern");
	const struct yaml *patterns = yaml_get(rule, "patterns");
	const struct yaml *labels = yaml_get(rule, "labelled");
	const struct yaml *digits = yaml_get(rule, "digits");
	const struct yaml *flag_list = yaml_get(rule, "flags");
	unsigned flags = 0;

	body->patterns = arena_zalloc(file->arena, ((patterns ? patterns->count : 0) + 2) * sizeof *body->patterns);
	if (flag_list)
		read_flags(&flags, file, flag_list);
	if (pattern)
		read_pattern(body, file, pattern, flags);
	if (patterns && field_list(file, patterns) == 0)
		for (const struct yaml *item = patterns->first; item; item = item->next)
			read_pattern(body, file, item, flags);
	if (labels)
		read_labels(body, file, labels);
	if (digits)
		read_digits(body, file, digits);
}
