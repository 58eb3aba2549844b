/* The sites of a sweep: which addresses are theirs to be crawled, which hosts are their own. */
#ifndef RUN_FLEET_H
#define RUN_FLEET_H

#include "site/site.h"
#include "url/url.h"

struct fleet;

struct fleet *fleet_new(void);
void fleet_free(struct fleet *fleet);

/* Adds a site: all below the folder of `url` on its host. Returns its number from 1; 0 where the address is no http or
 * https one. A site that is there already gives its number. */
uint32_t fleet_add(struct fleet *fleet, struct sv url);

/* The site also lives here: its first page leads to this address on another host or scheme. */
void fleet_add_place(struct fleet *fleet, uint32_t site, struct sv url);

size_t fleet_count(const struct fleet *fleet);
/* The address as serialised, of site 1 … fleet_count. */
struct sv fleet_url(const struct fleet *fleet, uint32_t site);

/* Keeps what a register says of a site, and the code of its region (0: not known). */
void fleet_describe(struct fleet *fleet, uint32_t site, const struct site_entry *entry, uint32_t region);
/* Empty where nothing is known. */
const struct site_entry *fleet_entry(const struct fleet *fleet, uint32_t site);
/* 0: not known; site 0 is none. */
uint32_t fleet_region(const struct fleet *fleet, uint32_t site);

/* The site that an address is part of: the one with the longest folder; 0: none. http and https on their own ports are
 * one. */
uint32_t fleet_site_of(const struct fleet *fleet, const struct url *url);

/* True for a host that some site is on, whatever the folder. */
bool fleet_has_host(const struct fleet *fleet, struct sv host);

/* All hosts, for fetch/. Returns their number. */
size_t fleet_hosts(const struct fleet *fleet, const struct sv **hosts);

#endif
