#define _GNU_SOURCE

#include "attach/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/limits.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

/* Memory, time, the descriptors that are open, and the end. */
static const int calls_of_readers[] = {
	SCMP_SYS(read),
	SCMP_SYS(readv),
	SCMP_SYS(pread64),
	SCMP_SYS(write),
	SCMP_SYS(writev),
	SCMP_SYS(lseek),
	SCMP_SYS(fstat),
	SCMP_SYS(close),
	SCMP_SYS(brk),
	SCMP_SYS(mmap),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(mprotect),
	SCMP_SYS(madvise),
	SCMP_SYS(futex),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(getrandom),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(sigaltstack),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
	SCMP_SYS(restart_syscall),
};

/* What the loader and the C library want when a program starts. */
static const int calls_of_programs[] = {
	SCMP_SYS(access),
	SCMP_SYS(faccessat),
	SCMP_SYS(faccessat2),
	SCMP_SYS(stat),
	SCMP_SYS(lstat),
	SCMP_SYS(newfstatat),
	SCMP_SYS(statx),
	SCMP_SYS(getdents64),
	SCMP_SYS(readlink),
	SCMP_SYS(readlinkat),
	SCMP_SYS(getcwd),
	SCMP_SYS(arch_prctl),
	SCMP_SYS(rseq),
	SCMP_SYS(prlimit64),
	SCMP_SYS(set_robust_list),
	SCMP_SYS(getuid),
	SCMP_SYS(set_tid_address),
	SCMP_SYS(geteuid),
	SCMP_SYS(getgid),
	SCMP_SYS(getegid),
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(uname),
	SCMP_SYS(sysinfo),
	SCMP_SYS(fcntl),
	SCMP_SYS(ioctl),
	SCMP_SYS(fadvise64),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(statfs),
};

static int allow(scmp_filter_ctx filter, const int *calls, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
		if (status && status != -EDOM && status != -EINVAL) /* not on this architecture */
			return -1;
	}
	return 0;
}

/* Files may be opened for reading. */
static int allow_reading(scmp_filter_ctx filter)
{
	const scmp_datum_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;

	int status =
	    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, writing, 0));
	if (!status)
		status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
					  SCMP_A1(SCMP_CMP_MASKED_EQ, writing, 0));
	return status == -EDOM ? 0 : status;
}

static int filter_calls(enum sandbox sandbox)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	if (!filter)
		return -1;
	int status = allow(filter, calls_of_readers, sizeof calls_of_readers / sizeof *calls_of_readers);
	if (!status && (sandbox == SANDBOX_PROGRAM || IS_SANITIZED))
		status = allow(filter, calls_of_programs, sizeof calls_of_programs / sizeof *calls_of_programs);
	if (!status && sandbox == SANDBOX_PROGRAM)
		status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(execve), 0);
	if (!status && sandbox == SANDBOX_PROGRAM)
		status = allow_reading(filter);
	if (!status)
		status = seccomp_load(filter);
	seccomp_release(filter);
	return status ? -1 : 0;
}

static int limit(int resource, rlim_t most)
{
	return setrlimit((__rlimit_resource_t)resource, &(struct rlimit){ most, most });
}

/* Of the process as it is; what a reader may take comes on top. */
static rlim_t address_space(void)
{
	unsigned long pages = 0;
	FILE *file = fopen("/proc/self/statm", "re");

	if (file) {
		if (fscanf(file, "%lu", &pages) != 1)
			pages = 0;
		fclose(file);
	}
	return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

int sandbox_enter(enum sandbox sandbox)
{
	enum { DESCRIPTORS = 16 };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0))
		return -1;
	if (limit(RLIMIT_CPU, LIMIT_READER_CPU) || limit(RLIMIT_FSIZE, 0) || limit(RLIMIT_CORE, 0) ||
	    limit(RLIMIT_NOFILE, DESCRIPTORS))
		return -1;
	if (!IS_SANITIZED && limit(RLIMIT_AS, address_space() + LIMIT_READER_MEMORY))
		return -1;
	return filter_calls(sandbox);
}
