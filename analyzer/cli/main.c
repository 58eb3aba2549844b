#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "attach/attach.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/version.h"
#include "cli/commands.h"

struct entry {
	const char *name;
	enum command command;
	const char *operands;
	int (*run)(struct options *options);
	const char *zh;
	const char *en;
};

static const struct entry entries[] = {
	{ "extract", COMMAND_EXTRACT, "INPUT...", command_pages, "列出页面的链接、附件和标签",
	  "links, attachments and labels of pages" },
	{ "scan", COMMAND_SCAN, "INPUT...", command_pages, "离线检查文件、目录、WARC 或标准输入",
	  "offline screening of files, directories, WARC archives, standard input" },
	{ "sweep", COMMAND_SWEEP, "--state FILE.db SITE...", command_sweep, "检查整个网站：所有链接、页面和附件",
	  "crawl sites, check every link, scan every page" },
	{ "rules", COMMAND_RULES, "list | test | show ID", command_rules, "列出、自检或查看规则",
	  "list, test or show the rules" },
};

#define ENTRY_COUNT (sizeof entries / sizeof entries[0])

static void print_usage(FILE *out)
{
	fprintf(out, "pagewarden %s\n\n", PAGEWARDEN_VERSION);
	for (size_t i = 0; i < ENTRY_COUNT; i++)
		fprintf(out, "  pagewarden %-8s [OPTION]... %-22s %s\n%*s%s\n", entries[i].name, entries[i].operands,
			entries[i].zh, 57, "", entries[i].en);
	fputs("\n  pagewarden COMMAND --help\n", out);
}

static void print_operands(enum command command, bool chinese)
{
	if (command == COMMAND_SWEEP)
		puts(chinese
			 ? "\nSITE 是网站首页或栏目的网址；检查其所在目录以下的全部页面。"
			 : "\nSITE is the address of a site or of one of its channels: all below its folder is swept.");
	else
		puts(chinese
			 ? "\nINPUT 是文件、目录（递归）、.warc 或 .warc.gz，或 -（标准输入）。"
			 : "\nINPUT is a file, a directory (recursive), a .warc or .warc.gz, or - (standard input).");
}

static int print_help(const struct entry *entry, bool chinese)
{
	printf(chinese ? "用法：pagewarden %s [选项]... %s\n%s\n\n" : "usage: pagewarden %s [OPTION]... %s\n%s\n\n",
	       entry->name, entry->operands, chinese ? entry->zh : entry->en);
	options_print(stdout, entry->command, chinese);
	if (entry->command == COMMAND_RULES)
		return RUN_CLEAN;
	print_operands(entry->command, chinese);
	puts(chinese ? "返回值：0 正常；1 有达到 --fail-on 的问题；2 有读不到的输入、错误的选项等；3 两者都有。"
		     : "Exit status: 0 clean; 1 findings at or above --fail-on; 2 trouble (an input that cannot be "
		       "read,\na bad option); 3 both.");
	return RUN_CLEAN;
}

/* A file opened while 0, 1 or 2 is closed would take its place, and records would be written into it. */
static void hold_standard_streams(void)
{
	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
		if (fcntl(stream, F_GETFD) < 0)
			/* Opened the wrong way round on purpose: using it still fails with EBADF. */
			(void)!open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static int run_command(const struct entry *entry, char **words, size_t count)
{
	struct options options;
	int status = RUN_TROUBLE;

	if (options_parse(&options, entry->command, words, count) == 0)
		status = options.help ? print_help(entry, options.run.chinese) : entry->run(&options);
	options_free(&options);
	return status;
}

/* What help and lists printed is out, or the status says that it is not. A reader who left wanted no more. */
static int close_output(int status)
{
	errno = 0;
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (errno == EPIPE)
		return status;
	if (errno != EBADF)
		log_line("cannot write standard output / 无法写入标准输出: %s", strerror(errno));
	return status | RUN_TROUBLE;
}

static int run_words(int argc, char **argv)
{
	if (argc < 2) {
		print_usage(stderr);
		return RUN_TROUBLE;
	}
	if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "version") == 0) {
		puts("pagewarden " PAGEWARDEN_VERSION);
		return RUN_CLEAN;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
		print_usage(stdout);
		return RUN_CLEAN;
	}
	if (strcmp(argv[1], ATTACH_HELPER_COMMAND) == 0)
		return attach_helper_main();
	for (size_t i = 0; i < ENTRY_COUNT; i++)
		if (strcmp(argv[1], entries[i].name) == 0)
			return run_command(&entries[i], argv + 2, (size_t)argc - 2);
	log_line("unknown command / 未知命令: %s", argv[1]);
	print_usage(stderr);
	return RUN_TROUBLE;
}

/* Large blocks are given back when they are freed. Left alone, glibc keeps ever larger ones for each thread once one
 * was freed: with two workers half as much memory again, and no time won. */
static void give_memory_back(void)
{
#ifdef M_MMAP_THRESHOLD
	mallopt(M_MMAP_THRESHOLD, 1 * MIB);
#endif
}

int main(int argc, char **argv)
{
	give_memory_back();
	hold_standard_streams();
	signal(SIGPIPE, SIG_IGN);
	setlocale(LC_CTYPE, "C.UTF-8");
	return close_output(run_words(argc, argv));
}
