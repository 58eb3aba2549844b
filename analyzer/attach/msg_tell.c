#include <stdio.h>
#include <stdlib.h>

#include "attach/code_page.h"
#include "attach/msg_rtf.h"
#include "attach/ole_formats.h"
#include "base/limits.h"
#include "base/little_endian.h"

/* Messages of Outlook ([MS-OXMSG]): each property that is no number is a stream, named after its number and type;
 * recipients and attached files are storages. */
enum { STRING = 0x1e, WIDE_STRING = 0x1f, OBJECT = 0x0d, BINARY = 0x102 };
enum {
	SUBJECT = 0x0037,
	SENT_FOR_NAME = 0x0042,
	SENT_FOR_ADDRESS = 0x0065,
	RECIPIENT_KIND = 0x0c15,
	SENDER_NAME = 0x0c1a,
	SENDER_ADDRESS = 0x0c1f,
	BODY = 0x1000,
	BODY_RTF = 0x1009,
	BODY_HTML = 0x1013,
	DISPLAY_NAME = 0x3001,
	ADDRESS = 0x3003,
	DATA = 0x3701,
	SHORT_NAME = 0x3704,
	LONG_NAME = 0x3707,
	SMTP_ADDRESS = 0x39fe,
	CODE_PAGE_OF_BODY = 0x3fde,
	CODE_PAGE = 0x3ffd,
	SENDER_SMTP_ADDRESS = 0x5d01
};

#define NUMBERS      SV("__properties_version1.0")
#define RECIPIENTS   SV("__recip_version1.0_")
#define ATTACHMENTS  SV("__attach_version1.0_")
#define CHINESE_PAGE 936 /* where a message does not say */

/* A message that is still to be told. */
struct waiting {
	uint32_t storage;
	struct sv name;
};

struct child {
	struct sv name;
	uint32_t storage;
};

struct teller {
	struct reading *out;
	struct ole *ole;
	struct arena *arena;
	struct code_page *page;
	VEC(struct waiting, messages);
	struct buf text;
	struct buf bytes;
	unsigned faults;
};

static uint32_t find_stream(const struct teller *teller, uint32_t storage, unsigned property, unsigned type)
{
	enum { ROOM = 32 };
	char name[ROOM];

	snprintf(name, sizeof name, "__substg1.0_%04X%04X", property, type);
	return ole_find(teller->ole, storage, sv_from(name));
}

/* Reads a stream into `bytes`; false if there is none. */
static bool read_stream(struct teller *teller, uint32_t storage, unsigned property, unsigned type)
{
	uint32_t entry = find_stream(teller, storage, property, type);

	buf_clear(&teller->bytes);
	if (entry == OLE_NONE || ole_is_storage(teller->ole, entry))
		return false;
	if (ole_read(teller->ole, &teller->bytes, entry))
		teller->faults |= READING_CORRUPT;
	return true;
}

/* Appends a string property to `text`; false if it is empty. */
static bool append_property(struct teller *teller, uint32_t storage, unsigned property)
{
	size_t before = teller->text.len;

	if (read_stream(teller, storage, property, WIDE_STRING))
		utf16_append(&teller->text, buf_view(&teller->bytes));
	else if (read_stream(teller, storage, property, STRING))
		code_page_append(teller->page, &teller->text, buf_view(&teller->bytes));
	return teller->text.len > before;
}

/* A property that is a number, or `otherwise`. The numbers follow a head of 8 bytes or more. */
static uint32_t read_number(struct teller *teller, uint32_t storage, unsigned property, uint32_t otherwise)
{
	enum { ENTRY_BYTES = 16, INTEGER = 3, FIRST = 8, VALUE = 8 };
	uint32_t entry = ole_find(teller->ole, storage, NUMBERS);
	uint32_t tag = (uint32_t)property << 16 | INTEGER;

	buf_clear(&teller->bytes);
	if (entry == OLE_NONE || ole_read(teller->ole, &teller->bytes, entry))
		return otherwise;
	struct sv numbers = buf_view(&teller->bytes);
	/* The heads differ by multiples of 8. */
	for (size_t at = FIRST; at + ENTRY_BYTES <= numbers.len; at += 8)
		if (le32(numbers, at) == tag)
			return le32(numbers, at + VALUE);
	return otherwise;
}

static void choose_code_page(struct teller *teller, uint32_t message)
{
	uint32_t number = read_number(teller, message, CODE_PAGE_OF_BODY, CHINESE_PAGE);

	code_page_free(teller->page);
	teller->page = code_page_new(read_number(teller, message, CODE_PAGE, number));
}

/* Appends the first of the properties that says anything; `properties` ends with 0. */
static void append_first(struct teller *teller, uint32_t storage, const unsigned *properties)
{
	while (*properties && !append_property(teller, storage, *properties))
		properties++;
}

/* "From: name <address>" */
static void tell_person(struct teller *teller, uint32_t storage, const char *role, const unsigned *names,
			const unsigned *addresses)
{
	buf_clear(&teller->text);
	buf_printf(&teller->text, "%s: ", role);
	size_t empty = teller->text.len;
	append_first(teller, storage, names);
	buf_append(&teller->text, SV(" <"));
	size_t address = teller->text.len;
	append_first(teller, storage, addresses);
	if (teller->text.len == address)
		teller->text.len = address - SV(" <").len;
	else
		buf_byte(&teller->text, '>');
	if (teller->text.len > empty)
		reading_put(teller->out, READING_PARAGRAPH, (struct sv){ NULL, 0 }, buf_view(&teller->text));
}

static void tell_recipient(struct teller *teller, uint32_t storage)
{
	static const char *const roles[] = { "To", "To", "Cc", "Bcc" };
	static const unsigned names[] = { DISPLAY_NAME, 0 };
	static const unsigned addresses[] = { SMTP_ADDRESS, ADDRESS, 0 };
	uint32_t kind = read_number(teller, storage, RECIPIENT_KIND, 1);

	tell_person(teller, storage, roles[kind < sizeof roles / sizeof *roles ? kind : 1], names, addresses);
}

static void put_member(struct teller *teller, struct sv name, struct sv bytes)
{
	reading_open(teller->out, READING_MEMBER, &(struct reading_open){ .name = name });
	reading_text(teller->out, bytes);
	reading_close(teller->out);
}

/* The file as it was attached, or a message, or nothing that is kept here: what Office embeds is found by its streams.
 */
static void tell_attachment(struct teller *teller, uint32_t storage)
{
	static const unsigned names[] = { LONG_NAME, SHORT_NAME, DISPLAY_NAME, 0 };
	uint32_t object = find_stream(teller, storage, DATA, OBJECT);

	buf_clear(&teller->text);
	append_first(teller, storage, names);
	if (!teller->text.len)
		buf_append(&teller->text, SV("attachment"));
	if (object != OLE_NONE && ole_find(teller->ole, object, NUMBERS) != OLE_NONE)
		*vec_push(teller->arena, &teller->messages) =
		    (struct waiting){ object, arena_copy(teller->arena, buf_view(&teller->text)) };
	else if (read_stream(teller, storage, DATA, BINARY))
		put_member(teller, buf_view(&teller->text), buf_view(&teller->bytes));
}

static void tell_lines(struct teller *teller)
{
	struct sv rest = buf_view(&teller->text);
	struct sv line;

	while (rest.len && sv_split(&line, &rest, '\n'))
		reading_put(teller->out, READING_PARAGRAPH, (struct sv){ NULL, 0 }, sv_trim(line));
}

/* As text; where there is none, as the file that HTML or RTF would be. */
static void tell_body(struct teller *teller, uint32_t message)
{
	buf_clear(&teller->text);
	if (append_property(teller, message, BODY)) {
		tell_lines(teller);
		return;
	}
	if (read_stream(teller, message, BODY_HTML, BINARY)) {
		put_member(teller, SV("body.html"), buf_view(&teller->bytes));
		return;
	}
	if (append_property(teller, message, BODY_HTML)) {
		put_member(teller, SV("body.html"), buf_view(&teller->text));
		return;
	}
	if (!read_stream(teller, message, BODY_RTF, BINARY))
		return;
	if (msg_rtf_unpack(&teller->text, buf_view(&teller->bytes)))
		teller->faults |= READING_CORRUPT;
	put_member(teller, SV("body.rtf"), buf_view(&teller->text));
}

static int compare_names(const void *a, const void *b)
{
	const struct child *left = a;
	const struct child *right = b;

	return sv_compare(left->name, right->name);
}

/* Recipients or attachments: storages whose names begin so, in their order. */
static void tell_children(struct teller *teller, uint32_t message, struct sv prefix,
			  void tell(struct teller *teller, uint32_t storage))
{
	VEC(struct child, children) = { 0 };

	for (uint32_t i = ole_first(teller->ole, message); i != OLE_NONE; i = ole_next(teller->ole, i)) {
		struct sv name = ole_name(teller->ole, teller->arena, i);
		if (ole_is_storage(teller->ole, i) && sv_starts(name, prefix))
			*vec_push(teller->arena, &children) = (struct child){ name, i };
	}
	if (children.count)
		qsort(children.items, children.count, sizeof *children.items, compare_names);
	for (size_t i = 0; i < children.count; i++)
		tell(teller, children.items[i].storage);
}

static void tell_message(struct teller *teller, const struct waiting *message)
{
	static const unsigned names[] = { SENDER_NAME, SENT_FOR_NAME, 0 };
	static const unsigned addresses[] = { SENDER_SMTP_ADDRESS, SENDER_ADDRESS, SENT_FOR_ADDRESS, 0 };

	choose_code_page(teller, message->storage);
	reading_open(teller->out, READING_PART, &(struct reading_open){ .name = message->name });
	buf_clear(&teller->text);
	if (append_property(teller, message->storage, SUBJECT))
		reading_put(teller->out, READING_HEADING, (struct sv){ NULL, 0 }, buf_view(&teller->text));
	tell_person(teller, message->storage, "From", names, addresses);
	tell_children(teller, message->storage, RECIPIENTS, tell_recipient);
	tell_body(teller, message->storage);
	tell_children(teller, message->storage, ATTACHMENTS, tell_attachment);
	reading_close(teller->out);
	reading_pause(teller->out);
}

unsigned msg_tell(struct reading *out, struct ole *ole, uint32_t storage)
{
	struct teller teller = { .out = out, .ole = ole, .arena = arena_new() };

	buf_init(&teller.text, LIMIT_DOCUMENT_BYTES);
	buf_init(&teller.bytes, LIMIT_DOCUMENT_BYTES);
	*vec_push(teller.arena, &teller.messages) = (struct waiting){ storage, SV("message") };
	for (size_t i = 0; i < teller.messages.count; i++) {
		struct waiting message = teller.messages.items[i];
		tell_message(&teller, &message);
	}
	code_page_free(teller.page);
	buf_free(&teller.text);
	buf_free(&teller.bytes);
	arena_free(teller.arena);
	return teller.faults;
}
