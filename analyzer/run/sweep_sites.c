#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "base/utf8.h"
#include "run/sweep_state.h"

#define VALUE_SHOWN 60 /* characters of a bad row's address */

static const char *say(const struct sweep *sweep, const char *chinese, const char *english)
{
	return sweep->run->chinese ? chinese : english;
}

static int add_named(struct sweep *sweep)
{
	for (size_t i = 0; i < sweep->options->site_count; i++) {
		struct sv text = sweep->options->sites[i];
		if (fleet_add(sweep->fleet, text))
			continue;
		log_line(say(sweep, "不是网站地址：%.*s", "no address of a site: %.*s"), SV_ARG(text));
		return -1;
	}
	return 0;
}

/* ---- the register ---- */

struct telling {
	struct sweep *sweep;
	size_t faults;
};

/* A row that stands there twice is named too, but its site is swept: that is no trouble. */
static void tell_fault(void *context, size_t row, enum site_fault fault, struct sv value)
{
	struct telling *telling = context;
	const struct sweep *sweep = telling->sweep;
	const char *why = site_fault_text(fault, sweep->run->chinese);

	if (fault != SITE_DUPLICATE)
		telling->sweep->trouble = true;
	if (++telling->faults > LIMIT_REGISTER_TOLD)
		return;
	value = sv_slice(value, 0, utf8_forward(value, 0, VALUE_SHOWN));
	log_line(say(sweep, "%s：第 %zu 行%s%s%.*s", "%s: row %zu: %s%s%.*s"), sweep->options->sites_file, row, why,
		 value.len ? say(sweep, "：", ": ") : "", SV_ARG(value));
}

static int read_register(struct sweep *sweep, struct site_register *out, struct arena *arena)
{
	struct telling telling = { sweep, 0 };
	struct site_register_sink sink = { &telling, tell_fault };
	const char *path = sweep->options->sites_file;
	int result = site_register_read(out, arena, &sink, path);

	if (result < 0)
		log_line(say(sweep, "%s：无法读取名册：%s", "%s: the register cannot be read: %s"), path,
			 strerror(errno));
	else if (result > 0)
		log_line(say(sweep, "%s：名册没有“网址”一列", "%s: no column of the register is headed url"), path);
	if (telling.faults > LIMIT_REGISTER_TOLD)
		log_line(say(sweep, "%s：另有 %zu 行有误", "%s: %zu rows more are bad"), path,
			 telling.faults - LIMIT_REGISTER_TOLD);
	return result ? -1 : 0;
}

/* Names of regions need the gazetteer, which takes a moment to load; codes do not. */
static bool needs_names(const struct site_register *sites)
{
	for (size_t i = 0; i < sites->entries.count; i++)
		if (sites->entries.items[i].region.len && !site_entry_region(&sites->entries.items[i], NULL))
			return true;
	return false;
}

static void add_entries(struct sweep *sweep, const struct site_register *sites)
{
	struct places *places = sweep->run->places;
	struct place_scanner *names = places && needs_names(sites) ? place_scanner_new(places) : NULL;
	/* Tables that are damaged are told where pages are checked. */
	const struct gazetteer *gazetteer =
	    names && place_scanner_prepare(names) == 0 ? place_scanner_gazetteer(names) : NULL;

	for (size_t i = 0; i < sites->entries.count; i++) {
		const struct site_entry *entry = &sites->entries.items[i];
		uint32_t site = fleet_add(sweep->fleet, entry->url);
		if (site)
			fleet_describe(sweep->fleet, site, entry, site_entry_region(entry, gazetteer));
	}
	place_scanner_free(names);
}

static int add_registered(struct sweep *sweep)
{
	struct arena *arena = arena_new();
	struct site_register sites;
	int result = read_register(sweep, &sites, arena);

	if (result == 0)
		add_entries(sweep, &sites);
	arena_free(arena);
	return result;
}

/* ---- both ---- */

int sweep_add_sites(struct sweep *sweep)
{
	if (add_named(sweep) != 0 || (sweep->options->sites_file && add_registered(sweep) != 0))
		return -1;
	if (fleet_count(sweep->fleet))
		return 0;
	log_line("%s", say(sweep, "没有可检查的网站", "no sites to be swept"));
	return -1;
}

uint64_t sweep_stamp(const struct sweep *sweep, uint32_t site)
{
	return sweep->stamp ^ fleet_region(sweep->fleet, site);
}
