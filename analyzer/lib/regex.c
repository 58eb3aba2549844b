#include "lib/regex.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/limits.h"

struct regex {
	pcre2_code *code;
};

struct regex_matcher {
	pcre2_match_data *data;
	pcre2_match_context *context;
	uint32_t groups; /* of the last match */
};

static uint32_t options_of(unsigned flags)
{
	uint32_t options = PCRE2_UTF | PCRE2_USE_OFFSET_LIMIT | PCRE2_NEVER_BACKSLASH_C;

	if (flags & REGEX_CASELESS)
		options |= PCRE2_CASELESS;
	if (flags & REGEX_DOTALL)
		options |= PCRE2_DOTALL;
	if (flags & REGEX_MULTILINE)
		options |= PCRE2_MULTILINE;
	return options;
}

struct regex *regex_new(struct sv pattern, unsigned flags, char *reason, size_t reason_size)
{
	int error;
	PCRE2_SIZE offset;
	pcre2_code *code =
	    pcre2_compile((PCRE2_SPTR)pattern.data, pattern.len, options_of(flags), &error, &offset, NULL);

	if (!code) {
		if (error == PCRE2_ERROR_NOMEMORY)
			abort();
		pcre2_get_error_message(error, (PCRE2_UCHAR *)reason, reason_size);
		return NULL;
	}
	struct regex *regex = malloc(sizeof *regex);
	if (!regex)
		abort();
	regex->code = code;
	return regex;
}

void regex_free(struct regex *regex)
{
	if (!regex)
		return;
	pcre2_code_free(regex->code);
	free(regex);
}

int regex_group(const struct regex *regex, const char *name)
{
	int number = pcre2_substring_number_from_name(regex->code, (PCRE2_SPTR)name);

	return number > 0 ? number : -1;
}

struct regex_matcher *regex_matcher_new(void)
{
	struct regex_matcher *matcher = calloc(1, sizeof *matcher);

	if (!matcher)
		abort();
	matcher->data = pcre2_match_data_create(LIMIT_REGEX_GROUPS, NULL);
	matcher->context = pcre2_match_context_create(NULL);
	if (!matcher->data || !matcher->context)
		abort();
	pcre2_set_match_limit(matcher->context, LIMIT_REGEX_STEPS);
	pcre2_set_depth_limit(matcher->context, LIMIT_REGEX_DEPTH);
	pcre2_set_heap_limit(matcher->context, LIMIT_REGEX_HEAP / KIB);
	return matcher;
}

void regex_matcher_free(struct regex_matcher *matcher)
{
	if (!matcher)
		return;
	pcre2_match_data_free(matcher->data);
	pcre2_match_context_free(matcher->context);
	free(matcher);
}

int regex_search(struct regex_matcher *matcher, const struct regex *regex, struct sv text, size_t from, size_t last)
{
	matcher->groups = 0;
	if (from > last || from > text.len)
		return 0;
	pcre2_set_offset_limit(matcher->context, last);
	int count = pcre2_match(regex->code, (PCRE2_SPTR)(text.data ? text.data : ""), text.len, from,
				PCRE2_NO_UTF_CHECK, matcher->data, matcher->context);
	if (count == PCRE2_ERROR_NOMATCH)
		return 0;
	if (count == PCRE2_ERROR_NOMEMORY)
		abort();
	if (count < 0)
		return -1;
	matcher->groups = count ? (uint32_t)count : LIMIT_REGEX_GROUPS;
	return 1;
}

struct span regex_span(const struct regex_matcher *matcher, int group)
{
	const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(matcher->data);

	if (group < 0 || (uint32_t)group >= matcher->groups)
		return (struct span){ SV_NONE, SV_NONE };
	return (struct span){ pairs[2 * group], pairs[2 * group + 1] };
}
