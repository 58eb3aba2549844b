#include "attach/msg_rtf.h"

#include "base/little_endian.h"

enum { HEADER_BYTES = 16, KIND = 8, DICTIONARY = 4096, SHORTEST = 2 };

/* What every packed text may refer to before it has text of its own. */
#define BEGINNING                                                                                                 \
	"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "      \
	"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard" \
	"\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"

struct unpacking {
	struct buf *out;
	char dictionary[DICTIONARY];
	size_t at; /* where the next byte goes */
};

static void put(struct unpacking *unpacking, char byte)
{
	buf_byte(unpacking->out, byte);
	unpacking->dictionary[unpacking->at] = byte;
	unpacking->at = (unpacking->at + 1) % DICTIONARY;
}

/* Copies what a reference names; returns false at the one that marks the end. */
static bool copy(struct unpacking *unpacking, unsigned reference)
{
	size_t from = reference >> 4;

	if (from == unpacking->at)
		return false;
	for (size_t left = (reference & 15) + SHORTEST; left; left--) {
		put(unpacking, unpacking->dictionary[from]);
		from = (from + 1) % DICTIONARY;
	}
	return true;
}

/* A byte of flags says of each of the next eight whether it is a byte or a reference. */
static int unpack(struct unpacking *unpacking, struct sv packed)
{
	for (size_t at = 0; at < packed.len;) {
		unsigned flags = le8(packed, at++);
		for (int i = 0; i < 8 && at < packed.len; i++, flags >>= 1) {
			if (!(flags & 1)) {
				put(unpacking, packed.data[at++]);
				continue;
			}
			if (!copy(unpacking, (unsigned)le8(packed, at) << 8 | le8(packed, at + 1)))
				return 0;
			at += 2;
		}
	}
	return -1;
}

int msg_rtf_unpack(struct buf *out, struct sv packed)
{
	const uint32_t is_packed = 0x75465a4c;
	const uint32_t is_plain = 0x414c454d;
	static const char beginning[] = BEGINNING;
	struct unpacking unpacking = { .out = out, .at = sizeof beginning - 1 };

	memcpy(unpacking.dictionary, beginning, sizeof beginning - 1);
	struct sv body = sv_skip(packed, HEADER_BYTES);
	if (le32(packed, KIND) == is_plain) {
		buf_append(out, body);
		return 0;
	}
	return le32(packed, KIND) == is_packed ? unpack(&unpacking, body) : -1;
}
