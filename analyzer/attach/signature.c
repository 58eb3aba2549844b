#include "attach/signature.h"

#include "attach/attach.h"
#include "base/limits.h"

#define PDF_HEADER_WITHIN KIB

struct signature {
	const char *bytes;
	uint8_t len;
	uint8_t at;
	bool weak; /* letters that a text may begin with */
	enum media_family family;
	const char *type;
};

#define AT(at, bytes, weak, family, type)                                        \
	{                                                                        \
		(bytes), sizeof(bytes) - 1, (at), (weak), MEDIA_##family, (type) \
	}

static const struct signature signatures[] = {
	AT(0, "Rar!\x1a\x07", false, ARCHIVE, "application/vnd.rar"),
	AT(0, "7z\xbc\xaf\x27\x1c", false, ARCHIVE, "application/x-7z-compressed"),
	AT(0, "\x1f\x8b\x08", false, ARCHIVE, "application/gzip"),
	AT(0, "BZh", true, ARCHIVE, "application/x-bzip2"),
	AT(0,
	   "\xfd"
	   "7zXZ\0",
	   false, ARCHIVE, "application/x-xz"),
	AT(0, "MSCF\0\0\0\0", false, ARCHIVE, "application/vnd.ms-cab-compressed"),
	AT(0, "{\\rtf", false, WORD, "application/rtf"),
	AT(0, "\xdb\xa5", true, WORD, "application/msword"),
	AT(0, "\x09\x08\x10\x00\x00\x06\x05\x00", false, SHEET, "application/vnd.ms-excel"),
	AT(0, "\x09\x08\x08\x00\x00\x05", false, SHEET, "application/vnd.ms-excel"),
	AT(0, "%!PS", false, DOCUMENT, "application/postscript"),
	AT(0, "\x89PNG\r\n\x1a\n", false, IMAGE, "image/png"),
	AT(0, "\xff\xd8\xff", false, IMAGE, "image/jpeg"),
	AT(0, "GIF87a", false, IMAGE, "image/gif"),
	AT(0, "GIF89a", false, IMAGE, "image/gif"),
	AT(8, "WEBPVP8", false, IMAGE, "image/webp"),
	AT(0, "II*\0", false, IMAGE, "image/tiff"),
	AT(0, "MM\0*", false, IMAGE, "image/tiff"),
	AT(0, "\0\0\1\0", false, IMAGE, "image/vnd.microsoft.icon"),
	AT(0, "BM", true, IMAGE, "image/bmp"),
	AT(4, "ftypheic", false, IMAGE, "image/heic"),
	AT(4, "ftypavif", false, IMAGE, "image/avif"),
	AT(4, "ftypM4A", false, AUDIO_VIDEO, "audio/mp4"),
	AT(4, "ftypqt", false, AUDIO_VIDEO, "video/quicktime"),
	AT(4, "ftyp", false, AUDIO_VIDEO, "video/mp4"),
	AT(0, "ID3", true, AUDIO_VIDEO, "audio/mpeg"),
	AT(8, "WAVEfmt ", false, AUDIO_VIDEO, "audio/wav"),
	AT(8, "AVI LIST", false, AUDIO_VIDEO, "video/x-msvideo"),
	AT(0, "OggS\0", false, AUDIO_VIDEO, "audio/ogg"),
	AT(0, "FLV\1", false, AUDIO_VIDEO, "video/x-flv"),
	AT(0, "\x1a\x45\xdf\xa3", false, AUDIO_VIDEO, "video/webm"),
	AT(0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", false, AUDIO_VIDEO, "video/x-ms-wmv"),
	AT(0, "wOFF", true, FONT, "font/woff"),
	AT(0, "wOF2", true, FONT, "font/woff2"),
	AT(0, "OTTO\0", false, FONT, "font/otf"),
	AT(0, "MZ", true, PROGRAM, "application/vnd.microsoft.portable-executable"),
	AT(0,
	   "\x7f"
	   "ELF",
	   false, PROGRAM, "application/x-executable"),
	AT(0, "FWS", true, BINARY, "application/vnd.adobe.flash.movie"),
	AT(0, "CWS", true, BINARY, "application/vnd.adobe.flash.movie"),
	AT(0, "SQLite format 3\0", false, DOCUMENT, "application/vnd.sqlite3"),
};

bool signature_find(struct kind *out, struct sv bytes)
{
	for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
		const struct signature *is = &signatures[i];
		struct sv there = sv_slice(bytes, is->at, (size_t)is->at + is->len);
		if (!sv_eq(there, (struct sv){ is->bytes, is->len }) || (is->weak && attach_is_text(bytes)))
			continue;
		*out = (struct kind){ .family = is->family, .type = is->type };
		return true;
	}
	return false;
}

bool signature_is_pdf(struct sv bytes)
{
	size_t at = sv_find(sv_slice(bytes, 0, PDF_HEADER_WITHIN + 5), SV("%PDF-"), 0);

	/* Behind other bytes the header must head something: a text may quote it. */
	return at == 0 || (at != SV_NONE && sv_find(bytes, SV("endobj"), at) != SV_NONE);
}
