#include "check/dark_scripts.h"

#include "check/address.h"

#define TEXT_BYTES 300 /* of one link's text and what stands around it */

/* An address behind "href=", with or without quotes that may be escaped. */
static bool take_address(struct span *out, struct sv script, size_t at)
{
	size_t end;

	while (at < script.len && strchr(" =\\\"'", script.data[at]) && script.data[at])
		at++;
	for (end = at; end < script.len && end - at < TEXT_BYTES; end++)
		if (strchr(" \t\n\r\\\"'<>+", script.data[end]) || !script.data[end])
			break;
	*out = (struct span){ at, end };
	struct sv address = sv_slice(script, at, end);
	return sv_starts_nocase(address, SV("http://")) || sv_starts_nocase(address, SV("https://"));
}

/* What stands between the tags of the link whose address ends at `at`. */
static struct sv take_text(struct sv script, size_t at)
{
	struct sv rest = sv_slice(script, at, at + TEXT_BYTES);
	size_t open = sv_chr(rest, '>', 0);
	size_t close = open == SV_NONE ? SV_NONE : sv_find_nocase(rest, SV("/a>"), open);

	return close == SV_NONE ? (struct sv){ NULL, 0 } : sv_slice(rest, open + 1, close - 1);
}

static void report(struct page_run *run, struct span at, struct sv text)
{
	const struct stream *scripts = &run->page->streams[STREAM_SCRIPT];
	struct sv address = sv_slice(scripts->text, at.begin, at.end);
	struct finding *finding = page_run_report(run, "link.hidden", address);
	const struct piece *piece = stream_piece(scripts, at.begin);

	if (!finding)
		return;
	finding->at = stream_source(scripts, at.begin, at.end);
	finding->where = WHERE_SCRIPT;
	finding->element = piece ? piece->element : PAGE_NONE;
	finding->evidence = page_run_excerpt(run, address);
	finding->shown = finding->evidence;
	finding_text(run->findings, finding, "url", address);
	finding_text(run->findings, finding, "class", SV("hidden"));
	finding_referrers(run->findings, finding, text);
}

void dark_scripts_find(struct page_run *run, const struct dark_words *words)
{
	struct sv script = run->page->streams[STREAM_SCRIPT].text;
	struct span address = { 0, 0 };

	for (size_t at = sv_find(script, SV("href"), 0); at != SV_NONE; at = sv_find(script, SV("href"), address.end)) {
		if (!take_address(&address, script, at + 4))
			continue;
		struct sv host = address_host(sv_slice(script, address.begin, address.end));
		struct sv text = take_text(script, address.end);
		if (host.len == 0 || sv_eq_nocase(host, run->host) || dark_words_is_known(words, host))
			continue;
		if (dark_words_in_host(words, host) || dark_words_in(words, text))
			report(run, address, text);
	}
}
