#include "base/limits.h"
#include "check/check.h"

#define START (64 * KIB) /* of a file in which its kind shows */

/* A file under judgement: what its name promises and what its bytes are. */
struct file_case {
	const struct check_file *input;
	struct sv file_name;
	struct sv extension;
	const struct media_type *named; /* NULL: no extension that we know */
};

static struct sv path_of(struct sv name)
{
	if (sv_find(name, SV("://"), 0) == SV_NONE)
		return name;
	size_t end = 0;
	while (end < name.len && name.data[end] != '?' && name.data[end] != '#')
		end++;
	return sv_slice(name, 0, end);
}

static bool is_family(const struct file_case *file, enum media_family family)
{
	return file->named && file->named->family == family;
}

static bool is_document_name(const struct file_case *file)
{
	return file->named && media_is_attachment(file->named->family);
}

/* What a page is made of is judged as a page, not as a document. */
static bool is_part_of_site(const struct file_case *file)
{
	return is_family(file, MEDIA_TEXT) || is_family(file, MEDIA_SCRIPT) || is_family(file, MEDIA_STYLE) ||
	       is_family(file, MEDIA_FONT);
}

static bool is_nothing_but_padding(struct sv bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		if (bytes.data[i] != '\0' && !sv_is_space(bytes.data[i]))
			return false;
	return true;
}

static bool is_empty(const struct file_case *file)
{
	const struct check_file *input = file->input;

	if (!is_document_name(file) || input->truncated || input->size > input->bytes.len)
		return false;
	return is_nothing_but_padding(input->bytes) || attach_is_empty_archive(input->bytes);
}

/* A table or letter that an office program or a server's export wrote as HTML under a document's name. */
static bool is_saved_as_html(const struct file_case *file)
{
	struct sv start = sv_slice(file->input->bytes, 0, START);

	if (sv_find_nocase(start, SV("urn:schemas-microsoft-com:office"), 0) != SV_NONE ||
	    sv_find_nocase(start, SV("mso-"), 0) != SV_NONE)
		return true;
	size_t table = sv_find_nocase(start, SV("<table"), 0);
	size_t row = table == SV_NONE ? SV_NONE : sv_find_nocase(start, SV("<tr"), table);
	return is_family(file, MEDIA_SHEET) && row != SV_NONE && sv_find_nocase(start, SV("<tr"), row + 1) != SV_NONE &&
	       sv_find_nocase(start, SV("<script"), 0) == SV_NONE;
}

static bool is_error_page(const struct file_case *file)
{
	return is_document_name(file) && file->input->type->family == MEDIA_PAGE &&
	       strcmp(file->named->type, "multipart/related") != 0 && !is_saved_as_html(file);
}

static bool is_text_type(struct sv type)
{
	return sv_starts(type, SV("text/"));
}

/* Families of names whose bytes are known well enough to say that they are others. */
static bool is_judged(enum media_family family)
{
	switch (family) {
	case MEDIA_WORD:
	case MEDIA_SHEET:
	case MEDIA_SLIDES:
	case MEDIA_PDF:
	case MEDIA_OFD:
	case MEDIA_ARCHIVE:
	case MEDIA_IMAGE: return true;
	default: return false;
	}
}

static bool is_mismatch(const struct file_case *file)
{
	const struct attach_type *type = file->input->type;

	if (!file->named || !is_judged(file->named->family) || type->is_container_only || type->family == MEDIA_UNKNOWN)
		return false;
	if (type->family == file->named->family)
		return type->family == MEDIA_SHEET &&
		       is_text_type(type->media_type) != is_text_type(sv_from(file->named->type));
	if (is_family(file, MEDIA_ARCHIVE)) /* rare packers, parts of split archives, packed programs */
		return type->family != MEDIA_BINARY && type->family != MEDIA_PROGRAM;
	if (is_family(file, MEDIA_IMAGE)) /* rare formats, drawings in XML */
		return type->family != MEDIA_BINARY && !sv_eq(type->media_type, SV("application/xml"));
	return true;
}

/* Only what its name or its bytes show to be a document, not a text that happens to look like a table. */
static bool is_not_previewable(const struct file_case *file)
{
	const struct attach_type *type = file->input->type;

	if (media_is_previewable(type->family) || type->family == MEDIA_PROGRAM || type->family == MEDIA_BINARY)
		return false;
	return is_document_name(file) || !attach_is_text(file->input->bytes);
}

static const char *find_rule(const struct file_case *file)
{
	if (is_part_of_site(file))
		return NULL;
	if (is_empty(file))
		return "attachment.empty";
	if (is_error_page(file))
		return "attachment.error-page";
	if (is_mismatch(file))
		return "attachment.type-mismatch";
	if (file->input->type->family == MEDIA_WORD)
		return "attachment.word";
	return is_not_previewable(file) ? "attachment.not-previewable" : NULL;
}

struct sv check_file_name(struct sv path)
{
	size_t slash = sv_rchr(path, '/');
	struct sv name = slash == SV_NONE ? path : sv_skip(path, slash + 1);

	/* A member of an archive: "a.zip!b.doc"; but a name may have a mark of its own. */
	for (size_t mark = sv_rchr(name, '!'); mark != SV_NONE; mark = sv_rchr(sv_slice(name, 0, mark), '!')) {
		const struct media_type *outer = media_by_extension(media_extension(sv_slice(name, 0, mark)));
		if (outer && (outer->family == MEDIA_ARCHIVE || outer->family == MEDIA_MAIL))
			return sv_skip(name, mark + 1);
	}
	return name;
}

/* Where the bytes tell little, the finding is less sure than its rule. */
static bool is_vague(const struct attach_type *type)
{
	return type->is_container_only || type->family == MEDIA_BINARY;
}

void check_file(struct findings *findings, const struct check_file *input)
{
	struct sv path = path_of(input->name);
	struct sv extension = media_extension(path);
	struct file_case file = { input, check_file_name(path), extension, media_by_extension(extension) };
	const char *rule = find_rule(&file);
	struct finding *finding = rule ? rules_report(input->rules, findings, rule) : NULL;

	if (!finding)
		return;
	bool wants_pdf = strcmp(rule, "attachment.word") == 0 || strcmp(rule, "attachment.not-previewable") == 0;
	if (is_vague(input->type) && finding->certainty == CERTAINTY_CERTAIN) {
		finding->certainty = CERTAINTY_LIKELY;
		finding->confidence *= 0.85;
	}
	finding->where = WHERE_FILENAME;
	finding->element = PAGE_NONE;
	finding->value = file.file_name;
	finding->shown = file.file_name;
	finding->evidence = file.file_name;
	finding_text(findings, finding, "media_type", input->type->media_type);
	finding_text(findings, finding, "extension", extension);
	finding_text(findings, finding, "expected",
		     wants_pdf ? SV("application/pdf") : sv_from(file.named ? file.named->type : NULL));
}
