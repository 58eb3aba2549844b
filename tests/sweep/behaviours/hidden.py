"""Dark links, and what is hidden for good reasons."""

from answers import Behaviour, Expect, link, page

CASINO = page("澳门新葡京娱乐场", "<p>真人百家乐、老虎机、彩票投注，注册送彩金</p>")


def dark(name, about, markup, *, head="", plain=False):
    expect = () if plain else (Expect("link.hidden", "$HTTP.b/x.html"),)
    target = page("兄弟单位") if plain else CASINO
    return Behaviour(name, about, markup, {"/": page(about, markup, head)}, expect, site="http", hosts={"b": {"/x.html": target, "/": target}})


GAMBLING = '<a href="$HTTP.b/x.html">澳门赌场</a>'
NEUTRAL = '<a href="$HTTP.b/x.html">市统计局</a>'

BEHAVIOURS = (
    dark("dark_none", "display:none", f'<div style="display:none">{GAMBLING}</div>'),
    dark("dark_off", "off the screen", f'<div style="position:absolute;left:-9999px;top:0">{GAMBLING}</div>'),
    dark("dark_indent", "text-indent", f'<div style="text-indent:-9999px;overflow:hidden">{GAMBLING}</div>'),
    dark("dark_pixel", "in one pixel", f'<div style="width:1px;height:1px;overflow:hidden">{GAMBLING}</div>'),
    dark("dark_marquee", "a marquee of one pixel", f'<marquee height="1" width="1" scrollamount="3000">{GAMBLING}</marquee>'),
    dark("dark_colour", "white on white", f'<div style="background:#fff"><a style="color:#ffffff" href="$HTTP.b/x.html">百家乐</a></div>'),
    dark("dark_size", "font-size 0", f'<span style="font-size:0">{GAMBLING}</span>'),
    dark("dark_opacity", "opacity 0", f'<div style="opacity:0">{GAMBLING}</div>'),
    dark("dark_class", "display:none by a class", f'<div class="zz">{GAMBLING}</div>', head="<style>.zz{display:none}</style>"),
    dark("dark_words", "gambling words in the open", f"<p>{GAMBLING} <a href='$HTTP.b/x.html'>老虎机</a></p>"),
    dark("menu", "a menu that opens", f'<ul class="nav"><li>部门<ul style="display:none"><li>{NEUTRAL}</li></ul></li></ul>', plain=True),
    dark("tabs", "a tab that is not in front", f'<div class="tab-content" style="display:none"><ul><li>{NEUTRAL}</li></ul></div>', plain=True),
    dark("own_skip", "a link to skip the navigation", '<a style="position:absolute;left:-9999px" href="#main">跳到正文</a><p id="main">正文</p>', plain=True),
    dark("pixel", "a counter of one pixel", '<img width="1" height="1" style="display:none" src="$HTTP.b/x.html">', plain=True),
    dark("news", "a notice about gambling", '<p>公安机关打击赌博：<a href="$HTTP.b/x.html">关于严厉打击网络赌博的通告</a></p>', plain=True),
)
