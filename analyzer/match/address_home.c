#include "match/address_home.h"

#include "base/utf8.h"

#define MOST_CHARACTERS 64
#define MOST_NUMBER     12 /* characters of a house number: "12-3-501" */

/* What a word of an address does. */
enum unit {
	UNIT_NONE,
	UNIT_PLACE,
	UNIT_BUILDING,
	UNIT_FLOOR,
	UNIT_GROUP,
	UNIT_HOUSE,
	UNIT_FLAT,
	UNIT_HOUSEHOLD, /* a flat where a building is named: "2单元3户", not "村里12户" */
	UNIT_OTHER,
	UNIT_MASK
};

struct word {
	const char *text;
	enum unit unit;
};

/* Behind numbers. The longer words first. */
static const struct word numbered_words[] = {
	{ "号楼", UNIT_BUILDING }, { "号院", UNIT_HOUSE },    { "号线", UNIT_OTHER },    { "号至", UNIT_OTHER },
	{ "号到", UNIT_OTHER },    { "号以", UNIT_OTHER },    { "号文", UNIT_OTHER },    { "号令", UNIT_OTHER },
	{ "号码", UNIT_OTHER },    { "号门", UNIT_OTHER },    { "号窗", UNIT_OTHER },    { "号地", UNIT_OTHER },
	{ "号厅", UNIT_OTHER },    { "号馆", UNIT_OTHER },    { "号仓", UNIT_OTHER },    { "号路", UNIT_PLACE },
	{ "号街", UNIT_PLACE },    { "号巷", UNIT_PLACE },    { "号附近", UNIT_OTHER },  { "号旁", UNIT_OTHER },
	{ "号对面", UNIT_OTHER },  { "号周边", UNIT_OTHER },  { "号", UNIT_HOUSE },      { "號", UNIT_HOUSE },
	{ "单元", UNIT_BUILDING }, { "單元", UNIT_BUILDING }, { "门栋", UNIT_BUILDING }, { "栋", UNIT_BUILDING },
	{ "棟", UNIT_BUILDING },   { "幢", UNIT_BUILDING },   { "座", UNIT_BUILDING },   { "门", UNIT_BUILDING },
	{ "楼", UNIT_FLOOR },      { "樓", UNIT_FLOOR },      { "层", UNIT_FLOOR },      { "室", UNIT_FLAT },
	{ "户", UNIT_HOUSEHOLD },  { "房", UNIT_FLAT },       { "组", UNIT_GROUP },      { "队", UNIT_GROUP },
	{ "社", UNIT_GROUP },      { "弄", UNIT_PLACE },
};

static const struct word place_words[] = {
	{ "小区", UNIT_PLACE }, { "社区", UNIT_PLACE }, { "街道", UNIT_PLACE }, { "胡同", UNIT_PLACE },
	{ "大道", UNIT_PLACE }, { "花园", UNIT_PLACE }, { "公寓", UNIT_PLACE }, { "家园", UNIT_PLACE },
	{ "宿舍", UNIT_PLACE }, { "家属", UNIT_PLACE }, { "大院", UNIT_PLACE }, { "广场", UNIT_PLACE },
	{ "省", UNIT_PLACE },   { "市", UNIT_PLACE },   { "县", UNIT_PLACE },   { "区", UNIT_PLACE },
	{ "旗", UNIT_PLACE },   { "州", UNIT_PLACE },   { "镇", UNIT_PLACE },   { "乡", UNIT_PLACE },
	{ "路", UNIT_PLACE },   { "街", UNIT_PLACE },   { "巷", UNIT_PLACE },   { "弄", UNIT_PLACE },
	{ "里", UNIT_PLACE },   { "道", UNIT_PLACE },   { "村", UNIT_PLACE },   { "庄", UNIT_PLACE },
	{ "屯", UNIT_PLACE },   { "寨", UNIT_PLACE },   { "坊", UNIT_PLACE },   { "苑", UNIT_PLACE },
	{ "园", UNIT_PLACE },   { "城", UNIT_PLACE },   { "府", UNIT_PLACE },   { "庭", UNIT_PLACE },
	{ "湾", UNIT_PLACE },   { "组", UNIT_PLACE },   { "队", UNIT_PLACE },   { "社", UNIT_PLACE },
	{ "嘎查", UNIT_PLACE }, { "*", UNIT_MASK },     { "＊", UNIT_MASK },    { "﹡", UNIT_MASK },
	{ "×", UNIT_MASK },     { "某", UNIT_MASK },    { "XX", UNIT_MASK },    { "xx", UNIT_MASK },
	{ "ＸＸ", UNIT_MASK },  { "_", UNIT_MASK },     { "■", UNIT_MASK },     { "█", UNIT_MASK },
	{ "□", UNIT_MASK },     { "●", UNIT_MASK },     { "※", UNIT_MASK },
};

/* Behind digits, where the number is none of an address: the rest is another text. */
static const struct word measure_words[] = {
	{ "年", UNIT_OTHER },   { "月", UNIT_OTHER }, { "岁", UNIT_OTHER },
	{ "平方", UNIT_OTHER }, { "㎡", UNIT_OTHER }, { "米", UNIT_OTHER },
	{ "公里", UNIT_OTHER }, { "元", UNIT_OTHER }, { "路公交", UNIT_OTHER },
};

#define FIND_WORD(list, text) find_word(list, sizeof(list) / sizeof *(list), text)

static const struct word *find_word(const struct word *list, size_t count, struct sv text)
{
	for (size_t i = 0; i < count; i++)
		if (sv_starts(text, sv_from(list[i].text)))
			return &list[i];
	return NULL;
}

/* The unit of a number, or what shows that it is none of an address. Only digits count things: "三元里", "九月路". */
static const struct word *word_behind(struct sv number, struct sv text)
{
	const struct word *word = FIND_WORD(numbered_words, text);

	if (!word && (sv_is_digit(number.data[0]) || sv_starts(number, SV("\xEF"))))
		word = FIND_WORD(measure_words, text);
	return word;
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

/* What hides a part: "**号", "某路", "X栋". */
static bool masks(struct sv text)
{
	const struct word *word = FIND_WORD(place_words, text);

	if (word)
		return word->unit == UNIT_MASK;
	return text.len && (text.data[0] == 'X' || text.data[0] == 'x') && FIND_WORD(numbered_words, sv_skip(text, 1));
}

/* "8-2-501", "3-402", "12#501": house and flat. Not "0530-4755013", "2019-12". */
static bool is_compound(struct sv number)
{
	enum { MOST_FLAT = 4, LEAST_FLAT = 3 };
	size_t groups = 1;
	size_t digits = 0;

	for (size_t i = 0; i < number.len; i++) {
		if (sv_is_digit(number.data[i])) {
			digits++;
			continue;
		}
		if (!strchr("-#/", number.data[i]) || digits == 0 || digits > MOST_FLAT)
			return false;
		groups++;
		digits = 0;
	}
	return digits > 0 && digits <= MOST_FLAT && (groups > 2 || (groups == 2 && digits >= LEAST_FLAT));
}

struct reading {
	struct address_home *out;
	size_t at;
	size_t chinese; /* characters so far */
	enum unit last; /* unit that ends where the reading stands */
	bool has_place;
	bool has_building;
	bool has_house;
};

static void take_house(struct reading *reading, bool is_flat)
{
	if (!reading->has_place)
		return;
	reading->has_house = true;
	reading->out->is_flat |= is_flat;
}

static void take_unit(struct reading *reading, enum unit unit)
{
	enum { LEAST_CHINESE = 2 };
	bool has_name = reading->chinese >= LEAST_CHINESE;

	switch (unit) {
	case UNIT_BUILDING:
		reading->has_place |= has_name;
		reading->has_building = true;
		break;
	case UNIT_GROUP: reading->has_place |= has_name; break;
	case UNIT_HOUSE: take_house(reading, reading->has_building); break;
	case UNIT_HOUSEHOLD:
		if (reading->has_building)
			take_house(reading, true);
		break;
	case UNIT_FLAT: take_house(reading, true); break;
	default: break;
	}
	reading->last = unit;
}

/* Takes a number and the unit behind it. False if the reading is over. */
static bool take_number(struct reading *reading, struct sv text, size_t length)
{
	struct sv number = sv_slice(text, reading->at, reading->at + length);
	size_t end = reading->at + length;
	while (end < text.len && text.data[end] == ' ')
		end++;
	struct sv rest = sv_skip(text, end);
	const struct word *word = word_behind(number, rest);
	bool is_masked =
	    sv_chr(number, 'X', 0) != SV_NONE || sv_chr(number, 'x', 0) != SV_NONE || (!word && masks(rest));

	reading->has_house &= !is_masked;
	if (is_masked || (word && word->unit == UNIT_OTHER))
		return false;
	if (!word && (reading->last == UNIT_BUILDING || reading->last == UNIT_FLOOR || is_compound(number))) {
		take_house(reading, true);
		reading->out->length = reading->at + length;
	}
	reading->at += length;
	reading->last = UNIT_NONE;
	if (!word)
		return true;
	reading->at = end + strlen(word->text);
	take_unit(reading, word->unit);
	reading->out->length = reading->at;
	return true;
}

/* Takes what is no number. False at a mark that ends the clause, and behind what hides a part. */
static bool take_word(struct reading *reading, struct sv text)
{
	struct sv rest = sv_skip(text, reading->at);
	const struct word *word = FIND_WORD(place_words, rest);
	uint32_t code;
	size_t length = utf8_read(&code, rest);

	if (masks(rest)) { /* a part of the address, unless it is the name of who lives there */
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

/* What stands before an address in one run of characters: "家住…", "房屋位于…". The last of them counts. */
static size_t behind_introduction(struct sv text, size_t begin, size_t end)
{
	static const char *const words[] = { "住在", "位于", "坐落于", "坐落", "座落于", "座落", "住", "址", "址为" };
	size_t from = begin;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (size_t at = sv_find(sv_slice(text, 0, end), sv_from(words[i]), from); at != SV_NONE;
		     at = sv_find(sv_slice(text, 0, end), sv_from(words[i]), from))
			from = at + strlen(words[i]);
	return from;
}

size_t address_home_begin(struct sv text, size_t at)
{
	enum { MOST_DIGITS = 5 };
	size_t begin = at;
	size_t digits = 0;

	for (size_t i = 0; i < MOST_CHARACTERS && begin > 0; i++) {
		size_t previous = utf8_backward(text, begin, 1);
		uint32_t code;
		utf8_read(&code, sv_skip(text, previous));
		if (!is_chinese(code) && !is_numeral(code) && !joins_numerals(code))
			break;
		digits = code < 0x80 && sv_is_digit((char)code) ? digits + 1 : 0;
		if (digits > MOST_DIGITS) /* a telephone number that goes before */
			return begin + digits - 1;
		begin = previous;
	}
	return behind_introduction(text, begin, at);
}
