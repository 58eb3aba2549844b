#include "check/check.h"

/* A damaged file whose password is asked for is an encrypted one. */
static const char *find_rule(unsigned faults)
{
	if (faults & ATTACH_ENCRYPTED)
		return "attachment.encrypted";
	return faults & ATTACH_CORRUPT ? "attachment.corrupt" : NULL;
}

static void report(struct findings *findings, const struct rules *rules, struct sv name, const struct attach_type *type,
		   const char *rule)
{
	struct finding *finding = rules_report(rules, findings, rule);

	if (!finding)
		return;
	finding->where = WHERE_FILENAME;
	finding->element = PAGE_NONE;
	finding->value = check_file_name(name);
	finding->shown = finding->value;
	finding->evidence = finding->value;
	finding_text(findings, finding, "media_type", type->media_type);
	finding_text(findings, finding, "extension", media_extension(name));
}

void check_reading(struct findings *findings, const struct rules *rules, struct sv name, const struct attach_type *type,
		   unsigned faults)
{
	const char *rule = find_rule(faults);

	if (rule)
		report(findings, rules, name, type, rule);
	if (faults & ATTACH_MACROS)
		report(findings, rules, name, type, "attachment.macro");
}
