#include "match/address_home.h"

#include "base/utf8.h"

#define MOST_CHARACTERS 64
#define MOST_NUMBER     12 /* characters of a house number: "12-3-501" */

/* What a word of an address does. */
enum unit { UNIT_NONE, UNIT_PLACE, UNIT_BUILDING, UNIT_HOUSE, UNIT_OTHER, UNIT_MASK, UNIT_END };

/* The longer words first. Numbers are needed before buildings, houses and others. */
static const struct word {
	const char *text;
	enum unit unit;
	bool numbered;
} words[] = {
	{ "号楼", UNIT_BUILDING, true }, { "单元", UNIT_BUILDING, true }, { "栋", UNIT_BUILDING, true },
	{ "幢", UNIT_BUILDING, true },   { "座", UNIT_BUILDING, true },   { "楼", UNIT_BUILDING, true },
	{ "层", UNIT_BUILDING, true },   { "号线", UNIT_OTHER, true },    { "号至", UNIT_OTHER, true },
	{ "号到", UNIT_OTHER, true },    { "号以", UNIT_OTHER, true },    { "号文", UNIT_OTHER, true },
	{ "号令", UNIT_OTHER, true },    { "号码", UNIT_OTHER, true },    { "号", UNIT_HOUSE, true },
	{ "號", UNIT_HOUSE, true },      { "室", UNIT_HOUSE, true },      { "户", UNIT_HOUSE, true },
	{ "房", UNIT_HOUSE, true },      { "小区", UNIT_PLACE, false },   { "社区", UNIT_PLACE, false },
	{ "街道", UNIT_PLACE, false },   { "胡同", UNIT_PLACE, false },   { "大道", UNIT_PLACE, false },
	{ "花园", UNIT_PLACE, false },   { "公寓", UNIT_PLACE, false },   { "省", UNIT_PLACE, false },
	{ "市", UNIT_PLACE, false },     { "县", UNIT_PLACE, false },     { "区", UNIT_PLACE, false },
	{ "旗", UNIT_PLACE, false },     { "镇", UNIT_PLACE, false },     { "乡", UNIT_PLACE, false },
	{ "路", UNIT_PLACE, false },     { "街", UNIT_PLACE, false },     { "巷", UNIT_PLACE, false },
	{ "弄", UNIT_PLACE, false },     { "里", UNIT_PLACE, false },     { "道", UNIT_PLACE, false },
	{ "村", UNIT_PLACE, false },     { "庄", UNIT_PLACE, false },     { "屯", UNIT_PLACE, false },
	{ "寨", UNIT_PLACE, false },     { "坊", UNIT_PLACE, false },     { "苑", UNIT_PLACE, false },
	{ "组", UNIT_PLACE, false },     { "队", UNIT_PLACE, false },     { "社", UNIT_PLACE, false },
	{ "*", UNIT_MASK, false },       { "＊", UNIT_MASK, false },      { "×", UNIT_MASK, false },
	{ "某", UNIT_MASK, false },      { "XX", UNIT_MASK, false },      { "xx", UNIT_MASK, false },
	{ "_", UNIT_MASK, false },
};

static const struct word *word_at(struct sv text, bool after_number)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((!words[i].numbered || after_number) && sv_starts(text, sv_from(words[i].text)))
			return &words[i];
	return NULL;
}

static bool is_chinese(uint32_t code)
{
	return code >= 0x4E00 && code <= 0x9FFF;
}

static bool is_space(uint32_t code)
{
	return code == ' ' || code == 0xA0 || code == 0x3000;
}

/* Digits of all kinds. */
static bool is_numeral(uint32_t code)
{
	static const uint32_t numerals[] = { 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
					     0x516B, 0x4E5D, 0x5341, 0x767E, 0x96F6, 0x3007 };

	if ((code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19))
		return true;
	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (code == numerals[i])
			return true;
	return false;
}

/* What stands between the digits of "12-3-501", "甲12", "A501", "12#". */
static bool joins_numerals(uint32_t code)
{
	return (code < 0x80 && (sv_is_alpha((char)code) || code == '-' || code == '#' || code == '/')) ||
	       code == 0xFF0D || code == 0x2014 || code == 0x4E4B || code == 0x7532 || code == 0x4E59 || code == 0x4E19;
}

/* Length of the number at the start of `text`, with at least one digit in it; else 0. */
static size_t number_length(struct sv text)
{
	size_t at = 0;
	bool has_digit = false;
	uint32_t code;

	for (size_t i = 0; at < text.len && i < MOST_NUMBER; i++) {
		size_t length = utf8_read(&code, sv_skip(text, at));
		if (!is_numeral(code) && !joins_numerals(code))
			break;
		has_digit |= is_numeral(code);
		at += length;
	}
	return has_digit ? at : 0;
}

struct reading {
	struct address_home *out;
	size_t at;
	size_t chinese; /* characters so far */
	enum unit last; /* unit that ends where the reading stands */
	bool has_place;
	bool has_house;
};

/* Takes a number and the unit behind it. False if the reading is over. */
static bool take_number(struct reading *reading, struct sv text, size_t length)
{
	size_t end = reading->at + length;
	while (end < text.len && text.data[end] == ' ')
		end++;
	const struct word *word = word_at(sv_skip(text, end), true);
	bool is_flat = reading->last == UNIT_BUILDING && (!word || !word->numbered);

	if (word && (word->unit == UNIT_OTHER || word->unit == UNIT_MASK))
		return false;
	if (is_flat) {
		reading->out->length = reading->at + length;
		reading->has_house |= reading->has_place;
	}
	reading->at += length;
	reading->last = UNIT_NONE;
	if (!word || !word->numbered)
		return true;
	reading->at = end + strlen(word->text);
	reading->last = word->unit;
	reading->has_house |= word->unit == UNIT_HOUSE && reading->has_place;
	reading->out->length = reading->at;
	return true;
}

/* Takes what is no number. False at a mark that ends the clause, and behind what hides a part. */
static bool take_word(struct reading *reading, struct sv text)
{
	struct sv rest = sv_skip(text, reading->at);
	const struct word *word = word_at(rest, false);
	uint32_t code;
	size_t length = utf8_read(&code, rest);

	if (word && word->unit == UNIT_MASK) { /* of the address, unless it is the name of who lives there */
		reading->has_house &= reading->at > reading->out->length;
		return false;
	}
	if (!word && !is_chinese(code) && !is_space(code) && !joins_numerals(code))
		return false;
	reading->has_place |= word && reading->chinese > 0;
	reading->chinese += is_chinese(code);
	reading->at += word ? strlen(word->text) : length;
	if (!is_space(code))
		reading->last = UNIT_NONE;
	return true;
}

bool address_home_read(struct address_home *out, struct sv text)
{
	struct reading reading = { .out = out };
	bool goes_on = true;

	*out = (struct address_home){ .length = 0 };
	for (size_t i = 0; goes_on && i < MOST_CHARACTERS && reading.at < text.len; i++) {
		size_t length = number_length(sv_skip(text, reading.at));
		goes_on = length ? take_number(&reading, text, length) : take_word(&reading, text);
	}
	out->end = reading.at;
	return reading.has_house && out->length > 0;
}
