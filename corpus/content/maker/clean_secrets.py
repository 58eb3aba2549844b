"""Talk about passwords and keys, empty fields, placeholders, documentation, bad examples: nothing that opens a door."""

from .slots import texts

ARTICLES = "gov_article gov_notice old_table trs_word school_page manual"
HELP = "manual gov_article school_page service_guide company_page"
LOGIN = "login_page mobile_page spa_page gov_article"
WEB = "portal_home spa_page mobile_page company_page"
CODE = "manual company_page forum_thread"

texts("clean-passwords", HELP, [
    ("please-enter", "用户登录说明", "在登录页面请输入用户名、密码和验证码，点击“登录”按钮即可进入系统。", "asks for a password"),
    ("forgot", "常见问题解答", "问：忘记密码怎么办？答：点击“忘记密码”，通过实名手机号接收验证码后重新设置密码。", "how to get a new one"),
    ("length", "账号注册须知", "密码长度不少于8位，须包含大写字母、小写字母、数字和特殊字符中的三种，且90天内更换一次。", "a rule for choosing, no password"),
    ("wrong", "登录失败提示说明", "提示“用户名或密码错误”时，请检查大小写；连续输错5次密码，账号将锁定30分钟。", "a message"),
    ("wrong-colon", "错误代码说明", "10012：密码错误；10013：密码已过期；10014：新密码：不能与旧密码相同；10015：密码强度：弱。", "messages with colons"),
    ("change", "关于加强账号管理的通知", "各单位要及时修改初始密码，定期更换密码，严禁将密码写在纸上或告知他人，离岗时退出系统。", "advice"),
    ("bad-examples", "网络安全提示", "不要使用123456、admin、password、abc123等弱口令，不要用生日、手机号、姓名拼音作密码。", "weak passwords as bad examples"),
    ("bad-list", "弱口令专项整治工作的通知", "常见弱口令包括：111111、123456、12345678、admin、admin123、root、qwerty、P@ssw0rd、1qaz2wsx等，发现一律整改。", "weak passwords as bad examples"),
    ("bad-report", "网络安全检查情况通报", "检查发现，有3个系统存在弱口令（如admin/admin、test/123456），已责令限期整改，现场修改完毕。", "a report on weak passwords without naming a system"),
    ("bad-rank", "去年最糟糕密码排行", "排名第一的是123456，第二是123456789，第三是qwerty，第四是password，第五是12345，均可在1秒内破解。", "a news item"),
    ("law", "《中华人民共和国密码法》宣传", "密码法自2020年1月1日起施行。密码分为核心密码、普通密码和商用密码，核心密码、普通密码用于保护国家秘密信息。", "cryptography, not passwords"),
    ("commercial-crypto", "商用密码应用安全性评估", "我县完成三级系统密评：密码应用方案通过评审，采用SM2、SM3、SM4算法，密码设备序列号«10d»。", "cryptography"),
    ("management-bureau", "机构改革方案", "组建县国家密码管理局，与县委机要局合署办公，编制«2n»名，负责密码管理、密码通信、密码科研工作。", "an office named after cryptography"),
    ("wealth", "“财富密码”系列报道", "小柑橘成为村民增收的财富密码：人均增收«4n»元，种植户从12户增加到86户。", "a figure of speech"),
    ("gene", "解开生命密码的人", "他用30年解开水稻基因密码：8个新品种、12项专利、亩产1026.7公斤。", "a figure of speech"),
    ("sms-code", "短信验证码防骗提醒", "短信验证码是账户的“动态密码”，6位数字，有效期5分钟，任何人索要均是诈骗。", "a warning"),
    ("bank-advice", "银行卡安全用卡提示", "请勿将银行卡密码设置为生日、电话号码或连号数字，输密码时注意遮挡，不向任何人透露密码：包括自称民警的人。", "advice with a colon behind 密码"),
    ("placeholder-star", "对接参数说明", "接口账号：由平台分配；接口密码：由平台分配，密码另行通知，不在本文档公布。", "what is announced elsewhere"),
    ("ask-by-phone", "系统开通通知", "登录账号为本单位组织机构代码，密码请电话咨询«phone»或联系管理员获取。", "to be asked for by telephone; the account is a rule, the password is not told"),
    ("sealed", "考务手册", "登录密码由考点主考开考前30分钟统一启封发放，监考员当众输入密码解密试卷。", "given out later"),
    ("sent-by-sms", "关于启用新系统的通知", "用户名为手机号，初始密码以短信形式发送至各联络员手机，请妥善保管，首次登录后立即修改。", "sent by message"),
    ("self-set", "网上报名操作流程", "第一步：注册。填写姓名、身份证号、手机号，自行设置登录密码并牢记；第二步：登录填报。", "everyone chooses"),
    ("retrieve-address", "找回密码", "找回密码方式：1.手机找回；2.邮箱找回；3.人工申诉。找回密码链接30分钟内有效。", "how to get a new one"),
    ("old-new", "修改密码操作", "依次输入原密码、新密码、确认密码，点击保存，提示“密码修改成功”后生效。", "labels of fields"),
    ("empty-colon", "通知格式样式", "登录网址：\n用户名：\n密码：\n（请各单位填写后回执）", "labels without values"),
    ("underscores", "账号领取回执", "账号：__________　密码：__________　领取人签字：__________", "lines to write on"),
    ("keep-safe", "数字证书使用说明", "数字证书（UKey）PIN码由用户自行保管，连续输错PIN码6次将被锁定，解锁请携带介绍信。", "PINs, none shown"),
    ("netdisk", "培训资料下载", "课件下载：https://pan.baidu.com/s/1«22t» 提取码：«4h»，有效期30天。", "the code of a public download is there to be used by every reader"),
    ("netdisk-two", "附件下载说明", "链接：https://pan.quark.cn/s/«12h»，提取码«4t»；备用链接：https://cloud.189.cn/t/«12t»（访问码：«4h»）", "codes of public downloads"),
    ("cipher-telegram", "红色电波故事", "报务员用密码本逐字译出电文：“七三二一，四四零九”，密码每日一换，密码：从不外传。", "history"),
    ("lock", "智能门锁消费提示", "抽查的40批次智能门锁中，9批次密码开启安全不合格，建议密码位数不少于6位，避免123456、888888等。", "a consumers' report"),
    ("wifi-talk", "公共场所WiFi安全提示", "不连接无密码的WiFi，不在公共WiFi下输入账号密码，路由器管理密码与WiFi密码要分开设置。", "advice"),
    ("reset-by-admin", "系统管理员职责", "负责用户增删、角色授权、密码重置、日志审计，密码重置须填写《密码重置申请表》并经科室负责人签字。", "duties"),
    ("two-factor", "等保测评整改方案", "身份鉴别：采用口令+短信双因素认证；口令复杂度：8位以上；口令更换周期：90天；失败锁定：5次。", "a rule for passwords with colons"),
    ("password-types", "密码类型说明", "查询密码：用于查询；交易密码：用于缴费；服务密码：用于业务办理；均由参保人自行设定。", "kinds of passwords with colons behind"),
    ("english-help", "Account Help", "Username and password are case sensitive. Password: at least 8 characters. Forgot your password? Contact the administrator.", "English help"),
    ("quoted-label", "操作手册", "界面说明：“用户名”输入框、“密码”输入框、“登录”按钮、“记住密码”复选框、“找回密码”链接。", "labels in quotes"),
    ("letter-question", "咨询公积金查询密码", "您好，我想问一下公积金账户的查询密码是什么？忘记密码了，怎么重置密码？是不是身份证后六位？", "a question, the answer is not there"),
    ("hash-talk", "数据安全培训", "口令应加盐后用SM3杂凑存储，不得明文存储密码；数据库密码不得写入代码、脚本和网页。", "advice"),
    ("news-leak", "某公司数据泄露事件", "据报道，攻击者利用泄露的管理员密码登录后台，窃取«4n»万条用户名和密码，公司已强制所有用户重置密码。", "a news item"),
    ("manager-word", "保密工作检查", "涉密计算机开机密码、屏保密码设置符合要求，密码长度10位以上，一周更换，密码：符合。", "a report"),
    ("vote", "网络投票说明", "每个账号每天可投3票，密码输入错误不计票，登录方式：账号密码登录、扫码登录。", "ways to log in"),
    ("box", "快递柜使用说明", "取件码将以短信发送，输入6位取件码即可开箱，取件码：24小时有效。", "no password"),
    ("exam-room", "考生须知", "在登录界面输入准考证号和证件号，核对无误后等待统一开考密码下发。", "given out later"),
], 2, "secret.password")

texts("clean-passwords", LOGIN, [
    ("login-form", "统一身份认证平台", """<p><label for="username">用户名：</label><input id="username" name="username" type="text" placeholder="请输入用户名/手机号"></p>
<p><label for="password">密　码：</label><input id="password" name="password" type="password" placeholder="请输入密码" autocomplete="off"></p>
<p><input type="checkbox" name="rememberMe"> 记住密码 <a href="/forget">忘记密码？</a></p>""", "an empty form"),
    ("login-value-prompt", "会员登录", """<p>用户名：<input name="user" value="请输入用户名" onfocus="this.value=''"> 密码：<input name="pwd" type="text" value="请输入密码" onfocus="this.value='';this.type='password'"></p>""", "the value is a prompt"),
    ("login-value-word", "后台登录", """<p><input name="userName" value="用户名"> <input name="passWord" value="密码"> <input name="checkCode" value="验证码"></p>""", "the values are labels"),
    ("login-empty-hidden", "单点登录", """<input type="hidden" name="password" value=""><input type="hidden" name="pwd" id="pwd"><input type="hidden" name="pwdSalt" value="«16t»"><input type="hidden" name="encPassword" value="">""", "hidden fields that are empty or hold a salt"),
    ("login-true", "登录配置", """<form data-show-password="true" data-password-min="8" data-password-type="3"><input type="hidden" name="needPassword" value="true"><input type="hidden" name="passwordLevel" value="2"></form>""", "settings about passwords"),
    ("login-code", "登录", """<script>
$("#loginBtn").click(function () {
  var username = $("#username").val();
  var password = $("#pwd").val();
  if (password == "") { layer.msg("密码不能为空"); return; }
  if (password.length < 8) { layer.msg("密码长度不能少于8位"); return; }
  $.post("/login", { username: username, password: sm2.encrypt(password, pubKey), code: $("#code").val() });
});
</script>""", "code that reads a password"),
    ("login-vue", "登录", """<script>
new Vue({ el: '#app', data: { form: { username: '', password: '', code: '', uuid: '' }, pwdType: 'password', showPassword: false },
  rules: { password: [{ required: true, message: '请输入密码', trigger: 'blur' }, { min: 8, max: 20, message: '密码长度为8到20位' }] },
  methods: { submit() { login({ username: this.form.username, password: encrypt(this.form.password) }) } } })
</script>""", "Vue code with empty values"),
    ("login-react", "Sign in", """<script type="text/babel">
const [password, setPassword] = useState("");
const init = { username: "", password: "", confirmPassword: "" };
<input type={visible ? "text" : "password"} value={password} onChange={e => setPassword(e.target.value)} placeholder="Password" />;
</script>""", "React code with empty values"),
    ("login-i18n", "多语言", """<script>var i18n={"zh":{"username":"用户名","password":"密码","oldPassword":"旧密码","newPassword":"新密码","confirmPassword":"确认密码","passwordError":"密码错误","forgetPassword":"忘记密码"},"en":{"username":"User name","password":"Password","passwordTip":"8-20 characters","login.password.placeholder":"Please enter password"}};</script>""",
     "a table of translations"),
    ("login-ids", "登录", """<script>var passwordInput = "txtPassword", pwdField = "user_pass"; var ids = {password: "loginPwd", username: "loginName"}; document.getElementById("password").type = "password";
$("input[name='password']").attr("placeholder", "密码"); var url = "/user/password/reset", passwordUrl = "/pwd/modify.do";</script>""", "names of fields and addresses"),
    ("login-types", "登录", """<script>
const FieldType = { TEXT: "text", PASSWORD: "password", EMAIL: "email" };
var loginType = "password", grant_type = "password", mode = {pwd: "pwd", sms: "sms"};
form.password.required = true; form.password = null; form.password = undefined;
</script>""", "kinds and nulls"),
    ("login-validate", "注册", """<script>
jQuery("#regForm").validate({ rules: { password: { required: true, minlength: 8 }, confirm_password: { equalTo: "#password" } },
  messages: { password: { required: "请输入密码", minlength: "密码不能小于{0}个字符" }, confirm_password: { equalTo: "两次密码输入不一致" } } });
var reg = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d@$!%*?&]{8,}$/;
</script>""", "rules for validation"),
    ("login-tokens", "登录", """<meta name="csrf-token" content="«40t»"><input type="hidden" name="__RequestVerificationToken" value="CfDJ8«60t»-«30t»"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK«60t»=="><input type="hidden" name="session_id" value="«32h»">""", "tokens of forms"),
    ("login-encrypt", "登录", """<script>
var key = RSAUtils.getKeyPair("10001", "", "«64h»«64h»«64h»«64h»");
var publicKey = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC«60t»«40t»QIDAQAB";
document.getElementById("pwd").value = encryptedString(key, document.getElementById("pwd").value);
</script>""", "public keys"),
    ("login-cookie", "自动登录", """<script>
function getPwd(){ return $.cookie("password") || localStorage.getItem("pwd"); }
if (getCookie("rememberPwd") == "1") { $("#pwd").val(Base64.decode(getPwd())); }
var password = params.get("password"), pass = data.pass, passwd = req.body.passwd;
</script>""", "code that reads a password"),
    ("login-asp", "管理登录", """<form name="form1" method="post" action="chklogin.asp">管理员：<input type="text" name="admin" size="15"> 密码：<input type="password" name="password" size="15"> <input type="submit" value="登录"></form>""", "an old form"),
    ("login-layout", "用户中心", """<div class="pwd-box password-input"><span class="icon-password"></span><a class="change-password" href="/user/changePassword?type=password">修改密码</a><div id="passwordStrength" data-level="弱|中|强"></div></div>""", "names of classes"),
    ("login-template", "模板", """<script type="text/html" id="tpl"><li>用户名：{{ item.username }} 密码：{{ item.password }}</li><li>密码：<%= password %></li><li>密码：${user.password}</li></script>""", "places of a template"),
    ("login-select", "安全设置", """<p>密码保护问题：<select name="question"><option>您的出生地是？</option><option>您母亲的姓名是？</option></select> 答案：<input name="answer" value=""></p>""", "an empty form"),
], 3, "secret.password")

texts("clean-passwords", CODE, [
    ("doc-placeholder", "接口对接文档", """<pre>
spring.datasource.username=your_username
spring.datasource.password=your_password
redis.password=&lt;password&gt;
mail.password=${MAIL_PASS}
ftp.password=******
</pre>""", "placeholders"),
    ("doc-env", "部署说明", """<pre>
export DB_USER=${DB_USER}
export DB_PASS=${DB_PASS:?}
docker run -e MYSQL_ROOT_PASSWORD=$MYSQL_ROOT_PASSWORD -d mysql:8
password: "{{ vault_db_password }}"
password = os.environ["DB_PASSWORD"]
password = getenv('DB_PASSWORD')
</pre>""", "taken from the environment"),
    ("doc-changeme", "快速开始", """<pre>
username: admin
password: changeme   # 请修改
secret: xxxxxxxx
password=[your-password]
password=此处填写数据库密码
</pre>""", "placeholders in several languages"),
    ("doc-prompt", "命令行手册", """<pre>
$ mysql -u root -p
Enter password:
$ psql -h localhost -U postgres
Password for user postgres:
$ sudo passwd deploy
New password:
Retype new password:
</pre>""", "prompts"),
    ("doc-options", "参数说明", """<table border="1"><tr><th>参数</th><th>说明</th><th>默认值</th></tr><tr><td>username</td><td>用户名</td><td>无</td></tr><tr><td>password</td><td>密码</td><td>无</td></tr><tr><td>password_encryption</td><td>加密方式</td><td>scram-sha-256</td></tr><tr><td>--password</td><td>口令提示</td><td>false</td></tr></table>""",
     "options of a program"),
    ("doc-api", "登录接口", """<table border="1"><tr><th>字段</th><th>类型</th><th>必填</th><th>说明</th></tr><tr><td>userName</td><td>String</td><td>是</td><td>用户名</td></tr><tr><td>password</td><td>String</td><td>是</td><td>密码，MD5加密</td></tr><tr><td>token</td><td>String</td><td>否</td><td>令牌</td></tr></table>""",
     "parameters of an interface"),
    ("doc-json", "请求示例", """<pre>
POST /api/login
{"username": "string", "password": "string"}
{"username": "xxx", "password": "xxxxxx"}
{"username": "用户名", "password": "密码"}
HTTP/1.1 401 {"code":401,"msg":"密码错误","password":null}
</pre>""", "examples without values"),
    ("doc-code", "开发指南", """<pre>
public class User { private String password; public String getPassword() { return password; } }
if (!passwordEncoder.matches(rawPassword, user.getPassword())) throw new BadCredentialsException("密码错误");
String password = request.getParameter("password");
user.setPassword(DigestUtils.md5Hex(password));
</pre>""", "code without values"),
    ("doc-sql", "数据字典", """<pre>
CREATE TABLE sys_user (
  user_name varchar(30) NOT NULL COMMENT '用户账号',
  password varchar(100) DEFAULT '' COMMENT '密码',
  salt char(16) DEFAULT NULL COMMENT '盐'
);
ALTER USER app IDENTIFIED BY '&lt;新密码&gt;';
</pre>""", "columns of a table"),
    ("doc-conf", "nginx配置说明", """<pre>
auth_basic "Restricted";
auth_basic_user_file /etc/nginx/.htpasswd;
ssl_password_file /etc/keys/global.pass;
proxy_set_header Authorization $http_authorization;
</pre>""", "files with passwords, not their contents"),
    ("doc-hash", "口令存储格式", """<pre>
root:x:0:0:root:/root:/bin/bash
nobody:*:18858:0:99999:7:::
password: {SSHA}（盐值摘要，不可逆）
</pre>""", "shadowed entries without a value"),
    ("doc-uri", "连接串格式", """<pre>
jdbc:mysql://host:port/database?user=USER&amp;password=PASSWORD
mongodb://&lt;user&gt;:&lt;password&gt;@host:27017/db
postgresql://username:password@localhost:5432/mydb
redis://:password@127.0.0.1:6379/0
Server=myServerAddress;Database=myDataBase;User Id=myUsername;Password=myPassword;
</pre>""", "the form of connection strings", "secret.connection-string"),
    ("doc-uri-host", "数据源说明", """<pre>
jdbc:oracle:thin:@«ip»:1521:orcl
jdbc:mysql://«ip»:3306/zwgk?useUnicode=true&amp;characterEncoding=utf8
mongodb://«ip»:27017/log
amqp://«ip»:5672
</pre>""", "addresses of databases without a password", "secret.connection-string"),
    ("doc-url-user", "代码仓库使用", """<pre>
git clone git@gitee.com:«head»/portal.git
git clone https://user:pass@example.com/repo.git
ssh deploy@«ip» -p 22
scp a.txt root@«ip»:/data/
ftp://anonymous@ftp.«domain»/pub/
</pre>""", "no password, or that of the documentation", "secret.url-credentials"),
    ("doc-curl", "接口调用", """<pre>
curl -u username:password https://api.example.com/v1/
curl -u "$USER:$PASS" https://«host»/api
curl -H "Authorization: Bearer &lt;token&gt;" https://«host»/api
curl -H "Authorization: Basic dXNlcm5hbWU6cGFzc3dvcmQ=" https://example.com/
</pre>""", "username:password in clear and in base64, as documentation has it", "secret.url-credentials"),
], 3, "secret.password")

texts("clean-links", WEB, [
    ("mail-links", "联系方式", """<p><a href="mailto:office@«domain»">发送邮件</a> <a href="mailto:xxgk@«domain»?subject=申请公开">依申请公开</a> <a href="tel:«phone»">«phone»</a></p>""", "an @ without a password"),
    ("at-in-path", "视频号", """<p><a href="https://www.tiktok.com/@user:name/video">视频</a> <a href="https://medium.com/@«user»/post-«12h»">文章</a> <a href="https://cdn.jsdelivr.net/npm/vue@2.6.14/dist/vue.min.js">vue</a></p>""", "an @ in the path"),
    ("port-at", "服务接口", """<script>var api="https://api.«domain»:8443/v1/users@2x", ws="wss://push.«domain»:9001/ws?client=web@1.0", img="//img.«domain»/a@2x.png";</script>""", "ports, and an @ in the path"),
    ("query-words", "登录跳转", """<p><a href="/login?redirect=%2Fuser%2Fpassword&amp;type=pwd">登录</a> <a href="/reset?password=&amp;token=">重置</a> <a href="/help.html#password">帮助</a> <a href="/api/login?username=&amp;password=">接口</a></p>""", "addresses that speak of passwords"),
    ("example-hosts", "协议说明", """<p>URL的一般形式为 scheme://user:password@host:port/path，例如 ftp://user:password@ftp.example.com/，现已不推荐使用。</p>""", "the form of an address"),
    ("user-only", "FTP下载", """<p><a href="ftp://ftp.«domain»/pub/">公共下载区</a> <a href="ftp://anonymous:guest@ftp.«domain»/pub/">匿名下载</a> <a href="svn://«user»@svn.«domain»/docs">文档库</a></p>""", "anonymous access, and users without a password"),
    ("placeholder-uri", "配置", """<script>var db="mysql://{user}:{password}@{host}/{name}", dsn="postgres://${USER}:${PASS}@${HOST}/app", redis="redis://:****@«ip»:6379";</script>""", "places to be filled"),
], 3, "secret.url-credentials")

# How initial passwords come about, without telling the rule.
texts("clean-wording", HELP, [
    ("change-initial", "关于修改初始密码的通知", "为保障账号安全，请各单位于«date»前修改初始密码，未修改初始密码的账号将被停用。", "speaks of initial passwords"),
    ("not-birthday", "密码设置要求", "密码不得设置为身份证号后六位、手机号后六位、生日等容易被猜到的内容。", "forbids what a rule would tell"),
    ("not-same", "账号安全管理办法", "密码不得与用户名相同，不得使用系统默认密码，不得多人共用账号。", "forbids"),
    ("no-default-any-more", "系统升级公告", "升级后取消默认密码，用户须通过手机验证码自行设置密码，原“身份证后六位”初始密码方式停止使用。", "a rule that no longer holds: the page says that it ended"),
    ("id-login", "成绩查询方式", "查询时须输入准考证号和身份证号，身份证号最后一位为X的请输入大写。", "what to enter; no password"),
    ("verify-last-six", "身份核验说明", "为核实身份，客服人员将询问您身份证号后六位，但不会询问您的密码。", "last six digits, but no password"),
    ("pick-up-code", "取号说明", "凭身份证后四位在自助机上取号，过号作废。", "no password"),
    ("rule-asked", "咨询：初始密码", "网友问：初始密码是多少？是身份证后六位吗？答复：请拨打«phone»由工作人员核实身份后告知。", "a question and an answer that does not tell"),
    ("audit", "审计发现问题", "审计发现部分系统初始密码长期未修改，存在安全隐患，已督促整改。", "a report"),
    ("policy", "口令管理制度", "新用户口令由系统随机生成，一次有效，首次登录强制修改，口令长度不少于10位。", "random passwords"),
    ("reset-random", "密码重置流程", "重置后的随机密码将发送至预留手机，有效期10分钟，请及时登录修改。", "random passwords"),
    ("manual-reset", "密码重置申请", "忘记密码的，填写申请表加盖公章后传真至«phone»，审核后由管理员重置，重置结果电话告知。", "told by telephone"),
    ("collect", "电子社保卡", "电子社保卡密码由6位数字组成，签领时由本人设置，与实体卡密码无关。", "everyone chooses"),
    ("archives-number", "资料编码规则", "文件编号规则：单位代码+身份证后六位+序号，由人事科统一编制。", "a rule for numbers of files, not for passwords"),
    ("account-rule-only", "账号分配说明", "账号命名规则为姓名拼音全拼加工号后四位，密码由各人自行设定。", "a rule for names of accounts, not for passwords"),
], 2, "secret.password-rule")
