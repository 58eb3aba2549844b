#define _POSIX_C_SOURCE 200809L

#include "attach/attach.h"
#include "base/log.h"
#include "cli/commands.h"

static int complain(const struct options *options, const char *zh, const char *en)
{
	log_line("%s", options->run.chinese ? zh : en);
	return RUN_TROUBLE;
}

int command_sweep(struct options *options)
{
	struct run_options *run = &options->run;

	if (!options->sweep.state)
		return complain(options, "缺少状态文件：--state FILE.db", "no state file: --state FILE.db");
	if (!options->operand_count && !options->sweep.sites_file)
		return complain(options, "没有网站；给出网址，或用 --sites 给出名册",
				"no sites; name their addresses, or a register with --sites");
	run->mode = RUN_SCAN;
	if (command_load_rules(options) != 0)
		return RUN_TROUBLE;
	options->sweep.sites = options->operands;
	options->sweep.site_count = options->operand_count;
	run->color = command_wants_color(run);
	run->helper = attach_helper_new("/proc/self/exe");
	int status = sweep(run, &options->sweep);
	attach_helper_free(run->helper);
	command_free_rules(options);
	return status;
}
