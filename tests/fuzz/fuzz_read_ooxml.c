/* The first byte chooses the reader, and whether the rest is a whole package or the text of its parts, one behind the
 * other with NUL between: of the main one, then those that it takes from relations r1 to r9. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "../unit/make_package.h"
#include "attach/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct format {
	read_function *read;
	const char *main;
	const char *relations_part;
	const char *relations;
};

static const struct format formats[] = {
	{ read_docx, "word/document.xml", "word/_rels/document.xml.rels",
	  "r1 styles 1\nr2 header 2\nr3 comments 3\nr4 chart 4\nr5 settings 5\nr6 hyperlink http://a.example/" },
	{ read_xlsx, "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
	  "r1 worksheet 1\nr2 sharedStrings 2\nr3 styles 3\nr4 externalLink 4\nr5 worksheet 5" },
	{ read_pptx, "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "r1 slide 1\nr2 slide 2\nr3 slide 3" },
};

enum { FORMATS = sizeof formats / sizeof *formats };

static void add_parts(struct package_maker *maker, const struct format *format, struct sv rest)
{
	struct sv folder = sv_slice(sv_from(format->main), 0, sv_rchr(sv_from(format->main), '/') + 1);
	struct sv part;
	char name[32];

	package_add_relations(maker, "_rels/.rels", "r1 officeDocument word/document.xml\nr2 core-properties 9");
	package_add_relations(maker, format->relations_part, format->relations);
	for (int i = 0; i < 10 && sv_split(&part, &rest, '\0'); i++) {
		int length = i == 9 ? 0 : (int)folder.len;
		snprintf(name, sizeof name, "%.*s%d", length, folder.data, i);
		package_add(maker, i ? name : format->main, part);
	}
	/* Of the first sheet or slide. */
	package_add_relations(maker, "xl/_rels/1.rels", "r1 hyperlink http://a.example/\nr2 comments 6\nr3 drawing 7");
	package_add_relations(maker, "ppt/_rels/1.rels", "r1 notesSlide 4\nr2 comments 5\nr3 chart 6");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	const struct format *format = &formats[data[0] % FORMATS];
	struct sv bytes = { (const char *)data + 1, size - 1 };
	struct package_maker maker;
	int null = open("/dev/null", O_WRONLY);
	struct reading *out = reading_new(null);

	package_begin(&maker);
	if (data[0] < 128) {
		add_parts(&maker, format, bytes);
		bytes = package_end(&maker);
	}
	reading_fault(out, format->read(out, bytes));
	reading_free(out);
	close(null);
	package_drop(&maker);
	return 0;
}
