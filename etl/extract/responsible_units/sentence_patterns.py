"""What running text prints around a subject: before it, between it and its obligation word, and behind its name.

Above each pattern stand strings that it fits as a whole (``# Fits:``); a test reads them.
"""

from __future__ import annotations

import re

from etl.lexicon.alternations import any_of
from etl.notation.late_patterns import compile_late

SENTENCE_MARKS = "。！？!?\n"
PHRASE_END = compile_late("[，,；;：:]")
CLOSINGS = "）)〕"
BRANCHES = "及其分支机构"
SHARED_WORDS = "门区园市州县"  # a list that lends its ending may end in what no body's name ends in: 有关部门
OBLIGING_ALONE = ("应当", "应", "必须", "须", "要")  # words that oblige without a verb of their own
FURTHER_DEEDS = ("会同", "负责", "牵头")  # words of a second deed

_IN_PHRASE = "[^，。；：]"
_IN_NOUN = "[^，。；：的]"
_ASIDE = r"[（(〔][^（()）〔〕]{0,80}[）)〕]"

_VERB = any_of("verb")
_ADVERB = rf"""(?: {any_of("adverb")} | 将(?=会同|牵头|负责|{_VERB}|\Z)
    | 按照?(?:各自|规定|法定)*的? {any_of("duty")} (?:分工|要求|范围|权限)? )"""
_PREPOSITIONAL = rf"""(?: (?:对于?|就) {_IN_PHRASE}{{1,60}}
    | {any_of("preposition")} (?: {_IN_NOUN}{{1,30}} | {_IN_PHRASE}{{1,60}} {any_of("preposition_end")} ) )"""
_DEED = rf"{_VERB}{_IN_NOUN}{{1,30}}"  # 公安机关交通管理部门处理道路交通事故应当…
_SCENE_OPENING = any_of("scene_opening")
_CO_SUBJECT = rf"""(?: 及其(?:工作|执法)?人员
    | {any_of("and")} {_IN_PHRASE}{{0,60}} (?<!工作) (?:{any_of("co_doer")}|的部门)
    | {any_of("joint_doer")} (?: (?!{any_of("no_joint_doer")}) {_IN_NOUN} ){{0,40}} )"""

# Fits: 第十二条 | 其中 | 一是 | 2024年 | 但是由 | 统一由 | （三）
OPENING = compile_late(
    rf"""(?> (?: 【[^【】]{{1,30}}】 | [（(][^（）()]{{2,20}}[）)] | 第[一二三四五六七八九十百零\d]{{1,6}}条(?:之[一二三])? | [“”"‘’—\-·•*＊\s]
        | {any_of("opening")} | {any_of("before_by")}?由 | [一二三四五六七八九十]是 | \d{{4}}年
        | [（(][一二三四五六七八九十\d]+[）)] | [A-Z]?\d{{1,2}}[.．、](?!\d) )* )""",
    re.VERBOSE,
)
# What may stand between a subject and its obligation without being a subject itself.
# Fits: 依法 | 按照各自职责 | 收到申请后 | 及其工作人员 | 和有关单位依法 | 处理道路交通事故 | （以下简称区局）
BETWEEN = compile_late(
    rf"(?:{_CO_SUBJECT})? (?:{_ASIDE})? (?> (?:{_ADVERB}|{_PREPOSITIONAL}|{_ASIDE})* ) (?:{_DEED}|{_IN_NOUN}{{2,20}}[时后前])?",
    re.VERBOSE,
)
# What a body does something under, by its duties or in a case.
# Fits: 根据职责 | 依法
UNDER_WHAT = compile_late(rf"(?> (?:{_ADVERB}|{_PREPOSITIONAL}|{_ASIDE})* )", re.VERBOSE)
# What may stand before the subject and describe it; a preposition makes it another part of the sentence.
# Fits: 受理申请的 | 保护对象所在地的
ATTRIBUTE = compile_late(
    r"(?! [对在从以因按据与为除] | 关于|根据|依照|依据|针对 ) (?:[^，。；：就向将把是]|是否){2,60} (?<!设区|有关|相关) 的",
    re.VERBOSE,
)
# The 由 behind an obligation word without a verb of its own.
# Fits: 由 | 依法由 | 在30日内，由 | 统一由
AGENT = compile_late(
    rf"(?>(?:{_ADVERB})*) (?: [在自于]{_IN_PHRASE}{{1,60}}[内后前时] | {_PREPOSITIONAL} )? [，,]? (?:分别|统一|一律|均)? 由",
    re.VERBOSE,
)
# Fits: 审批的
DESCRIBED = compile_late(rf"(?!按照?各自){_IN_NOUN}{{1,4}}的")  # 应当由省人民政府审批的项目
# What a body must do as the attribute of a noun: 确定应当承担的责任, 应当履行的义务.
# Fits: 承担的 | 依法履行的
DUTY_AS_ATTRIBUTE = compile_late(rf"(?:依法)?{_VERB}的(?![，。；、])")
# What a duty named in a list only describes: 政府主导、部门负责、社会参与的工作机制.
# Fits: 、社会参与的工作机制 | 的原则
FRAME = re.compile(rf"(?:、{_IN_NOUN}{{1,60}})?的{_IN_NOUN}{{0,10}}{any_of('frame')}")
# Where what a rule is about lies, before the body in charge there: 历史建筑所在地县人民政府.
LOCATED = compile_late(rf"{any_of('located')}(?![和或及与、])的?(?=.{{3}})")
LIST_MARK = compile_late("以及|或者|[、和及与]")
# Fits: （以下简称爱卫会） | (统称部门)
ABBREVIATION = compile_late(r"[（(〔](?:以下)?(?:简称|统称|下称)[^（()）〔〕]*[）)〕]$")
# Who stands in a list beside bodies and is none.
# Fits: 有关单位 | 行业协会 | 农村集体
OTHER_DOER = compile_late(
    rf"(?![对向将把按由在从根依经为因])(?:(?!应当|必须|不得)[^，。；：由是在]|自由|是否|(?<=所)在|在[京建校编]){{0,40}}"
    rf"(?:{any_of('other_doer')}|[请事有用理利务收责租办]人)"
)
# Who follows a list of bodies: enterprises, persons.
# Fits: 等部门 | 和其他组织 | （市知识产权局）
NOTHING = compile_late(
    rf"(?:等{_IN_NOUN}{{0,12}})? (?: (?:及其|{any_of('and')}) {_IN_PHRASE}{{0,60}} (?:{any_of('co_doer')}|部队|的部门) )? (?:{_ASIDE})?",
    re.VERBOSE,
)
# What sets up an organ, behind its name and before it.
# Fits: 由市人民政府设立
SET_UP_BY = compile_late(rf"(?:{_ASIDE})?由{_IN_PHRASE}{{2,30}}(?:{any_of('set_up')}|组成)")
# Fits: 应当组建
SET_UP = compile_late(rf".*?{any_of('set_up')}")
# Behind a body's name a noun that goes on makes it another doer's.
# Fits: 有关部门 | 分支机构 | 工作人员 | 其他直属单位 | 执法人员 | 人民代表大会
CONTINUED = compile_late(
    rf"""(?:其[他它])? (?>{any_of("noun_attribute")}*) {any_of("noun_behind_body")}
    | {any_of("staff_duty")}人员 | 领导(?:班子|干部|成员|人员) | 人民代表大会
    | (?<=政府) (?! {_ADVERB} | {_VERB} | {_SCENE_OPENING} | {_CO_SUBJECT} | {any_of("government_verb")} )
      {_IN_NOUN}{{1,40}} (?:部门|机构)""",
    re.VERBOSE,
)
DESCRIBES = (
    rf"(?!(?:(?<=政府负责)|(?<=国务院负责)|(?<![^，。；：、和及其由向]负责)){_IN_NOUN}{{1,30}}的(?:部门|机构|机关))"
)
# A phrase that only sets the scene leaves the sentence's subject standing: 海关发现…的，应当…
# Fits: 在审查过程中 | 发现违法行为的 | 具备条件的
SCENE = compile_late(rf"(?:{_SCENE_OPENING}|{_VERB}|{any_of('scene_verb')}).*")
# What stands behind a subject whose obligation comes over a comma.
_AFTER = rf"(?!的|.{{0,12}}的(?:工作)?人员)(?:{_CO_SUBJECT})?(?:{_ASIDE})?"
_DEED_BEGIN = rf"""(?:{_ADVERB})*+ (?: {any_of("copula")}.{{1,30}} | 可以.{{1,80}} | (?:{_SCENE_OPENING}|{any_of("perceiving_verb")}).{{1,100}} | {_VERB}(?![^，]{{0,3}}的).{{1,80}})
    | (?:{_ADVERB})++"""
# Fits: 在收到申请后 | 加强统筹协调 | 依法 | 违法行使职权的
AFTER_SUBJECT = compile_late(rf"{_AFTER}(?:{_DEED_BEGIN} | (?:{_ADVERB})*+.{{1,100}}{any_of('scene_end')})", re.VERBOSE)
# A subject's first deed, with another to follow: 区政务服务局加强统筹协调，会同相关部门…
# Fits: 加强统筹协调 | 依法组织实施本条例
FIRST_DEED = compile_late(
    rf"""(?:{_CO_SUBJECT})? (?>(?:{_ADVERB})*) {_VERB}
    (?![^，]{{0,3}}的(?!工作$)) (?! .*{any_of("organ_of_work")}$ ) .{{1,80}}""",
    re.VERBOSE,
)
# Fits: 由 | 或者 | 成立
BEFORE_NAME = compile_late(rf"由|经|报|向|是|为|和|及|与|对|在|的|或者|或|各|{any_of('set_up')}了?")
