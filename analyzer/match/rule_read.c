#include "match/rule_read.h"

#include "match/body_read.h"
#include "match/examples.h"

/* A family and a name: "leak.cn-id". */
static bool is_id(struct sv text)
{
	size_t dots = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		bool inside = i > 0 && i + 1 < text.len && text.data[i - 1] != '.' && text.data[i - 1] != '-';
		if (c == '.' && inside)
			dots++;
		else if (!(c >= 'a' && c <= 'z') && !(sv_is_digit(c) && i > 0) && !(c == '-' && inside))
			return false;
	}
	return dots > 0;
}

static void read_id(struct rule_file *file, void *target, const struct yaml *node)
{
	struct rule *rule = target;
	struct sv text;

	if (field_text(file, &text, node))
		return;
	if (is_id(text))
		rule->id = text.data;
	else
		field_fault(file, node->line, "\"%.*s\" is no rule id: family.name in lower case", SV_ARG(text));
}

static void read_chinese(struct rule_file *file, void *target, const struct yaml *node)
{
	field_text(file, &((struct text_by_language *)target)->zh, node);
}

static void read_english(struct rule_file *file, void *target, const struct yaml *node)
{
	field_text(file, &((struct text_by_language *)target)->en, node);
}

static void read_languages(struct rule_file *file, struct text_by_language *out, const struct yaml *node,
			   const char *what)
{
	static const struct field fields[] = { { "zh", true, read_chinese }, { "en", true, read_english } };

	field_map(file, out, node, what, fields, 2);
}

static void read_title(struct rule_file *file, void *target, const struct yaml *node)
{
	read_languages(file, &((struct rule *)target)->title, node, "title");
}

static void read_message(struct rule_file *file, void *target, const struct yaml *node)
{
	read_languages(file, &((struct rule *)target)->message, node, "message");
}

static void read_severity(struct rule_file *file, void *target, const struct yaml *node)
{
	int severity = severity_from(node->text);

	if (severity < 0)
		field_fault(file, node->line, "\"severity\" must be note, warning or error");
	else
		((struct rule *)target)->severity = (enum severity)severity;
}

static void read_certainty(struct rule_file *file, void *target, const struct yaml *node)
{
	int certainty = certainty_from(node->text);

	if (certainty < 0)
		field_fault(file, node->line, "\"certainty\" must be possible, likely or certain");
	else
		((struct rule *)target)->certainty = (enum certainty)certainty;
}

static void read_confidence(struct rule_file *file, void *target, const struct yaml *node)
{
	double *confidence = &((struct rule *)target)->confidence;

	if (yaml_decimal(confidence, node) || *confidence > 1)
		field_fault(file, node->line, "\"confidence\" must be a number from 0 to 1");
}

static void read_enabled(struct rule_file *file, void *target, const struct yaml *node)
{
	field_bool(file, &((struct rule *)target)->enabled, node);
}

static void read_examples(struct rule_file *file, void *target, const struct yaml *node)
{
	examples_read(file, target, node);
}

/* The keys of content rules are read together, when all the others are known. */
static void pass_over(struct rule_file *file, void *target, const struct yaml *node)
{
	(void)file;
	(void)target;
	(void)node;
}

void rule_read(struct rule *rule, struct rule_file *file, const struct yaml *node)
{
	static const double usual_confidence[CERTAINTY_COUNT] = { 0.5, 0.8, 0.95 };
	static const struct field fields[] = { { "id", true, read_id },
					       { "title", true, read_title },
					       { "message", false, read_message },
					       { "severity", true, read_severity },
					       { "certainty", true, read_certainty },
					       { "confidence", false, read_confidence },
					       { "enabled", false, read_enabled },
					       { "examples", false, read_examples },
#define KEY(name) { name, false, pass_over },
					       BODY_KEYS(KEY)
#undef KEY
	};

	*rule = (struct rule){ .id = "", .confidence = -1, .enabled = true, .file = file->name, .line = node->line };
	field_map(file, rule, node, "a rule", fields, sizeof fields / sizeof *fields);
	body_read(rule, file, node);
	if (rule->confidence < 0)
		rule->confidence = usual_confidence[rule->certainty];
	if (!rule->message.zh.len)
		rule->message = rule->title;
}
