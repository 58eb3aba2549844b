"""What stands around a case: whole pages as sites of different kinds and ages serve them.

A shell takes a Page and the markup of its body and gives the whole document. What it brings along (addresses, codes, hot
lines, tokens of scripts) is a trap of its own: none of it is a leak.
"""

from html import escape

SHELLS = {}
GBK_SHELLS = set()


def shell(function=None, *, gbk=False):
    def keep(made):
        SHELLS[made.__name__] = made
        if gbk:
            GBK_SHELLS.add(made.__name__)
        return made
    return keep(function) if function else keep


# The sites

def plain(text):
    """Text of a title for places where markup has no meaning."""
    return escape(text, quote=True)


def charset(page):
    return {"utf-8": "utf-8", "gb18030": page.g.rng.choice(["gb2312", "gbk", "GBK"])}[page.encoding]


def labels(page):
    site = page.site
    return f"""<meta name="SiteName" content="{site.name}">
<meta name="SiteDomain" content="{site.host}">
<meta name="SiteIDCode" content="{site.code}">
<meta name="ColumnName" content="{page.column}">
<meta name="ColumnType" content="通知公告">
<meta name="ArticleTitle" content="{plain(page.title)}">
<meta name="PubDate" content="{page.day:%Y-%m-%d} 09:{page.g.rng.randrange(10, 59)}">
<meta name="ContentSource" content="{site.owner}">"""


def footer(page):
    site = page.site
    return f"""<div class="footer">
<p>主办单位：{site.owner}　联系电话：{site.phone}　地址：{site.address}　邮编：{site.post}</p>
<p>网站标识码：{site.code}　<a href="https://beian.miit.gov.cn/" target="_blank">{site.icp}</a>
<a href="https://beian.mps.gov.cn/#/query/webSearch?code={site.police}"><img src="/images/ba.png" alt="">公网安备 {site.police}号</a></p>
<p><a href="https://bszs.conac.cn/sitename?method=show&amp;id={site.conac}"><img src="/images/red.png" alt="党政机关"></a>
<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={site.code}&amp;url=https%3A%2F%2F{site.host}%2F"><img src="/images/jiucuo.png" alt="我为政府网站找错"></a></p>
</div>"""


def statistics(page):
    return f"""<script>
var _hmt = _hmt || [];
(function() {{
  var hm = document.createElement("script");
  hm.src = "https://hm.baidu.com/hm.js?{page.g.hexes(32)}";
  var s = document.getElementsByTagName("script")[0];
  s.parentNode.insertBefore(hm, s);
}})();
</script>"""


NAVIGATION = """<ul class="nav">
  <li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li>
  <li><a href="/hdjl/">互动交流</a></li><li><a href="/sjfb/">数据发布</a></li>
</ul>"""


@shell
def gov_article(page, body):
    """An article of a county's portal."""
    g = page.g
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{charset(page)}">
<title>{plain(page.title)}_{page.site.name}</title>
{labels(page)}
<link rel="stylesheet" href="/images/{page.day.year}/style.css?v={page.day:%Y%m%d}{g.digits(4)}">
{page.head}</head>
<body>
<div class="header"><a href="/"><img src="/images/logo.png" alt="{page.site.owner}"></a>
{NAVIGATION}</div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="index.html">{page.column}</a></div>
<div class="article">
<h1>{plain(page.title)}</h1>
<div class="info">发布时间：{page.day:%Y-%m-%d} {g.rng.randrange(8, 18):02d}:{g.rng.randrange(10, 60)}　来源：{page.site.owner}　浏览次数：<span id="hits">{g.rng.randrange(20, 9000)}</span>　字体：[<a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(14)">中</a>]</div>
<div class="TRS_Editor">
{body}
</div>
</div>
{footer(page)}
{page.tail}{statistics(page)}
</body>
</html>
"""


@shell
def gov_notice(page, body):
    """A notice with attachments whose names are times and serials."""
    g = page.g
    files = "\n".join(f'<li><a href="./{page.day:%Y%m}/P0{page.day:%Y%m%d}{g.digits(12)}.{kind}" title="附件{number}.{kind}">附件{number}：{what}.{kind}</a></li>'
                      for number, (what, kind) in enumerate([("申报表", "docx"), ("汇总表", "xls")], 1))
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset(page)}" />
<title>{plain(page.title)}</title>
{labels(page).replace('">', '" />')}
<script type="text/javascript" src="/js/jquery-1.12.4.min.js"></script>
{page.head}</head>
<body>
<div id="top">{NAVIGATION}</div>
<div class="xxgk"><table class="bsy" width="100%"><tr><td>索 引 号</td><td>{page.site.code[:6]}-{page.day:%Y}-{g.digits(5)}</td><td>发文字号</td><td>{g.head()[0]}政办发〔{page.day:%Y}〕{g.rng.randrange(1, 90)}号</td></tr>
<tr><td>发布机构</td><td>{page.site.owner}</td><td>公开日期</td><td>{page.day:%Y-%m-%d}</td></tr></table></div>
<h2 class="title">{plain(page.title)}</h2>
<!--ContentStart-->
<div id="zoom">
{body}
<p style="text-align:right">{page.site.owner}</p>
<p style="text-align:right">{page.day.year}年{page.day.month}月{page.day.day}日</p>
</div>
<!--ContentEnd-->
<ul class="attach">
{files}
</ul>
<input type="hidden" id="articleId" value="{g.digits(8)}" /><input type="hidden" id="channelId" value="{g.hexes(32)}" />
{footer(page)}
{page.tail}</body>
</html>
"""


@shell(gbk=True)
def old_table(page, body):
    """Tables within tables, upper case tags, of about 2005."""
    g = page.g
    return f"""<HTML>
<HEAD>
<TITLE>{plain(page.title)}</TITLE>
<META http-equiv=Content-Type content="text/html; charset={charset(page)}">
<LINK href="../css/style.css" type=text/css rel=stylesheet>
{page.head}</HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0>
<TABLE cellSpacing=0 cellPadding=0 width=778 align=center border=0>
  <TR><TD colSpan=2><IMG height=120 src="../images/top_{page.day:%Y}.jpg" width=778></TD></TR>
  <TR><TD width=180 vAlign=top bgColor=#eef6ff>
    <TABLE width="100%"><TR><TD>·<A href="index.asp">网站首页</A></TD></TR><TR><TD>·<A href="list.asp?id={g.digits(2)}">通知公告</A></TD></TR>
    <TR><TD>·<A href="show.asp?id={g.digits(5)}">办事指南</A></TD></TR></TABLE></TD>
  <TD vAlign=top width=598>
    <P align=center><FONT face=黑体 size=4>{plain(page.title)}</FONT></P>
    <P align=center><FONT size=2>发布日期：{page.day.year}-{page.day.month}-{page.day.day}　阅读：{g.rng.randrange(100, 5000)}次</FONT></P>
{body}
  </TD></TR>
  <TR><TD colSpan=2 align=middle><FONT size=2>版权所有：{page.site.owner}　电话：{page.site.phone}　{page.site.icp}</FONT></TD></TR>
</TABLE>
{page.tail}</BODY>
</HTML>
"""


@shell
def mobile_page(page, body):
    """The page for telephones."""
    g = page.g
    return f"""<!doctype html>
<html>
<head>
<meta charset="{charset(page)}">
<meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1,user-scalable=no">
<meta name="format-detection" content="telephone=no">
<title>{plain(page.title)}</title>
<link rel="stylesheet" href="//cdn.{page.site.domain}/m/css/app.{g.hexes(8)}.css" integrity="sha384-{g.token(63)}A" crossorigin="anonymous">
{page.head}</head>
<body>
<header><a class="back" href="javascript:history.back()">返回</a><span>{page.column}</span></header>
<section class="detail" data-id="{g.digits(10)}" data-channel="{g.hexes(24)}">
<h1>{plain(page.title)}</h1>
<time>{page.day:%Y-%m-%d}</time>
{body}
</section>
<footer>{page.site.name}<br><a href="tel:{page.site.phone.replace('-', '')}">{page.site.phone}</a></footer>
{page.tail}<script src="//cdn.{page.site.domain}/m/js/chunk-vendors.{g.hexes(8)}.js"></script>
</body>
</html>
"""


@shell
def school_page(page, body):
    """A school's page, as a site builder for schools makes it."""
    g = page.g
    return f"""<!DOCTYPE html><HTML><HEAD><META charset="{charset(page)}"><TITLE>{plain(page.title)}-{page.site.name}</TITLE>
<META Name="keywords" Content="{page.site.name},{page.column}" />
<LINK href="../css/xwxq.css" rel="stylesheet" type="text/css">
{page.head}<!--Announced by Visual SiteBuilder 9-->
<script language="javascript" src="/system/resource/js/base64.js"></script><script>_jsq_({g.digits(4)},'/content.jsp',{g.digits(5)},{g.digits(10)})</script>
</HEAD>
<BODY>
<DIV class="header"><A href="../index.htm">首页</A> <A href="../xxgk.htm">学校概况</A> <A href="../zsjy.htm">招生就业</A></DIV>
<form name="_newscontent_fromname">
<div class="ar_title"><h3>{plain(page.title)}</h3><h6>作者：{page.column}　时间：{page.day:%Y-%m-%d}　点击数：</h6></div>
<div id="vsb_content_{g.digits(3)}_u{g.digits(2)}"><div class="v_news_content">
{body}
</div></div>
<p>上一条：<a href="{g.digits(4)}.htm">关于举办师生运动会的通知</a></p>
</form>
<DIV class="foot">地址：{page.site.address}　邮编：{page.site.post}　招生电话：{page.site.phone}</DIV>
{page.tail}</BODY></HTML>
"""


@shell
def company_page(page, body):
    """A company that serves offices."""
    g = page.g
    return f"""<!DOCTYPE html>
<html lang="zh-cn">
  <head>
    <meta charset="{charset(page)}" />
    <title>{plain(page.title)} - {page.company}</title>
    <meta name="description" content="{page.company}成立于{g.rng.randrange(1998, 2018)}年，统一社会信用代码{g.credit_code()}，服务热线400-{g.digits(3)}-{g.digits(4)}。" />
    <link rel="stylesheet" href="/static/bootstrap.min.css?v={g.hexes(20)}" />
{page.head}  </head>
  <body>
    <nav class="navbar"><a class="navbar-brand" href="/">{page.company}</a><a href="/product">产品</a><a href="/about">关于我们</a></nav>
    <main class="container">
      <h1>{plain(page.title)}</h1>
{body}
    </main>
    <footer><p>服务热线：400-{g.digits(3)}-{g.digits(4)}　商务合作：{page.site.phone}　{page.site.icp}</p></footer>
{page.tail}  </body>
</html>
"""


@shell
def trs_word(page, body):
    """Text pasted from Word into an editor."""
    g = page.g
    return f"""<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset(page)}">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<title>{plain(page.title)}</title>
{labels(page)}
<style>
<!--
 /* Font Definitions */
 @font-face {{font-family:仿宋_GB2312; panose-1:2 1 6 9 6 1 1 1 1 1;}}
 p.MsoNormal {{margin:0cm; text-align:justify; font-size:10.5pt; mso-font-kerning:1.0pt;}}
-->
</style>
{page.head}</head>
<body lang="ZH-CN" style="text-justify-trim:punctuation">
<div class="Section1" style="layout-grid:15.6pt">
<p class="MsoNormal" align="center"><b><span style="font-size:22.0pt;font-family:方正小标宋简体">{plain(page.title)}<span lang="EN-US"><o:p></o:p></span></span></b></p>
{body}
<p class="MsoNormal"><span lang="EN-US">{page.day.year}</span>年<span lang="EN-US">{page.day.month}</span>月<span lang="EN-US">{page.day.day}</span>日</p>
</div>
<div class="bottom">{page.site.icp}　文章编号：{page.day:%Y%m%d}{g.digits(10)}　{page.site.owner}</div>
{page.tail}</body>
</html>
"""


@shell
def portal_home(page, body):
    """A home page that scripts fill."""
    g = page.g
    items = ",\n".join(f'  {{id:"{g.uuid()}",title:"{title}",url:"/zwgk/tzgg/{page.day:%Y%m}/t{page.day:%Y%m%d}_{g.digits(7)}.html",time:{g.rng.randrange(1577836800, 1750000000)}{g.digits(3)}}}'
                       for title in ["全县招商引资工作推进会召开", "关于开展夏季用电检查的通告", "城区部分路段临时停水公告"])
    return f"""<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="{charset(page)}">
<title>{page.site.name}</title>
{labels(page)}
<script>window.SITE={{"siteId":"{g.hexes(32)}","webId":{g.digits(4)},"sm2Key":"04{g.hexes(64)}","build":"{page.day:%Y%m%d%H%M%S}{g.digits(4)}"}};</script>
{page.head}</head>
<body onload="init()">
<div id="app" v-cloak></div>
<h2>{plain(page.title)}</h2>
<div class="focus">
{body}
</div>
<script type="text/javascript">
var newsList = [
{items}
];
function init(){{for(var i=0,a=newsList,n=a.length;i<n;i++){{var t=new Date(a[i].time);$("#list").append('<li><a href="'+a[i].url+'">'+a[i].title+'</a><span>'+(t.getMonth()+1)+'-'+t.getDate()+'</span></li>')}}}}
!function(e,t){{"object"==typeof exports?module.exports=t():e.swiper=t()}}(this,function(){{return 0x{g.hexes(8)}^{g.digits(10)}}});
</script>
{footer(page)}
{page.tail}{statistics(page)}
</body>
</html>
"""


@shell
def letter_box(page, body):
    """A letter to the head of the county and its answer."""
    g = page.g
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="{charset(page)}">
<title>{plain(page.title)}-县长信箱-{page.site.name}</title>
{page.head}</head>
<body>
<div class="crumbs"><a href="/">首页</a>&gt;<a href="/hdjl/">互动交流</a>&gt;县长信箱</div>
<table class="letter" border="0" cellpadding="4">
<tr><td class="k">信件编号</td><td>{page.day:%Y%m%d}{g.digits(6)}</td><td class="k">查询码</td><td>******</td></tr>
<tr><td class="k">信件标题</td><td colspan="3">{plain(page.title)}</td></tr>
<tr><td class="k">来信时间</td><td>{page.day:%Y-%m-%d} 21:{g.rng.randrange(10, 59)}:{g.rng.randrange(10, 59)}</td><td class="k">办理状态</td><td>已办结</td></tr>
<tr><td class="k">信件内容</td><td colspan="3">
{body}
</td></tr>
<tr><td class="k">答复单位</td><td>{page.site.owner}</td><td class="k">答复时间</td><td>{page.day:%Y-%m-%d}</td></tr>
<tr><td class="k">答复内容</td><td colspan="3">网友您好！来信收悉。经核实，您反映的情况已转交相关科室办理，如有疑问请拨打{page.site.phone}咨询。感谢您对我们工作的关心和支持！</td></tr>
</table>
{footer(page)}
{page.tail}</body>
</html>
"""


@shell
def service_guide(page, body):
    """A guide to a service of the administration."""
    g = page.g
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="{charset(page)}">
<title>{plain(page.title)}-办事指南</title>
{labels(page)}
{page.head}</head>
<body>
<h1>{plain(page.title)}</h1>
<table class="guide" border="1">
<tr><th>事项编码</th><td>11{page.site.code[:6]}{g.digits(8)}X4{g.digits(12)}</td><th>实施编码</th><td>{g.digits(13)}</td></tr>
<tr><th>办理机构</th><td>{page.site.owner}</td><th>咨询电话</th><td>{page.site.phone}</td></tr>
<tr><th>办理地点</th><td colspan="3">{page.site.address}政务服务中心二楼{g.rng.randrange(1, 40)}号窗口</td></tr>
<tr><th>承诺时限</th><td>{g.rng.randrange(1, 20)}个工作日</td><th>收费标准</th><td>不收费</td></tr>
</table>
<div class="content">
{body}
</div>
{footer(page)}
{page.tail}</body>
</html>
"""


@shell
def login_page(page, body):
    """Where users of a system log in."""
    g = page.g
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="{charset(page)}">
<title>{plain(page.title)}</title>
<meta name="_csrf" content="{g.uuid()}">
<link rel="stylesheet" href="css/login.css?t={g.rng.randrange(1500000000, 1750000000)}">
{page.head}</head>
<body class="login">
<form id="loginForm" action="/sso/login;jsessionid={g.hexes(32).upper()}" method="post" autocomplete="off">
<input type="hidden" name="lt" value="LT-{g.digits(6)}-{g.token(30)}">
<input type="hidden" name="execution" value="e1s1">
<h2>{plain(page.title)}</h2>
{body}
<p><img id="captcha" src="/captcha.jpg?{g.digits(13)}" onclick="this.src='/captcha.jpg?'+Math.random()" alt="看不清？换一张"></p>
<button type="submit">登 录</button>
</form>
<div class="copyright">{page.site.owner} 技术支持：{page.company}　{page.site.phone}</div>
{page.tail}</body>
</html>
"""


@shell
def manual(page, body):
    """A manual of a system, exported to HTML."""
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="{charset(page)}">
<meta name="generator" content="doc2html">
<title>{plain(page.title)}</title>
{page.head}</head>
<body>
<h1>{plain(page.title)}</h1>
<p>文档版本：V{page.g.rng.randrange(1, 4)}.{page.g.rng.randrange(0, 9)}.{page.g.rng.randrange(0, 9)}　编制单位：{page.company}　编制日期：{page.day.year}年{page.day.month}月</p>
<h2>1 系统概述</h2>
<p>本系统采用B/S架构，推荐使用谷歌浏览器或360浏览器极速模式，分辨率不低于1366*768。</p>
<h2>2 操作说明</h2>
{body}
<h2>3 常见问题</h2>
<p>（1）页面打不开怎么办？请检查网络连接后重试，或加入技术支持QQ群咨询。</p>
<p>（2）忘记密码怎么办？请联系本单位系统管理员重置密码。</p>
{page.tail}</body>
</html>
"""


@shell
def leader_page(page, body):
    """A leader's page."""
    g = page.g
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="{charset(page)}">
<title>{plain(page.title)}-领导之窗-{page.site.name}</title>
{labels(page)}
{page.head}</head>
<body>
<div class="leader"><img src="/zwgk/ldzc/W0{page.day:%Y%m%d}{g.digits(12)}.jpg" alt="领导照片" width="140">
<dl><dt>姓名：</dt><dd>{g.person()}</dd><dt>职务：</dt><dd>党组成员、副局长（挂职）</dd>
<dt>简历：</dt><dd>{g.rng.choice("男女")}，汉族，{g.rng.randrange(1968, 1985)}年{g.rng.randrange(1, 13)}月出生，大学学历，中共党员。</dd>
<dt>分工：</dt><dd>负责{page.column}、信息化、安全生产等方面工作。</dd></dl></div>
<div class="more">
{body}
</div>
{footer(page)}
{page.tail}</body>
</html>
"""


@shell
def contact_page(page, body):
    """Who to turn to."""
    g = page.g
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="{charset(page)}"><title>{plain(page.title)}-{page.site.name}</title>
{page.head}</head>
<body>
{NAVIGATION}
<h2>{plain(page.title)}</h2>
<ul class="contact"><li>办公地址：{page.site.address}</li><li>办公时间：周一至周五 8:30-12:00，14:30-17:30（法定节假日除外）</li>
<li>联系电话：{page.site.phone}</li><li>传真：{g.landline()}</li><li>投诉举报：12345</li><li>电子邮箱：xxgk@{page.site.domain}</li></ul>
{body}
<div id="map" data-lng="11{g.digits(1)}.{g.digits(6)}" data-lat="2{g.digits(1)}.{g.digits(6)}"></div>
<script src="https://api.map.baidu.com/api?v=3.0&amp;ak={g.token(32)}"></script>
{footer(page)}
{page.tail}</body>
</html>
"""


@shell
def forum_thread(page, body):
    """A board where people write as they please."""
    g = page.g
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset(page)}" />
<title>{plain(page.title)} - 百姓论坛 - Powered by Discuz!</title>
<script type="text/javascript">var STYLEID = '1', STATICURL = 'static/', discuz_uid = '0', cookiepre = '{g.token(4)}_{g.hexes(4)}_', formhash = '{g.hexes(8)}';</script>
{page.head}</head>
<body id="nv_forum">
<div id="postlist"><h1>{plain(page.title)}</h1>
<table id="pid{g.digits(6)}"><tr><td class="pls">楼主：用户{g.digits(7)}<br />UID {g.digits(6)}<br />积分 {g.digits(3)}</td>
<td class="t_f" id="postmessage_{g.digits(6)}">
{body}
</td></tr></table></div>
<p>发表于 {page.day:%Y-%m-%d} 20:{g.rng.randrange(10, 59)} | IP:{g.rng.randrange(60, 220)}.{g.rng.randrange(1, 250)}.*.*</p>
{page.tail}</body>
</html>
"""


@shell
def spa_page(page, body):
    """Rendered by a server in front of a framework."""
    g = page.g
    return f"""<!doctype html>
<html data-n-head-ssr>
<head><meta charset="{charset(page)}"><title>{plain(page.title)}</title>
<link rel="preload" href="/_nuxt/{g.hexes(7)}.js" as="script"><style data-vue-ssr-id="{g.hexes(8)}:0">.page[data-v-{g.hexes(8)}]{{margin:0}}</style>
{page.head}</head>
<body>
<div data-server-rendered="true" id="__nuxt"><div class="layout" data-v-{g.hexes(8)}>
<h1>{plain(page.title)}</h1>
{body}
</div></div>
<script>window.__NUXT__=(function(a,b){{return {{layout:"default",data:[{{id:"{g.digits(19)}",createTime:{g.digits(13)},traceId:"{g.hexes(32)}",visits:a}}],error:b,serverRendered:true}}}}({g.digits(3)},null));</script>
<script src="/_nuxt/{g.hexes(7)}.js" defer></script>
{page.tail}</body>
</html>
"""


@shell
def bid_notice(page, body):
    """A notice of a public purchase."""
    g = page.g
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="{charset(page)}">
<title>{plain(page.title)}</title>
{page.head}</head>
<body>
<div class="vF_detail_header"><h2>{plain(page.title)}</h2><p>{page.day.year}年{page.day.month:02d}月{page.day.day:02d}日 10:{g.rng.randrange(10, 59)}　来源：政府采购网</p></div>
<div class="vF_detail_content">
<p>一、项目编号：{page.site.code[:6]}{page.day:%Y%m%d}{g.digits(4)}（招标文件编号：ZFCG-G{page.day:%Y}{g.digits(3)}-1）</p>
<p>二、采购人：{page.site.owner}　地址：{page.site.address}　联系方式：{page.site.phone}</p>
<p>三、代理机构：{page.company}　地址：{g.office()}{g.rng.randrange(1, 30)}楼{g.rng.randrange(101, 2600)}室　项目联系人：{g.person()}　电话：{g.mobile()}</p>
{body}
</div>
{page.tail}</body>
</html>
"""


@shell
def plain_text(page, body):
    """A file of text: what stands in it is not markup. The body comes as text."""
    return f"{page.title}\n{'=' * 40}\n\n{body}\n\n{page.site.owner}\n{page.day.year}年{page.day.month}月{page.day.day}日\n"


@shell
def script_file(page, body):
    """A script beside the pages. The body comes as code."""
    return f"/*! {page.site.domain} build {page.day:%Y%m%d}.{page.g.digits(4)} */\n{body}\n"
