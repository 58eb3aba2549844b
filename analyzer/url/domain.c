#include "url/domain.h"

#include <libpsl.h>
#include <unicode/uidna.h>

#include "base/limits.h"
#include "url/ip.h"
#include "url/url.h"

/* What a domain may not hold: C0 controls, space, DEL and the delimiters of addresses. Other bytes: in lower case. */
static bool is_forbidden(char byte)
{
	switch (byte) {
	case '#':
	case '%':
	case '/':
	case ':':
	case '<':
	case '>':
	case '?':
	case '@':
	case '[':
	case '\\':
	case ']':
	case '^':
	case '|':
	case 0x7F: return true;
	default: return (unsigned char)byte <= ' ';
	}
}

static bool is_ascii(struct sv text)
{
	unsigned char seen = 0;

	for (size_t i = 0; i < text.len; i++)
		seen |= (unsigned char)text.data[i];
	return seen < 0x80;
}

static int append_ascii(struct href *href, struct sv domain)
{
	char *out = href_room(href, domain.len);

	for (size_t i = 0; i < domain.len; i++) {
		if (is_forbidden(domain.data[i]))
			return -1;
		out[i] = sv_lower(domain.data[i]);
	}
	href->len += domain.len;
	return 0;
}

/* Punycode of ASCII text alone is no name: nothing behind the last hyphen, or nothing at all. */
static bool ace_labels_are_sound(struct sv domain)
{
	struct sv label;

	while (sv_split(&label, &domain, '.'))
		if (sv_starts(label, SV("xn--")) && label.data[label.len - 1] == '-')
			return false;
	return true;
}

/* The processor is opened anew for each name: it is cheap, ICU shares its tables, and names like this are rare. */
static int append_idn(struct href *href, struct sv domain)
{
	/* The standard asks neither for hyphens in their places nor for the lengths of DNS. */
	static const uint32_t tolerated = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
					  UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
					  UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
	static const uint32_t options = UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
	UErrorCode error = U_ZERO_ERROR;
	UIDNAInfo info = UIDNA_INFO_INITIALIZER;
	char ascii[4 * LIMIT_IDN_BYTES];

	if (domain.len > LIMIT_IDN_BYTES)
		return -1;
	UIDNA *idna = uidna_openUTS46(options, &error);
	int32_t len =
	    uidna_nameToASCII_UTF8(idna, domain.data, (int32_t)domain.len, ascii, sizeof ascii, &info, &error);
	if (idna)
		uidna_close(idna);
	if (U_FAILURE(error) || (info.errors & ~tolerated))
		return -1;
	struct sv result = { ascii, (size_t)len };
	if (!is_ascii(result) || !ace_labels_are_sound(result))
		return -1;
	return append_ascii(href, result);
}

int domain_append(struct href *href, struct sv domain)
{
	size_t begin = href->len;

	/* An ASCII name is taken as it is, be its punycode right or wrong: browsers and registries have let such in. */
	if (is_ascii(domain) ? append_ascii(href, domain) : append_idn(href, domain))
		return -1;
	return href->len > begin ? 0 : -1;
}

bool domain_is_registrable(struct sv domain)
{
	char name[64]; /* a label of DNS and its NUL */
	size_t dot = sv_rchr(domain, '.');
	struct sv top = dot == SV_NONE ? domain : sv_skip(domain, dot + 1);

	if (dot == SV_NONE || top.len == 0 || top.len >= sizeof name)
		return false;
	for (size_t i = 0; i < top.len; i++)
		name[i] = sv_lower(top.data[i]);
	name[top.len] = '\0';
	return psl_is_public_suffix2(psl_builtin(), name, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE);
}

struct sv url_registrable_domain(struct sv host)
{
	char name[256]; /* a name of DNS and its NUL */
	bool dotted = sv_ends(host, SV("."));
	size_t len = host.len - dotted;

	if (len == 0 || len >= sizeof name || host.data[0] == '[' || ipv4_ends_in_number(host))
		return host;
	memcpy(name, host.data, len);
	name[len] = '\0';
	const char *domain = psl_registrable_domain(psl_builtin(), name);
	return domain ? sv_skip(host, (size_t)(domain - name)) : host;
}
