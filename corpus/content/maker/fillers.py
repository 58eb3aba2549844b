"""Paragraphs of ordinary pages: full of numbers, names and places that nobody minds."""

GENERAL = [
    "为深入贯彻落实上级决策部署，切实做好当前和今后一个时期的各项工作，现将有关事项通知如下，请认真抓好落实。",
    "各乡镇人民政府、街道办事处，县直各单位：根据《国务院办公厅关于印发〈政府网站发展指引〉的通知》（国办发〔2017〕47号）要求，结合我县实际，制定本方案。",
    "本次公示期为{day}至{day2}，公示期内如有异议，请以书面形式向{owner}反映，联系电话：{phone}。",
    "会议强调，要坚持以人民为中心的发展思想，聚焦群众急难愁盼问题，把好事办好、实事办实。",
    "今年以来，全县完成固定资产投资{n3}.{n2}亿元，同比增长{n1}.{n1}%；实现社会消费品零售总额{n3}.{n2}亿元，同比增长{n1}.{n1}%。",
    "项目总投资{n5}.{n2}万元，总用地面积{n5}.{n2}平方米，总建筑面积{n6}.{n2}平方米，容积率2.{n1}，绿地率3{n1}%。",
    "全县共有{n2}个乡镇（街道）、{n3}个行政村，户籍人口{n6}人，常住人口{n6}人，人口密度每平方公里{n3}人。",
    "上述文件自{day}起施行，有效期5年。《{head}县人民政府办公室关于印发管理办法的通知》（{short}政办发〔{year}〕{n2}号）同时废止。",
    "咨询电话：{phone}；监督举报电话：12345、{phone2}。受理时间：工作日上午8:30—12:00，下午14:30—17:30。",
    "来信请寄：{office}，邮政编码：{post}，请在信封上注明“意见建议”字样。",
    "评审委员会由{n1}名专家组成，最终得分{n2}.{n2}分，排名第{n1}，推荐为第一中标候选人。",
    "依据GB/T 2260—2007《中华人民共和国行政区划代码》和GB 11643—1999《公民身份号码》的有关规定编制。",
    "宗地编号{head}自然资告字〔{year}〕{n2}号，出让面积{n5}平方米，起始价{n4}万元，保证金{n3}万元，竞得人须在合同签订之日起30日内缴清。",
    "据县气象台监测，{day}8时至次日8时，全县平均降雨量{n2}.{n1}毫米，最大为{town}{n3}.{n1}毫米。",
    "活动现场共发放宣传资料{n4}余份，接受群众咨询{n3}余人次，悬挂横幅{n2}条，取得了良好的社会效果。",
    "下一步，{owner}将持续加大工作力度，压实责任，确保各项任务按期完成。",
    "申请人可登录省政务服务网，或到县政务服务中心{n1}楼{n2}号窗口办理，全程免费。",
    "本批次抽检样品{n3}批次，合格{n3}批次，样品编号SC{year}{n8}，抽样单编号GC{n14}，不合格项目为菌落总数。",
    "上网公告编号：{year}-{n4}，公告链接有效期至{day2}，逾期请与发布单位联系。",
    "线路全长{n2}.{n3}公里，起点桩号K{n1}+{n3}，终点桩号K{n2}+{n3}，设计时速60公里，路基宽度12米。",
    "运动会男子100米决赛成绩：第一名11秒{n2}，第二名11秒{n2}；女子跳远第一名5.{n2}米。",
    "本期开奖号码：{n2} {n2} {n2} {n2} {n2}+{n2} {n2}，全国销量{n9}元，奖池滚存{n9}.{n2}元。",
    "航班CA{n4}次、列车G{n4}次当日正常运行，受天气影响，部分班线（湘J{n5}）停运。",
    "证券代码：60{n4}，证券简称：{head}股份，公告编号：{year}-0{n2}。",
]

HELP = [
    "如遇系统无法登录、页面显示异常等情况，请更换浏览器或清理缓存后重试。",
    "系统开放时间为{day}9:00至{day2}17:00，逾期系统自动关闭，不再受理。",
    "请各单位于{day}前完成信息核对，确保数据真实、准确、完整。",
    "系统支持导出Excel表格，文件名为“导出_{year}{n10}.xls”，可在“我的下载”中查看。",
    "点击左侧菜单“业务管理—信息录入”，进入录入界面，带*号的为必填项。",
    "移动端请扫描二维码下载APP，安卓版版本号为3.{n1}.{n1}，安装包大小{n2}MB。",
]


def draw(g, count, theme=None):
    """That many different paragraphs."""
    pool = {"help": HELP}.get(theme, GENERAL)
    return [fill(g, text) for text in g.rng.sample(pool, min(count, len(pool)))]


def fill(g, text):
    def date(day):
        return f"{day.year}年{day.month}月{day.day}日"

    out, at = [], 0
    while True:
        begin = text.find("{", at)
        if begin < 0:
            return "".join(out) + text[at:]
        end = text.index("}", begin)
        out.append(text[at:begin])
        name = text[begin + 1:end]
        if name[0] == "n" and name[1:].isdigit():
            out.append(g.rng.choice("123456789") + g.digits(int(name[1:]) - 1))
        else:
            out.append({"day": lambda: date(g.date()), "day2": lambda: date(g.date(2025)), "phone": g.landline, "phone2": g.landline,
                        "head": g.head, "short": lambda: g.head()[0], "year": lambda: str(g.rng.randrange(2018, 2026)),
                        "owner": lambda: g.head() + "县民政局", "office": g.office, "post": lambda: g.county()[:4] + "00",
                        "town": lambda: g.rng.choice(["岚溪镇", "沙坪头乡", "石漈镇"])}[name]())
        at = end + 1
