#include "table/heading.h"

/* What headings end with and hardly any value does. */
static const struct sv endings[] = {
	SV("号"),       SV("号码"),     SV("姓名"),   SV("名称"),   SV("电话"),   SV("手机"),     SV("联系方式"),
	SV("地址"),     SV("住址"),     SV("住所"),   SV("密码"),   SV("口令"),   SV("账户"),     SV("帐户"),
	SV("证件"),     SV("身份证"),   SV("性别"),   SV("年龄"),   SV("民族"),   SV("籍贯"),     SV("学历"),
	SV("学位"),     SV("所学专业"), SV("职务"),   SV("职称"),   SV("岗位"),   SV("成绩"),     SV("分数"),
	SV("总分"),     SV("名次"),     SV("排名"),   SV("备注"),   SV("金额"),   SV("数量"),     SV("单价"),
	SV("日期"),     SV("时间"),     SV("年月"),   SV("类别"),   SV("类型"),   SV("种类"),     SV("等级"),
	SV("级别"),     SV("状态"),     SV("结果"),   SV("原因"),   SV("关系"),   SV("户籍"),     SV("开户行"),
	SV("户名"),     SV("邮箱"),     SV("邮编"),   SV("编码"),   SV("代码"),   SV("面积"),     SV("人数"),
	SV("面貌"),     SV("状况"),     SV("用户名"), SV("登录名"), SV("联系人"), SV("负责人"),   SV("申请人"),
	SV("代表人"),   SV("监护人"),   SV("持卡人"), SV("所在村"), SV("所属村"), SV("所在单位"), SV("比例"),
	SV("标准"),     SV("单位"),     SV("工号"),   SV("学号"),   SV("档号"),   SV("开户银行"), SV("发卡银行"),
	SV("家庭医生"), SV("签约医生"), SV("责任人"), SV("经办人"), SV("权利人"), SV("产权人"),   SV("承租人"),
	SV("征收人"),   SV("受益人"),   SV("网格员"), SV("干部"),
};

/* What is a heading where nothing else stands with it. */
static const struct sv whole[] = {
	SV("序"),    SV("名字"),   SV("户主"),     SV("家长"),      SV("学生"),      SV("考生"),     SV("村"),
	SV("组"),    SV("村组"),   SV("镇"),       SV("乡镇"),      SV("街道"),      SV("社区"),     SV("县区"),
	SV("区县"),  SV("市县"),   SV("部门"),     SV("科室"),      SV("学校"),      SV("班级"),     SV("年级"),
	SV("专业"),  SV("银行"),   SV("卡"),       SV("住宅"),      SV("项目"),      SV("内容"),     SV("地点"),
	SV("合计"),  SV("说明"),   SV("系统"),     SV("平台"),      SV("账号"),      SV("帐号"),     SV("人员"),
	SV("对象"),  SV("微信"),   SV("QQ"),       SV("no"),        SV("no."),       SV("id"),       SV("name"),
	SV("sex"),   SV("gender"), SV("age"),      SV("phone"),     SV("mobile"),    SV("tel"),      SV("telephone"),
	SV("email"), SV("mail"),   SV("address"),  SV("account"),   SV("user"),      SV("username"), SV("login"),
	SV("pwd"),   SV("passwd"), SV("password"), SV("card"),      SV("idcard"),    SV("id_card"),  SV("idno"),
	SV("id_no"), SV("cardno"), SV("card_no"),  SV("bank"),      SV("remark"),    SV("xm"),       SV("xb"),
	SV("sfzh"),  SV("sfzhm"),  SV("sfz"),      SV("zjh"),       SV("zjhm"),      SV("sjh"),      SV("sjhm"),
	SV("lxdh"),  SV("dh"),     SV("yhkh"),     SV("yhzh"),      SV("kh"),        SV("zh"),       SV("dz"),
	SV("jtzz"),  SV("bz"),     SV("xh"),       SV("user_name"), SV("id_number"), SV("cert_no"),
};

#define KEY_BYTES 64

/* The text without blanks, marks and what stands in brackets. */
static struct sv key_of(char out[KEY_BYTES], struct sv text)
{
	static const char *const marks[] = { "\xC2\xA0", "　", "*", "＊", "：", ":", "\"", "'", " ", "\t", "\n" };
	size_t length = 0;

	for (size_t at = 0; at < text.len && length < KEY_BYTES;) {
		size_t skipped = 0;
		if (sv_is_alpha(text.data[at])) {
			out[length++] = text.data[at++];
			continue;
		}
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
	static const struct sv prose[] = { SV("。"), SV("！"), SV("？"), SV("；"), SV("，") };
	size_t digits = 0;
	unsigned char any = 0;
	enum { YEAR_DIGITS = 4 };

	text = sv_trim(text);
	if (text.len == 0 || text.len > HEADING_BYTES)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		digits += sv_is_digit(text.data[i]);
		any |= (unsigned char)text.data[i];
	}
	if (digits > YEAR_DIGITS || digits * 2 > text.len || sv_find(text, SV("http"), 0) != SV_NONE)
		return false;
	if (any < 0x80)
		return true;
	for (size_t i = 0; i < sizeof prose / sizeof *prose; i++)
		if (sv_find(text, prose[i], 0) != SV_NONE)
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
	bool is_ascii = key.len && (unsigned char)key.data[key.len - 1] < 0x80;
	for (size_t i = 0; !is_ascii && i < sizeof endings / sizeof *endings; i++)
		if (sv_ends(key, endings[i]))
			return true;
	for (size_t i = 0; key.len && i < sizeof whole / sizeof *whole; i++)
		if (sv_lower(key.data[0]) == sv_lower(whole[i].data[0]) && sv_eq_nocase(key, whole[i]))
			return true;
	return false;
}
