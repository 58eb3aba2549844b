/* IPv4 and IPv6 addresses in the forms that the URL standard reads and writes. */
#ifndef URL_IP_H
#define URL_IP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sv.h"
#include "url/href.h"

#define IPV6_PIECES 8

/* True if the last label of the domain is a number, so that the host is an IPv4 address or nothing. */
bool ipv4_ends_in_number(struct sv domain);

/* Reads 127.0.0.1 and its hexadecimal, octal and short forms. Returns 0 or -1. */
int ipv4_parse(uint32_t *address, struct sv text);

void ipv4_append(struct href *href, uint32_t address);

/* Reads an address as it stands between the brackets. Returns 0 or -1. */
int ipv6_parse(uint16_t pieces[IPV6_PIECES], struct sv text);

/* Without brackets, compressed. */
void ipv6_append(struct href *href, const uint16_t pieces[IPV6_PIECES]);

#endif
