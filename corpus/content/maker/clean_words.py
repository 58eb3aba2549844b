"""Words that usually introduce a secret or a private number, with something else behind them."""

from .clean_people import grid
from .slots import texts

ARTICLES = "gov_article gov_notice old_table trs_word school_page mobile_page"
HELP = "manual gov_article school_page service_guide company_page"
CODE = "manual company_page forum_thread"
WEB = "portal_home spa_page mobile_page company_page gov_article"
CONTACT = "contact_page gov_article gov_notice old_table"

texts("clean-passwords", HELP, [
    ("see-message", "会议通知", "会议号：«3d» «3d» «3d»，会议密码：详见短信通知；会议时间：«date»上午9:00。", "told elsewhere"),
    ("see-attachment", "填报通知", "登录地址：https://zb.«domain»/，用户名：单位全称，密码：见附件2（纸质下发）。", "told elsewhere"),
    ("by-province", "平台账号说明", "用户名/密码：由省厅统一分配；验证码：系统随机生成；密码：请联系管理员。", "told elsewhere"),
    ("set-yourself", "注册说明", "密码：自行设置；密码提示：选填；确认密码：再次输入；密码有效期：90天。", "everyone chooses"),
    ("required", "字段说明", "用户名：必填；密码：必填，6-16位；手机号：选填；邮箱：选填。", "fields of a form"),
    ("six-digits", "自助机操作", "请设置密码：6位数字；密码：不能为连续数字；交易密码：与登录密码不同。", "rules for choosing"),
    ("lock-price", "采购清单", "密码锁：300元/把；密码箱：58元/个；密码文件柜：1260元/组；密码键盘：85元。", "goods"),
    ("codon", "生物课件", "起始密码子：AUG（甲硫氨酸）；终止密码子：UAA、UAG、UGA；密码子共64种。", "genetics"),
    ("film", "观影活动", "《达·芬奇密码》：评分8.3；《风声》密码：老鬼；片长：149分钟。", "films"),
    ("bureau-phone", "党群部门电话", "县委机要和保密局（国家密码管理局）：0736-55«5d»；密码管理科：55«5d»；传真：55«5d»。", "telephones of an office named after cryptography"),
    ("command", "队列训练", "口令：向右看齐——向前看；口令：立正、稍息、跨立；绕口令：四是四，十是十。", "commands and tongue twisters"),
    ("red-packet", "春节活动", "红包口令：新春快乐，发送口令即可参与；口令红包每日10点发放。", "a slogan for everyone"),
    ("pass-rate", "Exam Report", "CET-4 pass rate: 86.5%; pass: 60 points; Pass/Fail: Pass; passengers: 5120; compass: NE.", "words that contain pass"),
    ("pwd-command", "Linux入门", "<pre>\n$ pwd\n/home/deploy/portal\n$ passwd --help\nUsage: passwd [options] [LOGIN]\n$ echo $PWD\n/var/www/html\n</pre>", "a command that prints the folder"),
    ("secretary", "会议纪要", "Secretary: Li Ming; secret ballot: 35 votes; top secret: none; Token: 3 pieces; Key: room 302.", "words that contain secret"),
    ("token-talk", "积分规则", "令牌：每日签到得3枚；密钥：实体钥匙由物业保管；暗号：天王盖地虎。", "words of games"),
    ("table-words", "错误提示对照", "<table border=\"1\"><tr><th>密码</th><th>说明</th></tr><tr><td>密码错误</td><td>请检查大小写</td></tr><tr><td>密码过期</td><td>请修改密码</td></tr><tr><td>密码锁定</td><td>30分钟后重试</td></tr></table>", "messages in a table under 密码"),
    ("table-cells-empty", "账号登记表", "<table border=\"1\"><tr><td>单位</td><td>用户名</td><td>密码</td></tr><tr><td>«head»中学</td><td>«user»</td><td>******</td></tr><tr><td>«head»小学</td><td>«user»</td><td>自行设置</td></tr><tr><td>«head»幼儿园</td><td>«user»</td><td>同上</td></tr><tr><td>«head»学院</td><td>«user»</td><td>-</td></tr></table>", "no passwords in the column"),
    ("table-next-label", "登录框布局", "<table><tr><td>用户名</td><td>密码</td><td>验证码</td></tr><tr><td>文本框</td><td>密码框</td><td>文本框</td></tr></table>", "kinds of fields"),
    ("pair-then-button", "界面元素", "<table><tr><td>密码：</td><td>确认密码：</td></tr><tr><td>登录</td><td>重置</td></tr></table>", "labels and buttons"),
    ("bilingual", "Login Guide", "用户名 Username：______ 密码 Password：______ 验证码 Captcha：______ 登录 Login", "labels in two languages"),
    ("default-none", "打印机说明", "默认密码：无；默认网关：自动获取；管理密码：首次使用时设置。", "there is none"),
    ("length-figures", "密码策略", "密码最小长度：10；密码历史：5次；密码最长使用期限：42天；锁定阈值：5次。", "figures of a policy"),
    ("time", "密码修改记录", "最近一次修改密码：«day» 10:22:31；上次登录：«day»；密码到期：«day»。", "times of changes"),
    ("crack-time", "口令强度实验", "8位纯数字口令：0.1秒；8位大小写混合口令：22分钟；12位混合口令：3000年。", "how long it takes to break one"),
    ("figures-of-speech", "乡村振兴系列报道", "成功的密码是坚持与热爱；流量密码：短视频+直播；长寿密码：每天8000步；致富密码就是四个字：种好柑橘。", "figures of speech"),
    ("key-of-growth", "经济观察", "解码增长密码：GDP增速6.8%，规上工业增加值增长7.2%；创新密码：R&D投入2.56%。", "figures of speech with figures"),
    ("is-key", "读书笔记", "密码是什么？密码是打开历史之门的钥匙，密码是无数英雄用生命守护的秘密。", "what a password is"),
    ("movie-password-story", "微小说", "他在保险柜上拨出女儿的生日，密码：错误。再拨一次，密码，依旧错误。", "a story"),
], 2, "secret.password")

texts("clean-keys", CODE, [
    ("source-map", "构建产物", """<script>console.log(1);
//# sourceMappingURL=data:application/json;charset=utf-8;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbIndlYnBhY2s6Ly8vc3JjL2FwcC5qcyJdLCJuYW1lcyI6W10sIm1hcHBpbmdzIjoi«60t»In0=
</script>""", "a source map in base64 begins as a token does", "secret.jwt"),
    ("key-table", "接口参数", """<table border="1"><tr><th>参数名</th><th>类型</th><th>必填</th><th>说明</th></tr><tr><td>appKey</td><td>String(32)</td><td>是</td><td>平台分配</td></tr><tr><td>appSecret</td><td>String(64)</td><td>是</td><td>联系管理员获取</td></tr><tr><td>sign</td><td>String(64)</td><td>是</td><td>SHA256(appKey+appSecret+timestamp)</td></tr></table>""", "names of parameters"),
    ("sign-rule", "签名规则", "签名算法：将参数按字典序排列，末尾拼接&amp;key=商户密钥，做MD5后转大写，例如sign=«32H»。", "a signature, not the key"),
    ("enum-keys", "数据字典", """<pre>
accessKey  访问键（键盘快捷键），例如 accesskey="h"
primaryKey 主键，例如 id
secretLevel 密级：公开
privateKeyPath /etc/ssl/private/server.key
</pre>""", "words that contain key and secret"),
    ("client-id-only", "OAuth登录", """<script>location.href="https://passport.«domain»/oauth/authorize?client_id=«32h»&response_type=code&state=«16t»&redirect_uri=";</script>""", "an id without its secret"),
    ("license-code", "软件授权说明", "产品序列号：«5u»-«5u»-«5u»-«5u»，授权给«owner»使用，授权期限至«date»。", "a serial number of a product"),
    ("random-names", "静态资源", """<pre>
AKIDs-list.css
LTAI-2024-report.pdf
ghp_helper.js
xoxb-logo.png
sk_live_map.html
glpat-readme.md
</pre>""", "names of files that begin as keys do"),
    ("known-hash", "MD5对照", "<pre>\nadmin  21232f297a57a5a743894a0e4a801fc3\n123456 e10adc3949ba59abbe56e057f20f883e\n</pre>", "checksums that everyone knows"),
    ("encrypted-config", "配置加密说明", """<pre>
spring.datasource.password=ENC(«40t»==)
jasypt.encryptor.password=${JASYPT_PASSWORD}
password: !vault |
  $ANSIBLE_VAULT;1.1;AES256
</pre>""", "values that are enciphered", "secret.password"),
    ("fake-uri", "数据库教程", """<pre>
mysql://root:***@localhost/test
jdbc:mysql://localhost:3306/test?user=root&amp;password=
postgresql://user@localhost/db
mongodb://localhost:27017
</pre>""", "no password in it", "secret.connection-string"),
], 2, "secret.cloud-key")

texts("clean-masks", ARTICLES, [
    ("serial-masked", "受理公告", "受理号：43072120230512001*，申请单位：«company»，请凭完整受理号查询。", "a serial with a hidden digit"),
    ("credit-masked", "企业公示", "统一社会信用代码：91430721MA4Q0012*«1d»，企业名称：«company»。", "a credit code with a hidden digit: public anyway"),
    ("markdown-stars", "更新说明", "**重要** 请于**«date»**前完成升级，版本2.3.*，端口80**，通配符43072119*。", "stars that mask nothing"),
    ("footnote", "统计表说明", "全年用水总量1382345678*立方米，供水人口«6n»*人（*为预计数）。", "a footnote's star"),
    ("product", "工程量计算", "体积=12345678*25*0.618，面积=430721*1990，系数1.05*0.95。", "multiplications"),
    ("date-masked", "格式要求", "日期格式：20**年**月**日；文号：*政办发〔20**〕**号；电话：0736-*******。", "a form"),
    ("rating", "评分结果", "服务评价：★★★★☆；环境：****；推荐：5*；等级：AAA*。", "stars of a rating"),
    ("order-masked", "物流信息", "运单号：SF10«8d»***«2d»，收件人：«surname»**，电话：«mobilemasked»。", "a waybill half hidden"),
    ("ticket-masked", "失物招领", "拾得身份证一张，姓名«surname»某，号码4307**********«4d»，请到值班室认领。", "ten digits are hidden"),
    ("plate-masked", "违停公示", "湘J·A**«2d»、湘A·B«1d»**«1d»，违法时间«day»。", "plates half hidden"),
], 2, "leak.weak-mask")

# Lists of those whom the public is meant to call.
LISTS = [
    ("flood", "小型水库防汛“三个责任人”名单", ["水库名称", "行政责任人", "职务", "联系电话"], ["«head»水库", "«name»", "副乡长", "«mobile»"], "those responsible for a reservoir are announced with their telephones by rule"),
    ("rivers", "县级河长湖长名单", ["河流", "河长", "职务", "监督电话"], ["«head»河", "«name»", "县委常委", "«mobile»"], "wardens of rivers"),
    ("mediators", "人民调解员名册", ["调解委员会", "调解员", "服务电话"], ["«village»调委会", "«name»", "«mobile»"], "mediators whom residents call"),
    ("family-doctors", "家庭医生签约团队", ["团队", "家庭医生", "咨询电话", "服务村组"], ["第«1n»团队", "«name»", "«mobile»", "«village»"], "doctors whom residents call"),
    ("advisers", "村（居）法律顾问名单", ["村（居）", "法律顾问", "执业机构", "值班电话"], ["«village»", "«name»", "湖南«head»律师事务所", "«mobile»"], "lawyers whom residents call"),
    ("grid", "网格长公示", ["网格", "网格长", "便民电话", "职责"], ["第«2n»网格", "«name»", "«mobile»", "信息采集、矛盾排查"], "grid workers whom residents call"),
    ("agents", "招标代理机构名录", ["机构名称", "联系人", "联系电话", "办公地址"], ["«company»", "«name»", "«mobile»", "«office»"], "companies' contacts"),
    ("inns", "乡村民宿推荐", ["民宿名称", "预订电话", "地址"], ["«head»山居", "«mobile»", "«office»"], "where guests book"),
    ("repair", "家电维修网点", ["网点", "报修电话", "地址"], ["«head»服务部", "«mobile»", "«office»"], "shops"),
    ("schools-principal", "幼儿园招生咨询一览", ["幼儿园", "园长", "咨询电话"], ["«head»幼儿园", "«name»", "«mobile»"], "whom parents ask"),
]
for slug, title, heads, cells, why in LISTS:
    grid("clean-phones", f"list-{slug}", title, heads, cells, 12, "leak.id-column", why, 2, CONTACT)
    grid("clean-phones", f"list-{slug}-few", title, heads, cells, 5, "leak.mobile", why, 1, CONTACT)

texts("clean-homes", "gov_article gov_notice old_table contact_page bid_notice", [
    ("clinic-village", "村卫生室一览", "«village»卫生室，负责人：«name»，地址：«village»3组12号（村部旁），服务人口«4n»人。", "a village's practice"),
    ("worksite", "施工许可公示", "工程地点：«head»市«road»，建设单位：«company»，项目经理：«name»，施工单位：«company»。", "a building site"),
    ("reception", "接访公告", "«date»，«name»副县长在«office»县信访接待中心接访，欢迎群众预约。", "where a leader receives people"),
    ("notary", "公证机构信息", "«head»县公证处，主任：«name»，地址：«office»政务中心3楼12号窗口。", "an office"),
    ("art", "民间艺人工作室", "«name»剪纸工作室，地址：«head»市文化巷«2n»号附2号，开放时间：每周六。", "a studio that is open to visitors"),
    ("old-house", "历史建筑名录", "«name@1»旧居，位于«head»市«road»，建于1936年，«name@1»（1898—1952），著名教育家。", "a monument named after a person"),
    ("sentence-room", "考场安排", "第12考场：«head»市第一中学教学楼3栋2单元301室，监考教师：«name»、«name»。", "where an examination takes place"),
    ("agent-office", "委托代理信息", "法定代表人：«name»，单位地址：«head»市«road»财富中心2栋2单元1501室，注册资本200万元。", "a company's address"),
], 2, "leak.address")

texts("clean-ids", WEB, [
    ("label-far", "办事须知", """<p>办理时请携带身份证。</p><p>受理编号：«serial»</p><p>本人身份证复印件一份，受理编号请妥善保管。</p>""", "身份证 in the sentence before, but the number has a label of its own"),
    ("label-after", "缴费成功", """<p>缴费流水«serial»已入账，请凭身份证领取票据。</p>""", "身份证 behind the number belongs to something else"),
    ("label-both", "取件通知", """<p>请凭取件编号（«serial»）和身份证原件到窗口取件。</p>""", "a number in brackets belongs to the word before them"),
    ("names-beside", "收件登记", """<table border="1"><tr><th>收件编号</th><th>收件人</th><th>证件类型</th></tr><tr><td>«serial»</td><td>«name»</td><td>居民身份证</td></tr><tr><td>«serial»</td><td>«name»</td><td>居民身份证</td></tr></table>""", "身份证 is the kind of paper in a cell beside, not the number's label"),
    ("vertical", "办理凭证", """<dl><dt>业务编号</dt><dd>«serial»</dd><dt>申请人</dt><dd>«name»</dd><dt>身份证</dt><dd>已核验</dd></dl>""", "身份证 labels another value"),
    ("qr-text", "电子凭证", """<img src="/qr?text=«serial»" alt="凭证号«serial»"><p>凭证号：«serial»</p>""", "numbers of vouchers in an attribute"),
    ("json-two-keys", "办件列表", """<script>var rows=[{"bizNo":"«serial»","applicant":"«name»","certType":"身份证"},{"bizNo":"«serial»","applicant":"«name»","certType":"身份证"}];</script><p>办件列表</p>""", "身份证 is the kind of paper, the number has a key of its own"),
], 3, "leak.cn-id")
