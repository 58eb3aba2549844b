/* PDF through pdftotext: its text, page by page, laid out as it is on paper, so that tables stay tables; then the files
 * attached to it. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "attach/pdf_files.h"
#include "attach/reader.h"
#include "base/buf.h"

#define LINE_BYTES (64 * 1024)

struct pages {
	struct reading *out;
	struct buf line;
	unsigned number; /* of the page at hand */
	bool is_open;
	bool has_text;
};

static void open_page(struct pages *pages)
{
	char name[24];
	int length = snprintf(name, sizeof name, "page %u", pages->number);

	reading_open(pages->out, READING_PART, &(struct reading_open){ .name = { name, (size_t)length } });
	pages->is_open = true;
}

static void end_line(struct pages *pages)
{
	struct sv line = buf_view(&pages->line);

	if (sv_trim(line).len) {
		if (!pages->is_open)
			open_page(pages);
		reading_put(pages->out, READING_PARAGRAPH, SV(""), line);
		pages->has_text = true;
	}
	buf_clear(&pages->line);
}

static void end_page(struct pages *pages)
{
	end_line(pages);
	if (pages->is_open)
		reading_close(pages->out);
	reading_pause(pages->out);
	pages->is_open = false;
	pages->number++;
}

static void take(struct pages *pages, struct sv text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\f')
			end_page(pages);
		else if (text.data[i] == '\n' || pages->line.len == LINE_BYTES)
			end_line(pages);
		if (text.data[i] != '\f' && text.data[i] != '\n')
			buf_byte(&pages->line, text.data[i]);
	}
}

/* What asks for a password has a dictionary that says how it is encrypted. */
static bool is_encrypted(struct sv bytes)
{
	return sv_find(bytes, SV("/Encrypt"), 0) != SV_NONE;
}

unsigned read_pdf(struct reading *out, struct sv bytes)
{
	struct pages pages = { .out = out, .number = 1 };
	char text[16 * 1024];

	buf_init(&pages.line, LINE_BYTES);
	for (;;) {
		ssize_t length = read(READER_PROGRAM_OUTPUT, text, sizeof text);
		if (length < 0 && errno == EINTR)
			continue;
		if (length <= 0)
			break;
		take(&pages, (struct sv){ text, (size_t)length });
	}
	end_page(&pages);
	buf_free(&pages.line);
	if (is_encrypted(bytes))
		return pages.has_text ? 0 : READING_ENCRYPTED;
	return pdf_files_tell(out, bytes);
}
