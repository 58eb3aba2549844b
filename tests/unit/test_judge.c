/* Tests of judge/: verdicts, pages that only look there, crawl traps. */

#include "assert_sv.h"

#include "judge/judge.h"

static struct observation answer(int status)
{
	return (struct observation){ .url = SV("http://a.example/x/y.html"),
				     .end = SV("http://a.example/x/y.html"),
				     .status = status };
}

static struct observation failure(enum fault fault)
{
	struct observation seen = answer(0);

	seen.fault = fault;
	return seen;
}

static void tells_classes_of_answers(void **state)
{
	static const struct {
		int status;
		enum link_class class;
	} cases[] = { { 200, CLASS_OK },      { 204, CLASS_OK },      { 304, CLASS_OK },      { 404, CLASS_BROKEN },
		      { 410, CLASS_BROKEN },  { 401, CLASS_BLOCKED }, { 403, CLASS_BLOCKED }, { 429, CLASS_BLOCKED },
		      { 451, CLASS_BLOCKED }, { 500, CLASS_BROKEN },  { 503, CLASS_BROKEN },  { 999, CLASS_BLOCKED } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct observation seen = answer(cases[i].status);
		assert_int_equal(judge_class(&seen), cases[i].class);
	}
	struct observation wall = answer(200);
	wall.challenge = true;
	assert_int_equal(judge_class(&wall), CLASS_BLOCKED);
}

static void tells_classes_of_faults(void **state)
{
	static const enum link_class classes[FAULT_COUNT] = {
		[FAULT_DNS] = CLASS_BROKEN,          [FAULT_CONNECT] = CLASS_BROKEN,     [FAULT_RESET] = CLASS_BROKEN,
		[FAULT_TIMEOUT] = CLASS_TIMEOUT,     [FAULT_TLS_EXPIRED] = CLASS_TLS,    [FAULT_TLS_HOST] = CLASS_TLS,
		[FAULT_TLS_SELF_SIGNED] = CLASS_TLS, [FAULT_TLS_INCOMPLETE] = CLASS_TLS, [FAULT_TLS_OTHER] = CLASS_TLS,
		[FAULT_PROTOCOL] = CLASS_BROKEN,     [FAULT_REDIRECT_LOOP] = CLASS_LOOP, [FAULT_REDIRECTS] = CLASS_LOOP,
		[FAULT_REDIRECT_BAD] = CLASS_BROKEN, [FAULT_ADDRESS] = CLASS_ADDRESS,    [FAULT_ROBOTS] = CLASS_SKIPPED,
		[FAULT_RETRY_AFTER] = CLASS_BLOCKED,
	};

	(void)state;
	for (enum fault fault = FAULT_DNS; fault < FAULT_COUNT; fault++) {
		struct observation seen = failure(fault);
		assert_int_equal(judge_class(&seen), classes[fault]);
	}
}

static struct judgement judged(struct observation seen, bool internal, bool asked_before, bool failed_before)
{
	struct judge_history history = { asked_before, failed_before, internal, false };
	struct judgement judgement;

	judge_link(&judgement, judge_class(&seen), &seen, &history);
	return judgement;
}

static void weighs_by_whose_link_it_is(void **state)
{
	(void)state;
	assert_int_equal(judged(answer(404), true, false, false).severity, SEVERITY_ERROR);
	assert_int_equal(judged(answer(404), false, false, false).severity, SEVERITY_WARNING);
	assert_int_equal(judged(answer(403), true, true, false).severity, SEVERITY_NOTE);
	assert_null(judged(answer(200), true, true, true).rule);
	assert_null(judged(failure(FAULT_ROBOTS), true, true, true).rule);
}

static void suspects_only_what_passes_by_itself(void **state)
{
	struct judgement judgement = judged(answer(502), true, true, false);

	(void)state;
	assert_int_equal(judgement.severity, SEVERITY_NOTE);
	assert_int_equal(judgement.class, CLASS_TRANSIENT);
	assert_string_equal(judgement.rule, "link.broken");
	assert_int_equal(judged(failure(FAULT_TIMEOUT), true, true, false).severity, SEVERITY_NOTE);
	/* the second night, the first night, and a page that is gone */
	assert_int_equal(judged(answer(502), true, true, true).severity, SEVERITY_ERROR);
	assert_int_equal(judged(answer(502), true, false, false).severity, SEVERITY_ERROR);
	assert_int_equal(judged(answer(404), true, true, false).severity, SEVERITY_ERROR);
}

static void waits_where_many_fail_together(void **state)
{
	struct judge_history history = { true, false, true, true };
	struct observation reset = failure(FAULT_RESET);
	struct observation gone = answer(404);
	struct judgement judgement;

	(void)state;
	judge_link(&judgement, judge_class(&reset), &reset, &history);
	assert_int_equal(judgement.severity, SEVERITY_NOTE);
	assert_int_equal(judgement.class, CLASS_TRANSIENT);
	judge_link(&judgement, judge_class(&gone), &gone, &history);
	assert_int_equal(judgement.severity, SEVERITY_ERROR);
}

static void browsers_complete_a_chain(void **state)
{
	(void)state;
	assert_int_equal(judged(failure(FAULT_TLS_INCOMPLETE), true, false, false).severity, SEVERITY_NOTE);
	assert_int_equal(judged(failure(FAULT_TLS_EXPIRED), true, false, false).severity, SEVERITY_ERROR);
}

static uint64_t sum(const char *text, const char *url)
{
	return judge_text(sv_from(text), sv_from(url));
}

static void compares_what_error_pages_say(void **state)
{
	uint64_t probe =
	    sum("提示\n您访问的页面 /a/zzqq.html 不存在\n2026-11-21 10:00:00", "http://a.example/a/zzqq.html");

	(void)state;
	assert_int_equal(probe, sum("提示\n您访问的页面 /a/t20_7.html 不存在\n2026-11-22 11:30:02",
				    "http://a.example/a/t20_7.html"));
	assert_int_not_equal(probe, sum("提示\n县政府工作报告", "http://a.example/a/t20_7.html"));
	assert_int_equal(sum("404", "http://a.example/x"), 0);
}

static struct observation redirected(struct arena *arena, const char *end)
{
	struct observation seen = answer(200);
	struct hop *hop = vec_push(arena, &seen.chain);

	hop->url = seen.url;
	hop->status = 302;
	seen.end = sv_from(end);
	return seen;
}

static void finds_pages_that_only_seem_to_be_there(void **state)
{
	struct arena *arena = arena_new();
	struct observation page = answer(200);
	struct observation gone = answer(404);
	struct observation lost = redirected(arena, "http://a.example/error.html?from=/q");
	struct observation probe = redirected(arena, "http://a.example/error.html?from=/z");
	struct observation login = redirected(arena, "http://a.example/sso/login?back=x");
	struct observation home = answer(200);

	(void)state;
	home.url = SV("http://a.example/");
	assert_true(judge_soft_404(&page, 77, &page, 77));
	assert_false(judge_soft_404(&page, 78, &page, 77));
	assert_false(judge_soft_404(&page, 0, &page, 0));
	assert_false(judge_soft_404(&page, 77, &gone, 77));
	assert_false(judge_soft_404(&home, 77, &page, 77));
	assert_true(judge_soft_404(&lost, 1, &probe, 2));
	assert_false(judge_soft_404(&login, 1, &login, 2));
	assert_false(judge_soft_404(&page, 1, &probe, 2));
	arena_free(arena);
}

static uint64_t template(const char *url)
{
	return judge_template(sv_from(url));
}

static void puts_pages_of_a_kind_together(void **state)
{
	(void)state;
	assert_int_equal(template("http://a.example/art/2026/1/t2026_77.html"),
			 template("http://a.example/art/2025/12/t2025_9.html"));
	assert_int_equal(template("http://a.example/l?a=1&b=2"), template("http://a.example/l?b=7&a=x"));
	assert_int_not_equal(template("http://a.example/l?a=1"), template("http://a.example/m?a=1"));
	assert_int_equal(template("http://a.example/s/9f86d081884c7d659a2feaa0"),
			 template("http://a.example/s/60303ae22b998861bce3b28f"));
	assert_int_equal(template("http://a.example/gywm/index.html"), 0);
}

static void sees_traps_in_addresses(void **state)
{
	static const struct {
		const char *url;
		bool trap;
	} cases[] = {
		{ "http://a.example/a/b/a/b/a/b/x.html", true },
		{ "http://a.example/a/b/a/b/x.html", false },
		{ "http://a.example/x/x/x/x/", true },
		{ "http://a.example/x/y/x/z/x/w/x/", true },
		{ "http://a.example/01/02/01/03/01/04/01/", false },
		{ "http://a.example/2024/2024/2024.html", false },
		{ "http://a.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24/25/26/27/28/29/30/31/32/33",
		  true },
		{ "http://a.example", false },
		{ "http://a.example/////x", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(judge_is_trap(sv_from(cases[i].url)), cases[i].trap);
}

static void takes_session_ids_out(void **state)
{
	static const char *const cases[][2] = {
		{ "http://a.example/x.jsp;jsessionid=9F86D081884C7D65?a=1", "http://a.example/x.jsp?a=1" },
		{ "http://a.example/x.php?PHPSESSID=9f86d081884c7d65", "http://a.example/x.php" },
		{ "http://a.example/(S(lit3py55t21z5v55vlm25s55))/x.aspx", "http://a.example/x.aspx" },
		{ "http://a.example/x?sid=12&b=2", "http://a.example/x?sid=12&b=2" },
		{ "http://a.example/x?", "http://a.example/x?" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sv got = judge_without_session(arena, sv_from(cases[i][0]));
		assert_int_equal(got.len, strlen(cases[i][1]));
		assert_memory_equal(got.data, cases[i][1], got.len);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_classes_of_answers),
		cmocka_unit_test(tells_classes_of_faults),
		cmocka_unit_test(weighs_by_whose_link_it_is),
		cmocka_unit_test(suspects_only_what_passes_by_itself),
		cmocka_unit_test(waits_where_many_fail_together),
		cmocka_unit_test(browsers_complete_a_chain),
		cmocka_unit_test(compares_what_error_pages_say),
		cmocka_unit_test(finds_pages_that_only_seem_to_be_there),
		cmocka_unit_test(puts_pages_of_a_kind_together),
		cmocka_unit_test(sees_traps_in_addresses),
		cmocka_unit_test(takes_session_ids_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
