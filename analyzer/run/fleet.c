#include "run/fleet.h"

#include <stdlib.h>

/* A folder on a host that belongs to a site. */
struct place {
	uint32_t host; /* index */
	int port;      /* 0: that of the scheme */
	struct sv folder;
	uint32_t site;
	uint32_t next; /* index + 1 of the next one on this host */
};

struct site {
	struct sv url;
	struct site_entry entry;
	uint32_t region;
};

struct fleet {
	struct arena *arena;
	VEC(struct site, sites);
	VEC(struct place, places);
	VEC(struct sv, hosts);
	VEC(uint32_t, first); /* by host: index + 1 of its first place */
	uint32_t *slots;      /* by hash of the name: index + 1 of the host */
	size_t slot_count;    /* a power of two */
};

struct fleet *fleet_new(void)
{
	struct fleet *fleet = calloc(1, sizeof *fleet);

	if (!fleet)
		abort();
	fleet->arena = arena_new();
	return fleet;
}

void fleet_free(struct fleet *fleet)
{
	if (!fleet)
		return;
	arena_free(fleet->arena);
	free(fleet->slots);
	free(fleet);
}

/* The slot of a host's name, or the empty one where it belongs. */
static uint32_t *slot_of(const struct fleet *fleet, struct sv host)
{
	size_t at = sv_hash(host, 0) & (fleet->slot_count - 1);

	while (fleet->slots[at] && !sv_eq(fleet->hosts.items[fleet->slots[at] - 1], host))
		at = (at + 1) & (fleet->slot_count - 1);
	return &fleet->slots[at];
}

static void grow(struct fleet *fleet)
{
	fleet->slot_count = fleet->slot_count ? fleet->slot_count * 2 : 64;
	free(fleet->slots);
	fleet->slots = calloc(fleet->slot_count, sizeof *fleet->slots);
	if (!fleet->slots)
		abort();
	for (size_t i = 0; i < fleet->hosts.count; i++)
		*slot_of(fleet, fleet->hosts.items[i]) = (uint32_t)i + 1;
}

static uint32_t host_index(struct fleet *fleet, struct sv name)
{
	if ((fleet->hosts.count + 1) * 2 > fleet->slot_count)
		grow(fleet);
	uint32_t *slot = slot_of(fleet, name);
	if (*slot)
		return *slot - 1;
	*vec_push(fleet->arena, &fleet->hosts) = arena_copy(fleet->arena, name);
	*vec_push(fleet->arena, &fleet->first) = 0;
	*slot = (uint32_t)fleet->hosts.count;
	return *slot - 1;
}

static int port_of(const struct url *url)
{
	return url->port < 0 ? 0 : url->port;
}

static struct sv folder_of(const struct url *url)
{
	size_t slash = sv_rchr(url->path, '/');

	return slash == SV_NONE ? SV("/") : sv_slice(url->path, 0, slash + 1);
}

static uint32_t known_site(const struct fleet *fleet, uint32_t host, int port, struct sv folder)
{
	for (uint32_t at = fleet->first.items[host]; at; at = fleet->places.items[at - 1].next) {
		const struct place *place = &fleet->places.items[at - 1];
		if (place->port == port && sv_eq(place->folder, folder))
			return place->site;
	}
	return 0;
}

static uint32_t add_place(struct fleet *fleet, const struct url *url, uint32_t site)
{
	uint32_t host = host_index(fleet, url->host);
	struct sv folder = folder_of(url);
	uint32_t known = known_site(fleet, host, port_of(url), folder);

	if (known)
		return known;
	*vec_push(fleet->arena, &fleet->places) = (struct place){
		.host = host,
		.port = port_of(url),
		.folder = arena_copy(fleet->arena, folder),
		.site = site,
		.next = fleet->first.items[host],
	};
	fleet->first.items[host] = (uint32_t)fleet->places.count;
	return site;
}

static bool is_web(const struct url *url)
{
	return url->has_host && (sv_eq(url->scheme, SV("http")) || sv_eq(url->scheme, SV("https")));
}

uint32_t fleet_add(struct fleet *fleet, struct sv text)
{
	struct url url;

	if (url_parse(&url, fleet->arena, NULL, NULL, text) != 0 || !is_web(&url))
		return 0;
	uint32_t number = (uint32_t)fleet->sites.count + 1;
	uint32_t site = add_place(fleet, &url, number);
	if (site == number)
		vec_push(fleet->arena, &fleet->sites)->url = url_without_fragment(&url);
	return site;
}

void fleet_add_place(struct fleet *fleet, uint32_t site, struct sv text)
{
	struct url url;

	if (url_parse(&url, fleet->arena, NULL, NULL, text) == 0 && is_web(&url))
		add_place(fleet, &url, site);
}

size_t fleet_count(const struct fleet *fleet)
{
	return fleet->sites.count;
}

struct sv fleet_url(const struct fleet *fleet, uint32_t site)
{
	return fleet->sites.items[site - 1].url;
}

void fleet_describe(struct fleet *fleet, uint32_t site, const struct site_entry *entry, uint32_t region)
{
	struct site *described = &fleet->sites.items[site - 1];
	struct arena *arena = fleet->arena;

	described->entry = (struct site_entry){
		.name = arena_copy(arena, entry->name),
		.url = arena_copy(arena, entry->url),
		.code = arena_copy(arena, entry->code),
		.region = arena_copy(arena, entry->region),
		.unit = arena_copy(arena, entry->unit),
		.group = arena_copy(arena, entry->group),
		.row = entry->row,
	};
	described->region = region;
}

const struct site_entry *fleet_entry(const struct fleet *fleet, uint32_t site)
{
	return &fleet->sites.items[site - 1].entry;
}

uint32_t fleet_region(const struct fleet *fleet, uint32_t site)
{
	return site ? fleet->sites.items[site - 1].region : 0;
}

uint32_t fleet_site_of(const struct fleet *fleet, const struct url *url)
{
	uint32_t host = fleet->slot_count ? *slot_of(fleet, url->host) : 0;
	const struct place *best = NULL;

	if (!host)
		return 0;
	for (uint32_t at = fleet->first.items[host - 1]; at; at = fleet->places.items[at - 1].next) {
		const struct place *place = &fleet->places.items[at - 1];
		bool better = !best || place->folder.len > best->folder.len;
		if (place->port == port_of(url) && better && sv_starts(url->path, place->folder))
			best = place;
	}
	return best ? best->site : 0;
}

bool fleet_has_host(const struct fleet *fleet, struct sv host)
{
	return fleet->slot_count && *slot_of(fleet, host);
}

size_t fleet_hosts(const struct fleet *fleet, const struct sv **hosts)
{
	*hosts = fleet->hosts.items;
	return fleet->hosts.count;
}
