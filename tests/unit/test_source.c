/* Files, directories, lists and standard input. */
#define _GNU_SOURCE
#include "source_sink.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "base/limits.h"

struct scene {
	char root[64];
	int home; /* the working directory before */
	struct sink sink;
};

static int set_up(void **state)
{
	struct scene *scene = calloc(1, sizeof *scene);

	strcpy(scene->root, "/tmp/test-source-XXXXXX");
	if (!mkdtemp(scene->root))
		return -1;
	scene->home = open(".", O_RDONLY | O_DIRECTORY);
	*state = scene;
	return chdir(scene->root);
}

static int tear_down(void **state)
{
	struct scene *scene = *state;
	char command[128];

	snprintf(command, sizeof command, "rm -rf %s", scene->root);
	int result = fchdir(scene->home) || system(command);
	close(scene->home);
	sink_clear(&scene->sink);
	free(scene);
	return result;
}

static struct sink *sink_in(void **state)
{
	return &((struct scene *)*state)->sink;
}

/* Compares the names of all items, joined by spaces. */
static void assert_names(const struct sink *sink, const char *expected)
{
	struct buf names;

	buf_init(&names, 64 * 1024);
	for (size_t i = 0; i < sink->count; i++)
		buf_printf(&names, "%s%.*s", i ? " " : "", SV_ARG(sink->items[i]->name));
	assert_sv(buf_view(&names), sv_from(expected));
	buf_free(&names);
}

static void a_file_is_one_item(void **state)
{
	struct sink *sink = sink_in(state);

	make_file("page.html", SV("<p>hello"));
	assert_int_equal(sink_walk(sink, "https://www.example.gov.cn/a/page.html", "page.html"), 0);
	assert_int_equal(sink->count, 1);
	assert_int_equal(sink->error_count, 0);
	const struct source_item *item = sink->items[0];
	assert_sv(item->name, SV("page.html"));
	assert_sv(item->bytes, SV("<p>hello"));
	assert_sv(item->url, SV("https://www.example.gov.cn/a/page.html"));
	assert_int_equal(item->status, 0);
	assert_false(item->is_response);
	assert_false(item->truncated);
	assert_int_equal(item->size, 8);
	assert_int_equal(sink->done, 8);
	assert_int_equal(sink->total, 8);
}

static void an_empty_file_is_an_item_without_bytes(void **state)
{
	struct sink *sink = sink_in(state);

	make_file("empty", SV(""));
	sink_walk(sink, NULL, "empty");
	assert_int_equal(sink->count, 1);
	assert_int_equal(sink->items[0]->bytes.len, 0);
	assert_false(sink->items[0]->truncated);
	assert_int_equal(sink->error_count, 0);
}

static void a_file_beyond_the_limit_is_truncated_and_tells_its_size(void **state)
{
	struct sink *sink = sink_in(state);

	make_file("large", SV("x"));
	assert_int_equal(truncate("large", (off_t)1 << 30), 0);
	sink_walk(sink, NULL, "large");
	assert_int_equal(sink->count, 1);
	assert_int_equal(sink->items[0]->bytes.len, LIMIT_DOCUMENT_BYTES);
	assert_true(sink->items[0]->truncated);
	assert_int_equal(sink->items[0]->size, 1 << 30);
	assert_int_equal(sink->done, 1 << 30);
	assert_int_equal(sink->error_count, 0);

	assert_int_equal(truncate("large", (off_t)LIMIT_DOCUMENT_BYTES), 0);
	sink_walk(sink, NULL, "large");
	assert_int_equal(sink->items[0]->bytes.len, LIMIT_DOCUMENT_BYTES);
	assert_false(sink->items[0]->truncated);
}

static void a_file_that_is_not_there_is_a_named_error(void **state)
{
	struct sink *sink = sink_in(state);

	assert_int_equal(sink_walk(sink, NULL, "nowhere"), 0);
	assert_int_equal(sink->count, 0);
	assert_int_equal(sink->named, 1);
	assert_string_equal(sink->errors[0], "nowhere|cannot be read: No such file or directory");

	sink_walk(sink, NULL, "");
	assert_int_equal(sink->named, 1);
}

static void a_name_with_a_nul_does_not_name_another_file(void **state)
{
	struct sink *sink = sink_in(state);
	struct source_sink calls = sink_of(sink);
	struct source_options options = { .chinese = true };

	make_file("page", SV("x"));
	sink_clear(sink);
	source_walk(&calls, &options, SV("page\0.html"));
	assert_int_equal(sink->count, 0);
	assert_int_equal(sink->named, 1);
	assert_non_null(strstr(sink->errors[0], "没有这个文件"));
}

static void special_files_are_named_errors_and_never_waited_for(void **state)
{
	struct sink *sink = sink_in(state);

	assert_int_equal(mkfifo("fifo", 0600), 0);
	sink_walk(sink, NULL, "fifo");
	assert_int_equal(sink->count, 0);
	assert_int_equal(sink->named, 1);
	sink_walk(sink, NULL, "/dev/zero");
	assert_int_equal(sink->count, 0);
	assert_int_equal(sink->named, 1);
}

static void a_directory_is_walked_in_byte_order_of_names(void **state)
{
	struct sink *sink = sink_in(state);

	mkdir("site", 0755);
	mkdir("site/b", 0755);
	mkdir("site/.git", 0755);
	make_file("site/b/2.html", SV("2"));
	make_file("site/b/10.html", SV("10"));
	make_file("site/a.html", SV("a"));
	make_file("site/Z.html", SV("Z"));
	make_file("site/\xe9\x99\x84 1.html", SV("x"));
	make_file("site/.git/config", SV("hidden"));
	assert_int_equal(sink_walk(sink, "https://www.example.gov.cn/x/", "site"), 0);
	assert_names(sink,
		     "site/.git/config site/Z.html site/a.html site/b/10.html site/b/2.html site/\xe9\x99\x84 1.html");
	assert_sv(sink->items[4]->url, SV("https://www.example.gov.cn/x/b/2.html"));
	assert_sv(sink->items[5]->url, SV("https://www.example.gov.cn/x/%E9%99%84%201.html"));
	assert_int_equal(sink->total, 0);
	assert_int_equal(sink->done, 12);

	sink_walk(sink, NULL, "site/b/");
	assert_names(sink, "site/b/10.html site/b/2.html");
	assert_int_equal(sink->items[0]->url.len, 0);
}

static void an_empty_directory_yields_nothing(void **state)
{
	struct sink *sink = sink_in(state);

	mkdir("nothing", 0755);
	assert_int_equal(sink_walk(sink, NULL, "nothing"), 0);
	assert_int_equal(sink->count + sink->error_count, 0);
}

static void links_are_followed_and_loops_are_harmless(void **state)
{
	struct sink *sink = sink_in(state);

	mkdir("site", 0755);
	mkdir("site/a", 0755);
	mkdir("other", 0755);
	make_file("site/a/page", SV("1"));
	make_file("other/page", SV("2"));
	assert_int_equal(symlink("..", "site/a/up"), 0);
	assert_int_equal(symlink(".", "site/self"), 0);
	assert_int_equal(symlink("../other", "site/b"), 0);
	assert_int_equal(symlink("../other", "site/c"), 0);
	assert_int_equal(symlink("a/page", "site/d"), 0);
	sink_walk(sink, NULL, "site");
	assert_names(sink, "site/a/page site/b/page site/d");
	assert_int_equal(sink->error_count, 0);

	assert_int_equal(symlink("site", "link"), 0);
	sink_walk(sink, NULL, "link");
	assert_names(sink, "link/a/page link/b/page link/d");
}

static void links_that_lead_nowhere_are_errors_but_no_trouble(void **state)
{
	struct sink *sink = sink_in(state);

	mkdir("site", 0755);
	make_file("site/page", SV("1"));
	assert_int_equal(symlink("gone", "site/dangling"), 0);
	assert_int_equal(symlink("loop", "site/loop"), 0);
	sink_walk(sink, NULL, "site");
	assert_names(sink, "site/page");
	assert_int_equal(sink->error_count, 2);
	assert_int_equal(sink->named, 0);
	sink_walk(sink, NULL, "site/dangling");
	assert_int_equal(sink->named, 1);
}

static void special_files_in_a_directory_are_passed_over(void **state)
{
	struct sink *sink = sink_in(state);
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "site/socket" };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	mkdir("site", 0755);
	mkfifo("site/fifo", 0600);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(symlink("/dev/zero", "site/device"), 0);
	make_file("site/page", SV("1"));
	sink_walk(sink, NULL, "site");
	close(fd);
	assert_names(sink, "site/page");
	assert_int_equal(sink->error_count, 0);
}

static void what_cannot_be_read_below_a_directory_is_trouble(void **state)
{
	struct sink *sink = sink_in(state);

	mkdir("site", 0755);
	make_file("site/a", SV("1"));
	make_file("site/z", SV("2"));
	/* Opens, but has nothing at its first byte: for root too. */
	assert_int_equal(symlink("/proc/self/mem", "site/b"), 0);
	make_file("site/c", SV("3"));
	chmod("site/c", 0);
	sink_walk(sink, NULL, "site");
	bool root = geteuid() == 0;
	assert_names(sink, root ? "site/a site/c site/z" : "site/a site/z");
	assert_int_equal(sink->named, root ? 1 : 2);
	assert_int_equal(sink->error_count, root ? 1 : 2);
}

static void directories_that_nest_too_deep_are_reported(void **state)
{
	struct sink *sink = sink_in(state);
	int at = open(".", O_RDONLY | O_DIRECTORY);

	for (int i = 0; i < 2 * LIMIT_DIRECTORY_DEPTH; i++) {
		/* Names that make the path longer than the kernel takes at once. */
		static const char name[] = "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd";
		assert_int_equal(mkdirat(at, name, 0755), 0);
		int file = openat(at, "f", O_CREAT | O_WRONLY, 0600);
		assert_true(file >= 0);
		close(file);
		int next = openat(at, name, O_RDONLY | O_DIRECTORY);
		close(at);
		at = next;
	}
	close(at);
	sink_walk(sink, NULL, ".");
	assert_int_equal(sink->count, LIMIT_DIRECTORY_DEPTH);
	assert_int_equal(sink->named, 1);
	assert_int_equal(sink->error_count, 1);
}

static void what_will_be_read_is_measured_beforehand(void **state)
{
	struct sink *sink = sink_in(state);

	mkdir("site", 0755);
	mkdir("site/d", 0755);
	make_file("site/a", SV("12"));
	make_file("site/d/b", SV("345"));
	mkfifo("site/fifo", 0600);
	assert_int_equal(symlink("a", "site/link"), 0);
	assert_int_equal(symlink("..", "site/d/up"), 0);
	assert_int_equal(symlink("gone", "site/gone"), 0);
	assert_int_equal(source_measure(SV("site")), 7);
	assert_int_equal(source_measure(SV("site/a")), 2);
	assert_int_equal(source_measure(SV("site/fifo")), 0);
	assert_int_equal(source_measure(SV("nowhere")), 0);
	assert_int_equal(source_measure(SV("-")), 0);
	sink_walk(sink, NULL, "site");
	assert_int_equal(sink->done, 7);
}

static void a_sink_stops_the_walk(void **state)
{
	struct sink *sink = sink_in(state);
	char name[32];

	mkdir("site", 0755);
	for (int i = 0; i < 5; i++) {
		snprintf(name, sizeof name, "site/%d", i);
		make_file(name, SV("x"));
	}
	sink->stop_after = 2;
	assert_int_equal(sink_walk(sink, NULL, "site"), -1);
	assert_names(sink, "site/0 site/1");
}

static void standard_input_is_an_item(void **state)
{
	struct sink *sink = sink_in(state);

	for (int as_pipe = 0; as_pipe < 2; as_pipe++) {
		sink_walk_bytes(sink, SV("<p>from outside"), as_pipe);
		assert_names(sink, "-");
		assert_sv(sink->items[0]->bytes, SV("<p>from outside"));
		sink_walk_bytes(sink, SV(""), as_pipe);
		assert_names(sink, "-");
		assert_int_equal(sink->items[0]->bytes.len, 0);
	}
}

/* Walks a list that stands in a file, or comes as standard input. */
static void walk_list(struct sink *sink, struct sv list, bool as_stdin)
{
	struct source_sink calls = sink_of(sink);
	struct source_options options = { .base_url = { NULL, 0 } };
	int saved = dup(STDIN_FILENO);

	make_file("list", list);
	int fd = open("list", O_RDONLY);
	sink_clear(sink);
	if (as_stdin)
		dup2(fd, STDIN_FILENO);
	assert_int_equal(source_walk_list(&calls, &options, as_stdin ? SV("-") : SV("list")), 0);
	dup2(saved, STDIN_FILENO);
	close(saved);
	close(fd);
}

static void a_list_names_one_input_a_line(void **state)
{
	struct sink *sink = sink_in(state);

	make_file("a", SV("1"));
	make_file(" b ", SV("2"));
	mkdir("d", 0755);
	make_file("d/c", SV("3"));
	for (int as_stdin = 0; as_stdin < 2; as_stdin++) {
		walk_list(sink, SV("a\n b \n\n\r\nd\r\na"), as_stdin);
		assert_names(sink, "a  b  d/c a");
		assert_int_equal(sink->error_count, 0);
		assert_int_equal(sink->total, 0);
		walk_list(sink,
			  SV("\xef\xbb\xbf"
			     "a\r\nmissing\r\nd\r\n"),
			  as_stdin);
		assert_names(sink, "a d/c");
		assert_int_equal(sink->named, 1);
		walk_list(sink, SV(""), as_stdin);
		assert_int_equal(sink->count + sink->error_count, 0);
	}
}

static void a_line_beyond_the_limit_is_an_error_and_the_rest_is_read(void **state)
{
	struct sink *sink = sink_in(state);
	struct buf list;

	make_file("a", SV("1"));
	for (size_t len = LIMIT_LIST_LINE - 2; len < 4 * LIMIT_LIST_LINE; len += len < LIMIT_LIST_LINE + 4 ? 1 : 9999) {
		buf_init(&list, 8 * LIMIT_LIST_LINE);
		buf_append(&list, SV("a\n"));
		memset(buf_room(&list, len), 'x', len);
		list.len += len;
		buf_append(&list, SV("\r\na\n"));
		walk_list(sink, buf_view(&list), false);
		buf_free(&list);
		assert_names(sink, "a a");
		assert_int_equal(sink->named, 1);
		assert_true(len <= LIMIT_LIST_LINE || strstr(sink->errors[0], "list|line 2 is longer"));
	}
}

static void a_list_on_standard_input_cannot_name_standard_input(void **state)
{
	struct sink *sink = sink_in(state);

	make_file("a", SV("1"));
	walk_list(sink, SV("a\n-\na\n"), true);
	assert_names(sink, "a a");
	assert_int_equal(sink->named, 1);
}

static void a_list_that_cannot_be_read_is_a_named_error(void **state)
{
	struct sink *sink = sink_in(state);
	struct source_sink calls = sink_of(sink);
	struct source_options options = { .base_url = { NULL, 0 } };

	source_walk_list(&calls, &options, SV("nowhere"));
	assert_int_equal(sink->named, 1);
	source_walk_list(&calls, &options, SV("."));
	assert_int_equal(sink->named, 2);
	assert_string_equal(sink->errors[1], ".|cannot be read: Is a directory");
}

#define HERE(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		HERE(a_file_is_one_item),
		HERE(an_empty_file_is_an_item_without_bytes),
		HERE(a_file_beyond_the_limit_is_truncated_and_tells_its_size),
		HERE(a_file_that_is_not_there_is_a_named_error),
		HERE(a_name_with_a_nul_does_not_name_another_file),
		HERE(special_files_are_named_errors_and_never_waited_for),
		HERE(a_directory_is_walked_in_byte_order_of_names),
		HERE(an_empty_directory_yields_nothing),
		HERE(links_are_followed_and_loops_are_harmless),
		HERE(links_that_lead_nowhere_are_errors_but_no_trouble),
		HERE(special_files_in_a_directory_are_passed_over),
		HERE(what_cannot_be_read_below_a_directory_is_trouble),
		HERE(directories_that_nest_too_deep_are_reported),
		HERE(what_will_be_read_is_measured_beforehand),
		HERE(a_sink_stops_the_walk),
		HERE(standard_input_is_an_item),
		HERE(a_list_names_one_input_a_line),
		HERE(a_line_beyond_the_limit_is_an_error_and_the_rest_is_read),
		HERE(a_list_on_standard_input_cannot_name_standard_input),
		HERE(a_list_that_cannot_be_read_is_a_named_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
