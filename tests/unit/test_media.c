#include "assert_sv.h"

#include "model/media.h"

static const char *const extensions[] = {
#define MEDIA(extension, family, type) extension,
#include "model/media_types.def"
#undef MEDIA
};

static const char *const types[] = {
#define MEDIA(extension, family, type) type,
#include "model/media_types.def"
#undef MEDIA
};

#define COUNT (sizeof extensions / sizeof extensions[0])

static enum media_family family_of(const char *extension)
{
	const struct media_type *type = media_by_extension(sv_from(extension));

	return type ? type->family : MEDIA_UNKNOWN;
}

static void the_list_is_sorted_and_without_repeats(void **state)
{
	(void)state;
	for (size_t i = 1; i < COUNT; i++)
		if (sv_compare(sv_from(extensions[i - 1]), sv_from(extensions[i])) >= 0)
			fail_msg("%s stands before %s", extensions[i - 1], extensions[i]);
}

static void every_entry_is_found_by_its_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		const struct media_type *type = media_by_extension(sv_from(extensions[i]));
		assert_non_null(type);
		assert_string_equal(type->extension, extensions[i]);
		assert_int_not_equal(type->family, MEDIA_UNKNOWN);
	}
}

/* What media_extension cuts out of a path can be any of them. */
static void every_entry_is_found_in_a_path(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		char path[64] = "a/b.c/名称.";
		strcat(path, extensions[i]);
		assert_sv(media_extension(sv_from(path)), sv_from(extensions[i]));
	}
}

static void every_type_is_a_type_and_a_subtype(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		struct sv type = sv_from(types[i]);
		size_t slash = sv_chr(type, '/', 0);
		assert_true(slash != SV_NONE && slash > 0 && slash + 1 < type.len);
		assert_int_equal(sv_chr(type, ' ', 0), SV_NONE);
		assert_int_equal(sv_chr(type, ';', 0), SV_NONE);
	}
}

static void case_does_not_matter(void **state)
{
	(void)state;
	assert_int_equal(family_of("DOC"), MEDIA_WORD);
	assert_int_equal(family_of("Docx"), MEDIA_WORD);
	assert_int_equal(family_of("Properties"), MEDIA_TEXT);
}

static void what_is_unknown_is_not_found(void **state)
{
	(void)state;
	assert_null(media_by_extension(SV("")));
	assert_null(media_by_extension((struct sv){ NULL, 0 }));
	assert_null(media_by_extension(SV("nosuch")));
	assert_null(media_by_extension(SV("do\0")));
	assert_null(media_by_extension(SV("docx ")));
	assert_null(media_by_extension(SV("averyveryverylongextension")));
	assert_null(media_by_type(SV("no/such")));
	assert_null(media_by_type(SV("")));
}

static void kinds_that_inspections_name_are_known(void **state)
{
	(void)state;
	assert_int_equal(family_of("wps"), MEDIA_WORD);
	assert_int_equal(family_of("rtf"), MEDIA_WORD);
	assert_int_equal(family_of("et"), MEDIA_SHEET);
	assert_int_equal(family_of("csv"), MEDIA_SHEET);
	assert_int_equal(family_of("dps"), MEDIA_SLIDES);
	assert_int_equal(family_of("pdf"), MEDIA_PDF);
	assert_int_equal(family_of("ofd"), MEDIA_OFD);
	assert_int_equal(family_of("rar"), MEDIA_ARCHIVE);
	assert_int_equal(family_of("jsp"), MEDIA_PAGE);
	assert_int_equal(family_of("do"), MEDIA_PAGE);
	assert_int_equal(family_of("png"), MEDIA_IMAGE);
}

static void a_type_names_an_extension_that_has_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		assert_string_equal(media_by_type(sv_from(types[i]))->type, types[i]);
	assert_int_equal(media_by_type(SV("application/msword"))->family, MEDIA_WORD);
	assert_int_equal(media_by_type(SV("application/pdf"))->family, MEDIA_PDF);
}

static void extension_is(const char *path, const char *expected)
{
	assert_sv(media_extension(sv_from(path)), sv_from(expected));
}

static void the_extension_is_that_of_the_last_segment(void **state)
{
	(void)state;
	extension_is("a.doc", "doc");
	extension_is("a/b.c/d.tar.GZ", "GZ");
	extension_is("C:\\x\\y.xls", "xls");
	extension_is("a.b\\c/d", "");
	extension_is("a.b/c\\d", "");
	extension_is(".env", "env");
	extension_is("a.zip!b/c.xls", "xls");
	extension_is("名称.docx", "docx");
}

static void what_is_no_extension_is_empty(void **state)
{
	(void)state;
	extension_is("", "");
	extension_is("abc", "");
	extension_is("abc.", "");
	extension_is("a.doc/", "");
	extension_is("a.d c", "");
	extension_is("第1.2号", "");
	extension_is("a.properties", "properties");
	extension_is("a.properties1", "");
	assert_int_equal(media_extension((struct sv){ NULL, 0 }).len, 0);
}

static void documents_are_told_from_what_pages_are_made_of(void **state)
{
	static const enum media_family documents[] = { MEDIA_WORD,    MEDIA_SHEET,    MEDIA_SLIDES,
						       MEDIA_PDF,     MEDIA_OFD,      MEDIA_MAIL,
						       MEDIA_ARCHIVE, MEDIA_DOCUMENT, MEDIA_PROGRAM };
	static const enum media_family others[] = { MEDIA_UNKNOWN, MEDIA_PAGE,   MEDIA_TEXT,
						    MEDIA_SCRIPT,  MEDIA_STYLE,  MEDIA_IMAGE,
						    MEDIA_FONT,    MEDIA_BINARY, MEDIA_AUDIO_VIDEO };

	(void)state;
	for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++)
		assert_true(media_is_attachment(documents[i]));
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		assert_false(media_is_attachment(others[i]));
}

static void browsers_show_pdf_and_ofd_but_no_office_files(void **state)
{
	(void)state;
	assert_true(media_is_previewable(MEDIA_PDF));
	assert_true(media_is_previewable(MEDIA_OFD));
	assert_true(media_is_previewable(MEDIA_PAGE));
	assert_true(media_is_previewable(MEDIA_IMAGE));
	assert_true(media_is_previewable(MEDIA_TEXT));
	assert_false(media_is_previewable(MEDIA_WORD));
	assert_false(media_is_previewable(MEDIA_SHEET));
	assert_false(media_is_previewable(MEDIA_SLIDES));
	assert_false(media_is_previewable(MEDIA_ARCHIVE));
	assert_false(media_is_previewable(MEDIA_DOCUMENT));
	assert_false(media_is_previewable(MEDIA_BINARY));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_list_is_sorted_and_without_repeats),
		cmocka_unit_test(every_entry_is_found_by_its_name),
		cmocka_unit_test(every_entry_is_found_in_a_path),
		cmocka_unit_test(every_type_is_a_type_and_a_subtype),
		cmocka_unit_test(case_does_not_matter),
		cmocka_unit_test(what_is_unknown_is_not_found),
		cmocka_unit_test(kinds_that_inspections_name_are_known),
		cmocka_unit_test(a_type_names_an_extension_that_has_it),
		cmocka_unit_test(the_extension_is_that_of_the_last_segment),
		cmocka_unit_test(what_is_no_extension_is_empty),
		cmocka_unit_test(documents_are_told_from_what_pages_are_made_of),
		cmocka_unit_test(browsers_show_pdf_and_ofd_but_no_office_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
