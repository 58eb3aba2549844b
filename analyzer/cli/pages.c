#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <unistd.h>

#include "attach/attach.h"
#include "base/log.h"
#include "cli/commands.h"

bool command_wants_color(const struct run_options *run)
{
	const char *no_color = getenv("NO_COLOR");

	return !run->output && isatty(STDOUT_FILENO) == 1 && !(no_color && no_color[0]);
}

/* Standard input can be read once. */
static bool reads_stdin_twice(const struct options *options)
{
	size_t times = sv_eq(options->run.files_from, SV("-"));

	for (size_t i = 0; i < options->operand_count; i++)
		times += sv_eq(options->operands[i], SV("-"));
	return times > 1;
}

int command_pages(struct options *options)
{
	struct run_options *run_options = &options->run;

	if (options->operand_count == 0 && run_options->files_from.len == 0) {
		log_line("%s", run_options->chinese
				   ? "没有输入；给出文件、目录、WARC 或 -（标准输入）"
				   : "no input; name files, directories, WARC archives or - (standard input)");
		return RUN_TROUBLE;
	}
	if (reads_stdin_twice(options)) {
		log_line("%s", run_options->chinese ? "标准输入（-）只能读一次，不能既是输入又是名单，也不能给出两次"
						    : "standard input (-) can be read once: not as an input and as the "
						      "list of --files-from, and not twice");
		return RUN_TROUBLE;
	}
	run_options->mode = options->command == COMMAND_SCAN ? RUN_SCAN : RUN_EXTRACT;
	if (run_options->mode == RUN_SCAN && command_load_rules(options) != 0)
		return RUN_TROUBLE;
	run_options->inputs = options->operands;
	run_options->input_count = options->operand_count;
	run_options->color = command_wants_color(run_options);
	if (run_options->mode == RUN_SCAN)
		run_options->helper = attach_helper_new("/proc/self/exe");
	int status = run(run_options);
	attach_helper_free(run_options->helper);
	command_free_rules(options);
	return status;
}
