"""Private keys, keys of clouds and services, tokens, connection strings, addresses with passwords."""

import base64
import json

from .page import case
from .slots import expand, texts

WEB = "gov_article portal_home spa_page mobile_page company_page"
CODE = "manual company_page forum_thread gov_article"
BOTH = "portal_home spa_page company_page manual forum_thread"
KEY = "secret.cloud-key"

# A pair of id and secret is one or two findings: both are readings of the same leak.
texts("keys", BOTH, [
    ("aliyun", "文件上传", """<script>
var client = new OSS({ region: "oss-cn-hangzhou",
  accessKeyId: "⟦secret.cloud-key:1-2|LTAI5t«18t»⟧",
  accessKeySecret: "⟦also|«30t»⟧", bucket: "zwgk-files" });
</script>""", "id and secret"),
    ("aliyun-old", "短信配置", """<pre>
aliyun.sms.accessKeyId=⟦secret.cloud-key:1-2|LTAI«12t»⟧
aliyun.sms.accessKeySecret=⟦also|«30t»⟧
</pre>""", "id and secret; the older form"),
    ("aliyun-sentence", "对象存储使用说明", "对象存储AccessKey ID：⟦secret.cloud-key:1-2|LTAI5t«18t»⟧，AccessKey Secret：«30t»，请勿外传。", "id and secret in a sentence"),
    ("aliyun-table", "云资源台账", "<table border=\"1\"><tr><th>名称</th><th>AccessKeyId</th><th>AccessKeySecret</th></tr><tr><td>附件存储</td><td>⟦secret.cloud-key:1-2|LTAI5t«18t»⟧</td><td>«30t»</td></tr></table>", "id and secret in a table"),
    ("aliyun-comment", "图片上传", """<!-- OSS: ⟦secret.cloud-key:1-2|LTAI5t«18t»⟧ / «30t» -->
<p>图片上传</p>""", "id and secret in a comment"),
    ("aliyun-hidden", "附件上传", """<input type="hidden" id="ak" value="⟦secret.cloud-key:1-2|LTAI5t«18t»⟧"><input type="hidden" id="sk" value="«30t»"><p>选择附件</p>""", "id and secret in hidden fields"),
    ("tencent", "点播上传", """<script>
const cos = new COS({ SecretId: '⟦secret.cloud-key:1-2|AKID«32t»⟧', SecretKey: '«32t»' });
</script>""", "id and secret"),
    ("tencent-yaml", "部署参数", """<pre>
tencent:
  secretId: ⟦secret.cloud-key:1-2|AKID«32t»⟧
  secretKey: ⟦also|«32t»⟧
</pre>""", "id and secret"),
    ("huawei", "OBS配置", """<script>
var obs = new ObsClient({ access_key_id: '⟦secret.cloud-key:1-2|«20u»⟧', secret_access_key: '«40t»', server: 'https://obs.cn-north-4.myhuaweicloud.com' });
</script>""", "id and secret, known by their names"),
    ("huawei-conf", "华为云接入", """<pre>
huaweicloud.sdk.ak=⟦secret.cloud-key:1-2|«20u»⟧
huaweicloud.sdk.sk=⟦also|«40t»⟧
</pre>""", "id and secret, known by their names"),
    ("baidu", "文字识别", """<script>
var APP_ID = "2«7d»", API_KEY = "«24t»", SECRET_KEY = "⟦secret.cloud-key:1-2|«32t»⟧"; // 百度OCR
</script>""", "known by their names", ),
    ("baidu-token", "百度AI调用记录", """<pre>
https://aip.baidubce.com/oauth/2.0/token?grant_type=client_credentials&amp;client_id=«24t»&amp;client_secret=⟦secret.cloud-key:1-2|«32t»⟧
</pre>""", "a secret as a parameter"),
    ("volcengine", "火山引擎", """<pre>
VOLC_ACCESSKEY=⟦secret.cloud-key:1-2|AKLT«43t»⟧
VOLC_SECRETKEY=⟦also|«58t»==⟧
</pre>""", "id and secret"),
    ("jdcloud", "京东云", """<pre>
accessKey: ⟦secret.cloud-key:1-2|JDC_«28u»⟧
secretKey: ⟦also|«32H»⟧
</pre>""", "id and secret"),
    ("aws", "备份脚本", """<pre>
aws_access_key_id = ⟦secret.cloud-key:1-2|AKIA«16u»⟧
aws_secret_access_key = ⟦also|«40t»⟧
</pre>""", "id and secret"),
    ("aws-script", "Upload", """<script>AWS.config.update({accessKeyId:"⟦secret.cloud-key:1-2|AKIA«16u»⟧",secretAccessKey:"«40t»",region:"ap-east-1"});</script>""", "id and secret"),
    ("google", "翻译服务", """<pre>
GOOGLE_API_KEY=⟦secret.cloud-key|AIza«35t»⟧
</pre>""", "a server's key"),
    ("azure-secret", "Azure接入", """<pre>
AZURE_TENANT_ID=«uuid»
AZURE_CLIENT_ID=«uuid»
AZURE_CLIENT_SECRET=⟦secret.cloud-key|«3t»8Q~«34t»⟧
</pre>""", "a secret of an application"),
    ("azure-storage", "存储连接", """<pre>
DefaultEndpointsProtocol=https;AccountName=zwgkfiles;AccountKey=⟦secret.cloud-key/secret.connection-string|«86t»==⟧;EndpointSuffix=core.windows.net
</pre>""", "a connection string with a key"),
    ("github", "持续集成", """<pre>
git remote add origin https://github.com/ql/portal.git
export GITHUB_TOKEN=⟦secret.cloud-key|ghp_«36t»⟧
</pre>""", "a personal token"),
    ("github-fine", "发布脚本", """<script>var token = "⟦secret.cloud-key|github_pat_11«20u»_«59t»⟧";</script>""", "a personal token"),
    ("gitlab", "代码仓库", """<pre>
curl --header "PRIVATE-TOKEN: ⟦secret.cloud-key|glpat-«20t»⟧" https://git.«domain»/api/v4/projects
</pre>""", "a personal token"),
    ("slack", "告警通知", """<pre>
SLACK_BOT_TOKEN=⟦secret.cloud-key|xoxb-«12d»-«12d»-«24t»⟧
</pre>""", "a robot's token"),
    ("slack-hook", "告警通知", """<script>fetch("⟦secret.cloud-key|https://hooks.slack.com/services/T«8u»/B«8u»/«24t»⟧",{method:"POST"});</script>""", "whoever has the address may post"),
    ("dingtalk", "消息推送", """<script>
var hook = "⟦secret.cloud-key|https://oapi.dingtalk.com/robot/send?access_token=«64h»⟧";
</script>""", "whoever has the token may post"),
    ("dingtalk-app", "钉钉应用", """<pre>
appKey: ding«16t»
appSecret: ⟦secret.cloud-key|«64t»⟧
</pre>""", "a secret of an application"),
    ("wecom", "企业微信机器人", """<pre>
webhook: ⟦secret.cloud-key|https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=«uuid»⟧
</pre>""", "whoever has the key may post"),
    ("wechat", "公众号接入", """<script>
var wx_appid = "wx«16h»", appsecret = "⟦secret.cloud-key|«32h»⟧";
</script>""", "a secret of an application"),
    ("wechat-query", "获取access_token", """<pre>
https://api.weixin.qq.com/cgi-bin/token?grant_type=client_credential&amp;appid=wx«16h»&amp;secret=⟦secret.cloud-key|«32h»⟧
</pre>""", "a secret as a parameter"),
    ("wechat-sentence", "小程序移交清单", "小程序AppID：wx«16h»，AppSecret：⟦secret.cloud-key|«32h»⟧，管理员微信号另行移交。", "a secret in a sentence"),
    ("wechat-pay", "支付配置", """<pre>
wxpay.mchId=1«9d»
wxpay.apiKey=⟦secret.cloud-key|«32t»⟧
</pre>""", "the key of a merchant"),
    ("sms-gateway", "短信平台参数", """<pre>
sms.appKey=«16h»
sms.appSecret=⟦secret.cloud-key/secret.password|«32h»⟧
</pre>""", "a secret of an interface"),
    ("stripe", "Payment", """<script>const stripe = require("stripe")("⟦secret.cloud-key|sk_live_«24t»⟧");</script>""", "a key for payments"),
    ("npm", "前端构建", """<pre>
//registry.npmjs.org/:_authToken=⟦secret.cloud-key|npm_«36t»⟧
</pre>""", "a token of a registry"),
    ("sendgrid", "Mail", """<pre>
SENDGRID_API_KEY=⟦secret.cloud-key|SG.«22t».«43t»⟧
</pre>""", "a key for mail"),
    ("openai", "智能问答", """<script>var headers = {"Authorization": "Bearer ⟦secret.cloud-key|sk-proj-«20t»T3BlbkFJ«20t»⟧"};</script>""", "a key of a model's interface"),
    ("qiniu", "七牛云配置", """<pre>
qiniu.accessKey=⟦secret.cloud-key:1-2|«40t»⟧
qiniu.secretKey=⟦also|«40t»⟧
</pre>""", "id and secret, known by their names"),
    ("minio", "对象存储", """<script>var s3 = {endPoint: "«ip»", accessKey: "minioadmin", secretKey: "⟦secret.cloud-key/secret.password|«pw»«4d»⟧"};</script>""", "id and secret, known by their names"),
], 2)


@case("keys", "script_file", 6)
def script_keys(page):
    return expand(page, page.pick(
        'const OSS_CONFIG = {\n  accessKeyId: "⟦secret.cloud-key:1-2|LTAI5t«18t»⟧",\n  accessKeySecret: "⟦also|«30t»⟧"\n};',
        'var cosConfig = {\n  SecretId: "⟦secret.cloud-key:1-2|AKID«32t»⟧",\n  SecretKey: "⟦also|«32t»⟧"\n};',
        'var wx = {\n  appId: "wx«16h»",\n  appSecret: "⟦secret.cloud-key|«32h»⟧"\n};',
        'const token = "⟦secret.cloud-key|ghp_«36t»⟧";\nfetch("https://api.github.com/user", { headers: { Authorization: "token " + token } });',
        'var robot = "⟦secret.cloud-key|https://oapi.dingtalk.com/robot/send?access_token=«64h»⟧";',
        "AWS.config = {\n  accessKeyId: '⟦secret.cloud-key:1-2|AKIA«16u»⟧',\n  secretAccessKey: '⟦also|«40t»⟧'\n};"))


# Private keys

def pem(page, kind, size=608):
    lines = page.g.pem(kind, size)
    return page.mark(page.expect("secret.private-key")) + lines[0], lines[1:]


@case("keys", "manual forum_thread company_page plain_text", 8)
def private_key(page):
    page.title = "证书配置"
    kind = page.pick("RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "DSA PRIVATE KEY", "PRIVATE KEY")
    first, rest = pem(page, kind, 120 if kind.startswith("EC") else 608)
    text = "\n".join([first, *rest])
    return text if page.shell == "plain_text" else f"<p>服务器私钥如下：</p>\n<pre>\n{text}\n</pre>"


@case("keys", "portal_home spa_page gov_article", 3)
def private_key_script(page):
    page.title = "登录"
    first, rest = pem(page, page.pick("RSA PRIVATE KEY", "PRIVATE KEY", "RSA PRIVATE KEY"), 304)
    return page.pick(f'<script>\nvar privateKey = "{first}\\n' + "\\n".join(rest) + '\\n";\n</script>',
                     f"<script>\nconst key = `{first}\n" + "\n".join(rest) + "`;\n</script>",
                     "<script>\nvar pk = '" + first + "' +\n" + " +\n".join(f"'{line}'" for line in rest) + ";\n</script>") + "\n<p>请登录。</p>"


@case("keys", "gov_article portal_home manual", 3)
def private_key_hidden(page):
    page.title = "接口签名"
    first, rest = pem(page, "RSA PRIVATE KEY", 304)
    text = "\n".join([first, *rest])
    return page.pick(f"<!--\n{text}\n-->\n<p>签名说明</p>", f'<textarea style="display:none">{text}</textarea>\n<p>签名说明</p>', "<p>" + text.replace("\n", "<br>\n") + "</p>")


@case("keys", "manual company_page portal_home", 3)
def private_key_naked(page):
    page.title = "支付宝接入"
    body = base64.b64encode(bytes.fromhex("308204be020100300d06092a864886f70d0101010500048204a8308204a40201000282010100") +
                            bytes(page.rng.randrange(256) for _ in range(560))).decode()
    mark = page.mark(page.expect("secret.private-key", 1, None, "the body of a key without its marks, as a well-known payment service wants it; the name says what it is"))
    return page.pick(f"<pre>\nalipay.appId=2021«x»\nalipay.privateKey={mark}{body}\n</pre>".replace("«x»", page.g.digits(12)),
                     f'<pre>\nmerchant_private_key: "{mark}{body}"\n</pre>', f'<script>var RSA_PRIVATE_KEY = "{mark}{body}";</script>\n<p>支付跳转</p>')


@case("keys", "manual forum_thread", 2)
def private_key_pgp(page):
    page.title = "邮件加密"
    g = page.g
    first = page.mark(page.expect("secret.private-key")) + "-----BEGIN PGP PRIVATE KEY BLOCK-----"
    return "<pre>\n" + "\n".join([first, "", *("lQOYBF" + g.token(58) if line == 0 else g.token(64) for line in range(9)), "=" + g.token(4), "-----END PGP PRIVATE KEY BLOCK-----"]) + "\n</pre>"


@case("keys", "manual company_page", 2)
def service_account(page):
    page.title = "Service account"
    first, rest = pem(page, "PRIVATE KEY", 608)
    page.expect(KEY, 0, 1, "the whole file may be called a key of the cloud too")
    data = {"type": "service_account", "project_id": "ql-portal", "private_key_id": page.g.hexes(40), "private_key": "@",
            "client_email": "backup@ql-portal.iam.gserviceaccount.com"}
    return "<pre>\n" + json.dumps(data, indent=2).replace("@\"", first + "\\n" + "\\n".join(rest) + '\\n"', 1) + "\n</pre>"


# Tokens

@case("tokens", "portal_home spa_page mobile_page manual gov_article company_page", 12)
def jwt(page):
    g = page.g
    page.title = page.pick("数据开放平台", "我的主页", "接口调用示例", "大屏展示", "用户中心", "统计报表")
    token = g.jwt({"sub": g.digits(6), "name": g.account(), "iat": int("16" + g.digits(8)), "exp": int("19" + g.digits(8)), "jti": g.uuid()})
    marked = page.leak("secret.jwt", token)
    return page.pick(f'<script>\nvar token = "{marked}";\n</script>\n<p>数据加载中</p>',
                     f'<p><a href="/report/view?token={marked}">查看报表</a></p>',
                     f"<pre>\nGET /api/data HTTP/1.1\nAuthorization: Bearer {marked}\n</pre>",
                     f'<iframe src="https://bi.{page.site.domain}/dash?access_token={marked}"></iframe>',
                     f'<input type="hidden" name="access_token" value="{marked}"><p>用户中心</p>',
                     f'<script>localStorage.setItem("Admin-Token","{marked}");</script><p>统计</p>',
                     f"<!-- debug token: {marked} -->\n<p>数据</p>", f"<p>请在请求头中加入 X-Access-Token: {marked} 后调用。</p>",
                     f'<script>window.__INITIAL_STATE__={{"user":{{"token":"{marked}","name":"游客"}}}};</script><p>首页</p>',
                     f'<div id="app" data-token="{marked}">加载中</div>', f"<pre>\ncurl -H 'Authorization: Bearer {marked}' https://{page.site.host}/api/list\n</pre>",
                     f'<script>\nxhr.setRequestHeader("token", "{marked}");\n</script><p>列表</p>')


# Connection strings and addresses

texts("strings", CODE, [
    ("jdbc", "部署记录", """<pre>
jdbc.url=⟦secret.connection-string|jdbc:mysql://«ip»:3306/portal?user=«user»&amp;password=«pw»⟧
</pre>"""),
    ("jdbc-sqlserver", "报错信息", """<pre>
⟦secret.connection-string|jdbc:sqlserver://«ip»:1433;databaseName=oa;user=sa;password=«pw»⟧
</pre>"""),
    ("jdbc-oracle", "数据抽取", """<pre>
⟦secret.connection-string|jdbc:oracle:thin:«user»/«pw»@«ip»:1521:orcl⟧
</pre>"""),
    ("ado", "网站配置", """<pre>
&lt;add name="conn" connectionString="⟦secret.connection-string|Server=«ip»;Database=Portal;User Id=sa;Password=«pw»;⟧" /&gt;
</pre>"""),
    ("ado-uid", "网站迁移", """<pre>
conn.Open "⟦secret.connection-string|Provider=SQLOLEDB;Data Source=«ip»;Initial Catalog=news;uid=sa;pwd=«pw»⟧"
</pre>"""),
    ("mongodb", "日志服务", """<pre>
uri: ⟦secret.connection-string/secret.url-credentials|mongodb://«user»:«20t»@«ip»:27017/logs?authSource=admin⟧
</pre>""", "an address of a database with user and password: either name will do"),
    ("postgres", "数据仓库", """<pre>
DATABASE_URL=⟦secret.connection-string/secret.url-credentials|postgres://«user»:«16t»@«ip»:5432/dw⟧
</pre>""", "either name will do"),
    ("redis", "缓存配置", """<pre>
REDIS_URL=⟦secret.connection-string/secret.url-credentials|redis://:«16t»@«ip»:6379/1⟧
</pre>""", "either name will do"),
    ("amqp", "消息队列", """<pre>
broker_url = '⟦secret.connection-string/secret.url-credentials|amqp://«user»:«16t»@«ip»:5672/vhost⟧'
</pre>""", "either name will do"),
    ("mysql-uri", "ORM配置", """<pre>
SQLALCHEMY_DATABASE_URI = "⟦secret.connection-string/secret.url-credentials|mysql+pymysql://«user»:«16t»@«ip»/portal⟧"
</pre>""", "either name will do"),
    ("odbc", "共享数据库说明", "连接字符串：⟦secret.connection-string|Driver={SQL Server};Server=«ip»;Database=hr;Uid=«user»;Pwd=«pw»;⟧"),
    ("ldap-url", "统一认证参数", "目录服务地址：⟦secret.url-credentials/secret.connection-string|ldap://«user»:«16t»@«ip»:389⟧"),
    ("ftp-sentence", "资料下载", "下载地址：⟦secret.url-credentials|ftp://«user»:«16t»@ftp.«domain»/pub/⟧，请用FTP工具下载。"),
    ("git-clone", "源码获取", """<pre>
git clone ⟦secret.url-credentials|https://«user»:«16t»@git.«domain»/portal.git⟧
</pre>"""),
    ("proxy", "网络设置", """<pre>
export http_proxy=⟦secret.url-credentials|http://«user»:«12t»@«ip»:3128⟧
</pre>"""),
    ("rtsp", "视频监控接入", "取流地址：⟦secret.url-credentials|rtsp://admin:«12t»@«ip»:554/Streaming/Channels/101⟧"),
], 2)

texts("strings", WEB, [
    ("link-ftp", "下载中心", """<p><a href="⟦secret.url-credentials|ftp://«user»:«16t»@ftp.«domain»/soft/⟧">软件下载</a></p>"""),
    ("link-http", "内部系统", """<p><a href="⟦secret.url-credentials|http://«user»:«12t»@«ip»:8080/oa/⟧">OA系统</a></p>"""),
    ("frame", "视频", """<iframe src="⟦secret.url-credentials|http://admin:«12t»@«ip»/view.html⟧"></iframe>"""),
    ("image", "路况", """<p><img src="⟦secret.url-credentials|http://viewer:«12t»@«ip»/snapshot.jpg⟧" alt="路况"></p>"""),
    ("script-rtsp", "直播", """<script>var player = new Player({ url: "⟦secret.url-credentials|rtsp://admin:«12t»@«ip»:554/h264/ch1/main/av_stream⟧" });</script>"""),
    ("script-mongo", "服务", """<script>const db = "⟦secret.connection-string/secret.url-credentials|mongodb+srv://«user»:«16t»@cluster0.«domain»/app⟧";</script>""", "either name will do"),
    ("comment-jdbc", "首页", """<!-- 生产库 ⟦secret.connection-string|jdbc:mysql://«ip»:3306/cms?user=«user»&password=«pw»⟧ -->
<p>首页</p>"""),
    ("comment-ado", "首页", """<!-- ⟦secret.connection-string|Data Source=«ip»;Initial Catalog=cms;User ID=sa;Password=«pw»⟧ -->
<p>首页</p>"""),
    ("hidden-jdbc", "数据源管理", """<input type="hidden" name="url" value="⟦secret.connection-string|jdbc:mysql://«ip»:3306/dw?user=«user»&amp;password=«pw»⟧"><p>数据源</p>"""),
    ("script-ado", "报表", """<script>var connStr = "⟦secret.connection-string|Server=«ip»;Database=bi;User Id=«user»;Password=«pw»;⟧";</script>"""),
], 2)
