#include "html/names.h"

enum { BREAKS = ELEMENT_BREAKS, LINES = ELEMENT_LINES, HIDDEN = ELEMENT_HIDES, FOREIGN = ELEMENT_IN_FOREIGN };

static const struct element_kind element_kinds[ELEMENT_COUNT] = {
	[ELEMENT_OTHER] = { ELEMENT_OTHER, { NULL, 0 }, 0, BLOCK_TEXT },
#define ELEMENT(id, name, flags, block) \
	[ELEMENT_##id] = { ELEMENT_##id, { name, sizeof name - 1 }, flags, BLOCK_##block },
#include "html/elements.def"
#undef ELEMENT
};

static const struct attribute_kind attribute_kinds[ATTRIBUTE_COUNT] = {
	[ATTRIBUTE_OTHER] = { ATTRIBUTE_OTHER, { NULL, 0 }, USE_TEXT },
#define ATTRIBUTE(id, name, use) [ATTRIBUTE_##id] = { ATTRIBUTE_##id, { name, sizeof name - 1 }, USE_##use },
#include "html/attributes.def"
#undef ATTRIBUTE
};

static const struct link_rule link_rules[] = {
#define LINK(element, attribute, form, kind) { ELEMENT_##element, ATTRIBUTE_##attribute, FORM_##form, LINK_##kind },
#include "html/links.def"
#undef LINK
};

#define RULE_COUNT (sizeof link_rules / sizeof link_rules[0])

_Static_assert(ELEMENT_COUNT * 2 <= NAME_SLOTS && ATTRIBUTE_COUNT * 2 <= NAME_SLOTS, "NAME_SLOTS is too small");
_Static_assert(RULE_COUNT <= UINT8_MAX, "first_rule is too narrow");

/* Names up to this length are their own key. */
#define KEY_BYTES 8

/* Reads that overlap, rather than a loop: this is done for every tag and attribute. */
static uint64_t key_of(struct sv name)
{
	uint32_t first = 0;
	uint32_t last = 0;
	uint64_t key;

	if (name.len >= sizeof key) {
		memcpy(&key, name.data, sizeof key);
		return name.len > KEY_BYTES ? key + name.len : key;
	}
	if (name.len >= sizeof first) {
		memcpy(&first, name.data, sizeof first);
		memcpy(&last, name.data + name.len - sizeof last, sizeof last);
	} else if (name.len > 0) {
		first = (unsigned char)name.data[0];
		last = (unsigned char)name.data[name.len / 2] << 8 | (unsigned char)name.data[name.len - 1];
	}
	return (uint64_t)first << 32 | last;
}

static size_t slot_of(uint64_t key)
{
	return (size_t)(key * 0x9E3779B97F4A7C15u >> 40) % NAME_SLOTS;
}

static void add(struct name_slot *slots, struct sv name, const void *kind)
{
	uint64_t key = key_of(name);
	size_t at = slot_of(key);

	while (slots[at].kind)
		at = (at + 1) % NAME_SLOTS;
	slots[at] = (struct name_slot){ key, name, kind };
}

static const void *find(const struct name_slot *slots, struct sv name)
{
	uint64_t key = key_of(name);

	for (size_t at = slot_of(key); slots[at].kind; at = (at + 1) % NAME_SLOTS)
		if (slots[at].key == key && slots[at].name.len == name.len &&
		    (name.len <= KEY_BYTES || sv_eq(slots[at].name, name)))
			return slots[at].kind;
	return NULL;
}

/* The rules are sorted by the name of their attribute, and so are the addresses in attributes.def. */
static void index_rules(struct names *names)
{
	size_t rule = 0;

	for (size_t attribute = 0; attribute <= ATTRIBUTE_COUNT; attribute++) {
		while (rule < RULE_COUNT && link_rules[rule].attribute < attribute)
			rule++;
		names->first_rule[attribute] = (uint8_t)rule;
	}
}

void names_init(struct names *names)
{
	*names = (struct names){ 0 };
	for (size_t i = 1; i < ELEMENT_COUNT; i++)
		add(names->elements, element_kinds[i].name, &element_kinds[i]);
	for (size_t i = 1; i < ATTRIBUTE_COUNT; i++)
		add(names->attributes, attribute_kinds[i].name, &attribute_kinds[i]);
	index_rules(names);
}

const struct element_kind *names_element(const struct names *names, struct sv name, enum html_namespace ns)
{
	const struct element_kind *kind = find(names->elements, name);

	if (!kind || (ns != HTML_NS_HTML && !(kind->flags & ELEMENT_IN_FOREIGN)))
		return &element_kinds[ELEMENT_OTHER];
	return kind;
}

const struct attribute_kind *names_attribute(const struct names *names, struct sv name)
{
	const struct attribute_kind *kind = find(names->attributes, name);

	return kind ? kind : &attribute_kinds[ATTRIBUTE_OTHER];
}

const struct link_rule *names_link(const struct names *names, enum element_id element, enum attribute_id attribute)
{
	for (size_t i = names->first_rule[attribute]; i < names->first_rule[attribute + 1]; i++)
		if (link_rules[i].element == element)
			return &link_rules[i];
	return NULL;
}
