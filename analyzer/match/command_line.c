#include "match/command_line.h"

#define MOST_BYTES  600
#define MOST_TOKENS 40

/* What a program takes behind its option, or in its place among the arguments. */
enum form {
	FORM_PASSWORD,
	FORM_COLON,   /* user:password */
	FORM_COMMA,   /* user,password */
	FORM_PERCENT, /* user%password */
	FORM_ORACLE,  /* user/password@database */
};

/* How it is told: by an option with the password in the next word or attached, attached only, or by its place among
 * the words that are no options. */
enum manner { MANNER_OPTION, MANNER_ATTACHED, MANNER_PLACE };

struct syntax {
	const char *program;
	enum manner manner;
	const char *option; /* the place as a digit, counted from 1 */
	enum form form;
};

/* Options that are called "password" are found as keys. */
static const struct syntax syntaxes[] = {
	{ "curl", MANNER_OPTION, "-u", FORM_COLON },
	{ "curl", MANNER_OPTION, "--user", FORM_COLON },
	{ "curl", MANNER_OPTION, "-U", FORM_COLON },
	{ "curl", MANNER_OPTION, "--proxy-user", FORM_COLON },
	{ "lftp", MANNER_OPTION, "-u", FORM_COMMA },
	{ "mysql", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "mysqldump", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "mysqladmin", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "mysqlimport", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "mariadb", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "mariadb-dump", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "sshpass", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "redis-cli", MANNER_OPTION, "-a", FORM_PASSWORD },
	{ "redis-cli", MANNER_OPTION, "--pass", FORM_PASSWORD },
	{ "mongo", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "mongosh", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "mongodump", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "mongorestore", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "mongoexport", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "mongoimport", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "docker login", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "podman login", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "htpasswd", MANNER_PLACE, "3", FORM_PASSWORD },
	{ "net use", MANNER_PLACE, "2", FORM_PASSWORD },
	{ "net user", MANNER_PLACE, "2", FORM_PASSWORD },
	{ "cmdkey", MANNER_ATTACHED, "/pass:", FORM_PASSWORD },
	{ "xfreerdp", MANNER_ATTACHED, "/p:", FORM_PASSWORD },
	{ "rdesktop", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "psexec", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "plink", MANNER_OPTION, "-pw", FORM_PASSWORD },
	{ "pscp", MANNER_OPTION, "-pw", FORM_PASSWORD },
	{ "psftp", MANNER_OPTION, "-pw", FORM_PASSWORD },
	{ "smbclient", MANNER_OPTION, "-U", FORM_PERCENT },
	{ "ldapsearch", MANNER_OPTION, "-w", FORM_PASSWORD },
	{ "ldapadd", MANNER_OPTION, "-w", FORM_PASSWORD },
	{ "ldapmodify", MANNER_OPTION, "-w", FORM_PASSWORD },
	{ "ldapdelete", MANNER_OPTION, "-w", FORM_PASSWORD },
	{ "sqlcmd", MANNER_OPTION, "-P", FORM_PASSWORD },
	{ "osql", MANNER_OPTION, "-P", FORM_PASSWORD },
	{ "bcp", MANNER_OPTION, "-P", FORM_PASSWORD },
	{ "gsql", MANNER_OPTION, "-W", FORM_PASSWORD },
	{ "beeline", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "cqlsh", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "rpcclient", MANNER_OPTION, "-U", FORM_PERCENT },
	{ "ldapwhoami", MANNER_OPTION, "-w", FORM_PASSWORD },
	{ "isql", MANNER_OPTION, "-P", FORM_PASSWORD },
	{ "ksql", MANNER_OPTION, "-W", FORM_PASSWORD },
	{ "zip", MANNER_OPTION, "-P", FORM_PASSWORD },
	{ "unzip", MANNER_OPTION, "-P", FORM_PASSWORD },
	{ "7z", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "7za", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "rar", MANNER_ATTACHED, "-hp", FORM_PASSWORD },
	{ "rar", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "unrar", MANNER_ATTACHED, "-p", FORM_PASSWORD },
	{ "rasdial", MANNER_PLACE, "3", FORM_PASSWORD },
	{ "ipmitool", MANNER_OPTION, "-P", FORM_PASSWORD },
	{ "schtasks", MANNER_OPTION, "/rp", FORM_PASSWORD },
	{ "openssl", MANNER_OPTION, "-k", FORM_PASSWORD },
	{ "openssl", MANNER_OPTION, "-pass", FORM_COLON },
	{ "ncftpput", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "ncftpget", MANNER_OPTION, "-p", FORM_PASSWORD },
	{ "sqlplus", MANNER_PLACE, "1", FORM_ORACLE },
	{ "sqlldr", MANNER_PLACE, "1", FORM_ORACLE },
	{ "disql", MANNER_PLACE, "1", FORM_ORACLE },
	{ "expdp", MANNER_PLACE, "1", FORM_ORACLE },
	{ "impdp", MANNER_PLACE, "1", FORM_ORACLE },
	{ "exp", MANNER_PLACE, "1", FORM_ORACLE },
	{ "imp", MANNER_PLACE, "1", FORM_ORACLE },
	{ "dexp", MANNER_PLACE, "1", FORM_ORACLE },
	{ "dimp", MANNER_PLACE, "1", FORM_ORACLE },
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The words of the line. Quotes around a word, or around what an option has attached, are taken off. */
struct words {
	struct sv list[MOST_TOKENS];
	size_t count;
};

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* The end of a word: a space outside quotes, or what ends a command. */
static size_t word_end(struct sv line, size_t at)
{
	char quote = 0;

	while (at < line.len && line.data[at] != '\n' && (quote || !strchr(" \t", line.data[at]))) {
		if (line.data[at] == quote)
			quote = 0;
		else if (!quote && is_quote(line.data[at]))
			quote = line.data[at];
		else if (!quote && strchr(";|", line.data[at]))
			break;
		else if ((unsigned char)line.data[at] >= 0x80)
			break;
		at++;
	}
	return at;
}

static void read_words(struct words *out, struct sv line)
{
	size_t at = 0;

	out->count = 0;
	while (out->count < MOST_TOKENS) {
		while (at < line.len && line.data[at] == ' ')
			at++;
		size_t end = word_end(line, at);
		if (end == at)
			return;
		out->list[out->count++] = sv_slice(line, at, end);
		at = end;
	}
}

static struct sv unquoted(struct sv word)
{
	if (word.len >= 2 && is_quote(word.data[0]) && word.data[word.len - 1] == word.data[0])
		return sv_slice(word, 1, word.len - 1);
	return word;
}

/* "-p", "/user:x"; but not "/etc/passwd". */
static bool is_option(struct sv word)
{
	return word.len > 1 && (word.data[0] == '-' || (word.data[0] == '/' && sv_chr(word, '/', 1) == SV_NONE));
}

/* "user:password" and the like: what stands behind the mark. */
static struct sv part_behind(struct sv word, char mark)
{
	size_t at = sv_chr(word, mark, 0);

	return at == SV_NONE || at == 0 ? (struct sv){ NULL, 0 } : sv_skip(word, at + 1);
}

static struct sv oracle_password(struct sv word)
{
	if (sv_starts_nocase(word, SV("userid=")))
		word = unquoted(sv_skip(word, strlen("userid=")));
	struct sv password = part_behind(word, '/');
	size_t at = sv_rchr(password, '@');
	return at == SV_NONE ? password : sv_slice(password, 0, at);
}

static struct sv password_of(struct sv word, enum form form)
{
	word = unquoted(word);
	switch (form) {
	case FORM_PASSWORD: return word;
	case FORM_COLON: return part_behind(word, ':');
	case FORM_COMMA: return part_behind(word, ',');
	case FORM_PERCENT: return part_behind(word, '%');
	case FORM_ORACLE: return oracle_password(word);
	}
	return (struct sv){ NULL, 0 };
}

/* The word that is given by an option: the next one, or what follows the option's name in its own. */
static struct sv option_word(const struct words *words, const struct syntax *syntax)
{
	struct sv option = sv_from(syntax->option);

	for (size_t i = 0; i < words->count; i++) {
		struct sv word = words->list[i];
		if (!sv_starts(word, option))
			continue;
		if (word.len > option.len)
			return sv_skip(word, option.len + (word.data[option.len] == '='));
		if (syntax->manner == MANNER_OPTION && i + 1 < words->count && !is_option(words->list[i + 1]))
			return words->list[i + 1];
	}
	return (struct sv){ NULL, 0 };
}

/* The n-th word that is no option; a drive ("Z:") is none of them. */
static struct sv place_word(const struct words *words, size_t place)
{
	for (size_t i = 0; i < words->count; i++) {
		struct sv word = words->list[i];
		bool is_drive = word.len == 2 && word.data[1] == ':';
		if (!is_option(word) && !is_drive && --place == 0)
			return word;
	}
	return (struct sv){ NULL, 0 };
}

bool command_password(struct span *out, struct sv text, struct span match)
{
	struct sv name = sv_trim(sv_slice(text, match.begin, match.end));
	struct words words;

	name = sv_slice(name, 0, sv_find_nocase(name, SV(".exe"), 0));

	read_words(&words, sv_slice(text, match.end, match.end + MOST_BYTES));
	for (size_t i = 0; i < COUNT(syntaxes); i++) {
		const struct syntax *syntax = &syntaxes[i];
		if (!sv_eq_nocase(name, sv_from(syntax->program)))
			continue;
		struct sv word = syntax->manner == MANNER_PLACE ? place_word(&words, (size_t)(syntax->option[0] - '0'))
								: option_word(&words, syntax);
		struct sv password = word.len ? password_of(word, syntax->form) : (struct sv){ NULL, 0 };
		if (!password.len)
			continue;
		out->begin = (size_t)(password.data - text.data);
		out->end = out->begin + password.len;
		return true;
	}
	return false;
}
