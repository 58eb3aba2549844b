#define _GNU_SOURCE /* strerrordesc_np */
#include "source/walk.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "source/warc.h"

void walk_init(struct walk *walk, const struct source_sink *sink, const struct source_options *options)
{
	*walk = (struct walk){ .sink = sink, .options = options, .arena = arena_new() };
	input_init(&walk->input, walk);
}

void walk_free(struct walk *walk)
{
	warc_free(walk->warc);
	input_free(&walk->input);
	arena_free(walk->arena);
}

/* Copies `view` to *to and moves it on. */
static struct sv put(char **to, struct sv view)
{
	char *at = *to;

	if (view.len)
		memcpy(at, view.data, view.len);
	*to += view.len;
	return (struct sv){ at, view.len };
}

int walk_item(struct walk *walk, const struct source_item *meta, struct buf *bytes)
{
	/* One block for the item and its strings, one for its bytes. */
	size_t strings = meta->name.len + meta->url.len + meta->media_type.len + meta->charset.len;
	struct source_item *item = malloc(sizeof *item + strings);
	if (!item)
		abort();
	char *to = (char *)(item + 1);

	*item = *meta;
	item->name = put(&to, meta->name);
	item->url = put(&to, meta->url);
	item->media_type = put(&to, meta->media_type);
	item->charset = put(&to, meta->charset);
	/* Queues count the bytes of an item: do not keep more memory than that. */
	item->bytes = (struct sv){ realloc(bytes->data, bytes->len ? bytes->len : 1), bytes->len };
	if (!item->bytes.data)
		abort();
	buf_init(bytes, bytes->limit);
	return walk->sink->item(walk->sink->context, item);
}

int walk_error(struct walk *walk, struct sv name, enum stage stage, bool named, const char *zh, const char *en, ...)
{
	char *text = NULL;
	va_list list;

	va_start(list, en);
	int len = vasprintf(&text, walk->options->chinese ? zh : en, list);
	va_end(list);
	if (len < 0)
		abort();
	int result = walk->sink->error(walk->sink->context, name, stage, (struct sv){ text, (size_t)len }, named);
	free(text);
	return result;
}

/* The reason behind an errno in the walk's language. */
static const char *reason_of(const struct walk *walk, int error)
{
	static const struct {
		int error;
		const char *zh;
	} REASONS[] = {
		{ ENOENT, "没有这个文件或目录" },
		{ ENOTDIR, "路径中有一段不是目录" },
		{ EACCES, "没有权限" },
		{ EPERM, "不允许此操作" },
		{ EISDIR, "是一个目录" },
		{ ELOOP, "符号链接层数过多" },
		{ ENAMETOOLONG, "文件名过长" },
		{ EIO, "输入输出错误" },
		{ EMFILE, "打开的文件过多" },
		{ ENFILE, "系统中打开的文件过多" },
		{ EBADF, "没有打开" },
		{ ESTALE, "文件句柄已失效" },
		{ ENXIO, "没有这个设备" },
	};

	for (size_t i = 0; walk->options->chinese && i < sizeof REASONS / sizeof REASONS[0]; i++)
		if (REASONS[i].error == error)
			return REASONS[i].zh;
	const char *text = strerrordesc_np(error);
	return text ? text : "?";
}

int walk_errno(struct walk *walk, struct sv name, bool named, int error)
{
	return walk_error(walk, name, STAGE_READ, named, "无法读取：%s", "cannot be read: %s", reason_of(walk, error));
}

void walk_progress(struct walk *walk, uint64_t bytes)
{
	walk->done += bytes;
	if (walk->sink->progress)
		walk->sink->progress(walk->sink->context, walk->done, walk->total);
}
