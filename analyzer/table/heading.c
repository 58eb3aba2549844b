#include "table/heading.h"

/* What headings end with and hardly any value does. */
static const char *const endings[] = {
	"号",     "号码",   "姓名",     "名称",   "电话",   "手机",     "联系方式", "地址",   "住址",     "住所",
	"密码",   "口令",   "账户",     "帐户",   "证件",   "身份证",   "性别",     "年龄",   "民族",     "籍贯",
	"学历",   "学位",   "所学专业", "职务",   "职称",   "岗位",     "成绩",     "分数",   "总分",     "名次",
	"排名",   "备注",   "金额",     "数量",   "单价",   "日期",     "时间",     "年月",   "类别",     "类型",
	"种类",   "等级",   "级别",     "状态",   "结果",   "原因",     "关系",     "户籍",   "开户行",   "户名",
	"邮箱",   "邮编",   "编码",     "代码",   "面积",   "人数",     "面貌",     "状况",   "用户名",   "登录名",
	"联系人", "负责人", "申请人",   "代表人", "监护人", "持卡人",   "所在村",   "所属村", "所在单位", "比例",
	"标准",   "单位",   "工号",     "学号",   "档号",   "开户银行", "发卡银行",
};

/* What is a heading where nothing else stands with it. */
static const char *const whole[] = {
	"序",     "名字",    "户主",    "家长",   "学生",     "考生",    "村",     "组",        "村组",      "镇",
	"乡镇",   "街道",    "社区",    "县区",   "区县",     "市县",    "部门",   "科室",      "学校",      "班级",
	"年级",   "专业",    "银行",    "卡",     "住宅",     "项目",    "内容",   "地点",      "合计",      "说明",
	"系统",   "平台",    "账号",    "帐号",   "人员",     "对象",    "微信",   "QQ",        "no",        "no.",
	"id",     "name",    "sex",     "gender", "age",      "phone",   "mobile", "tel",       "telephone", "email",
	"mail",   "address", "account", "user",   "username", "login",   "pwd",    "passwd",    "password",  "card",
	"idcard", "id_card", "idno",    "id_no",  "cardno",   "card_no", "bank",   "remark",    "xm",        "xb",
	"sfzh",   "sfzhm",   "sfz",     "zjh",    "zjhm",     "sjh",     "sjhm",   "lxdh",      "dh",        "yhkh",
	"yhzh",   "kh",      "zh",      "dz",     "jtzz",     "bz",      "xh",     "user_name", "id_number", "cert_no",
};

#define KEY_BYTES 64

/* The text without blanks, marks and what stands in brackets. */
static struct sv key_of(char out[KEY_BYTES], struct sv text)
{
	static const char *const marks[] = { "\xC2\xA0", "　", "*", "＊", "：", ":", "\"", "'", " ", "\t", "\n" };
	size_t length = 0;

	for (size_t at = 0; at < text.len && length < KEY_BYTES;) {
		size_t skipped = 0;
		if (text.data[at] == '(' || text.data[at] == '[' || sv_starts(sv_skip(text, at), SV("（")))
			break;
		for (size_t i = 0; !skipped && i < sizeof marks / sizeof *marks; i++)
			if (text.data[at] == marks[i][0] && sv_starts(sv_skip(text, at), sv_from(marks[i])))
				skipped = strlen(marks[i]);
		if (skipped)
			at += skipped;
		else
			out[length++] = text.data[at++];
	}
	return (struct sv){ out, length };
}

bool heading_is_possible(struct sv text)
{
	static const char *const prose[] = { "。", "！", "？", "；", "，", "http" };
	size_t digits = 0;
	enum { YEAR_DIGITS = 4 };

	text = sv_trim(text);
	if (text.len == 0 || text.len > HEADING_BYTES)
		return false;
	for (size_t i = 0; i < text.len; i++)
		digits += sv_is_digit(text.data[i]);
	if (digits > YEAR_DIGITS || digits * 2 > text.len)
		return false;
	for (size_t i = 0; i < sizeof prose / sizeof *prose; i++)
		if (sv_find(text, sv_from(prose[i]), 0) != SV_NONE)
			return false;
	size_t colon = sv_find(text, SV("："), 0);
	return colon == SV_NONE || colon + strlen("：") == text.len;
}

bool heading_is_usual(struct sv text)
{
	char bytes[KEY_BYTES];

	if (!heading_is_possible(text))
		return false;
	struct sv key = key_of(bytes, text);
	for (size_t i = 0; i < key.len; i++)
		if (sv_is_digit(key.data[i]))
			return false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (sv_ends(key, sv_from(endings[i])))
			return true;
	for (size_t i = 0; key.len && i < sizeof whole / sizeof *whole; i++)
		if (sv_lower(key.data[0]) == sv_lower(whole[i][0]) && sv_eq_nocase(key, sv_from(whole[i])))
			return true;
	return false;
}
