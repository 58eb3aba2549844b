#!/usr/bin/env python3
"""Writes the labelled pages of corpus/region from the texts beside it: negatives.md, positives.md, codes.md, unseen.md, unseen2.md, unseen3.md, unseen4.md, unseen5.md, unseen6.md, unseen7.md, unseen8.md.

    corpus/region/make_cases.py

pages/CASE.html and labels.tsv are written anew. Regions are real, persons and numbers invented.
"""

import html
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent

# Sites whose code does not follow from the name alone: code, SiteName, host.
SITES = {
    "鼓楼区-南京": ("3201060001", "南京市鼓楼区人民政府", "www.njgl.gov.cn"),
    "鼓楼区-徐州": ("3203020001", "徐州市鼓楼区人民政府", "www.xzgl.gov.cn"),
    "鼓楼区-福州": ("3501020001", "福州市鼓楼区人民政府", "www.gl.gov.cn"),
    "鼓楼区-开封": ("4102040001", "开封市鼓楼区人民政府", "www.kfgl.gov.cn"),
    "解放区-焦作": ("4108020001", "焦作市解放区人民政府", "www.jfq.gov.cn"),
    "永定区-龙岩": ("3508030001", "龙岩市永定区人民政府", "www.yongding.gov.cn"),
    "永定区-张家界": ("4308020001", "张家界市永定区人民政府", "www.zjjyd.gov.cn"),
    "普陀区-上海": ("3101070001", "上海市普陀区人民政府", "www.shpt.gov.cn"),
    "白云区-广州": ("4401110001", "广州市白云区人民政府", "www.by.gov.cn"),
    "新华区-石家庄": ("1301050001", "石家庄市新华区人民政府", "www.xhqsjz.gov.cn"),
    "朝阳区-北京": ("1101050001", "北京市朝阳区人民政府", "www.bjchy.gov.cn"),
    "桃源县教育局": ("4307250012", "桃源县教育局", "jyj.taoyuan.gov.cn"),
    "汉滨区水利局": ("6109020034", "汉滨区水利局", "slj.hanbin.gov.cn"),
    "雷州市教育局": ("4408820018", "雷州市教育局", "jyj.leizhou.gov.cn"),
    "霍山县卫健委": ("3415250020", "霍山县卫生健康委员会", "wjw.huoshan.gov.cn"),
    "太仓市档案馆": ("3205850041", "太仓市档案馆", "daj.taicang.gov.cn"),
    "三江县错": ("4331270001", "永顺县人民政府门户网站", "www.ysx.gov.cn"),
    "沁水县应急局": ("1405210035", "沁水县应急管理局", "yjj.qinshui.gov.cn"),
    "龙华区-深圳": ("4403090001", "深圳市龙华区人民政府", "www.szlhq.gov.cn"),
    "湘西州": ("4331000001", "湘西土家族苗族自治州人民政府", "www.xxz.gov.cn"),
    "湛江开发区": ("4408710001", "湛江经济技术开发区管理委员会", "www.zetdz.gov.cn"),
    "江西省水利厅": ("3600000019", "江西省水利厅", "slt.jiangxi.gov.cn"),
    "浙江省水利厅": ("3300000019", "浙江省水利厅", "slt.zj.gov.cn"),
    "中央部门": ("bm20000003", "水利部", "www.mwr.gov.cn"),
    "崇文区旧码": ("1101030001", "东城区人民政府", "www.dch.gov.cn"),
    "电白旧码": ("4409230001", "电白区人民政府", "www.dianbai.gov.cn"),
}


def site_codes():
    """{name: code} of today's divisions that bear their name alone."""
    found = {}
    for line in (HERE / "../../rules/regions/names.tsv").read_text("utf-8").splitlines():
        name, kind, codes = line.split("\t")
        if kind in ("full", "common") and len(codes) == 6:
            found[name] = codes
    return found


def site_of(name, codes):
    if "," in name:  # CODE,SITE NAME,HOST
        return tuple(part.strip() for part in name.split(","))
    if name in SITES:
        return SITES[name]
    return codes[name] + "0001", name + "人民政府门户网站", f"www.site{codes[name]}.gov.cn"


def read_cases(path):
    case = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("@"):
            if case:
                yield case
            name, template, site, column, title = (part.strip() for part in line[1:].split("|"))
            case = dict(name=name, template=template, site=site, column=column, title=title, lines=[], wrong=None, codes=None, type="概况信息")
        elif case is None or not line or (line.startswith("# ") and not case["lines"] and "Parts of" in line):
            continue
        elif line.startswith("! "):
            case["wrong"] = line[2:].split()
        elif line.startswith("% "):
            case["type"] = line[2:].strip()
        elif line.startswith("= "):
            case["codes"] = [part.strip() for part in line[2:].split(",")]
        else:
            case["lines"].append(line)
    if case:
        yield case


def blocks(lines):
    """[(kind, [texts])]: rows of a table and items of a list stay together."""
    result = []
    for line in lines:
        kind, text = {"# ": ("heading", line[2:]), "| ": ("table", line[2:]), "- ": ("list", line[2:])}.get(
            line[:2], ("text", line)
        )
        if kind in ("table", "list") and result and result[-1][0] == kind:
            result[-1][1].append(text)
        else:
            result.append((kind, [text]))
    return result


def table(rows, attributes):
    cells = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(cell.strip())}</td>" for cell in row.split("|")) + "</tr>" for row in rows
    )
    return f"<table{attributes}>\n{cells}\n</table>"


def items(texts):
    return "<ul>\n" + "\n".join(f'<li><a href="/{i}.html">{html.escape(t)}</a></li>' for i, t in enumerate(texts)) + "\n</ul>"


def meta(case, site, upper=False):
    code, name, host = site
    labels = [("SiteName", name), ("SiteDomain", host), ("SiteIDCode", code), ("ColumnName", case["column"])]
    labels += [("ColumnDescription", case["column"] + "栏目"), ("ColumnKeywords", case["column"]), ("ColumnType", case["type"])]
    if case["template"] == "news" or case["column"] not in case["title"]:
        labels = labels[:4] + ([] if case["type"] == "概况信息" else labels[-1:]) + [("ArticleTitle", case["title"]), ("PubDate", "2024-05-20 09:30"), ("ContentSource", name)]
    form = '<META content="{1}" name="{0}">' if upper else '<meta name="{0}" content="{1}">'
    return "\n".join(form.format(key, html.escape(value)) for key, value in labels if value)


def footer(site, footer_code, report_code):
    _code, name, host = site
    parts = [f"主办：{name.replace('门户网站', '')}　承办：{name[:6]}政务服务和数据管理局"]
    if footer_code:
        parts.append(f"网站标识码：{footer_code}　ICP备20002188号")
    if report_code:
        parts.append(
            f'<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code={report_code}&amp;url=https%3A%2F%2F{host}">'
            '<img src="/images/jiucuo.png" alt="我为政府网站找错"></a>'
        )
    return parts


def modern(case, site, foot):
    out = []
    for kind, texts in blocks(case["lines"]):
        if kind == "heading":
            out.append(f"<h3>{html.escape(texts[0])}</h3>")
        elif kind == "table":
            out.append(table(texts, ' class="tb"'))
        elif kind == "list":
            out.append(items(texts))
        else:
            out.append(f"<p>{html.escape(texts[0])}</p>")
    body = "\n".join(out)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{html.escape(case['title'])}_{site[1]}</title>
{meta(case, site)}
</head>
<body>
<div class="header"><a href="/">{site[1]}</a>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li><li><a href="/gk/">{case['column']}</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/gk/">{case['column']}</a> &gt; 正文</div>
<div class="content"><h1>{html.escape(case['title'])}</h1>
<div class="info">发布时间：2024-05-20　来源：本网　浏览次数：128</div>
{body}
</div>
<div class="footer">{''.join(f'<p>{part}</p>' for part in foot)}</div>
<div style="display:none" class="pop">您访问的链接即将离开“{site[1]}”，是否继续？</div>
</body>
</html>
"""


def old(case, site, foot):
    out = []
    for kind, texts in blocks(case["lines"]):
        if kind == "heading":
            out.append(f"<P><STRONG>{html.escape(texts[0])}</STRONG></P>")
        elif kind == "table":
            out.append(table(texts, " border=1"))
        elif kind == "list":
            out.append("<BR>".join(html.escape(text) for text in texts))
        else:
            out.append(f'<P style="TEXT-INDENT: 2em"><FONT size=3>{html.escape(texts[0])}</FONT></P>')
    body = "\n".join(out)
    return f"""<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=gb2312">
<TITLE>{site[1]}--{case['column']}--{html.escape(case['title'])}</TITLE>
{meta(case, site, upper=True)}
</HEAD><BODY bgcolor=#ffffff>
<TABLE width=960 align=center><TR><TD><IMG src="/images/top.jpg"></TD></TR>
<TR><TD>&nbsp;<A href="/">网站首页</A> | <A href="/news/">新闻中心</A> | <A href="/gk/">{case['column']}</A> | <A href="/ly/">投资旅游</A></TD></TR></TABLE>
<TABLE width=960 align=center><TR><TD width=200 valign=top><A href="/gk/1.html">领导之窗</A><BR><A href="/gk/2.html">政府机构</A></TD>
<TD valign=top><TABLE width="100%"><TR><TD>您现在的位置：首页 &gt;&gt; {case['column']}</TD></TR>
<TR><TD align=center class=title><B>{html.escape(case['title'])}</B></TD></TR>
<TR><TD>{body}</TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=960 align=center><TR><TD align=center>{'<BR>'.join(foot)}</TD></TR></TABLE>
</BODY></HTML>
"""


def br(case, site, foot):
    out = []
    for kind, texts in blocks(case["lines"]):
        if kind == "table":
            out.append(table(texts, ""))
        else:
            out += [f"&nbsp;&nbsp;&nbsp;&nbsp;{html.escape(text)}<br/>" for text in texts]
    body = "\n".join(out)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{html.escape(case['title'])}-{case['column']}-{site[1]}</title>
{meta(case, site)}
</head><body>
<div id="top"><span>今天是2024年6月1日</span></div>
<div id="path">您所在的位置：首页&gt;{case['column']}</div>
<div id="article"><div class="tit">{html.escape(case['title'])}</div>
<div id="zoom">{body}</div></div>
<div id="bottom">{'<br/>'.join(foot)}</div>
</body></html>
"""


def news(case, site, foot):
    page = modern(case, site, foot)
    side = (
        '<div class="side"><h3>相关新闻</h3><ul><li><a href="/n1.html">全市经济运行分析会召开</a></li>'
        '<li><a href="/n2.html">外地考察团来访</a></li></ul></div>\n<div class="footer">'
    )
    return page.replace('<div class="footer">', side, 1).replace("<p>", '<p style="text-indent:2em;"><span>', 3)


def tabled(case, site, foot):
    page = modern(case, site, foot)
    return page.replace('<div class="content">', '<table class="layout"><tr><td class="content">', 1).replace(
        '</div>\n<div class="footer">', '</td></tr></table>\n<div class="footer">', 1
    )


def ueditor(case, site, foot):
    """What a pasted text becomes in an editor: every block cut into runs, now and then in the middle of a name."""

    def runs(match):
        text, step = match[1], 23
        spans = "".join(f'<span style="font-size:16px;font-family:宋体">{text[i:i + step]}</span>' for i in range(0, len(text), step))
        return f'<p style="text-indent:32px"><span>&nbsp;&nbsp;</span>{spans}</p>'

    head, content = modern(case, site, foot).split('<div class="content">', 1)
    return head + '<div class="content">' + re.sub(r"<p>([^<&]*)</p>", runs, content)


PORTAL_LINKS = ("中国政府网", "国家发展改革委", "北京市人民政府", "上海市人民政府", "浙江省人民政府", "杭州市人民政府", "海盐县人民政府", "苍南县人民政府")


def portal(case, site, foot):
    """A whole portal around the text: the directory's head, news at the side, links to sites of other places."""
    page = modern(case, site, foot)
    head = (
        '<table class="gkml"><tr><td>索 引 号</td><td>000014349/2024-00127</td><td>主题分类</td><td>综合政务</td></tr>'
        f'<tr><td>发布机构</td><td>{site[1]}</td><td>成文日期</td><td>2024-05-18</td></tr></table>\n<div class="info">'
    )
    links = "".join(f'<option value="#">{name}</option>' for name in PORTAL_LINKS)
    side = (
        '<div class="side"><h3>推荐阅读</h3><ul><li><a href="/a.html">浙江省海盐县党政代表团来我地考察</a></li>'
        '<li><a href="/b.html">习近平在福建考察时强调</a></li><li><a href="/c.html">国务院安委会办公室通报有关事故</a></li></ul></div>\n'
        f'<div class="links">友情链接：<select>{links}</select></div>\n<div class="footer">'
    )
    return page.replace('<div class="info">', head, 1).replace('<div class="footer">', side, 1)


TEMPLATES = {"modern": modern, "old": old, "br": br, "news": news, "table": tabled, "ueditor": ueditor, "portal": portal}


def write_case(case, codes):
    site = site_of(case["site"], codes)
    footer_code, report_code = site[0], site[0]
    if case["codes"]:
        label, footer_code, report_code, name = case["codes"]
        site = (label, name, site[2])
    page = TEMPLATES[case["template"]](case, site, footer(site, footer_code, report_code))
    encoding = "gb18030" if case["template"] == "old" else "utf-8"
    (HERE / "pages" / (case["name"] + ".html")).write_bytes(page.encode(encoding))
    return page.splitlines()


def labels_of(case, lines):
    """One row a rule: the lines that the finding may stand on, and the region that it should name."""
    wrong = case["wrong"]
    for rule, count in (("region.wrong", wrong and not case["codes"]), ("region.site-code", wrong and case["codes"])):
        where, note = "-", ""
        if count:
            words = wrong if case["codes"] else wrong[1:]
            where = ",".join(str(i) for i, line in enumerate(lines, 1) if any(word in re.sub("<[^>]*>", "", line) or word in line for word in words))
            note = "" if case["codes"] else f"about {wrong[0]}"
        yield f"pages/{case['name']}.html\t{rule}\t{1 if count else 0}\t{where}\t{note}\n"


def main():
    codes = site_codes()
    (HERE / "pages").mkdir(exist_ok=True)
    for old_page in (HERE / "pages").glob("*.html"):
        old_page.unlink()
    rows = ["file\trule\tcount\twhere\tnote\n"]
    for source in ("negatives.md", "positives.md", "codes.md", "unseen.md", "unseen2.md", "unseen3.md", "unseen4.md", "unseen5.md", "unseen6.md", "unseen7.md", "unseen8.md"):
        if not (HERE / source).exists():
            continue
        for case in read_cases(HERE / source):
            rows += labels_of(case, write_case(case, codes))
    (HERE / "labels.tsv").write_text("".join(rows), "utf-8")
    print(f"{(len(rows) - 1) // 2} pages")


if __name__ == "__main__":
    main()
