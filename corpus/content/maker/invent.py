"""Invented people and numbers with right check digits. Everything is drawn from the random source that a case is given."""

import base64
import datetime
import json
from pathlib import Path

DIVISIONS = Path(__file__).resolve().parents[3] / "rules/regions/divisions.tsv"

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN_MEN = "伟强磊军勇杰涛明超刚平辉鹏飞斌波建国志宏德海林永昌文博俊宇浩然子轩天佑润泽启航立群振华家栋国梁长河庆丰"
GIVEN_WOMEN = "芳娜秀英敏静丽艳娟霞燕玲桂兰玉梅雪婷慧颖欣怡梓涵诗琪雨桐佳宁春花凤琴红云素珍淑贤若曦思语"
ORG_HEADS = ["青岚", "云汀", "松渚", "临湖", "远岫", "霁山", "锦溪", "沐川口", "望亭湾", "石漈", "长堰", "虹桥浦", "芦洲", "鹿鸣", "安屏"]
TOWNS = ["岚溪镇", "沙坪头乡", "石漈镇", "芦花洲镇", "上河街道", "西渚街道", "杨柳埠镇", "白鹭乡", "大堰口镇", "松岭镇"]
VILLAGES = ["竹坪村", "上埠村", "新塘村", "柳湾村", "红旗村", "前进村", "下洋村", "樟树村", "双桥村", "龙井坡村", "黄泥塘村", "枫林村"]
ROADS = ["人民路", "建设路", "岚山路", "解放西路", "滨河大道", "兴业街", "环城北路", "文化巷", "朝阳路", "育才路", "青年路", "和平街"]
ESTATES = ["锦绣花园", "阳光小区", "翠湖名苑", "幸福里", "凤凰城", "金桂苑", "和谐家园", "水岸华庭", "学府佳苑", "安居苑"]
TRADES = ["水务投资", "建设工程", "信息技术", "物业管理", "园林绿化", "教育咨询", "医疗器械", "粮油贸易", "环保科技", "电力安装", "广告传媒", "农业开发"]
BINS = [("622202", 19, "工商银行"), ("621226", 19, "工商银行"), ("622848", 19, "农业银行"), ("621700", 19, "建设银行"),
        ("621661", 19, "中国银行"), ("622588", 16, "招商银行"), ("621799", 19, "邮政储蓄银行"), ("622700", 19, "建设银行"),
        ("436742", 19, "建设银行"), ("622188", 19, "邮政储蓄银行"), ("955880", 19, "工商银行"), ("622622", 16, "民生银行"),
        ("622262", 19, "交通银行"), ("622909", 18, "兴业银行"), ("955998", 19, "农业银行"), ("621098", 19, "邮政储蓄银行")]
MOBILE_HEADS = ["134", "135", "136", "137", "138", "139", "150", "151", "152", "157", "158", "159", "178", "182", "183", "187", "188",
                "130", "131", "132", "155", "156", "166", "176", "185", "186", "133", "153", "177", "180", "181", "189", "191", "199"]


def read_divisions():
    """Lists of county codes: those in force, and those that were."""
    now, former = [], []
    for line in DIVISIONS.read_text(encoding="utf-8").splitlines():
        code, name, state = line.split("\t")[:3]
        if code[4:] == "00" or code[:2] in ("81", "82", "83") or name in ("市辖区", "县"):
            continue
        (now if state == "current" else former).append((code, name))
    return now, former


COUNTIES, FORMER_COUNTIES = read_divisions()


def id_check(digits17):
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits17, ID_WEIGHTS)) % 11]


def luhn_check(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def credit_check(first17):
    total = sum(CREDIT_ALPHABET.index(sign) * weight for sign, weight in zip(first17, CREDIT_WEIGHTS))
    return CREDIT_ALPHABET[-total % 31]


def fullwidth(text):
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


class Inventor:
    """Draws from `rng`, a random.Random."""

    def __init__(self, rng):
        self.rng = rng
        self.local = None  # the county that most people come from

    # Names and places

    def surname(self):
        return self.rng.choice(SURNAMES)

    def person(self, man=None):
        man = self.rng.random() < 0.5 if man is None else man
        pool = GIVEN_MEN if man else GIVEN_WOMEN
        return self.surname() + "".join(self.rng.sample(pool, self.rng.choice((1, 2, 2, 2))))

    def people(self, count):
        names = []
        while len(names) < count:
            name = self.person()
            if name not in names:
                names.append(name)
        return names

    def head(self):
        return self.rng.choice(ORG_HEADS)

    def company(self):
        return f"{self.head()}{self.rng.choice(['', '县', '市'])}{self.head()}{self.rng.choice(TRADES)}有限公司"

    def village(self):
        return f"{self.rng.choice(TOWNS)}{self.rng.choice(VILLAGES)}"

    def road_number(self):
        return f"{self.rng.choice(ROADS)}{self.rng.randrange(2, 380)}号"

    def home(self):
        """A private address to the house number."""
        head = self.head()
        town = self.rng.choice(TOWNS)
        estate = f"{self.rng.choice(ESTATES)}{self.rng.randrange(1, 30)}栋{self.rng.randrange(1, 5)}单元{self.rng.randrange(101, 1806)}室"
        return self.rng.choice([
            f"{head}市{town}{self.road_number()}{estate}",
            f"{head}县{town}{self.rng.choice(VILLAGES)}{self.rng.randrange(1, 15)}组{self.rng.randrange(2, 90)}号",
            f"{head}市{self.road_number()}{self.rng.randrange(1, 20)}号楼{self.rng.randrange(1, 5)}单元{self.rng.randrange(101, 2806)}号",
            f"{head}县{self.road_number()}附{self.rng.randrange(1, 9)}号",
            f"{head}区{self.rng.choice(ROADS)}{self.rng.randrange(2, 380)}弄{self.rng.randrange(1, 60)}号{self.rng.randrange(101, 902)}室",
        ])

    def office(self):
        """Where an office receives people."""
        return f"{self.head()}{self.rng.choice(['县', '市'])}{self.road_number()}"

    # Dates

    def date(self, first=2019, last=2025):
        start = datetime.date(first, 1, 1).toordinal()
        return datetime.date.fromordinal(self.rng.randrange(start, datetime.date(last, 6, 30).toordinal()))

    # Numbers

    def digits(self, count):
        return "".join(self.rng.choice("0123456789") for _ in range(count))

    def county(self, former=False):
        return self.rng.choice(FORMER_COUNTIES if former else COUNTIES)[0]

    def id_number(self, county=None, born=None, man=None, check=None):
        """18 places. `check` asks for a certain check digit: "X", or "digit" for any but X."""
        county = county or (self.local if self.local and self.rng.random() < 0.7 else self.county())
        while True:
            day = born or datetime.date.fromordinal(self.rng.randrange(datetime.date(1942, 1, 1).toordinal(),
                                                                       datetime.date(2006, 12, 31).toordinal()))
            order = self.rng.randrange(1, 480)
            if man is not None:
                order = order // 2 * 2 + (1 if man else 2)
            first = f"{county}{day:%Y%m%d}{order:03d}"
            last = id_check(first)
            if check is None or (check == "X") == (last == "X"):
                return first + last

    def ids(self, count, **how):
        found = []
        while len(found) < count:
            number = self.id_number(**how)
            if number not in found:
                found.append(number)
        return found

    def old_id(self):
        """15 places, as issued before 2000."""
        day = datetime.date(1930, 1, 1) + datetime.timedelta(days=self.rng.randrange(0, 365 * 50))
        return f"{self.county(former=self.rng.random() < 0.3)}{day:%y%m%d}{self.rng.randrange(1, 500):03d}"

    def serial18(self, county=None, year=None, order=None):
        """Region, date and four digits, as offices number things, of those that pass for an ID number."""
        county = county or self.county()
        while True:
            day = self.date() if year is None else self.date(year, year)
            number = f"{county}{day:%Y%m%d}{self.rng.randrange(1, 1000) if order is None else order:04d}"
            if id_check(number[:17]) == number[17]:
                return number

    def serials18(self, count, county=None):
        """Consecutive ones of a day; the first one passes for an ID number."""
        first = int(self.serial18(county=county))
        return [str(first + step) for step in range(count)]

    def mobile(self):
        return self.rng.choice(MOBILE_HEADS) + self.digits(8)

    def mobiles(self, count):
        found = []
        while len(found) < count:
            number = self.mobile()
            if number not in found:
                found.append(number)
        return found

    def landline(self):
        return f"0{self.rng.choice(['571', '731', '736', '817', '551', '23', '21', '20', '755', '898'])}-{self.rng.randrange(2, 9)}{self.digits(6)}"

    def card(self, bank=None):
        """Number and bank of a person's card."""
        prefix, length, name = self.rng.choice([one for one in BINS if bank in (None, one[2])])
        body = prefix + self.digits(length - len(prefix) - 1)
        return body + luhn_check(body), name

    def cards(self, count, bank=None):
        return [self.card(bank)[0] for _ in range(count)]

    def org_account(self):
        """An organisation's account; these have no check digit and often look like a card."""
        return self.rng.choice([
            lambda: self.rng.choice(["1202", "3301", "4301", "1902", "2002"]) + self.digits(15),
            lambda: "1" + self.digits(17),
            lambda: self.rng.choice(["33050", "43050", "51050"]) + self.digits(15),
            lambda: self.digits(12),
        ])()

    def credit_code(self, all_digits=False):
        """Unified social credit code of an organisation."""
        while True:
            body = (self.rng.choice(["91", "12", "52", "11", "93"]) + self.county() +
                    ("".join(self.rng.choice("0123456789") for _ in range(8)) if all_digits
                     else "MA" + "".join(self.rng.choice(CREDIT_ALPHABET) for _ in range(6))))
            if len(body) < 17:
                # The ninth place of the middle part is its own check digit; any sign will do here.
                body += self.rng.choice("0123456789") if all_digits else self.rng.choice(CREDIT_ALPHABET)
            code = body + credit_check(body)
            if not all_digits or code.isdigit():
                return code

    def passport(self):
        return self.rng.choice([
            lambda: "E" + self.digits(8), lambda: "G" + self.digits(8),
            lambda: "E" + self.rng.choice("ABCDEFGHJKLM") + self.digits(7), lambda: self.rng.choice("PSD") + "E" + self.digits(7),
        ])()

    # Secrets

    def token(self, count, alphabet=BASE62):
        return "".join(self.rng.choice(alphabet) for _ in range(count))

    def hexes(self, count):
        return self.token(count, "0123456789abcdef")

    def uuid(self):
        text = self.hexes(32)
        return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{self.rng.choice('89ab')}{text[17:20]}-{text[20:]}"

    def password(self):
        """As people choose them."""
        head = self.rng.choice(["Ql", "admin", "Yt", "szsb", "jyj", "Hlw", "gzw", "wlzx", "Mima", "zwfw", "Sl", "Kjj", "Tyj", "rsj"])
        sign = self.rng.choice("@#!$_@")
        return self.rng.choice([
            lambda: head + sign + self.rng.choice(["2019", "2020", "2021", "2022", "2023", "2024"]),
            lambda: head + self.digits(4) + sign,
            lambda: head.capitalize() + sign + self.digits(self.rng.choice((3, 4, 6))),
            lambda: self.token(5) + sign + self.token(4) + self.digits(2),
            lambda: head.lower() + self.digits(6),
            lambda: self.token(1, "ABCDEFGHKLMNPQRSTUVWXYZ") + self.token(7, "abcdefghijkmnpqrstuvwxyz23456789") + self.digits(1),
        ])()

    def account(self):
        return self.rng.choice(["admin", "zwgk", "wlzx", "jyjxx", "yhgl", "sbuser", "qlxedu", "zzbmgr", "cwk01", "bsdt"]) + self.rng.choice(["", "", "01", "2"])

    def der(self, count):
        """Base64 of a PKCS#1 key's first bytes and noise."""
        noise = bytes(self.rng.randrange(256) for _ in range(count - 11))
        return base64.b64encode(bytes.fromhex("308204a40201000282010100")[:11] + noise).decode()

    def pem(self, kind="RSA PRIVATE KEY", size=608):
        text = self.der(size)
        lines = [text[at:at + 64] for at in range(0, len(text), 64)]
        return [f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----"]

    def jwt(self, claims):
        def part(data):
            return base64.urlsafe_b64encode(json.dumps(data, separators=(",", ":")).encode()).decode().rstrip("=")
        signature = base64.urlsafe_b64encode(bytes(self.rng.randrange(256) for _ in range(32))).decode().rstrip("=")
        return f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part(claims)}.{signature}"
