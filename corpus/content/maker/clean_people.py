"""What looks like cards, telephones, papers, addresses and bad masks of private persons, and is none."""

from . import forms
from .page import Case
from .slots import expand, texts

ARTICLES = "gov_article gov_notice old_table trs_word school_page mobile_page"
CONTACT = "contact_page gov_article gov_notice old_table school_page company_page"
WEB = "gov_article portal_home spa_page mobile_page company_page"


def grid(group, slug, title, heads, cells, rows, rule, why, copies=2, shells=ARTICLES, style=None, before=""):
    """A table whose cells are slots."""
    def fill(page):
        page.title = title
        page.tempts(rule, why)
        body = [[expand(page, cell.replace("«order»", str(number))) for cell in cells] for number in range(1, rows + 1)]
        lead = f"<p>{expand(page, before)}</p>\n" if before else page.fill() + "\n"
        return lead + forms.table(heads, body, style or page.rng.choice(forms.STYLES))
    Case(group, slug, shells, copies, fill)


# Accounts and card-like numbers

texts("clean-cards", "gov_article gov_notice bid_notice old_table school_page", [
    ("deposit", "施工招标公告", "投标保证金缴纳账户：\n户名：«head»县公共资源交易中心\n开户行：中国建设银行«head»支行\n账号：«orgaccount»\n保证金须于«date»17:00前到账。", "an organisation's account for deposits"),
    ("deposit-luhn", "国有土地使用权挂牌出让公告", "竞买保证金交至以下账户：户名为«head»县财政局非税收入专户，开户行：农业银行«head»县支行，账号：«card»，以到账时间为准。", "an organisation's account that passes for a card number: the holder is an office"),
    ("donation", "慈善捐款账户公告", "户名：«head»县慈善总会；开户银行：中国工商银行«head»支行；账号：«card»；捐款请注明用途。", "a charity's account, published on purpose"),
    ("tuition", "新生入学缴费须知", "学费请汇至学校账户，单位名称：«head»职业技术学院，开户行：中国银行«head»分行营业部，账号：«card»，行号：104«9d»。", "a school's account"),
    ("social-insurance", "城乡居民医保补缴公告", "缴费账户名称：国家税务总局«head»县税务局待报解预算收入，账号：«orgaccount»，开户行：国家金库«head»县支库。", "an office's account"),
    ("court", "诉讼费缴纳通知", "收款单位：«head»县人民法院；开户行：农行«head»支行；账号：«card»（请在备注栏注明案号）。", "a court's account"),
    ("supplier", "中标结果公告", "中标供应商：«company»，地址：«office»，开户行：交通银行«head»支行，账号：«card»，中标金额：«6n».00元。", "a company's account in a purchase"),
    ("estate", "商品房预售资金监管账户公示", "«head»府第3#楼，开发企业：«company»，监管银行：建设银行«head»支行，监管账号：«card»。", "an account under supervision, published by law"),
    ("union-pay", "刷卡消费提示", "银联卡卡号以62开头，长度为16至19位；客服热线95516、95588、95533、95599。", "speaks of cards"),
    ("card-example", "办卡样例", "卡面凸印卡号样例：6222 0000 0000 0000 000，以实际卡片为准。", "no card: a pattern of noughts"),
    ("wire-number", "国库集中支付凭证", "支付令编号：62«16d»，预算单位：«owner»，金额：«5n».00元。", "a number of a payment order that begins with 62"),
    ("meter-luhn", "水费户号核对公告", "户号6217«12d»至6217«12d»的用户请到营业厅更新资料，户名以合同为准。", "customers' numbers of a water company"),
    ("parcel-card", "快递查询", "韵达单号43«17d»，圆通单号YT«13d»，申通单号77«11d»。", "parcels"),
    ("logistics", "物流轨迹", "运单号：6222«15d»，始发：«head»，签收：前台，重量2.5kg。", "a waybill with the prefix of a bank"),
    ("bus-card", "公交卡挂失公告", "以下公交IC卡号已挂失，请停止使用：31072«11d»、31072«11d»。", "cards of the bus, no money of a bank"),
    ("invoice", "电子发票查验", "发票代码：043002«6d»，发票号码：«8d»，校验码：«5d» «5d» «5d» «5d»，机器编号：«12d»。", "invoices"),
    ("library-card", "读者证延期通知", "读者证号：436742«13d»，押金100元，请于«date»前到服务台办理。", "readers' cards with the prefix of a bank"),
    ("sum", "政府性基金收支", "合计6222020.«2d»万元，其中土地出让收入«7n».00万元，上解支出621700«4d»元。", "sums"),
], 2, "leak.bank-card")

grid("clean-cards", "table-deposit", "保证金缴纳账户一览", ["标段", "开户名称", "开户银行", "账号"], ["«order»标段", "«head»县公共资源交易中心", "建行«head»支行", "«card»"], 5,
     "leak.bank-card", "accounts of an office in a table", 3)
grid("clean-cards", "table-subsidy-org", "稳岗返还资金发放公示", ["序号", "单位名称", "开户行", "银行账号", "金额（元）"], ["«order»", "«company»", "«bank»", "«orgaccount»", "«5n».00"], 12,
     "leak.bank-card", "companies' accounts: published with the payment; no person's card", 3)
grid("clean-cards", "table-masked", "惠农补贴发放公示", ["姓名", "一卡通账号", "金额"], ["«name»", "6217****«4d»", "«3n».00"], 12, "leak.weak-mask", "masked as it should be", 3)
grid("clean-cards", "table-last4", "退役军人优待金发放名单", ["姓名", "银行卡尾号", "金额（元）"], ["«name»", "«4d»", "«4n».00"], 14, "leak.bank-card", "only the last four digits", 2)
grid("clean-cards", "table-codes", "商品目录", ["商品编码", "商品条码", "名称", "单价"], ["6222«12d»", "69«11d»", "办公椅", "«3n».00"], 8, "leak.bank-card", "goods", 2)

texts("clean-cards", WEB, [
    ("script-ids", "支付结果", """<script>var order={"outTradeNo":"6222«15d»","transactionId":"42000«23d»","mchId":"1«9d»","amount":"«4n».00"};</script><p>支付结果以银行到账为准。</p>""", "orders and merchants"),
    ("image-names", "图片新闻", """<p><img src="/uploads/622202«13d».jpg" alt=""><img src="/uploads/6217«12d»_thumb.png" alt=""></p>""", "names of images"),
    ("form-card", "绑定社保卡", """<p>银行卡号：<input name="bankCard" maxlength="19" placeholder="请输入银行卡号" value=""></p><script>var rule={bankCard:/^\\d{16,19}$/,bins:["622202","621700","622848"]};</script>""", "an empty form"),
], 2, "leak.bank-card")


# Telephones

texts("clean-phones", CONTACT, [
    ("contact-person", "关于举办培训班的通知", "联系人：«name»，联系电话：«mobile»、«phone»，电子邮箱：pxb@«domain»。", "who to ask, published on purpose"),
    ("contact-teacher", "«year»年招生简章", "报名咨询：«surname»老师 «mobile»，«surname»老师 «mobile»；招生办：«phone»。", "teachers who answer questions of applicants"),
    ("contact-two", "项目征求意见公告", "联系人及电话：«name» «mobile»；传真：«phone»；地址：«office»。", "who to ask"),
    ("duty", "春节期间值班安排", "值班电话：«phone»；带班领导：«name» «mobile»；值班人员：«name» «mobile»。", "duty roster, published on purpose"),
    ("complaint", "招投标监督渠道", "监督电话：«mobile»（«surname»主任）；投诉受理：«head»县发展和改革局，«phone»。", "who to complain to"),
    ("report", "举报非法集资公告", "举报电话：«mobile»，举报邮箱：jb@«domain»，对提供线索者给予奖励并严格保密。", "who to report to"),
    ("police-station", "社区民警联系方式", "社区民警«name»，警务手机：«mobile»，警务室地址：«office»。", "a police officer's number for the public"),
    ("manager", "供水抢修公告", "抢修负责人：«name»，24小时抢修电话：«mobile»。", "repairs at any hour"),
    ("bid-contact", "询价公告", "采购单位联系人：«name»　电话：«mobile»\n代理机构联系人：«name»　电话：«mobile»", "contacts of a purchase"),
    ("investment", "招商引资联系方式", "招商热线：«phone»，招商专员：«name» «mobile»（微信同号）。", "who investors call"),
    ("river-chief", "河长制公示", "县级河长：«name»，乡级河长：«name»，监督电话：«mobile»，河长职责：巡河、管河、护河。", "rivers' wardens, published by rule"),
    ("hotel", "会务通知", "酒店预订：«surname»经理，«mobile»；会议联络：«name»，«phone»。", "who to call about a meeting"),
    ("rescue", "救援队联系方式", "«head»县蓝天救援队值守电话：«mobile»；消防119、急救120、报警110。", "rescue"),
    ("doctor-duty", "家庭医生签约服务公告", "«village»签约医生：«name»，服务电话：«mobile»，签约机构：«head»镇卫生院。", "a service number"),
    ("grid-worker", "网格员公示", "第«1n»网格，网格长：«name»，便民服务电话：«mobile»，职责：政策宣传、矛盾调解。", "grid workers' numbers are put up for the residents"),
    ("company-sales", "联系我们", "销售热线：«mobile»　售后服务：400-«3d»-«4d»　总机：«phone»转801　传真：«phone»", "a company's own numbers"),
    ("wechat-same", "人才招聘公告", "简历投递邮箱：hr@«domain»，招聘咨询：«surname»女士，«mobile»（微信同号）。", "who applicants call"),
    ("lost-found-office", "拾得物品招领", "请失主与«owner»联系，联系人«surname»同志，电话«mobile»。", "the office's contact"),
    ("hotline", "热线电话汇总", "12345政务服务便民热线；12348法律援助；106«9d»短信平台；95105105订票；10086、10010、10000。", "hot lines and a sender's number of 12 digits"),
    ("fraud-warning", "反诈提醒", "凡接到自称客服、号码为00861«10d»、170«8d»的陌生来电，要求转账的，请立即挂断并拨打96110。", "numbers of fraudsters in a warning; nobody's contact"),
    ("mask-ok", "中签名单", "«name»（«mobilemasked»）、«name»（«mobilemasked»）、«name»（«mobilemasked»）。", "masked as it should be"),
    ("talk", "实名认证须知", "请使用本人实名登记的11位手机号码注册，一个手机号只能绑定一个账号，更换手机号请到“个人中心—安全设置”。", "speaks of telephones"),
    ("example-phone", "填表说明", "手机号码填写11位数字，例如：13800138000、13900000000，不加区号。", "numbers that everyone uses as an example"),
    ("lawyer-service", "法律顾问公示", "«village»法律顾问：«name»律师，服务热线«mobile»，执业机构：湖南«head»律师事务所。", "a lawyer's number for clients"),
], 2, "leak.mobile")

grid("clean-phones", "table-duty", "国庆假期值班表", ["日期", "带班领导", "值班人员", "值班手机"], ["«day»", "«name»", "«name»", "«mobile»"], 8, "leak.mobile", "duty roster", 4, CONTACT)
grid("clean-phones", "table-duty-long", "防汛值班安排表", ["日期", "值班领导", "值班电话"], ["«day»", "«name»", "«mobile»"], 14, "leak.id-column", "duty numbers, more than ten", 3, CONTACT)
grid("clean-phones", "table-contacts", "各乡镇业务咨询联系表", ["乡镇", "联系人", "咨询电话"], ["«head»镇", "«name»", "«mobile»"], 15, "leak.id-column", "who to ask in each town, more than ten", 4, CONTACT)
grid("clean-phones", "table-offices", "县直单位办公电话", ["单位", "办公电话", "传真"], ["«owner»", "«phone»", "«phone»"], 14, "leak.id-column", "landlines of offices", 2, CONTACT)
grid("clean-phones", "table-supervise", "项目法人责任公示牌", ["项目名称", "项目负责人", "监督举报电话"], ["«head»村灌溉渠维修", "«name»", "«mobile»"], 7, "leak.mobile", "who to complain to", 3, CONTACT)
grid("clean-phones", "table-police", "驻村辅警便民联系卡", ["村（社区）", "民警姓名", "警务电话"], ["«village»", "«name»", "«mobile»"], 12, "leak.id-column", "numbers for the public", 2, CONTACT)
grid("clean-phones", "table-schools", "小学招生咨询电话", ["学校", "咨询人", "电话", "地址"], ["«head»小学", "«surname»老师", "«mobile»", "«office»"], 11, "leak.id-column", "who parents ask", 3, CONTACT)
grid("clean-phones", "table-branches", "服务网点", ["网点名称", "地址", "服务电话"], ["«head»营业厅", "«office»", "«mobile»"], 12, "leak.id-column", "shops", 2, "company_page contact_page")
grid("clean-phones", "table-masked", "摇号结果公示", ["序号", "姓名", "手机号码"], ["«order»", "«name»", "«mobilemasked»"], 15, "leak.id-column", "masked as it should be", 3)
grid("clean-phones", "table-towing", "定点维修企业名录", ["企业名称", "联系人", "服务电话", "经营地址"], ["«company»", "«surname»经理", "«mobile»", "«office»"], 11, "leak.id-column", "companies' numbers for customers", 3, CONTACT)

texts("clean-phones", WEB, [
    ("script-numbers", "数据统计", """<script>var ids=[13«9d»,15«9d»,18«9d»],t=1«10d»,w={"x":13912345678e-2,"seed":18612340000};document.write(ids.length);</script><p>统计图表加载中</p>""", "numbers in code"),
    ("script-timestamp", "倒计时", """<script>var end=15«8d»00,start=1«9d»;setInterval(function(){left=end-start},1000);</script><p>距离报名截止还有</p>""", "seconds since 1970 with a digit more"),
    ("image-number", "相册", """<ul><li><img src="/photo/13«9d».jpg" alt="风景"></li><li><img src="/photo/15«9d»_s.jpg" alt="风景"></li><li><a href="/show-18«9d»-1.html">查看</a></li></ul>""", "names of images and pages"),
    ("tel-link", "一键拨号", """<p><a href="tel:«phone»">拨打电话</a> <a href="sms:1069«8d»">短信咨询</a> <a href="tel:400«7d»">客服热线</a></p>""", "an office's lines"),
    ("form-phone", "预约登记", """<p>手机号：<input type="tel" name="mobile" maxlength="11" placeholder="请输入手机号，如13800000000"><button type="button">获取验证码</button></p><script>if(!/^1[3-9]\\d{9}$/.test(m)){alert("手机号码格式不正确")}</script>""", "an empty form"),
    ("map-config", "乘车路线", """<script>var poi={"uid":"«24h»","x":13145«6d».«2d»,"y":3342«3d».17,"telephone":"(0571)8«7d»"};</script><p>乘K12路公交到行政中心站下。</p>""", "coordinates of a map in metres"),
    ("weixin-links", "专题", """<p><a href="https://weixin.sogou.com/?id=13«9d»">微信</a> QQ：«9n» 微博UID：1«9d»</p>""", "numbers of accounts"),
    ("sizes", "规格参数", """<table border="1"><tr><td>像素</td><td>13200000000</td></tr><tr><td>容量（字节）</td><td>15032385536</td></tr><tr><td>序列号</td><td>SN18612«6d»</td></tr></table>""", "sizes and serials of eleven digits"),
    ("serial11", "文件编号", """<p>文件编号：13920«6d»；索引号：15000«6d»；注册号：18«9d»；邮件号：13«9d»CN。</p>""", "numbers of eleven digits with a label of their own"),
], 3, "leak.mobile")


# Passports and permits

texts("clean-papers", ARTICLES, [
    ("passport-guide", "普通护照申请须知", "普通护照号码以字母E开头，后跟8位数字，有效期10年，工本费120元/本。", "speaks of passports"),
    ("passport-materials", "外国人就业许可指南", "提交材料：护照原件及复印件（有效期6个月以上）、居留许可、体检证明、照片2张。", "speaks of passports"),
    ("asset-number", "资产处置公告", "拟报废设备：打印机（资产编号E«8d»）、电脑（资产编号G«8d»），账面原值«5n»元。", "assets"),
    ("document-number", "检验检测报告", "报告编号：E«8d»；样品编号：G«8d»；检验依据：GB 2762-2022。", "reports"),
    ("train", "工作行程公告", "乘坐G«4d»次列车到达，转乘E«3d»路公交；航班号CA«4d»、MU«4d»。", "trains and flights"),
    ("model", "设备参数公示", "型号：G12345678，配件号：EA1234567，序列号：P«8d»S，软件版本D20230101。", "types and parts"),
    ("flight-ticket", "机票核销说明", "电子客票号：781-«10d»，订座记录编号：H«5t»，行程单号E«10d»。", "tickets"),
    ("highway", "国省道施工公告", "G20230615期公告：G319线K«4d»至K«4d»段封闭施工，绕行S«3d»。", "roads"),
    ("batch", "疫苗批签发公告", "批号：E20230915、G20231102；签发量«5n»支；规格0.5ml/支。", "batches that look like passports; dates"),
    ("case-number", "法院公告", "(2023)湘0725民初«4d»号，公告编号E«8d»，开庭时间«date»。", "cases"),
    ("permit-guide", "港澳居民来往内地通行证办理", "港澳居民来往内地通行证号码由H或M加8位数字组成，例如H12345678，有效期五年或十年。", "speaks of permits; the number is an example"),
    ("permit-taiwan", "台胞证办理指南", "台湾居民来往大陆通行证为8位数字编号，五年有效，费用200元。", "speaks of permits"),
    ("permit-material", "人才引进材料清单", "港澳台申请人提供通行证或居住证复印件，外籍申请人提供护照复印件。", "speaks of permits and passports"),
    ("machine-h", "工程机械备案", "设备备案号：H«8d»，出厂编号M«8d»，型号QTZ80，使用单位：«company»。", "machines"),
    ("order-h", "网上订餐结算", "订单H«8d»已完成，会员号M«10d»，积分«3n»。", "orders and members"),
    ("postal-m", "期刊订阅", "邮发代号：42-«3d»，刊号CN43-«4d»/D，订单C«8d»。", "magazines and orders"),
    ("masked", "出国（境）团组公示", "团长：«name»，护照号：E****«4d»，出访国家：日本，时间6天。", "masked as it should be"),
    ("hk-phone", "驻外机构联系方式", "香港办事处电话：00852-2«7d»，澳门联络处：00853-28«6d»，台商服务中心：«phone»。", "telephones of eight digits"),
    ("label-only", "登机提示", "护照号码请与订票信息保持一致；通行证号码填写卡片右上角编号，勿填签注编号。", "labels without numbers"),
    ("archive-d", "工程档案移交清单", "档案盒号：D«8d»、S«8d»、P«8d»，移交人：«name»，接收人：«name»。", "boxes"),
], 2, "leak.passport")
grid("clean-papers", "table-parts", "备品备件采购清单", ["序号", "物料号", "名称", "数量"], ["«order»", "E«8d»", "轴承", "«2n»"], 12, "leak.passport", "parts whose numbers look like passports", 2)
grid("clean-papers", "table-boxes", "设备台账", ["设备号", "资产卡片", "使用人"], ["H«8d»", "G«8d»", "«name»"], 11, "leak.travel-permit", "assets beside names of users", 3)
texts("clean-papers", WEB, [
    ("form-passport", "境外人员登记", """<p>护照号码 Passport No.：<input name="passportNo" placeholder="E12345678" value=""></p><p>国籍 Nationality：<select><option>中国</option></select></p>""", "an empty form with an example"),
    ("script-codes", "航线", """<script>var seats=["E12345678","G87654321"],skus=["H«8d»","M«8d»"],css="#E1«6h»";</script><p>座位图加载中</p>""", "codes in a script"),
    ("pass-config", "证件配置", """<script>var types=[{code:"414",name:"护照",reg:/^[EGPSD]\\w?\\d{7,8}$/},{code:"516",name:"港澳居民来往内地通行证",reg:/^[HM]\\d{8}(\\d{2})?$/}];</script><p>请选择证件类型</p>""", "patterns of papers"),
], 2, "leak.passport")


# Addresses

texts("clean-homes", "gov_article gov_notice old_table contact_page school_page bid_notice trs_word", [
    ("office", "办公地址变更公告", "«owner»自«date»起搬迁至«office»办公，办公电话不变。", "an office"),
    ("company-place", "企业信息公示", "企业名称：«company»；住所：«head»县«road»3号楼2单元501室；法定代表人：«name»；注册资本：500万元。", "the registered seat of a company is public, even in a flat"),
    ("shop", "食品经营许可公示", "经营者：«name»；名称：«head»县«name»便利店；经营场所：«head»县«road»1栋102号门面。", "a shop's place of business is public"),
    ("recruit", "招聘面试通知", "面试地点：«head»市«road»人力资源市场3楼301室，请考生携带准考证参加。", "where an interview takes place"),
    ("polling", "选区投票站公告", "第«2n»选区投票站设在«village»村委会会议室（«road»），选民«3n»人。", "polling station"),
    ("shelter", "应急避难场所公示", "«head»中学操场，地址：«office»，可容纳«4n»人，管理单位：«owner»。", "shelter"),
    ("clinic", "医疗机构校验结果", "«head»口腔诊所，负责人：«name»，地址：«head»县«road»阳光小区5栋1楼门面。", "a practice"),
    ("law-firm", "法律服务机构名册", "湖南«head»律师事务所，主任：«name»，地址：«head»市«road»国际大厦18楼1803室。", "a law firm"),
    ("school-zone", "小学招生范围", "«head»小学招生范围：«road»以东、人民路1号至«3n»号单号、锦绣花园1至12栋、幸福里全部。", "catchment area: houses, no persons"),
    ("demolition", "房屋征收范围公告", "征收范围：东至«road»，西至滨河大道，涉及«road»、和平街12至86号房屋，签约期限60日。", "houses, no persons"),
    ("power-cut", "计划停电公告", "停电范围：«road»阳光小区3栋至8栋、锦绣花园二期1单元至4单元及周边商铺，时间8:00-18:00。", "houses, no persons"),
    ("village-only", "低保对象公示", "«name»，家庭住址：«head»县«village»，保障人口2人，月保障金«3n»元。", "an address to the village only"),
    ("group-only", "临时救助公示", "«name»，«head»县«village»3组，救助原因：因病，救助金额«4n»元。", "an address to the village group only"),
    ("estate-only", "好人好事", "家住锦绣花园的«surname»大爷拾金不昧，将装有现金的手提包交给派出所。", "no house number, no full name"),
    ("street-only", "保障房轮候公示", "申请人«name»，户籍地：«head»市上河街道，轮候序号«3n»。", "to the sub-district only"),
    ("news-scene", "火灾事故通报", "«date»，«head»市«road»一处民房发生火灾，无人员伤亡，直接财产损失约2万元。", "where something happened"),
    ("court-place", "开庭公告", "定于«date»9时在第三法庭（«office»）公开开庭审理«name»与«company»劳动争议一案。", "a court"),
    ("heritage", "文物保护单位公布", "«surname»氏故居，清代，位于«head»县«village»12号，占地«3n»平方米。", "a monument"),
    ("donor-mail", "来函地址", "来信请寄：«office»«owner»收，邮编：415«3d»，请注明联系方式。", "where to write to"),
    ("auction", "司法拍卖公告", "标的：位于«head»市«road»翠湖名苑8栋2单元1502室不动产（建筑面积1«2d».36㎡），起拍价«2n»万元。", "a flat for sale, no person living there is named"),
    ("parcel-station", "快递网点名录", "«head»驿站，«head»县«road»金桂苑北门5号门面，营业时间8:00-21:00，站点电话«phone»。", "a shop"),
    ("mask-home", "抽签结果", "«name»，住址：«head»县岚溪镇竹坪村**组**号；«name»，住址：«head»市人民路***号。", "house numbers are masked"),
    ("form-home", "入学登记说明", "家庭住址须填写至门牌号，例如：XX市XX区XX路XX号X栋X单元XXX室。", "how to fill in a form"),
    ("hotel-place", "会议通知", "报到地点：«head»宾馆（«head»市«road»），房间由会务组统一安排，1208室为会务组。", "a hotel"),
], 2, "leak.address")
grid("clean-homes", "table-company", "注销企业名单", ["企业名称", "住所", "法定代表人"], ["«company»", "«head»县«road»2栋3单元402室", "«name»"], 11, "leak.id-column", "registered seats of companies", 3)
grid("clean-homes", "table-shops", "量化分级管理结果", ["单位名称", "经营地址", "负责人", "等级"], ["«head»«surname»记餐馆", "«head»县«road»", "«name»", "B"], 12, "leak.id-column", "places of business", 2)
grid("clean-homes", "table-villages", "危房改造对象公示", ["姓名", "家庭住址", "危房等级", "补助"], ["«name»", "«village»", "D级", "«5n»"], 12, "leak.id-column", "addresses to the village only", 3)
grid("clean-homes", "table-schools", "学校一览", ["学校名称", "校长", "地址", "电话"], ["«head»中学", "«name»", "«office»", "«phone»"], 10, "leak.id-column", "schools", 2)
grid("clean-homes", "table-outlets", "服务网点一览", ["网点", "地址", "负责人"], ["«head»社保服务站", "«head»县«road»1楼103室", "«name»"], 6, "leak.address", "outlets", 2)


# Masks as they should be

texts("clean-masks", ARTICLES, [
    ("sentence-birth", "拟录取名单公示", "«name»（身份证号：«id18masked»）、«name»（身份证号：«id18masked»）拟录取为我校新生。", "the birthday is hidden: eight digits"),
    ("sentence-long", "送达公告", "«name»（身份证号«county»***********«1d»）：你户的征收补偿决定已作出，请来我局领取。", "eleven digits are hidden"),
    ("sentence-first3", "抽检结果告知", "经营者«surname»某，身份证号110***********1234，电话138****1234。", "eleven digits are hidden"),
    ("sentence-x", "失信名单", "被执行人：«name»，身份证号码：«county»XXXXXXXX«4d»，执行法院：«head»县人民法院。", "hidden by letters"),
    ("sentence-last", "购房资格核验结果", "«name»，身份证号码后四位：«4d»，核验结果：通过。", "only the last four"),
    ("sentence-tail6", "领奖公告", "请中奖者«name»（证件号**************«4d»）持有效证件前来领奖。", "fourteen digits are hidden"),
    ("sentence-mobile", "幸运观众名单", "«mobilemasked»、«mobilemasked»、«mobilemasked»、«mobilemasked»等20位网友获得纪念品。", "four digits are hidden"),
    ("sentence-card", "退款公示", "退款将退回原账户（尾号«4d»，6222 **** **** **** «3d»），到账时间以银行为准。", "twelve digits are hidden"),
    ("sentence-name", "见义勇为奖励公示", "«surname»某某、«surname»某，男，«head»县人，事迹：勇救落水儿童。", "names are hidden"),
    ("stars-wide", "低保公示", "«name»，身份证号：«county»＊＊＊＊＊＊＊＊«4d»，享受人数1人。", "hidden by full-width stars"),
    ("crosses", "学生资助公示", "«name»，身份证：«county»××××××××«4d»，资助金额1500元。", "hidden by crosses"),
    ("dots", "摇号公示", "«name»，«county»••••••••«4d»，中签。", "hidden by dots"),
    ("landline-masked", "回访记录", "回访电话：0736-55****«2d»，满意度：满意。", "a landline half hidden"),
    ("address-masked", "法律援助公示", "受援人«surname»某某，住«head»县**镇**村，案由：劳动争议。", "an address hidden"),
    ("email-masked", "获奖名单", "zhang***@163.com、li***@qq.com、1380***@139.com", "addresses of mail hidden"),
    ("stars-password", "账号开通说明", "账号：«user»，密码：******（由系统短信发送），首次登录请修改。", "a password that is not there"),
], 2, "leak.weak-mask")
grid("clean-masks", "table-birth", "公租房保障对象公示", ["序号", "姓名", "身份证号", "备注"], ["«order»", "«name»", "«id18masked»", "符合条件"], 15, "leak.id-column", "a column masked as it should be", 4)
grid("clean-masks", "table-both", "积分入学公示", ["学生姓名", "监护人身份证", "监护人手机"], ["«surname»*«surname»", "«county»********«4d»", "«mobilemasked»"], 12, "leak.weak-mask", "columns masked as they should be", 3)
grid("clean-masks", "table-last", "考试成绩公示", ["姓名", "身份证后四位", "笔试", "面试"], ["«name»", "«4d»", "«2n».5", "«2n».0"], 14, "leak.cn-id", "the last four digits", 3)
grid("clean-masks", "table-few", "人才补贴公示", ["姓名", "证件号码", "金额"], ["«name»", "«county»********«4d»", "«5n»"], 5, "leak.weak-mask", "few rows, masked as they should be", 3)
texts("clean-masks", WEB, [
    ("title-same", "名单公示", """<table border="1"><tr><td title="430721********1234">430721********1234</td><td title="«name»">«name»</td></tr></table>""", "the title is masked as the text is"),
    ("hidden-other", "我的预约", """<p>身份证：«id18masked»</p><input type="hidden" name="recordId" value="«32h»"><input type="hidden" name="serialNo" value="«ymd»«10d»">""", "the hidden fields hold other numbers"),
    ("script-masked", "查询结果", """<p>手机：«mobilemasked»</p><script>var rows=[{"xm":"«surname»**","sfzh":"«county»********«4d»","sjh":"«mobilemasked»","id":«9n»}];</script>""", "masked in the script too"),
    ("script-mask-function", "脱敏展示", """<script>function mask(s){return s.replace(/^(.{6})(?:\\d+)(.{4})$/,"$1********$2")} function hideTel(t){return t.substr(0,3)+'****'+t.substr(7)}</script><p>证件号码：«id18masked»</p>""", "a function that masks, without the value"),
    ("file-masked", "附件", """<p>«surname»某（«county»********«4d»）<a href="/upload/«ym»/«32h».pdf">处罚决定书.pdf</a></p>""", "the file's name says nothing"),
], 3, "leak.fake-mask")
