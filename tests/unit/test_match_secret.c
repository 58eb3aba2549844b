/* Where a command, a call, a row of SQL or base64 holds a password. */
#include "assert_sv.h"

#include "base/arena.h"
#include "match/base64.h"
#include "match/command_line.h"
#include "match/encoded.h"
#include "match/positional.h"
#include "match/secret.h"

typedef bool read_function(struct span *out, struct sv text, struct span match);

/* `head` is what the pattern matches; an empty expectation: none. */
static void reads(read_function *read, const char *text, const char *head, const char *expected)
{
	struct sv all = sv_from(text);
	size_t begin = sv_find(all, sv_from(head), 0);
	struct span out = { 0, 0 };

	assert_true(begin != SV_NONE);
	bool is_found = read(&out, all, (struct span){ begin, begin + strlen(head) });
	assert_sv(is_found ? sv_slice(all, out.begin, out.end) : SV(""), sv_from(expected));
}

static void commands_are_given_passwords(void **state)
{
	static const char *const lines[][3] = {
		{ "curl -s -u admin:Ab#12 http://a/", "curl ", "Ab#12" },
		{ "curl --user=admin:Ab#12 http://a/", "curl ", "Ab#12" },
		{ "mysql -h 10.1.1.1 -uroot -pRo#12 cms", "mysql ", "Ro#12" },
		{ "mysqldump -p cms > a.sql", "mysqldump ", "" },
		{ "sshpass -p 'a b;c' ssh x", "sshpass ", "a b;c" },
		{ "net use Z: \\\\h\\d Nt#12 /user:a", "net use ", "Nt#12" },
		{ "net user zhang Nt#12 /add", "net user ", "Nt#12" },
		{ "cmdkey /add:h /user:a /pass:Ck#12", "cmdkey ", "Ck#12" },
		{ "sqlplus scott/Tg#12@orcl", "sqlplus ", "Tg#12" },
		{ "exp userid=a/Tg#12@orcl file=x", "exp ", "Tg#12" },
		{ "smbclient -U a%Sm#12 //h/d", "smbclient ", "Sm#12" },
		{ "lftp -u a,Lf#12 h", "lftp ", "Lf#12" },
		{ "7z x a.7z -pZp#12", "7z ", "Zp#12" },
		{ "rar a -hpZp#12 a.rar", "rar ", "Zp#12" },
		{ "rasdial vpn a Ra#12", "rasdial ", "Ra#12" },
		{ "ipmitool -U a -P Ip#12 power on", "ipmitool ", "Ip#12" },
		{ "curl -o a.html http://a/", "curl ", "" },
		{ "mysql -u root; echo -pNo#12", "mysql ", "" },
		{ "mysql -u root\n-pNo#12", "mysql ", "" },
		{ "curl ", "curl ", "" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		reads(command_password, lines[i][0], lines[i][1], lines[i][2]);
}

static void calls_take_passwords_by_place(void **state)
{
	static const char *const calls[][3] = {
		{ "mysql_connect(\"h\", \"root\", \"Ro#12\")", "mysql_connect(", "Ro#12" },
		{ "ocx.Login(\"192.168.4.12\",37777,\"admin\",\"Dh#12\")", "Login(", "Dh#12" },
		{ "login('admin', 'Dh#12')", "login(", "Dh#12" },
		{ "WebVideoCtrl.I_Login(\"h\", 1, 80, \"admin\", \"Hk#12\", {})", "I_Login(", "Hk#12" },
		{ "btoa(\"admin:Ge#12\")", "btoa(", "Ge#12" },
		{ "btoa(\"admin\" + \":\" + \"Ge#12\")", "btoa(", "Ge#12" },
		{ "auth=(\"admin\",\"Ap#12\")", "auth=(", "Ap#12" },
		{ "pymysql.connect(\"h\",\"root\",\"Ro#12\",\"cms\")", "connect(", "Ro#12" },
		{ "cx_Oracle.connect('a/Or#12@h:1521/x')", "connect(", "Or#12" },
		{ "x.open(\"GET\",\"/a\",true,\"admin\",\"Ap#12\")", "open(", "Ap#12" },
		{ "x.open(\"GET\",\"/a\",true)", "open(", "" },
		{ "login(user, pw)", "login(", "" },
		{ "login('admin', pw)", "login(", "" },
		{ "login('a', 'b", "login(", "" },
		{ "login(", "login(", "" },
		{ "btoa(\"admin\")", "btoa(", "" },
		{ "mysql_connect(\"h\", \"a,b\", f(\"x\", \"y\"))", "mysql_connect(", "" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		reads(positional_password, calls[i][0], calls[i][1], calls[i][2]);
}

static void rows_of_an_insert_hold_passwords_in_a_column(void **state)
{
	const char *many = "INSERT INTO u(name,password,dept) VALUES('a','Aa#12','x'),('b','Bb#12','y');";
	(void)state;

	reads(positional_password, many, "INSERT INTO u(", "Aa#12");
	reads(positional_row_password, many, "'),('", "Bb#12");
	reads(positional_password, "insert into [u] ([n],[Pwd]) values (N'a', N'Aa#12')", "insert into [u] (", "Aa#12");
	reads(positional_password, "INSERT INTO u(n,p) VALUES('a','Aa#12')", "INSERT INTO u(", "");
	reads(positional_password, "INSERT INTO u(n,pwd) SELECT f('a','b')", "INSERT INTO u(", "");
	reads(positional_password, "INSERT INTO u(n\tpwd) VALUES(a\tAa#12)", "INSERT INTO u(", "Aa#12");
	reads(positional_row_password, "f(1),('a','b')", "1),('", "");
}

static void base64_is_read_around_a_place(void **state)
{
	struct sv text = SV("Basic YWRtaW46R2VvIzg4MjE= x");
	struct span at = base64_around(text, 10, 100);
	struct arena *arena = arena_new();
	(void)state;

	assert_sv(sv_slice(text, at.begin, at.end), SV("YWRtaW46R2VvIzg4MjE="));
	assert_sv(base64_text(arena, sv_slice(text, at.begin, at.end)), SV("admin:Geo#8821"));
	assert_sv(base64_text(arena, SV("AAAA")), SV(""));
	assert_sv(base64_text(arena, SV("")), SV(""));
	at = base64_around(text, 10, 2);
	assert_int_equal(at.end - at.begin, 4);
	arena_free(arena);
}

static void decoded_text_names_its_password(void **state)
{
	(void)state;

	assert_sv(encoded_keyed_password(SV("{\"user\":\"a\",\"password\":\"Aa#12\"}")), SV("Aa#12"));
	assert_sv(encoded_keyed_password(SV("user=a&pwd=Aa12&x=1")), SV("Aa12"));
	assert_sv(encoded_keyed_password(SV("密码：Aa12")), SV("Aa12"));
	assert_sv(encoded_keyed_password(SV("the password of a user")), SV(""));
	assert_sv(encoded_keyed_password(SV("password")), SV(""));
	assert_sv(encoded_pair_password(SV("admin:Aa#12")), SV("Aa#12"));
	assert_sv(encoded_pair_password(SV("a b:Aa#12")), SV(""));
	assert_sv(encoded_pair_password(SV("admin:Aa 12")), SV(""));
	assert_sv(encoded_pair_password(SV(":Aa12")), SV(""));
}

static void letters_of_machines_are_no_words(void **state)
{
	static const char *const random[] = { "KaAVQinc", "UXApBczBhjmE", "hqWmZtLrBnXcyEpd", "xqkjwmzvhbtdbcaf" };
	static const char *const words[] = { "password",      "AccessKeySecret", "isMyAppId",  "zhangsan",
					     "Administrator", "qwerty",          "JavaScript", "a1b2c3d4" };
	(void)state;

	for (size_t i = 0; i < sizeof random / sizeof *random; i++)
		assert_true(secret_is_random_letters(sv_from(random[i])));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_false(secret_is_random_letters(sv_from(words[i])));
	assert_true(secret_is_name(SV("button12")));
	assert_true(secret_is_name(SV("login.title1")));
	assert_false(secret_is_name(SV("admin888")));
	assert_false(secret_is_name(SV("12")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands_are_given_passwords),
		cmocka_unit_test(calls_take_passwords_by_place),
		cmocka_unit_test(rows_of_an_insert_hold_passwords_in_a_column),
		cmocka_unit_test(base64_is_read_around_a_place),
		cmocka_unit_test(decoded_text_names_its_password),
		cmocka_unit_test(letters_of_machines_are_no_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
