/*
 * Checks: each looks at one page, or one file, and reports findings. One file each; page_checks.def is the list.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "attach/attach.h"
#include "match/match.h"
#include "model/record.h"

struct check_page {
	const struct page *page;
	const struct rules *rules;
	struct place_scanner *places; /* prepared; NULL: no region.* findings */
	uint32_t site_region;         /* code that the user gave, six digits; 0: none */
};

/* True if the checks will look into `places`: the page, its address or the user tells whose it is. */
bool check_needs_places(const struct page *page, uint32_t site_region);

/* True where a script builds what readers see, so that the page as served says neither which fragments it has nor
 * whether it is the page that was asked for: the empty shell of an application, or templates that a library fills. */
bool check_is_script_built(const struct page *page);

/* True where the page as a whole offers gambling, pornography or the like, by the words of the rule link.hidden; news
 * and warnings about such sites are none. */
bool check_is_unsavoury(const struct page *page, const struct rules *rules);

/* Runs every check of page_checks.def. */
void check_page(struct findings *findings, const struct check_page *input);

struct check_file {
	struct sv name; /* path or URL */
	struct sv bytes;
	const struct attach_type *type;
	const struct rules *rules;
	uint64_t size;
	bool truncated;
};

/* attachment.word, attachment.not-previewable, attachment.type-mismatch, attachment.error-page, attachment.empty of a
 * file whose bytes are at hand. Twins are the caller's business: check_twin_key. */
void check_file(struct findings *findings, const struct check_file *input);

/* The file's own name at the end of a path, also of a member of an archive ("a.zip!b/c.doc"). */
struct sv check_file_name(struct sv path);

/* attachment.encrypted, attachment.corrupt, attachment.macro: what came to light when the file was read, bits of enum
 * attach_fault. `name` is a path. */
void check_reading(struct findings *findings, const struct rules *rules, struct sv name, const struct attach_type *type,
		   unsigned faults);

/*
 * Twins: a PDF or OFD beside a Word file shows the same to a reader. Two files are twins where they stand in one folder
 * under one stem; two links of a page also where their texts agree.
 */

/* The folder and stem of a path or URL, without extension (also two: "a.doc.pdf"), query and fragment, lower case,
 * percent-decoded: equal for twins. */
struct sv check_twin_key(struct arena *arena, struct sv name);

/* Addresses, views into the page. */
struct check_clearing {
	struct sv url;  /* of a Word or other file without a preview */
	struct sv twin; /* of a PDF or OFD of the same that the page links: it clears the file, if it is one */
};

/* What the page clears; a file with several twins stands there once for each. */
size_t check_cleared(struct check_clearing **clearings, struct arena *arena, const struct page *page);

#endif
