"""Passwords and what tells them."""

import base64

from . import forms
from .page import case
from .slots import expand, texts

ARTICLES = "gov_article gov_notice old_table trs_word school_page mobile_page"
HELP = "manual gov_article school_page company_page gov_notice"
WEB = "gov_article portal_home spa_page mobile_page company_page"
LOGIN = "login_page gov_article mobile_page manual"
CODE = "manual company_page forum_thread gov_article"
R = "secret.password"

texts("passwords", HELP, [
    ("account-password", "报送系统使用说明", "登录地址：http://«ip»:8080/，用户名：«user»，密码：«PW»，请尽快登录填报。"),
    ("account-password-lines", "直报系统登录方式", "网址：https://zb.«domain»/\n账号：«user»\n密码：«PW»"),
    ("slash", "系统演示", "测试账号/密码：«user»/«PW»，有问题请电话联系。", "account and password with a slash"),
    ("slash-bare", "巡检记录", "门户后台（«user»/«PW»）已完成升级，请各科室核对栏目。", "no label; an account and a password in brackets"),
    ("uniform", "填报工作的通知", "各校用户名为学校代码，密码统一为⟦secret.password|«pw»⟧，登录后请修改。", "one password for all"),
    ("default", "平台启用通知", "系统默认密码⟦secret.password|123456⟧，登录后请立即修改。", "a default password that is still given out"),
    ("initial", "平台启用通知", "用户名为单位全称，初始密码为⟦secret.password|888888⟧，首次登录须修改。", "an initial password for everyone"),
    ("initial-strong", "学籍系统使用提示", "各校管理员初始密码：«PW»（区分大小写）。"),
    ("default-colon", "一体机管理", "管理员默认口令：«PW»，请妥善保管。"),
    ("kouling", "内网系统说明", "登录名«user»，口令«PW»，仅限内网访问。", "口令"),
    ("english", "Remote Training", "Login: «user»  Password: «PW»  Please join 10 minutes earlier."),
    ("english-short", "Trial Account", "user=«user» pwd=«PW» (valid until the end of the year)"),
    ("passwd", "FTP资料下载", "FTP地址：ftp.«domain»，用户名«user»，passwd：«PW»，端口21。"),
    ("mailbox", "稿件报送邮箱", "公共邮箱：«user»@163.com，密码：«PW»，请各单位自行登录下载附件。", "a shared mailbox"),
    ("wifi", "会场服务指南", "会场WiFi名称：HuiYi-5G，WiFi密码：⟦secret.password|hy2023«4d»⟧；网络技术支持：«phone»。", "a meeting's network is inside an office: its password does not belong on the web"),
    ("video", "视频会议接入说明", "视频终端IP：«ip»，管理员用户名：admin，管理员密码：«PW»。"),
    ("router", "网络割接方案", "核心交换机«ip»，SSH登录：«user»，密码：«PW»，enable密码：«PW»。", "two passwords"),
    ("camera", "监控设备台账", "摄像头地址«ip»，用户名admin，密码⟦secret.password|«head»@«4d»⟧，共«2n»路。", "a password with Chinese letters in it"),
    ("database", "数据交换说明", "数据库：«ip»:1521/orcl，用户«user»，密码«PW»。"),
    ("vpn", "远程办公指南", "VPN地址：https://vpn.«domain»，用户名：«user»，初始密码：«PW»。"),
    ("question-answer", "常见问题", "问：管理员账号是什么？答：账号«user»，密码«PW»。"),
    ("is", "学习平台通知", "学习账号是身份证号，密码是⟦secret.password|«pw»⟧，请各党支部组织学习。", "密码是"),
    ("equals", "接口测试记录", "调用参数：username=«user»&password=⟦secret.password|«pw»⟧，返回成功。", "as parameters"),
    ("two-systems", "系统账号汇总", "财务系统：«user»，密码：«PW»；资产系统：«user»，密码：«PW»。", "two systems"),
    ("fullwidth-colon", "操作培训", "用户名 ： «user» 　 密码 ： «PW»"),
    ("quoted", "培训平台", "在用户名处输入“«user»”，密码处输入“«PW»”，点击登录。", "in quotes"),
    ("weak-now", "测试环境说明", "测试环境管理员账号admin，密码⟦secret.password|admin123⟧，正式环境另行通知。", "a weak password, but of this system"),
    ("dynamic-lock", "门禁使用说明", "机房门禁密码：⟦secret.password|«6d»⟧#，进出请登记。", "the code of a door"),
    ("exam-unlock", "考务通知", "试卷解压密码：«PW»，请各考点在考前30分钟下载解压。", "unlocks an exam before it begins"),
    ("letter-given", "公积金账号登录不了", "我的账号是«user»，密码是«PW»，一直提示错误，请帮我看看。", "a letter writer gives a password away"),
], 2)


@case("passwords", HELP, 6)
def neighbours(page):
    page.title = page.pick("系统登录信息", "平台账号信息", "服务器信息", "用户信息", "接入参数", "账号开通回执")
    items = [("系统名称", page.g.head() + "填报系统"), (page.pick("用户名", "账号", "登录名", "用户名", "User", "登录账号"), page.g.account()),
             (page.pick("密码", "登录密码", "口令", "初始密码", "Password", "密 码"), page.password()), ("联系电话", page.g.landline())]
    return forms.pairs(items, forms.PAIRS[page.copy])


@case("passwords", HELP, 6)
def columns(page):
    page.title = "各单位账号分配表"
    g = page.g
    rows = [[str(number), g.head() + "中学", g.account() + str(number), page.password(g.password())] for number in range(1, g.rng.randrange(4, 9))]
    heads = ["序号", "单位", page.pick("账号", "用户名", "登录名"), page.pick("密码", "初始密码", "登录密码", "口令", "Password", "密码（请及时修改）")]
    return page.fill() + forms.table(heads, rows, forms.STYLES[page.copy % len(forms.STYLES)])


@case("passwords", HELP, 3)
def column_same(page):
    page.title = "学校账号一览"
    g = page.g
    password = page.password("yx@2022" + g.digits(1))
    page.labels[0].why = "the same password in every row: one finding"
    rows = [[g.head() + "小学", g.account() + str(number), password if number == 1 else password[2:]] for number in range(1, 7)]
    return forms.table(["学校", "账号", "密码"], rows, page.pick("td", "th", "upper"))


@case("passwords", HELP, 2)
def column_by_rows(page):
    page.title = "登录信息对照"
    rows = [("", "测试环境", "正式环境"), ("地址", "http://10.1.2.3/", "https://zb." + page.site.domain), ("用户名", "tester", page.g.account()), ("密码", page.password(), page.password())]
    return "\n".join(["<table border=1>", *(f"<tr><th>{name}</th><td>{one}</td><td>{other}</td></tr>" for name, one, other in rows), "</table>"])


@case("passwords", "plain_text manual", 4)
def text_columns(page):
    page.title = "账号清单"
    g = page.g
    rows = [[g.head() + "乡", g.account() + str(number), page.password(g.password())] for number in range(1, 7)]
    text = page.pick(forms.separated, lambda heads, rows: forms.separated(heads, rows, "\t"), forms.aligned, forms.separated)(["单位", "用户名", "密码"], rows)
    return text if page.shell == "plain_text" else f"<pre>\n{text}\n</pre>"


@case("passwords", "plain_text", 3)
def text_note(page):
    page.title = "运维备忘"
    return expand(page, page.pick("服务器：«ip»\n用户名：root\n密码：«PW»\n数据库：«ip»\n用户名：sa\n密码：«PW»", "[ftp]\nhost=«ip»\nuser=«user»\npassword=«PW»\n",
                                  "后台地址 http://«host»/admin/login.jsp\n管理员 «user» 密码 «PW»"))


texts("passwords", LOGIN, [
    ("input-value", "后台管理登录", """<p>用户名：<input type="text" name="username" value="«user»"> 密码：<input type="password" name="password" value="«PW»"></p>""", "a password field that is filled"),
    ("input-text", "系统登录", """<p><input name="loginName" value="admin"><input name="loginPwd" type="text" value="«PW»"></p>""", "a field that shows it"),
    ("input-hidden", "自动登录", """<form action="http://«ip»/login" method="post"><input type="hidden" name="username" value="«user»"><input type="hidden" name="password" value="«PW»"><p>正在跳转……</p></form>""", "hidden fields"),
    ("input-hidden-pwd", "单点登录", """<input type="hidden" id="sso_user" value="«user»"><input type="hidden" id="sso_pwd" value="«PW»">""", "hidden fields"),
    ("input-old", "管理登录", """<FORM action=check.asp method=post>帐号<INPUT name=uid value=admin> 密码<INPUT type=password name=pwd value=«PW»></FORM>""", "without quotes"),
    ("placeholder", "演示系统登录", """<p><input name="username" placeholder="账号：«user»"><input name="password" type="password" placeholder="密码：«PW»"></p>""", "a placeholder that tells it"),
    ("tip", "系统登录", """<p class="tips">测试用户：«user»，密码：«PW»</p><p><input name="password" type="password" placeholder="请输入密码"></p>""", "a hint below the form"),
    ("title", "系统登录", """<a href="/admin" title="账号«user» 密码«PW»">管理入口</a>""", "in a title attribute"),
    ("data", "快捷登录", """<button data-username="«user»" data-password="«PW»">一键登录</button>""", "in data attributes"),
    ("comment", "系统登录", """<!-- 管理员账号：«user» 密码：«PW» -->
<p>请登录。</p>""", "in a comment"),
    ("comment-todo", "系统登录", """<!-- TODO 上线前删除 test user: «user» / pass: «PW» -->
<p>请登录。</p>""", "in a comment"),
    ("hidden-element", "系统登录", """<div style="display:none">默认用户 «user» 默认密码 «PW»</div><p>请登录。</p>""", "hidden, but in the page"),
], 3)

texts("passwords", WEB, [
    ("script-object", "数据接口", """<script>
var loginParam = { username: "«user»", password: "«PW»" };
$.post("/api/login", loginParam);
</script>""", "keys of an object"),
    ("script-json", "配置", """<script>var cfg={"ftp":{"host":"«ip»","user":"«user»","password":"«PW»","port":21}};</script>""", "keys of an object"),
    ("script-variables", "视频监控", """<script>
var szIP = "«ip»", szUsername = "admin", szPassword = "«PW»";
WebVideoCtrl.I_Login(szIP, 1, 80, szUsername, szPassword);
</script>""", "variables"),
    ("script-single", "地图", """<script>
    var user = '«user»';
    var pwd = '«PW»';
    connect(user, pwd);
</script>""", "variables"),
    ("script-ifs", "后台登录", """<script>
function check(f){ if (f.user.value == "«user»" && f.pwd.value == "«PW»") { location.href = "main.html"; return false; } alert("密码错误"); return false; }
</script>""", "compared with a literal"),
    ("script-function", "内部资料", """<script>
var pass = prompt("请输入访问密码", "");
if (pass != "«PW»") { alert("密码错误"); history.back(); }
</script>""", "compared with a literal"),
    ("script-default", "快速登录", """<script>
document.getElementById("username").value = "«user»";
document.getElementById("password").value = "«PW»";
document.forms[0].submit();
</script>""", "set by a script"),
    ("script-jquery", "自动填充", """<script>$(function(){ $("#user").val("«user»"); $("#pwd").val("«PW»"); });</script>""", "set by a script"),
    ("script-comment", "接口", """<script>
// 测试账号 «user» 密码 «PW»
var api = "/api/v1";
</script>""", "in a comment of a script"),
    ("script-vue", "登录", """<script>
new Vue({ el: "#app", data() { return { loginForm: { username: "«user»", password: "«PW»", code: "" } } } });
</script>""", "a framework's data that are not empty"),
    ("script-env", "构建配置", """<script>window.ENV={"VUE_APP_USER":"«user»","VUE_APP_PASSWORD":"«PW»","VUE_APP_BASE":"/prod-api"};</script>""", "settings"),
    ("script-query", "数据上报", """<script>var url = "http://«ip»:8080/api/send?userName=«user»&passWord=⟦secret.password/secret.url-credentials|«pw»⟧&mobile=";</script>""", "parameters of an address"),
    ("link-query", "免登录入口", """<p><a href="http://oa.«domain»/login.do?username=«user»&amp;password=⟦secret.password/secret.url-credentials|«pw»⟧">点击进入</a></p>""", "parameters of a link"),
], 2)


@case("passwords", "portal_home spa_page gov_article", 3)
def script_escapes(page):
    page.title = "系统公告"
    password = page.g.password()
    escaped = "".join(f"\\u{ord(sign):04x}" for sign in password)
    key = page.pick("password", "\\u5bc6\\u7801", "pwd")
    mark = page.mark(page.expect(R, 1, None, "written with \\u escapes"))
    return f'<script>var conf = {{"user":"{page.g.account()}","{key}":"{mark}{escaped if page.copy != 1 else password}"}};</script>\n<p>系统维护中。</p>'


@case("passwords", "portal_home spa_page gov_article", 3)
def script_base64(page):
    page.title = "数据服务"
    page.expect(R, 1, None, "base64 of account and password")
    pair = base64.b64encode(f"{page.g.account()}:{page.g.password()}".encode()).decode()
    mark = page.mark(page.labels[0])
    return page.pick(f'<script>\n$.ajax({{ url: "/data", headers: {{ "Authorization": "Basic {mark}{pair}" }} }});\n</script>',
                     f'<script>xhr.setRequestHeader("Authorization", "Basic {mark}{pair}");</script>',
                     f'<script>\nvar auth = "{mark}{pair}";\nrequest.headers.Authorization = "Basic " + auth;\n</script>') + "\n<p>数据加载中。</p>"


@case("passwords", CODE, 2)
def basic_header(page):
    page.title = "接口调用记录"
    pair = base64.b64encode(f"{page.g.account()}:{page.g.password()}".encode()).decode()
    mark = page.mark(page.expect(R, 1, None, "base64 of account and password in a header"))
    return f"<pre>\nGET /api/list HTTP/1.1\nHost: {page.site.host}\nAuthorization: Basic {mark}{pair}\n</pre>"


texts("passwords", CODE, [
    ("config-properties", "部署记录", """<pre>
spring.datasource.url=jdbc:mysql://«ip»:3306/portal
spring.datasource.username=«user»
spring.datasource.password=«PW»
</pre>""", "settings pasted into a page"),
    ("config-yaml", "部署记录", """<pre>
spring:
  redis:
    host: «ip»
    password: «PW»
</pre>""", "settings pasted into a page"),
    ("config-xml", "报错求助", """<pre>
&lt;property name="username" value="«user»"/&gt;
&lt;property name="password" value="«PW»"/&gt;
</pre>""", "settings pasted into a page"),
    ("config-php", "网站迁移", """<pre>
define('DB_HOST', '«ip»');
define('DB_USER', '«user»');
define('DB_PASSWORD', '«PW»');
</pre>""", "settings pasted into a page"),
    ("config-php-array", "织梦配置", """<pre>
$cfg_dbuser = '«user»';
$cfg_dbpwd = '«PW»';
$cfg_dbname = 'dede';
</pre>""", "settings pasted into a page"),
    ("config-python", "采集脚本", """<pre>
conn = pymysql.connect(host="«ip»", user="«user»", passwd="«PW»", db="gov")
</pre>""", "a call with literals"),
    ("config-java", "源码片段", """<pre>
private static final String USER = "«user»";
private static final String PASSWORD = "«PW»";
</pre>""", "constants"),
    ("config-env", "容器部署", """<pre>
docker run -d -e MYSQL_ROOT_PASSWORD=«PW» -p 3306:3306 mysql:5.7
</pre>""", "a variable of a container"),
    ("config-export", "环境变量", """<pre>
export REDIS_HOST=«ip»
export REDIS_PASSWORD='«PW»'
</pre>""", "a variable of a shell"),
    ("command-mysql", "数据库备份", """<pre>
mysqldump -h«ip» -u«user» -p«PW» portal &gt; portal.sql
</pre>""", "an option of a command"),
    ("command-curl", "接口测试", """<pre>
curl -u «user»:«PW» https://api.«domain»/v1/list
</pre>""", "an option of a command"),
    ("command-wget", "数据同步", """<pre>
wget --ftp-user=«user» --ftp-password=«PW» ftp://ftp.«domain»/data.zip
</pre>""", "an option of a command"),
    ("command-sshpass", "定时任务", """<pre>
0 2 * * * sshpass -p '«PW»' scp /data/a.tar root@«ip»:/backup/
</pre>""", "an option of a command"),
    ("config-ini", "配置备份", """<pre>
[smtp]
server = smtp.163.com
user = «user»@163.com
pass = «PW»
</pre>""", "settings pasted into a page"),
    ("config-json", "配置备份", """<pre>
{
  "host": "«ip»",
  "username": "«user»",
  "password": "«PW»"
}
</pre>""", "settings pasted into a page"),
    ("sql-grant", "数据库授权", """<pre>
GRANT ALL ON portal.* TO '«user»'@'%' IDENTIFIED BY '«PW»';
</pre>""", "a command of SQL"),
    ("sql-insert", "初始化脚本", """<pre>
INSERT INTO sys_user (user_name, password) VALUES ('«user»', '«PW»');
</pre>""", "a row whose column is named password"),
    ("server-report", "接口报错", """<pre>
java.sql.SQLException: Access denied for user '«user»'@'«ip»' (using password: YES)
  url=jdbc:mysql://«ip»:3306/oa, username=«user», password=«PW»
</pre>""", "a report of an error"),
], 2, surround=1)


@case("passwords", "script_file", 6)
def script_settings(page):
    return expand(page, page.pick(
        'var Config = {\n  baseUrl: "http://«ip»:9000",\n  userName: "«user»",\n  passWord: "«PW»"\n};',
        "module.exports = {\n  ftp: {\n    host: '«ip»',\n    user: '«user»',\n    pass: '«PW»',\n  },\n};",
        'function autoLogin() {\n  return login("«user»", { password: "«PW»", remember: true });\n}',
        '// 管理员：«user» 密码：«PW»\nvar ADMIN_URL = "/admin";',
        'const adminPassword = "«PW»";\nif (input.value === adminPassword) { unlock(); }',
        'axios.post("/auth/login", {"account":"«user»","pwd":"«PW»","type":"pwd"});'))


# Rules by which a password follows from what others know

RULE = "secret.password-rule"
WORDING = [
    ("id-six", "成绩查询系统使用说明", "用户名为身份证号，⟦secret.password-rule|初始密码为身份证号后六位⟧，登录后请修改。"),
    ("id-six-digits", "学生登录指南", "登录账号：学号；⟦secret.password-rule|密码：身份证号码后6位⟧（最后一位为X的大写）。"),
    ("id-eight", "职称申报系统说明", "⟦secret.password-rule|默认密码为本人身份证号码后八位⟧。"),
    ("id-four", "校园卡启用通知", "校园卡⟦secret.password-rule|初始密码为身份证后四位加00⟧，请及时到圈存机修改。"),
    ("mobile-six", "平台注册说明", "系统导入用户的⟦secret.password-rule|初始密码为手机号后六位⟧，首次登录须修改密码。"),
    ("mobile-whole", "学习平台通知", "⟦secret.password-rule|账号和密码均为手机号⟧，请登录后完善信息。"),
    ("birthday", "教务系统登录说明", "用户名为学号，⟦secret.password-rule|密码为出生年月日（8位数字，如19990101）⟧。"),
    ("student-number", "图书馆系统说明", "读者账号为学号，⟦secret.password-rule|初始密码与学号相同⟧。"),
    ("same-as-account", "报表系统启用通知", "⟦secret.password-rule|初始密码与用户名相同⟧，请尽快修改。"),
    ("account-at", "数据上报平台", "⟦secret.password-rule|初始密码为用户名+@2023⟧，例如学校代码为4301001的按此规则登录。"),
    ("pinyin", "邮箱开通通知", "邮箱账号为姓名全拼，⟦secret.password-rule|初始密码为姓名首字母加身份证后六位⟧。"),
    ("credit-code", "企业年报登录说明", "用户名为统一社会信用代码，⟦secret.password-rule|初始密码为统一社会信用代码后六位⟧。"),
    ("prefix", "人事系统登录说明", "⟦secret.password-rule|初始密码：Rs@加身份证后6位⟧，不区分X大小写。"),
    ("staff-number", "OA系统切换通知", "工号登录，⟦secret.password-rule|初始密码为工号后四位+手机尾号四位⟧。"),
    ("reset-rule", "密码重置说明", "管理员重置后，⟦secret.password-rule|密码恢复为身份证号后六位⟧。"),
    ("x-zero", "缴费平台操作指南", "⟦secret.password-rule|密码为身份证号码的最后六位数字，末位是X的用0代替⟧。"),
    ("exam-number", "录取查询说明", "用户名为考生号，⟦secret.password-rule|密码为准考证号⟧。"),
    ("not-changed", "社保网上服务", "未修改过密码的，⟦secret.password-rule|密码默认为社会保障号后六位⟧。"),
    ("english", "Student Portal", "User name: student number. ⟦secret.password-rule|The initial password is the last six digits of your ID card.⟧"),
    ("english-birth", "International Students", "⟦secret.password-rule|Your default password is your date of birth (YYYYMMDD)⟧; change it after the first login."),
    ("passport-rule", "留学生服务系统", "⟦secret.password-rule|初始密码为护照号后六位⟧。"),
    ("parents", "家长端使用说明", "家长账号为学生学号，⟦secret.password-rule|密码为学生身份证后六位⟧，可在APP内修改。"),
    ("spoken", "咨询公积金登录", "您好，⟦secret.password-rule|初始密码就是您身份证的后六位⟧，如登录不上请拨打«phone»。"),
    ("vehicle", "停车系统使用说明", "业主账号为房号，⟦secret.password-rule|初始密码为车牌号后五位⟧。"),
]
for slug, title, text in WORDING:
    texts("wording", HELP, [(slug, title, text, "whoever knows the person knows the password")], 1)
for slug, title, text in WORDING[:8]:
    texts("wording", "login_page mobile_page old_table trs_word", [(slug + "-elsewhere", title, text, "whoever knows the person knows the password")], 1, surround=0)

texts("wording", LOGIN, [
    ("placeholder", "学生登录", """<p><input name="stuNo" placeholder="学号"><input name="password" type="password" placeholder="⟦secret.password-rule|初始密码为身份证后六位⟧"></p>""", "in a placeholder"),
    ("title", "教师登录", """<p><input name="no"><input type="password" name="pw" title="⟦secret.password-rule|默认密码：身份证号后6位⟧"></p>""", "in a title attribute"),
    ("comment", "登录", """<!-- ⟦secret.password-rule|默认密码为身份证后六位⟧ -->
<p>请登录。</p>""", "in a comment"),
    ("script", "登录", """<script>var tips = "⟦secret.password-rule|初始密码为身份证号后6位，请及时修改⟧";</script>""", "in a script"),
    ("split", "登录说明", """<p>⟦secret.password-rule|初始密码⟧为<b>身份证号</b>后<span>六位</span>。</p>""", "split over elements"),
    ("cells", "系统登录方式", """<table border="1"><tr><th>系统</th><th>用户名</th><th>初始密码</th></tr><tr><td>教务系统</td><td>学号</td><td>⟦secret.password-rule|身份证号后六位⟧</td></tr></table>""", "in a cell under 初始密码"),
    ("cells-pair", "登录方式", """<table><tr><td>用户名</td><td>工号</td></tr><tr><td>密码</td><td>⟦secret.password-rule|身份证后6位⟧</td></tr></table>""", "in the cell beside 密码"),
    ("two", "两个系统的登录方式", """<p>教务系统：⟦secret.password-rule|密码为身份证后六位⟧。</p>
<p>图书系统：⟦secret.password-rule|初始密码为学号⟧。</p>""", "two rules"),
], 2)


# Found on servers rather than in texts

texts("passwords", CODE, [
    ("phpinfo", "phpinfo()", """<table><tr><td class="e">DB_USERNAME</td><td class="v">«user»</td></tr><tr><td class="e">DB_PASSWORD</td><td class="v">«PW»</td></tr><tr><td class="e">HOSTNAME</td><td class="v">«12h»</td></tr></table>""", "variables of a server in a table"),
    ("tomcat-users", "服务器配置", """<pre>
&lt;user username="«user»" password="«PW»" roles="manager-gui,admin-gui"/&gt;
</pre>""", "an attribute in settings pasted into a page"),
    ("atob", "数据接口", """<script>
var user = "«user»", pwd = atob("⟦secret.password|«b64»⟧");
login(user, pwd);
</script>""", "base64 of a password, decoded beside"),
    ("stack", "系统异常", """<div class="debug"><p>Environment &amp; details:</p><dl><dt>DB_DATABASE</dt><dd>portal</dd><dt>DB_PASSWORD</dt><dd>«PW»</dd><dt>MAIL_PASSWORD</dt><dd>«PW»</dd></dl></div>""", "an error page that shows its environment"),
], 2)


@case("passwords", "plain_text", 3)
def environment_file(page):
    page.title = page.pick("# .env", "# production", "# backup of .env")
    page.expect("secret.cloud-key", 0, 1, "the application's key may be called a key too")
    return expand(page, "APP_ENV=production\nAPP_KEY=base64:«43t»=\nDB_HOST=«ip»\nDB_USERNAME=«user»\nDB_PASSWORD=«PW»\nMAIL_HOST=smtp.163.com\nMAIL_USERNAME=«user»\nMAIL_PASSWORD=«PW»")
