#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/version.h"
#include "lib/digest.h"
#include "lib/zlib.h"
#include "source/source.h"
#include "source/warc_block.h"
#include "source/warc_head.h"
#include "source/warc_tail.h"

#define ID_BYTES   48 /* "urn:uuid:" and 36 characters, and a NUL */
#define DATE_BYTES 32

struct warc_writer {
	int file;
	off_t end;                 /* of what is whole */
	struct deflater *deflater; /* NULL: records are not packed */
	struct buf fields;         /* of the record at hand */
	struct buf head;           /* of the HTTP message in it */
	struct buf out;            /* members that are not written yet */
	char info[ID_BYTES];
};

/* What the records of one exchange share, and what is their own. */
struct record_fields {
	const char *type;
	const char *content_type;
	const char *id;
	const char *other_id; /* of the record that belongs to this one, or NULL */
	const struct warc_exchange *exchange;
};

/* A random UUID (RFC 9562, version 4). */
static void make_id(char id[ID_BYTES])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char bytes[16];
	size_t at = 9;

	if (getentropy(bytes, sizeof bytes))
		abort();
	bytes[6] = (unsigned char)((bytes[6] & 0x0f) | 0x40);
	bytes[8] = (unsigned char)((bytes[8] & 0x3f) | 0x80);
	memcpy(id, "urn:uuid:", at);
	for (size_t i = 0; i < sizeof bytes; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			id[at++] = '-';
		id[at++] = digits[bytes[i] >> 4];
		id[at++] = digits[bytes[i] & 15];
	}
	id[at] = '\0';
}

static void make_date(char date[DATE_BYTES], int64_t seconds)
{
	time_t time = (time_t)seconds;
	struct tm parts;

	if (!gmtime_r(&time, &parts) || !strftime(date, DATE_BYTES, "%Y-%m-%dT%H:%M:%SZ", &parts))
		memcpy(date, "1970-01-01T00:00:00Z", 21);
}

/* "192.0.2.7:443" and "[2001:db8::1]:443" without port and brackets. */
static struct sv without_port(struct sv address)
{
	size_t colon = sv_rchr(address, ':');

	if (sv_starts(address, SV("[")))
		return sv_slice(address, 1, sv_chr(address, ']', 0));
	return colon == SV_NONE || sv_chr(address, ':', 0) != colon ? address : sv_slice(address, 0, colon);
}

static void put_digest(struct buf *out, const char *name, const struct sv *parts, size_t count)
{
	char hex[DIGEST_HEX + 1];

	digest_sha256(hex, parts, count);
	buf_printf(out, "%s: sha256:%s\r\n", name, hex);
}

/* Appends the record whose block is these two parts, a member of its own where they are packed. */
static void put_record(struct warc_writer *writer, const struct record_fields *record, const struct sv block[2])
{
	const struct warc_exchange *exchange = record->exchange;
	struct buf *fields = &writer->fields;
	char date[DATE_BYTES];

	make_date(date, exchange->date);
	buf_clear(fields);
	buf_printf(fields, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <%s>\r\nWARC-Date: %s\r\n", record->type,
		   record->id, date);
	if (exchange->url.len) {
		struct sv address = without_port(exchange->address);
		buf_printf(fields, "WARC-Target-URI: %.*s\r\nWARC-Warcinfo-ID: <%s>\r\n", SV_ARG(exchange->url),
			   writer->info);
		if (record->other_id)
			buf_printf(fields, "WARC-Concurrent-To: <%s>\r\n", record->other_id);
		if (exchange->linked.len)
			buf_printf(fields, WARC_LINKED ": %.*s\r\n", SV_ARG(exchange->linked));
		if (address.len)
			buf_printf(fields, "WARC-IP-Address: %.*s\r\n", SV_ARG(address));
		if (block[1].len)
			put_digest(fields, "WARC-Payload-Digest", &block[1], 1);
		if (exchange->truncated && block[1].len)
			buf_append(fields, SV("WARC-Truncated: length\r\n"));
	}
	put_digest(fields, "WARC-Block-Digest", block, 2);
	buf_printf(fields, "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n", record->content_type,
		   block[0].len + block[1].len);
	struct sv parts[] = { buf_view(fields), block[0], block[1], SV("\r\n\r\n") };
	if (writer->deflater)
		deflater_member(&writer->out, writer->deflater, parts, sizeof parts / sizeof parts[0]);
	for (size_t i = 0; !writer->deflater && i < sizeof parts / sizeof parts[0]; i++)
		buf_append(&writer->out, parts[i]);
}

static void put_info(struct warc_writer *writer)
{
	struct warc_exchange none = { .date = (int64_t)time(NULL) };
	struct record_fields record = { "warcinfo", "application/warc-fields", writer->info, NULL, &none };
	const struct sv block[] = {
		SV("software: pagewarden/" PAGEWARDEN_VERSION "\r\nformat: WARC File Format 1.1\r\n"), { NULL, 0 }
	};

	make_id(writer->info);
	put_record(writer, &record, block);
}

static void put_request(struct warc_writer *writer, const struct warc_exchange *exchange, const char *id,
			const char *response_id)
{
	/* A request belongs to a response; without one it is told as the answer is. */
	struct record_fields record = { exchange->has_body && exchange->head.len ? "request" : "metadata",
					"application/http;msgtype=request", id, response_id, exchange };

	buf_clear(&writer->head);
	warc_block_request(&writer->head, exchange->asked);
	const struct sv block[] = { buf_view(&writer->head), { NULL, 0 } };
	put_record(writer, &record, block);
}

static void put_response(struct warc_writer *writer, const struct warc_exchange *exchange, const char *id,
			 const char *request_id)
{
	struct record_fields record = { exchange->has_body ? "response" : "metadata",
					"application/http;msgtype=response", id, request_id, exchange };
	struct sv body = exchange->has_body ? exchange->body : (struct sv){ NULL, 0 };

	buf_clear(&writer->head);
	warc_block_response(&writer->head, exchange->head, body.len);
	const struct sv block[] = { buf_view(&writer->head), body };
	put_record(writer, &record, block);
}

/* Writes the members that were made; what is written by half is cut off again. */
static int flush(struct warc_writer *writer)
{
	struct sv rest = buf_view(&writer->out);

	while (rest.len > 0) {
		ssize_t count =
		    pwrite(writer->file, rest.data, rest.len, writer->end + (off_t)(writer->out.len - rest.len));
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0) {
			int why = count < 0 ? errno : ENOSPC;
			if (ftruncate(writer->file, writer->end))
				why = errno;
			errno = why;
			return -1;
		}
		rest = sv_skip(rest, (size_t)count);
	}
	writer->end += (off_t)writer->out.len;
	buf_clear(&writer->out);
	return 0;
}

int warc_writer_put(struct warc_writer *writer, const struct warc_exchange *exchange)
{
	char request[ID_BYTES];
	char response[ID_BYTES];

	buf_clear(&writer->out);
	make_id(request);
	make_id(response);
	if (exchange->asked.len)
		put_request(writer, exchange, request, exchange->head.len ? response : NULL);
	if (exchange->head.len)
		put_response(writer, exchange, response, exchange->asked.len ? request : NULL);
	return flush(writer);
}

/* Goes behind the last whole record. Returns -1 with errno set, or 1 if the file is no archive. */
static int find_end(struct warc_writer *writer)
{
	struct stat about;

	if (fstat(writer->file, &about))
		return -1;
	if (!S_ISREG(about.st_mode))
		return 1;
	uint64_t size = (uint64_t)about.st_size;
	int64_t end = writer->deflater ? warc_tail_packed(writer->file, size) : warc_tail_plain(writer->file, size);
	if (end < 0)
		return end == -1 ? 1 : -1;
	writer->end = (off_t)end;
	return ftruncate(writer->file, writer->end);
}

static struct warc_writer *writer_new(int file, bool packed)
{
	struct warc_writer *writer = calloc(1, sizeof *writer);

	if (!writer)
		abort();
	writer->file = file;
	if (packed)
		writer->deflater = deflater_new();
	buf_init(&writer->fields, LIMIT_WARC_HEADER + LIMIT_URL_BYTES);
	buf_init(&writer->head, 2 * LIMIT_HTTP_HEADER);
	buf_init(&writer->out, SIZE_MAX / 2); /* as much as the body, which the caller caps */
	return writer;
}

struct warc_writer *warc_writer_open(const char *path, struct buf *why)
{
	int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);

	if (file < 0) {
		buf_printf(why, "%s", strerror(errno));
		return NULL;
	}
	struct warc_writer *writer = writer_new(file, sv_ends_nocase(sv_from(path), SV(".gz")));
	int result = find_end(writer);
	if (result == 0) {
		put_info(writer);
		result = flush(writer);
	}
	if (result == 0)
		return writer;
	buf_printf(why, "%s", result < 0 ? strerror(errno) : "not a WARC archive that can be continued");
	warc_writer_close(writer);
	return NULL;
}

int warc_writer_close(struct warc_writer *writer)
{
	int why = 0;

	if (!writer)
		return 0;
	/* What is no file with a disk below it cannot be synchronised. */
	if (fsync(writer->file) && errno != EINVAL && errno != EROFS)
		why = errno;
	if (close(writer->file) && !why)
		why = errno;
	deflater_free(writer->deflater);
	buf_free(&writer->fields);
	buf_free(&writer->head);
	buf_free(&writer->out);
	free(writer);
	errno = why;
	return why ? -1 : 0;
}
