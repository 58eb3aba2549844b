"""Strings that look like keys and tokens, and are public, examples, or nothing of the kind."""

from .page import case
from .slots import expand, texts

WEB = "portal_home spa_page mobile_page company_page gov_article"
CODE = "manual company_page forum_thread"

texts("clean-keys", WEB, [
    ("sri", "首页", """<link rel="stylesheet" href="/css/app.css" integrity="sha256-«42t»8=" crossorigin="anonymous">
<script src="/js/app.js" integrity="sha512-«43t»«43t»==" crossorigin="anonymous"></script>""", "checksums of scripts"),
    ("webpack", "首页", """<script>(window.webpackJsonp=window.webpackJsonp||[]).push([["chunk-«8h»"],{"«4h»":function(e,t,n){e.exports=n.p+"img/logo.«8h».png"},"«20t»":function(e,t){}}]);</script>""", "names of chunks"),
    ("base64-image", "首页", """<p><img alt="" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAA«60t»+«60t»/«40t»AAElFTkSuQmCC"></p>""", "an image"),
    ("base64-font", "样式", """<style>@font-face{font-family:iconfont;src:url("data:application/font-woff2;charset=utf-8;base64,d09GMgABAAAAA«60t»«60t»AKIA«16t»«40t»") format("woff2")}</style><i class="iconfont"></i>""", "a font whose letters happen to read AKIA"),
    ("map-keys", "地图服务", """<script src="https://webapi.amap.com/maps?v=1.4.15&amp;key=«32h»"></script>
<script src="https://api.map.baidu.com/api?v=2.0&amp;ak=«32t»"></script>
<script src="https://map.qq.com/api/gljs?v=1.exp&amp;key=«5u»-«5u»-«5u»-«5u»-«5u»-«5u»"></script>""", "keys of maps in the browser: bound to the site's address, public by their nature"),
    ("statistics", "统计代码", """<script src="https://hm.baidu.com/hm.js?«32h»"></script><script src="https://s9.cnzz.com/z_stat.php?id=1«9d»&amp;web_id=1«9d»"></script>
<script>gtag('config', 'G-«10u»'); ga('create', 'UA-«8d»-1', 'auto');</script>""", "numbers of statistics"),
    ("captcha-keys", "验证", """<div class="g-recaptcha" data-sitekey="6L«38t»"></div><script>initGeetest({gt:"«32h»",challenge:"«32h»ab",offline:false});new TencentCaptcha('20«8d»');</script>""", "public keys of captchas"),
    ("wechat-share", "分享", """<script>wx.config({appId:'wx«16h»',timestamp:«10d»,nonceStr:'«16t»',signature:'«40h»',jsApiList:['onMenuShareAppMessage']});</script>""", "what a signature shows: the application's id, no secret"),
    ("sm2-public", "国密登录", """<script>var sm2PublicKey="04«64h»«64h»", rsaKey="-----BEGIN PUBLIC KEY-----\\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ«40t»\\n-----END PUBLIC KEY-----";</script>""", "public keys", "secret.private-key"),
    ("signed-oss", "附件下载", """<p><a href="https://zwgk.oss-cn-hangzhou.aliyuncs.com/a.pdf?Expires=«10d»&amp;OSSAccessKeyId=LTAI5t«18t»&amp;Signature=«26t»%3D">附件1</a></p>""",
     "a signed address shows the id by its nature and lets in to one file for a time; the secret is not there"),
    ("signed-cos", "视频点播", """<video src="https://media-12«8d».cos.ap-guangzhou.myqcloud.com/v.mp4?q-sign-algorithm=sha1&amp;q-ak=AKID«32t»&amp;q-sign-time=«10d»;«10d»&amp;q-signature=«40h»"></video>""", "a signed address"),
    ("signed-s3", "资料下载", """<p><a href="https://files.s3.cn-north-1.amazonaws.com.cn/a.zip?X-Amz-Algorithm=AWS4-HMAC-SHA256&amp;X-Amz-Credential=AKIA«16u»%2F«ymd»%2Fcn-north-1%2Fs3%2Faws4_request&amp;X-Amz-Signature=«64h»">下载</a></p>""", "a signed address"),
    ("sts", "直传", """<script>fetch("/api/sts").then(r=>r.json()).then(c=>{client=new OSS({region:"oss-cn-shanghai",accessKeyId:c.AccessKeyId,accessKeySecret:c.AccessKeySecret,stsToken:c.SecurityToken,bucket:"public-«5h»"})});</script>""", "keys that a server gives for a while: only their names stand here"),
    ("empty-keys", "配置", """<script>var config={accessKeyId:"",accessKeySecret:"",appId:"wx«16h»",appSecret:"",secretKey:null,token:""};</script>""", "empty values"),
    ("ciphertext", "接口响应", """<script>var resp={"sign":"«64h»","data":"«60t»«60t»==","nonce":"«16t»","timestamp":«ms»};</script>""", "what a server answered: signed and enciphered"),
    ("uuid-list", "目录", """<ul><li id="«uuid»">机构职能</li><li id="«uuid»">领导之窗</li></ul><script>var siteId="«32h»",columnId="«uuid»",apiKeyName="X-Api-Key";</script>""", "identifiers"),
    ("session", "登录状态", """<script>var sid="«32H»",JSESSIONID="«32H».node1",traceId="«32h»",deviceId="«uuid»";document.cookie="lang=zh";</script>""", "identifiers of a visit"),
    ("git-hash", "更新记录", """<p>版本 v2.3.«1d»（commit «40h»，镜像摘要 sha256:«64h»）发布于«date»。</p>""", "numbers of versions"),
    ("weibo-tokens", "微博组件", """<iframe src="https://widget.weibo.com/weiboshow/index.php?uid=«10d»&amp;verifier=«8h»&amp;dpc=1"></iframe>
<script src="https://tjs.sjs.sinajs.cn/open/api/js/wb.js?appkey=«10d»"></script>""", "numbers of a widget"),
    ("push-key", "消息订阅", """<script>var vapidPublicKey="B«60t»«26t»"; navigator.serviceWorker.register('/sw.js'); var mqttTopic="zwgk/«8h»";</script>""", "a public key"),
    ("slack-words", "招聘", """<p>sk-learn、xoxo、ghp项目、AKID缩写、LTAI指标等名词解释：LTAI为长期趋势综合指数（Long-Term Aggregate Index），2024年LTAI为103.5。</p>""", "words that begin as keys do"),
    ("conac", "页脚", """<script>document.write(unescape("%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='https://dcs.conac.cn/js/«2d»/«3d»/0000/«8d»/CA«24d».js' type='text/javascript'%3E%3C/script%3E"));</script>""", "the sign of an office"),
], 3, "secret.cloud-key")

texts("clean-keys", CODE, [
    ("aws-example", "SDK使用示例", """<pre>
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
</pre>""", "the example of the documentation, known to everyone"),
    ("aliyun-example", "OSS配置示例", """<pre>
accessKeyId: LTAIxxxxxxxxxxxxxxxx
accessKeySecret: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
accessKeyId: "LTAI****************"
accessKeySecret: "&lt;yourAccessKeySecret&gt;"
OSS_ACCESS_KEY_ID=${OSS_ACCESS_KEY_ID}
</pre>""", "placeholders"),
    ("tencent-example", "短信SDK示例", """<pre>
SecretId  = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
SecretKey = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"
</pre>""", "the example of the documentation"),
    ("key-words", "密钥管理规范", "密钥按用途分为主密钥、工作密钥、会话密钥；AccessKey须每90天轮换，不得写入代码；API Key、Secret Key由专人保管。", "speaks of keys"),
    ("your-key", "百度AI接入", """<pre>
APP_ID = '你的 App ID'
API_KEY = '你的 Api Key'
SECRET_KEY = '你的 Secret Key'
appsecret=YOUR_APP_SECRET
client_secret: "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"
</pre>""", "placeholders"),
    ("pem-public", "接口公钥", """<pre>
-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA«40t»
«64t»
-----END PUBLIC KEY-----
</pre>""", "a public key", "secret.private-key"),
    ("pem-certificate", "根证书下载", """<pre>
-----BEGIN CERTIFICATE-----
MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQsw«12t»
«64t»
-----END CERTIFICATE-----
</pre>""", "a certificate", "secret.private-key"),
    ("pem-request", "证书申请", """<pre>
openssl req -new -newkey rsa:2048 -nodes -keyout server.key -out server.csr
-----BEGIN CERTIFICATE REQUEST-----
MIICvDCCAaQCAQAwdzELMAkGA1UEBhMC«30t»
-----END CERTIFICATE REQUEST-----
</pre>""", "a request for a certificate", "secret.private-key"),
    ("pem-words", "私钥文件格式", "私钥文件以“-----BEGIN RSA PRIVATE KEY-----”开头，以“-----END RSA PRIVATE KEY-----”结尾，请勿外传。", "the marks of a key without a key", "secret.private-key"),
    ("pem-placeholder", "支付宝接入", """<pre>
-----BEGIN RSA PRIVATE KEY-----
（此处粘贴商户私钥）
-----END RSA PRIVATE KEY-----
private_key: "-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n"
</pre>""", "places to be filled", "secret.private-key"),
    ("pem-code", "证书解析", """<pre>
String pem = key.replace("-----BEGIN PRIVATE KEY-----", "").replace("-----END PRIVATE KEY-----", "").replaceAll("\\\\s", "");
PrivateKey k = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.decode(pem)));
</pre>""", "code that reads a key", "secret.private-key"),
    ("ssh-public", "免密登录配置", """<pre>
ssh-keygen -t rsa -b 4096
ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC«60t»«60t» deploy@web01
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«42t» ops@web02
</pre>""", "public keys", "secret.private-key"),
    ("pgp-public", "邮件加密公钥", """<pre>
-----BEGIN PGP PUBLIC KEY BLOCK-----

mQENBF«50t»
«64t»
=«4t»
-----END PGP PUBLIC KEY BLOCK-----
</pre>""", "a public key", "secret.private-key"),
    ("jwt-example", "JWT原理介绍", """<pre>
eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c
</pre>""", "the example of jwt.io, known to everyone", "secret.jwt"),
    ("jwt-cut", "接口鉴权说明", "请求头须携带Authorization: Bearer eyJhbGciOiJIUzI1NiJ9...（由登录接口返回），有效期2小时。", "cut short", "secret.jwt"),
    ("jwt-form", "JWT结构", "JWT由三部分组成：Header.Payload.Signature，例如xxxxx.yyyyy.zzzzz；头部Base64编码形如eyJhbGciOiJIUzI1NiJ9。", "the form of a token", "secret.jwt"),
    ("jwt-placeholder", "接口文档", """<pre>
Authorization: Bearer {token}
Authorization: Bearer &lt;access_token&gt;
x-access-token: eyJ*****.eyJ*****.*****
</pre>""", "places to be filled", "secret.jwt"),
    ("jwt-cookie", "会话加密", """<pre>
laravel_session=eyJpdiI6Il«60t»«60t»In0%3D
state=eyJyZWRpcmVjdCI6Ii9ob21lIiwibm9uY2UiOiJh«8t»In0
</pre>""", "base64 of JSON that is no token: one part only", "secret.jwt"),
    ("github-words", "开源项目指南", "个人访问令牌以ghp_开头，细粒度令牌以github_pat_开头，GitLab令牌以glpat-开头，切勿提交到仓库：ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx。", "how tokens look"),
    ("hash-values", "文件校验", """<pre>
d41d8cd98f00b204e9800998ecf8427e  empty.txt
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty.bin
«64h»  portal-«year».tar.gz
</pre>""", "checksums"),
    ("webhook-form", "机器人接入", """<pre>
https://oapi.dingtalk.com/robot/send?access_token=XXXXXX
https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=YOUR_KEY
https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX
</pre>""", "places to be filled"),
    ("token-api", "获取令牌", """<pre>
GET /cgi-bin/token?grant_type=client_credential&amp;appid=APPID&amp;secret=APPSECRET
{"access_token":"ACCESS_TOKEN","expires_in":7200}
</pre>""", "the form of a request"),
], 3, "secret.cloud-key")


@case("clean-keys", "script_file", 4)
def script_bundle(page):
    page.tempts("secret.cloud-key", "a bundle: names, hashes and empty values")
    return expand(page, """!function(e){var t={};function n(r){return t[r]||(t[r]={i:r,l:!1})}n.p="/static/";e.exports={version:"«1d».«2d».«1d»",hash:"«20h»"}}(this);
var CONFIG={apiKey:process.env.VUE_APP_KEY,secret:window.__SECRET__,password:"",pwd:'',passwordReg:/^.{8,}$/,token:localStorage.getItem("token")||""};
var LANG={login:{pwd:"请输入密码",password:"密码",err:"用户名或密码错误"}};
function login(u,p){return http.post("/api/login",{username:u,password:md5(p+"«8h»"),uuid:"«uuid»"})}
var ICONS=["M512 64C264.6 64 64 264.6 64 512s200.6 448 448 448 448-200.6 448-448S759.4 64 512 64z","«60t»"];
axios.defaults.headers.common["Authorization"]="Bearer "+getToken();
if(user.password!==user.confirm){alert("两次输入的密码不一致")}
//# sourceMappingURL=app.«8h».js.map""")


@case("clean-passwords", "script_file", 4)
def script_validate(page):
    page.tempts("secret.password", "code about passwords without one")
    return expand(page, """$.extend($.fn.validatebox.defaults.rules, { pwd: { validator: function (v) { return /^(?=.*\\d)(?=.*[a-zA-Z]).{8,20}$/.test(v); }, message: '密码必须包含字母和数字，长度8-20位' } });
var password = document.getElementById('password'), pwd2 = $('#pwd2').val();
if (password.value == '' || password.value == '请输入密码') { alert('请输入密码！'); }
var params = { password: hex_md5(password.value), username: $.trim($('#username').val()), passwordType: 'md5' };
var PASSWORD_EXPIRED = 10014, PASSWORD_ERROR = "10012", passwordMinLength = 8;
var tip = { password: '密码：', password_placeholder: '8-20位字母数字组合', password_weak: '弱', pwd_ok: '密码可用' };""")


@case("clean-passwords", "plain_text", 4)
def text_notes(page):
    page.title = "系统使用注意事项"
    page.tempts("secret.password", "advice on passwords in plain text")
    return expand(page, """一、登录系统后请及时修改密码，密码：不少于8位。
二、密码包含大小写字母、数字、特殊符号（如@、#、$）。
三、禁止使用123456、888888、admin等弱口令。
四、忘记密码请联系管理员，电话：«phone»。
五、用户名为单位简称拼音，密码由管理员当面告知。""")
