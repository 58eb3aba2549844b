/* Numbers as binary formats store them, least significant byte first. What lies behind the end of the bytes is 0. */
#ifndef BASE_LITTLE_ENDIAN_H
#define BASE_LITTLE_ENDIAN_H

#include "base/sv.h"

static inline uint8_t le8(struct sv bytes, size_t at)
{
	return at < bytes.len ? (uint8_t)bytes.data[at] : 0;
}

static inline uint16_t le16(struct sv bytes, size_t at)
{
	return (uint16_t)(le8(bytes, at) | le8(bytes, at + 1) << 8);
}

static inline uint32_t le32(struct sv bytes, size_t at)
{
	return le16(bytes, at) | (uint32_t)le16(bytes, at + 2) << 16;
}

static inline uint64_t le64(struct sv bytes, size_t at)
{
	return le32(bytes, at) | (uint64_t)le32(bytes, at + 4) << 32;
}

#endif
