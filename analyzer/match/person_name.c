#include "match/person_name.h"

#include "base/utf8.h"
#include "match/around.h"
#include "match/element.h"

#define LEAST_CHARACTERS 2
#define MOST_CHARACTERS  4
#define MOST_NAME_BYTES  60

static bool is_han(uint32_t code)
{
	return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF);
}

static bool has_character(const char *list, struct sv character)
{
	return sv_find(sv_from(list), character, 0) != SV_NONE;
}

static bool starts_with_surname(struct sv name, size_t characters)
{
	static const char surnames[] =
	    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜"
	    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛"
	    "樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁"
	    "冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米"
	    "柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南"
	    "傅阎丘荀钮昝郗郦宓蒯邴鄂桓牧束贝"
	    "赖洪诸揭庹呙酆习班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初"
	    "云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利"
	    "萧仉昝郗逄濮闾笪竺訾昌綦牧隗郏缑仵陳劉楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭曾葉蔣魯呂蘇盧鍾譚陸範賈鄒龔萬錢嚴湯韋";
	static const char *const doubles[] = { "欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙",
					       "慕容", "令狐", "端木", "独孤", "南宫", "东方", "长孙", "宇文", "司空",
					       "赫连", "澹台", "闻人", "轩辕", "申屠", "拓跋", "呼延", "百里", "东郭" };

	for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++)
		if (sv_starts(name, sv_from(doubles[i])))
			return true;
	return characters < MOST_CHARACTERS && has_character(surnames, sv_slice(name, 0, strlen("王")));
}

/* Characters of ordinary words that no name has, and words that begin like one. */
static bool reads_like_words(struct sv name)
{
	static const char never[] =
	    "县市区镇乡局部处室厂司所站院校馆店号码电话机表单的是了在及或等无不年日期员类型称址额费补贴款项目编序备注案件证"
	    "户位岗职务级班组队路街村社栋幢层座角吨米第共合计总数量率比个次批份张页版图"
	    "您你我他她它们这那此该其各每某些请须应将已被把让给对从到由按据因故但而且则即何谁吗呢吧"
	    "填报审批核查验收送录注册密帐账卡票税险障障碍病症药械食品械设施备网站";
	static const char *const words[] = {
		"高血", "高尿", "高危", "高龄", "高考", "白内", "白血", "高级", "高中", "高校", "高度", "高温", "高速",
		"高层", "方案", "方式", "方法", "方便", "方向", "安全", "安排", "安装", "安置", "时间", "时候", "白天",
		"白酒", "文件", "文化", "文字", "文明", "文本", "金融", "金属", "江西", "江苏", "江南", "江北", "华东",
		"华北", "华南", "国家", "国有", "国土", "国际", "国庆", "和谐", "和平", "应用", "应急", "常用", "常规",
		"常年", "常委", "常务", "明确", "明细", "程序", "任务", "任命", "管理", "管道", "单元", "马上", "车辆",
		"车间", "车主", "龙头", "万家", "史料", "许可", "许多", "易燃", "石油", "石材", "田地", "成都", "成功",
		"成果", "成立", "成员", "党员", "党委", "连续", "全部", "全国", "全省", "全文", "全体", "温度", "温馨",
		"向上", "古代", "齐全", "康复", "关于", "关系", "关注", "关闭", "严格", "严重", "严禁", "丰富", "阳光",
		"水平", "苗木", "何时", "何人", "余下", "余姚", "黄金", "黄河", "黄山", "白银", "秦岭", "武术", "武汉",
		"武警", "平安", "平台", "平均", "平方", "荣誉", "盛世", "路面", "路灯", "解决", "解释", "解除", "项城",
		"查看", "查询", "祝贺", "简介", "简单", "简要", "景区", "景观", "农行", "农商", "农信", "农村", "农业",
		"农民", "农田", "司法", "司机", "师生", "来源", "来访", "原因", "原告", "海关", "海南", "海洋", "云南",
		"支持", "支付", "支出", "计划", "计算", "相关", "相册", "初中", "初步", "初级", "公示", "公告", "公开",
		"公共", "公安", "公司", "利用", "银行", "强化", "权利", "权力", "位置", "满意", "班子", "班主", "乐园",
		"游客", "游泳", "党建", "党政", "包装", "包括", "宁夏", "宁波", "左右", "甘肃", "申请", "申报", "关键",
		"关心", "谈话", "储备", "南京", "南昌", "南宁", "封面", "明天", "花园", "区域", "鲜花", "印章", "印发",
		"容积", "修改", "修理", "母亲", "宣传", "索引", "丁香", "毛巾", "童年", "季度", "季节", "成绩", "章程",
		"章节", "施工", "施行", "莫名", "向阳", "牛奶", "柴油", "房屋", "房产", "冷库", "冷藏", "米面", "景点",
		"洪水", "洪涝", "洪灾", "洪峰", "诸如", "诸多", "揭牌", "揭示", "揭露", "揭晓", "习惯", "习俗", "习题",
	};
	static const char *const titles[] = { "老师", "医生", "主任", "经理", "书记", "队长", "先生", "女士", "同志",
					      "同学", "师傅", "老板", "小姐", "律师", "警官", "大爷", "大妈", "阿姨" };
	size_t character = strlen("王");

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (sv_ends(name, sv_from(titles[i])))
			return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_starts(name, sv_from(words[i])))
			return true;
	for (size_t at = character; at < name.len; at += character) {
		struct sv one = sv_slice(name, at, at + character);
		if (!sv_eq(one, SV("某")) && has_character(never, one))
			return true;
	}
	return false;
}

/* "阿依古丽·买买提" */
static bool has_dot_of_name(struct sv name)
{
	static const char *const dots[] = { "·", "•", "‧", "・" };

	for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
		size_t at = sv_find(name, sv_from(dots[i]), 0);
		if (at != SV_NONE && at >= strlen("阿依") && name.len - at > strlen("·买"))
			return true;
	}
	return false;
}

/* The text without spaces; characters other than Chinese and the dot of names make it too long. */
static size_t squeeze(char out[MOST_NAME_BYTES], size_t *characters, struct sv text)
{
	size_t len = 0;

	*characters = 0;
	for (size_t at = 0, length; at < text.len; at += length) {
		uint32_t code;
		length = utf8_read(&code, sv_skip(text, at));
		if (code == ' ' || code == 0xA0 || code == 0x3000)
			continue;
		bool is_dot = code == 0xB7 || code == 0x2022 || code == 0x2027 || code == 0x30FB;
		if ((!is_han(code) && !is_dot) || len + length > MOST_NAME_BYTES)
			return 0;
		memcpy(out + len, text.data + at, length);
		len += length;
		++*characters;
	}
	return len;
}

bool person_name_is(struct sv text)
{
	char bytes[MOST_NAME_BYTES];
	size_t characters;
	struct sv name = { bytes, squeeze(bytes, &characters, text) };

	if (characters < LEAST_CHARACTERS)
		return false;
	if (has_dot_of_name(name))
		return true;
	return characters <= MOST_CHARACTERS && name.len == characters * strlen("王") &&
	       starts_with_surname(name, characters) && !reads_like_words(name);
}

bool person_name_may_be(struct sv text)
{
	char bytes[MOST_NAME_BYTES];
	size_t characters;
	struct sv name = { bytes, squeeze(bytes, &characters, text) };

	return characters >= LEAST_CHARACTERS && characters < MOST_CHARACTERS &&
	       name.len == characters * strlen("王") && starts_with_surname(name, characters);
}

static bool is_mark(uint32_t code)
{
	return code && (code < 0x80 ? !sv_is_alpha((char)code) && !sv_is_digit((char)code) : !is_han(code)) &&
	       code != 0xB7;
}

static struct sv run_before(struct sv text)
{
	size_t end = text.len;
	size_t begin;
	uint32_t code;

	while (end > 0 && (utf8_read(&code, sv_skip(text, utf8_backward(text, end, 1))), is_mark(code)))
		end = utf8_backward(text, end, 1);
	begin = end;
	while (begin > 0 && (utf8_read(&code, sv_skip(text, utf8_backward(text, begin, 1))), is_han(code)))
		begin = utf8_backward(text, begin, 1);
	return sv_slice(text, begin, end);
}

struct sv person_name_run(struct sv text)
{
	size_t begin = 0;
	size_t end;
	uint32_t code;

	while (begin < text.len && (utf8_read(&code, sv_skip(text, begin)), is_mark(code)))
		begin = utf8_forward(text, begin, 1);
	end = begin;
	while (end < text.len && (utf8_read(&code, sv_skip(text, end)), is_han(code)))
		end = utf8_forward(text, end, 1);
	return sv_slice(text, begin, end);
}

/* "申请人张三": what a person is, then the name. */
static bool ends_with_holder_and_name(struct sv run)
{
	enum { SHORTEST = 2, LONGEST = 3 };
	static const char ends[] = "人户者生员民主工妇兵友";
	size_t character = strlen("王");

	for (size_t count = SHORTEST; count <= LONGEST && (count + SHORTEST) * character <= run.len; count++) {
		size_t at = run.len - count * character;
		if (has_character(ends, sv_slice(run, at - character, at)) && person_name_is(sv_skip(run, at)))
			return true;
	}
	return false;
}

bool person_name_is_last(struct sv text)
{
	struct sv run = run_before(text);

	return person_name_is(run) || ends_with_holder_and_name(run);
}

bool person_name_is_in(struct sv text)
{
	size_t begin = 0;

	for (size_t at = 0, length; at <= text.len; at += length) {
		uint32_t code = 0;
		length = at < text.len ? utf8_read(&code, sv_skip(text, at)) : 1;
		if (is_han(code))
			continue;
		if (person_name_is(sv_slice(text, begin, at)))
			return true;
		begin = at + length;
	}
	return false;
}

bool person_name_is_beside(const struct candidate *candidate)
{
	enum { NEAR = 12 };

	return person_name_is(run_before(around_before(candidate, candidate->value, NEAR))) ||
	       person_name_is(person_name_run(around_after(candidate, candidate->value, NEAR))) ||
	       person_name_is(element_text(candidate));
}
