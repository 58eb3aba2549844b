#include "match/password_value.h"

#include <ctype.h>

#include "match/around.h"

/* "A.123456": one of the answers to choose from. */
static bool is_choice(struct sv value)
{
	return value.len > 2 && value.data[0] >= 'A' && value.data[0] <= 'F' && value.data[1] == '.';
}

/* "8-20", "2021-03-05", "6~16", "12:30" */
static bool is_figures(struct sv value)
{
	bool has_joint = false;

	for (size_t i = 0; i < value.len; i++) {
		if (strchr("-~/:.", value.data[i]))
			has_joint = true;
		else if (!sv_is_digit(value.data[i]))
			return false;
	}
	return has_joint;
}

/* "varchar(50)", "AES-256", "SHA1", "SM4": a type or an algorithm */
static bool is_technical(struct sv value)
{
	static const char *const names[] = { "aes",    "sha",      "md",   "sm",   "des",  "3des",    "rsa",
					     "hmac",   "crc",      "base", "utf",  "char", "varchar", "int",
					     "number", "varchar2", "gm/t", "gb/t", "gbt",  "http",    "nvarchar",
					     "ecc",    "rc",       "tls",  "ssl",  "win",  "windows" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!sv_starts_nocase(value, sv_from(names[i])))
			continue;
		size_t at = strlen(names[i]);
		while (at < value.len && (sv_is_digit(value.data[at]) || strchr("()-_,./", value.data[at])))
			at++;
		if (at == value.len)
			return true;
	}
	return false;
}

/* "RSA/ECB/PKCS1Padding", "SM4-GCM", "PBEWithMD5AndDES" */
static bool is_cipher(struct sv value)
{
	static const char *const names[] = { "aes", "des", "3des", "desede", "rsa",   "sha",   "hmac", "md5",
					     "sm2", "sm3", "sm4",  "ecc",    "ecdsa", "hs256", "pbe",  "pbkdf" };
	static const char *const joints[] = { "/", "-", "_", "with", "key", "crypt", "util" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!sv_starts_nocase(value, sv_from(names[i])))
			continue;
		struct sv rest = sv_skip(value, strlen(names[i]));
		while (rest.len && sv_is_digit(rest.data[0]))
			rest = sv_skip(rest, 1);
		for (size_t j = 0; j < sizeof joints / sizeof *joints; j++)
			if (sv_starts_nocase(rest, sv_from(joints[j])))
				return true;
	}
	return false;
}

/* What is kept of a password lest it be known: "{cipher}…", "$2a$10$…", an MD5 or SHA-1 in hexadecimal digits. */
static bool is_hash(struct sv value)
{
	static const char *const heads[] = { "%^%#",     "%@%@",    "%$%$",     "@%@%",   "$1a$", "$1c$",
					     "$h$",      "$c$",     "{cipher}", "{ssha",  "{sha", "{md5}",
					     "{bcrypt}", "{pbkdf2", "$2a$",     "$2b$",   "$2y$", "$1$",
					     "$5$",      "$6$",     "$apr1$",   "pbkdf2", "*hash" };
	size_t digits = 0;

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (sv_starts_nocase(value, sv_from(heads[i])))
			return true;
	while (digits < value.len && isxdigit((unsigned char)value.data[digits]))
		digits++;
	return digits == value.len && (value.len == 32 || value.len == 40);
}

/* "user_password", "newPwd", "#pwd", "txtPassword1": names a password, is none. "Password123" is one. */
static bool is_name_of_password(struct sv value, const struct secret_shape *shape)
{
	static const char *const names[] = { "password", "passwd", "pwd", "mima", "passwort", "passphrase" };

	if (value.len == strlen("pass1") && sv_starts_nocase(value, SV("pass")))
		return shape->digits == 1;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sv_find_nocase(value, sv_from(names[i]), 0) != SV_NONE)
			return shape->digits < 2;
	return false;
}

bool password_value_has_unit(const struct candidate *candidate, struct span at)
{
	static const char *const units[] = { "位", "个", "字", "年", "月", "日", "天",   "分",   "秒", "小时", "次",
					     "种", "项", "条", "级", "号", "元", "以上", "以内", "至", "到" };
	struct sv after = sv_trim(around_after(candidate, at, 4));

	for (size_t i = at.begin; i < at.end; i++)
		if (sv_is_alpha(candidate->stream->text.data[i]))
			return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (sv_starts(after, sv_from(units[i])))
			return true;
	return false;
}

static bool is_address(struct sv value)
{
	size_t at = sv_chr(value, '@', 0);

	if (at != SV_NONE && sv_chr(value, '.', at) != SV_NONE) /* mail */
		return true;
	if (at == 0 && sv_chr(value, ':', 0) != SV_NONE) /* "@host:port" behind what stands for a password */
		return true;
	return sv_find(value, SV("://"), 0) != SV_NONE || sv_starts_nocase(value, SV("www.")) || value.data[0] == '/' ||
	       value.data[0] == '#' || value.data[0] == '.' || sv_ends_nocase(value, SV(".html")) ||
	       sv_ends_nocase(value, SV(".jsp")) || sv_ends_nocase(value, SV(".js")) ||
	       sv_ends_nocase(value, SV(".png")) || sv_ends_nocase(value, SV(".aspx"));
}

/* "^[a-z]{6,}$", "\d+" */
static bool is_pattern(struct sv value)
{
	return value.data[0] == '^' || sv_find(value, SV("[a-"), 0) != SV_NONE ||
	       sv_find(value, SV("[A-"), 0) != SV_NONE || sv_find(value, SV("[0-"), 0) != SV_NONE ||
	       sv_chr(value, '\\', 0) != SV_NONE;
}

enum reason password_value_test(struct sv value, const struct lexicon *placeholders)
{
	struct secret_shape shape;

	secret_shape(&shape, value);
	if (value.len < PASSWORD_LEAST || value.len > PASSWORD_MOST || !shape.printable)
		return REASON_LENGTH;
	if (secret_is_masked(value))
		return REASON_MASKED;
	if (secret_is_reference(value))
		return REASON_REFERENCE;
	if (secret_is_placeholder(value, placeholders))
		return REASON_PLACEHOLDER;
	if (is_figures(value) || is_choice(value))
		return REASON_FIGURES;
	if (is_technical(value) || is_cipher(value) || is_hash(value) || is_address(value) || is_pattern(value))
		return REASON_TECHNICAL;
	return is_name_of_password(value, &shape) ? REASON_NAME : REASON_NONE;
}

enum password_grade password_value_grade(struct sv value, const struct lexicon *weak)
{
	struct secret_shape shape;

	secret_shape(&shape, value);
	if (secret_is_strong(&shape))
		return GRADE_STRONG;
	if (shape.digits == value.len)
		return value.len >= 6 ? GRADE_NUMBER : GRADE_SHORT_NUMBER;
	return lexicon_is(weak, value) ? GRADE_WEAK : GRADE_WORD;
}
