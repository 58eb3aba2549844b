#include "check_bench.h"
#include "make_zip.h"

#define PAGE "https://www.qinglan.gov.cn/zwgk/index.html"

static struct link *offer(struct bench *bench, const char *href, const char *text)
{
	return bench_link(bench, "a", "href", href, text);
}

static size_t words(struct bench *bench)
{
	bench_check(bench);
	return bench_count(bench, "attachment.word");
}

/* Whether a page with these two links clears its Word file. */
static bool clears(void **state, const char *word, const char *word_text, const char *pdf, const char *pdf_text)
{
	struct bench *bench = bench_page(state, PAGE);
	struct check_clearing *clearings;

	offer(bench, word, word_text);
	offer(bench, pdf, pdf_text);
	bool cleared = words(bench) == 0;
	assert_int_equal(check_cleared(&clearings, bench->arena, &bench->page) > 0, cleared);
	return cleared;
}

static void word_files_are_told_by_extension(void **state)
{
	struct bench *bench = bench_page(state, PAGE);

	offer(bench, "/a/1.doc", "报名表");
	offer(bench, "/a/1.DOC#x", "报名表");
	offer(bench, "/a/2.wps", "通知");
	offer(bench, "/down.do?f=%E9%80%9A%E7%9F%A5.docx", "下载");
	offer(bench, "/a/3.xls", "汇总表");
	offer(bench, "/a/4.rar", "材料");
	offer(bench, "/a/5.pdf", "指南");
	offer(bench, "/a/6.apk", "客户端");
	offer(bench, "/a/7.html", "网页");
	bench_link(bench, "img", "src", "/a/8.doc", "");
	bench_check(bench);
	assert_int_equal(bench_count(bench, "attachment.word"), 4);
	assert_int_equal(bench_count(bench, "attachment.not-previewable"), 2);
	const struct finding *finding = bench_finding(bench, "attachment.word");
	assert_sv(bench_fact(finding, "url"), SV("https://www.qinglan.gov.cn/a/1.doc"));
	assert_sv(bench_fact(finding, "media_type"), SV("application/msword"));
	assert_sv(bench_fact(finding, "extension"), SV("doc"));
	assert_sv(bench_fact(finding, "expected"), SV("application/pdf"));
	assert_sv(bench_at(bench, finding), SV("/a/1.doc"));
	assert_int_equal(finding->certainty, CERTAINTY_LIKELY);
}

static void one_file_linked_twice_is_one_finding(void **state)
{
	struct bench *bench = bench_page(state, PAGE);

	offer(bench, "/a/1.doc", "报名表");
	offer(bench, "../a/1.doc", "报名表");
	assert_int_equal(words(bench), 1);
	assert_int_equal(bench_finding(bench, "attachment.word")->count, 2);
}

static void a_twin_has_the_same_name(void **state)
{
	assert_true(clears(state, "/a/notice.doc", "一", "/a/notice.pdf", "二"));
	assert_true(clears(state, "/a/1.doc", "一", "/a/1.ofd", "二"));
	assert_true(clears(state, "/a/Notice.DOCX", "一", "/a/notice.docx.pdf?v=1", "二"));
	assert_true(clears(state, "/a/%E9%80%9A%E7%9F%A5.doc", "一", "/a/通知.pdf", "二"));
	assert_true(clears(state, "/a/通知（word版）.doc", "一", "/a/通知（PDF版）.pdf", "二"));
	assert_true(clears(state, "/doc/P020250318002.doc", "一", "/pdf/P020250318002.pdf", "二"));
	assert_true(clears(state, "/d.do?f=notice.doc", "一", "/d.do?f=notice.pdf", "二"));
	assert_false(clears(state, "/a/1.doc", "一", "/b/1.pdf", "二"));
	assert_false(clears(state, "/a/notice1.doc", "一", "/a/notice2.pdf", "二"));
	assert_false(clears(state, "/d.do?f=a.doc", "一", "/d.do?f=b.pdf", "二"));
}

static void a_twin_has_the_same_text(void **state)
{
	assert_true(clears(state, "/a/1.doc", "岗位表", "/b/2.pdf", "岗位表"));
	assert_true(clears(state, "/a/1.doc", "岗位表.doc", "/b/2.pdf", "岗位表.pdf"));
	assert_true(clears(state, "/a/1.doc", "《岗位表》（Word版下载）", "/b/2.pdf", "岗位表（ＰＤＦ版）"));
	assert_true(clears(state, "/a/1.doc", "附件1：岗位表(25.5KB)", "/b/2.pdf", "附件2.岗位表 [1.2 MB]"));
	assert_true(clears(state, "/a/1.doc", "附件1", "/b/2.pdf", "附件1"));
	assert_true(clears(state, "/a/1.doc", "2024年 预算", "/b/2.ofd", "２０２４年预算"));
	assert_false(clears(state, "/a/1.doc", "附件1", "/b/2.pdf", "附件2"));
	assert_false(clears(state, "/a/1.doc", "下载", "/b/2.pdf", "下载"));
	assert_false(clears(state, "/a/1.doc", "", "/b/2.pdf", ""));
	assert_false(clears(state, "/a/1.doc", "附件", "/b/2.pdf", "附件"));
	assert_false(clears(state, "/a/1.doc", "2023年预算", "/b/2.pdf", "2024年预算"));
	assert_false(clears(state, "/a/1.doc", "docket", "/b/2.pdf", "ket"));
}

static void links_called_by_their_format_belong_to_their_neighbour(void **state)
{
	assert_true(clears(state, "/a/1.doc", "【Word版】", "/b/2.pdf", "【PDF版】"));
	assert_true(clears(state, "/a/1.doc", "岗位表", "/b/2.pdf", "（PDF版下载）"));
	assert_true(clears(state, "/a/1.doc", "WORD下载", "/b/2.ofd", "OFD下载"));
	struct bench *bench = bench_page(state, PAGE);
	offer(bench, "/b/2.pdf", "岗位表");
	offer(bench, "/a/1.doc", "Word版");
	assert_int_equal(words(bench), 0);
	bench = bench_page(state, PAGE);
	offer(bench, "/a/1.doc", "申请表");
	offer(bench, "/a/2.doc", "登记表");
	offer(bench, "/b/2.pdf", "PDF版");
	assert_int_equal(words(bench), 1);
}

static void a_preview_in_a_frame_is_a_twin(void **state)
{
	struct bench *bench = bench_page(state, PAGE);

	offer(bench, "/a/notice.doc", "下载");
	bench_link(bench, "iframe", "src", "/viewer.html?file=/a/notice.pdf", "");
	assert_int_equal(words(bench), 0);
}

static void twin_keys_are_folder_and_stem(void **state)
{
	struct bench *bench = bench_page(state, "");
	struct arena *arena = bench->arena;

	assert_sv(check_twin_key(arena, SV("/srv/A/Notice.Doc")), SV("/srv/a/notice"));
	assert_sv(check_twin_key(arena, SV("a/notice.doc.pdf")), SV("a/notice"));
	assert_sv(check_twin_key(arena, SV("http://a.cn/%E9%80%9A.pdf?x=1#y")), SV("http://a.cn/通"));
	assert_sv(check_twin_key(arena, SV("a/what?.doc")), SV("a/what?"));
	assert_sv(check_twin_key(arena, SV("a/v1.2.doc")), SV("a/v1.2"));
	assert_sv(check_twin_key(arena, SV("noext")), SV("noext"));
	assert_sv(check_twin_key(arena, SV("")), SV(""));
}

static struct sv judge(void **state, const char *name, struct sv bytes)
{
	struct bench *bench = bench_page(state, "");
	struct attach_typer *typer = attach_typer_new();
	struct attach_type type;

	attach_type(&type, typer, bench->arena, sv_from(name), bytes);
	struct check_file input = {
		.name = sv_from(name), .bytes = bytes, .type = &type, .rules = bench->rules, .size = bytes.len
	};
	check_file(&bench->findings, &input);
	attach_typer_free(typer);
	assert_true(bench->findings.list.count <= 1);
	return bench->findings.list.count ? sv_from(bench->findings.list.items[0].rule + strlen("attachment."))
					  : SV("");
}

static struct sv judge_zip(void **state, const char *name, const char *members)
{
	struct buf zip;

	buf_init(&zip, 1 << 20);
	make_zip(&zip, members, true);
	struct sv rule = judge(state, name, buf_view(&zip));
	buf_free(&zip);
	return rule;
}

static struct sv judge_ole(void **state, const char *name, const char *stream)
{
	struct buf ole;

	buf_init(&ole, 1 << 20);
	make_ole(&ole, stream, "x");
	struct sv rule = judge(state, name, buf_view(&ole));
	buf_free(&ole);
	return rule;
}

#define DOCX "[Content_Types].xml|word/document.xml"
#define XLSX "[Content_Types].xml|xl/workbook.xml"
#define PDF  SV("%PDF-1.4\n1 0 obj\nendobj\n")
#define HTML SV("<!DOCTYPE html><html><title>404</title></html>")

static void files_are_judged_by_their_bytes(void **state)
{
	assert_sv(judge_zip(state, "a.docx", DOCX), SV("word"));
	assert_sv(judge_zip(state, "a.doc", DOCX), SV("word"));
	assert_sv(judge_zip(state, "a.wps", DOCX), SV("word"));
	assert_sv(judge_zip(state, "https://a.cn/download.do?id=1", DOCX), SV("word"));
	assert_sv(judge_ole(state, "a.doc", "WordDocument"), SV("word"));
	assert_sv(judge_ole(state, "a.wps", "WordDocument"), SV("word"));
	assert_sv(judge_ole(state, "noname", "WordDocument"), SV("word"));
	assert_sv(judge_ole(state, "a.et", "Workbook"), SV("not-previewable"));
	assert_sv(judge_zip(state, "a.xlsx", XLSX), SV("not-previewable"));
	assert_sv(judge_zip(state, "a.zip", "a.txt"), SV("not-previewable"));
	assert_sv(judge_zip(state, "a.ofd", "OFD.xml"), SV(""));
	assert_sv(judge(state, "a.pdf", PDF), SV(""));
	assert_sv(judge(state, "a.png", SV("\x89PNG\r\n\x1a\n")), SV(""));
}

static void a_file_under_another_name_is_a_mismatch(void **state)
{
	assert_sv(judge_zip(state, "a.pdf", DOCX), SV("type-mismatch"));
	assert_sv(judge_zip(state, "a.xlsx", DOCX), SV("type-mismatch"));
	assert_sv(judge_zip(state, "a.docx", "photo.jpg"), SV("type-mismatch"));
	assert_sv(judge_zip(state, "a.zip", DOCX), SV("type-mismatch"));
	assert_sv(judge_zip(state, "a.csv", XLSX), SV("type-mismatch"));
	assert_sv(judge_ole(state, "a.doc", "Workbook"), SV("type-mismatch"));
	assert_sv(judge(state, "a.doc", PDF), SV("type-mismatch"));
	assert_sv(judge(state, "a.ofd", PDF), SV("type-mismatch"));
	assert_sv(judge(state, "a.pdf", SV("not found")), SV("type-mismatch"));
	assert_sv(judge(state, "a.jpg", HTML), SV("type-mismatch"));
	assert_sv(judge(state, "a.docx", SV("\0\1\2\3\4\xff\xfe\xfd\0\0")), SV("type-mismatch"));
	assert_sv(judge(state, "a.xls", SV("a\tb\nc\td\n")), SV("type-mismatch"));
	assert_sv(judge(state, "a.xls", SV("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>")),
		  SV("type-mismatch"));
}

static void close_relatives_are_no_mismatch(void **state)
{
	assert_sv(judge_ole(state, "a.docx", "WordDocument"), SV("word"));
	assert_sv(judge(state, "a.doc", SV("{\\rtf1 x}")), SV("word"));
	assert_sv(judge(state, "a.zip", SV("Rar!\x1a\x07\1\0")), SV("not-previewable"));
	assert_sv(judge(state, "a.jpg", SV("GIF89a\1\0\1\0")), SV(""));
	assert_sv(judge_zip(state, "a.zip", "META-INF/MANIFEST.MF|a.class"), SV(""));
	assert_sv(judge_ole(state, "a.docx", "EncryptedPackage"), SV("word"));
	assert_sv(judge(state, "a.iso", SV("\0\1\2\3\4\xff\xfe\xfd\0\0")), SV(""));
}

static void html_under_a_document_name_is_an_error_page(void **state)
{
	assert_sv(judge(state, "a.doc", HTML), SV("error-page"));
	assert_sv(judge(state, "http://a.cn/b.PDF?x=1", HTML), SV("error-page"));
	assert_sv(judge(state, "a.apk", HTML), SV("error-page"));
	assert_sv(judge(state, "a.html", HTML), SV(""));
	assert_sv(judge(state, "a.txt", HTML), SV(""));
	assert_sv(judge(state, "noname", HTML), SV(""));
	assert_sv(judge(state, "https://a.cn/viewer.html?file=a.doc", HTML), SV(""));
}

static void files_without_content_are_empty(void **state)
{
	assert_sv(judge(state, "a.pdf", SV("")), SV("empty"));
	assert_sv(judge(state, "a.doc", SV(" \r\n")), SV("empty"));
	assert_sv(judge(state, "a.doc", SV("\0\0\0\0")), SV("empty"));
	assert_sv(judge_zip(state, "a.zip", ""), SV("empty"));
	assert_sv(judge(state, "a.css", SV("")), SV(""));
	assert_sv(judge(state, "noname", SV("")), SV(""));
}

static void a_file_that_was_cut_off_is_not_empty(void **state)
{
	struct bench *bench = bench_page(state, "");
	struct attach_type type = { .family = MEDIA_UNKNOWN };
	struct check_file input = { .name = SV("a.pdf"), .type = &type, .rules = bench->rules, .truncated = true };

	check_file(&bench->findings, &input);
	input.truncated = false;
	input.size = 5;
	check_file(&bench->findings, &input);
	assert_int_equal(bench->findings.list.count, 0);
}

static void findings_on_files_have_their_facts(void **state)
{
	struct bench *bench = *state;

	judge_zip(state, "/srv/files/通知.pdf", DOCX);
	const struct finding *finding = &bench->findings.list.items[0];
	assert_sv(finding->evidence, SV("通知.pdf"));
	assert_int_equal(finding->where, WHERE_FILENAME);
	assert_int_equal(finding->element, PAGE_NONE);
	assert_sv(bench_fact(finding, "extension"), SV("pdf"));
	assert_sv(bench_fact(finding, "expected"), SV("application/pdf"));
	assert_sv(bench_fact(finding, "media_type"),
		  SV("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(word_files_are_told_by_extension),
		cmocka_unit_test(one_file_linked_twice_is_one_finding),
		cmocka_unit_test(a_twin_has_the_same_name),
		cmocka_unit_test(a_twin_has_the_same_text),
		cmocka_unit_test(links_called_by_their_format_belong_to_their_neighbour),
		cmocka_unit_test(a_preview_in_a_frame_is_a_twin),
		cmocka_unit_test(twin_keys_are_folder_and_stem),
		cmocka_unit_test(files_are_judged_by_their_bytes),
		cmocka_unit_test(a_file_under_another_name_is_a_mismatch),
		cmocka_unit_test(close_relatives_are_no_mismatch),
		cmocka_unit_test(html_under_a_document_name_is_an_error_page),
		cmocka_unit_test(files_without_content_are_empty),
		cmocka_unit_test(a_file_that_was_cut_off_is_not_empty),
		cmocka_unit_test(findings_on_files_have_their_facts),
	};

	return cmocka_run_group_tests(tests, bench_set_up, bench_tear_down);
}
