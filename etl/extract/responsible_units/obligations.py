"""Subjects of obligations: named bodies that running text makes the doer of 要, 应, 须, 不得, 负责, 会同, 牵头."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from etl.extract.passage_text import compact
from etl.extract.responsible_units.english_obligations import find_english_subjects
from etl.extract.responsible_units.names import body_endings, find_ending
from etl.extract.responsible_units.obliged_names import NAMED_ENDINGS, is_generic_doer, is_named_body, named_ending
from etl.extract.responsible_units.shared_names import close_list, with_suffix, write_out
from etl.extract.responsible_units.unit_lists import ListItem, split_list
from etl.lexicon import read_lexicon
from etl.notation.brackets import BRACKET, depths, match_brackets, strip_trailing_brackets
from etl.notation.defined_names import find_chinese_names

LONGEST_SUBJECT = 160
SENTENCE_ENDS = "。！？!?\n"
PHRASE_END = re.compile("[，,；;：:]")
EARLIER_PHRASES = 3  # over how many commas an obligation word may take its subject
OPENING = re.compile(
    r"(?>(?:【[^【】]{1,30}】|第[一二三四五六七八九十百零\d]{1,6}条(?:之[一二三])?|[“”\"‘’—\-·•*＊\s]|其中|但是?|同时|并且?|因此|对此|为此|此外|另外|特别是|凡是?|原则上|由|均由|统一由|一并由|分别由|再由|一律由|[一二三四五六七八九十]是|\d{4}年|[（(][一二三四五六七八九十\d]+[）)])*)"
)
# What may stand between a subject and its obligation without being a subject itself.
ADVERB = (
    r"(?:依法|依规|依照?职责|依职权|按职责(?:分工)?|按照?(?:各自|规定|法定)*的?(?:职责|职能|职责分工|规定|要求|程序)(?:分工|要求|范围|权限)?|依据职责|根据(?:需要|职责|实际)(?:分工|情况)?"
    r"|结合实际|切实|认真|及时|定期|不定期|每年|每半年|每季度|每月|每周|每日|年底前|进一步|分别|共同|联合|统一|具体|主要|全面|严格|积极|主动|密切|充分|始终|继续|持续|加快"
    r"|也|均|都|还|并|将(?=会同|牵头|负责)|同时|则|又|既|各自|各|一律|一般|原则上|优先|首先|立即|随时|适时|可以|自觉|带头|尤其|特别|全程|全过程|日常|重点|是否|按规定|按程序|依申请|亲自|牢固|共|仍|必要时|具体地|直接|分级|分头|审慎|必需|当即|全力)"
)
PREPOSITIONAL = r"(?:(?:对于?|就)[^，。；：]{1,60}|(?:[在自于按据照从向以因每]|根据|依照|依据|结合|针对|围绕|收到|接到|经|通过|作为|除|为了?)(?:[^，。；：的]{1,30}|[^，。；：]{1,60}(?:后|前|时|内|中|下|上|要求|规定|原则|同时|基础|情况|日起|期间|方式|程序|需要|职责)))"
# What may stand before the subject and describe it, ending in 的; a preposition makes it another part of the sentence.
ATTRIBUTE = re.compile(
    r"(?![对在从以因按据与为除]|关于|根据|依照|依据|针对)(?:[^，。；：就向将把是]|是否){2,60}(?<!设区|有关|相关)的"
)
VERB = (
    r"(?:加强|组织|领导(?![干人班机小组机成])|主管(?![部机单])|制定|统筹|指导|督促|推动|推进|建立|完善|履行|承担|做好|落实|开展|协调|处理|实施|办理|作出|进行|审批|审查|受理|编制|发布|起草|核发|收取"
    r"|设立|组建|成立|选择|安排|改变|没有|拒绝|解除|需要|建设|举行|召开|通知|告知|批复|指定|确定|执行|收到|接到|发现|启动|征收|采取|检查|调查|扣留|没收|认为|委托|适用|批准|认定|出具|使用|修改|报送|提供|拟定|拟订|研究|汇总|公布|定期|保护|维护|保障|送达|颁发)"
)
DEED = rf"{VERB}[^，。；：的]{{1,30}}"  # 公安机关交通管理部门处理道路交通事故应当…
SCENE_BEGIN = r"(?:作为|在|根据|按照|依照|依据|结合|对|针对|围绕|收到|接到|自|经|通过|因|除)"
CO_SUBJECT = r"(?:及其(?:工作|执法)?人员|(?:以及|及|和|与|、|或者)[^，。；：]{0,60}(?<!工作)(?:组织|个人|单位|企业|机构|团体|公民|的部门)|(?:等|及其|以及|及|和|与|、|或者?|会同|联合)(?:(?!同志|领导|负责人|书记|人员)[^，。；：的]){0,40})"
CLOSINGS = "）)〕"
# Who stands in a list beside bodies and is none: enterprises, organizations, persons.
OTHER_DOER = re.compile(
    r"(?![对向将把按由在从根依经为因])(?:(?!应当|必须|不得)[^，。；：由是]|自由|是否){0,40}(?:组织|团体|企业|单位|机构|学校|院校|医院|协会|学会|公司|银行|媒体|个人|公民|社会|集体|部队|经营者|机关|部门|乡|镇|人员|工作者|窗口|[请事有用理利务收责租办]人|业主)"
)
ABBREVIATION = re.compile(r"[（(〔](?:以下)?(?:简称|统称|下称)[^（()）〔〕]*[）)〕]$")
ASIDE = r"[（(〔][^（()）〔〕]{0,80}[）)〕]"
BETWEEN = re.compile(
    rf"(?:{CO_SUBJECT})?(?:{ASIDE})?(?>(?:{ADVERB}|{PREPOSITIONAL}|{ASIDE})*)(?:{DEED}|[^，。；：的]{{2,20}}[时后前])?"
)
UNDER_WHAT = re.compile(rf"(?>(?:{ADVERB}|{PREPOSITIONAL}|{ASIDE})*)")
AGENT = re.compile(
    rf"(?>(?:{ADVERB})*)(?:[在自于][^，。；：]{{1,60}}[内后前时]|{PREPOSITIONAL})?[，,]?(?:分别|统一|一律|均)?由"
)
DESCRIBED = re.compile(r"(?!按照?各自)[^，。；：的]{1,4}的")  # 应当由省人民政府审批的项目
# Where what a rule is about lies, before the body in charge there: 历史建筑所在地县人民政府.
LOCATED = re.compile(r"(?:所在|住所|居住|户籍|发生|事发)地的?(?=.{3})")
LIST_MARK = re.compile("以及|或者|[、和及与]")
BRANCHES = "及其分支机构"
SET_UP_BY = re.compile(rf"(?:{ASIDE})?由[^，。；：]{{2,30}}(?:设立|组建|成立|组成)")
SET_UP = re.compile(r".*?(?:组建|设立|成立|建立)")
SHARED_WORDS = "门区园市州县"  # a list that lends its ending may end in what no body's name ends in: 有关部门
# A name is not cut inside a word: 委托, 部署, 办理, 会议, 政府采购.
CUT_WORD = (
    r"(?:(?<=委)(?:[托员派任]|会(?!同))|(?<=部)[署分门级]|(?<=办)[理法公事案学]|(?<=会)[议同计员商]|(?<=局)[部面限长]|(?<=署)名|(?<=人行)[横道]"
    r"|(?<=所)[属有在需得以称]|(?<=院)[校士长]|(?<=府)(?:性|采购|投资|部门|信息|网站|购买|职能|领导|规章|工作)"
    r"|(?<=关)(?:事业|负责人|工作人员|内设|总署|监管|特殊)|(?<=门)(?:规章|负责人(?!民|才|力|事|员招)|工作人员))"
)
# Behind a body's name a noun that goes on makes it another doer's: 人民政府有关部门, 人民银行分支机构, 管理机构工作人员.
CONTINUED = re.compile(
    r"(?:其[他它])?(?>(?:各|有关|相关|内设|所属|下属|下设|直属|派出|派驻|分支|组成|工作|主要|分管|直接|具体|主管|职能|专职)*)"
    r"(?:部门|机构|单位|人员|成员|负责人|主席|规章|企业|干部|民警)"
    r"|(?:执法|检查|监督|办案|审判|审计|征收|管理)人员|领导(?:班子|干部|成员|人员)|人民代表大会"
    rf"|(?<=政府)(?!{ADVERB}|{VERB}|{SCENE_BEGIN}|{CO_SUBJECT}|发现|接到|收到|可以|领导|设立|指定|确定|规定|每|于|予以|应|将|要|不|未|须)"
    r"[^，。；：的]{1,40}(?:部门|机构)"
)
DESCRIBES = r"(?!(?:(?<=政府负责)|(?<=国务院负责))[^，。；：的]{1,30}的(?:部门|机构|机关))"
OTHERS = r"(?:(?:以及|及其|及|和|与|、|或者)[^，。；：]{0,60}(?:组织|个人|单位|企业|机构|团体|公民|部队|的部门))"
NOTHING = re.compile(rf"(?:等[^，。；：的]{{0,12}})?{OTHERS}?(?:{ASIDE})?")
# A phrase that only sets the scene leaves the sentence's subject standing: 海关发现…的，应当…
SCENE_ENDS = tuple("的 后 时 前 内 中 下 上 日起 期间 同时 主体 需要 情况 规定 要求 原则 职责 基础".split())
SCENE = re.compile(rf"(?:{SCENE_BEGIN}|{VERB}|发现|需要|具备|符合|具有|属于|存在).*")
AFTER = rf"(?!的|.{{0,12}}的(?:工作)?人员)(?:{CO_SUBJECT})?(?:{ADVERB})*+"
DEED_BEGIN = (
    rf"是.{{1,30}}|(?!.)(?<={ADVERB})|(?:{SCENE_BEGIN}|发现|收到|接到|认为).{{1,100}}|{VERB}(?![^，]{{0,3}}的).{{1,80}}"
)
AFTER_SUBJECT = regex.compile(rf"{AFTER}(?:{DEED_BEGIN})")
AFTER_SUBJECT_OF_SCENE = regex.compile(rf"{AFTER}(?:{DEED_BEGIN}|.{{1,100}}(?:{'|'.join(SCENE_ENDS)}))")
# A subject's first deed, with another to follow: 区政务服务局加强统筹协调，会同相关部门…
FIRST_DEED = re.compile(
    rf"(?:{CO_SUBJECT})?(?>(?:{ADVERB})*){VERB}(?![^，]{{0,3}}的(?!工作$))(?!.*(?:领导小组|专班|机制|制度)$).{{1,80}}"
)
FURTHER_DEEDS = ("会同", "负责", "牵头")
BEFORE_NAME = re.compile(r"由|经|报|向|是|为|和|及|与|对|在|的|或者|或|各")


class ObligedBody(NamedTuple):
    """A body that a sentence obliges: offsets into the passage, and its name with what its list shares."""

    start: int
    end: int
    name: str


@dataclass(slots=True)
class Sentence:
    """A sentence without white space: where its phrases start (and one behind its end), where a list may end.

    ``obliging`` are its phrases with an obligation word.
    """

    text: str
    starts: list[int]
    stops: list[int]
    obliging: frozenset[int]
    defined: frozenset[str]

    def phrase(self, index: int) -> tuple[int, int]:
        """Span of a phrase, without the comma, semicolon or colon behind it."""
        return self.starts[index], self.starts[index + 1] - 1

    def follows_comma(self, index: int) -> bool:
        """Whether a comma, no semicolon or colon, stands before a phrase."""
        return index > 0 and self.text[self.starts[index] - 1] in "，,"

    def goes_on(self, index: int) -> bool:
        """Whether a comma or semicolon, no colon, stands before a phrase: a subject may be carried over it."""
        return index > 0 and self.text[self.starts[index] - 1] in "，,；;"

    def holds_stop(self, start: int, end: int) -> bool:
        """Whether a list of two characters or more may end in ``[start, end)``; if not, nothing in it is read."""
        first = bisect_right(self.stops, start + 1)
        return first < len(self.stops) and self.stops[first] <= end


@cache
def obligation_pattern() -> re.Pattern[str]:
    """Any obligation word that is no part of another word (主要, 应急, 负责人, 牵头单位).

    Nor the 负责 by which a department is described: ``国务院负责特种设备安全监督管理的部门``.
    """
    words = sorted(read_lexicon("obligation_words"), key=lambda row: len(row["word"]), reverse=True)
    parts = []
    for row in words:
        before = rf"(?<![{row['not_after']}]{row['word']})" if row["not_after"] else ""
        after = rf"(?![{row['not_before']}])" if row["not_before"] else ""
        if row["unless"]:  # 负责人 is a person, 负责人民调解工作 is not
            after = rf"(?:(?={row['unless']})|{after})"
        parts.append(row["word"] + before + after + (DESCRIBES if row["word"] == "负责" else ""))
    return re.compile("|".join(parts))


@cache
def stop_pattern() -> re.Pattern[str]:
    """The last character of what may end a list: ``shared`` if no named body ends in it, ``cut`` inside a word."""
    shared = [ending for ending in body_endings() if ending[-1] in SHARED_WORDS]
    last = "".join(sorted({ending[-1] for ending in (*NAMED_ENDINGS, *shared)}))
    return re.compile(
        rf"[{last}](?:(?:{one_behind(NAMED_ENDINGS)})(?P<cut>(?={CUT_WORD}))?|(?P<shared>{one_behind(shared)})(?!{CUT_WORD}))"
    )


def one_behind(endings: Collection[str]) -> str:
    """A pattern for one of the endings before a place, told by its last three characters."""
    tails = {ending[-3:] for ending in endings}
    widths = [sorted(tail for tail in tails if len(tail) == width) for width in (1, 2, 3)]
    return "|".join(rf"(?<={'|'.join(group)})" for group in widths if group)


@cache
def sentence_pattern() -> re.Pattern[str]:
    """A sentence; its second group is set if it may hold an obligation word behind a body's name, or 应当 before 由."""
    words = "".join(sorted({row["word"][-1] for row in read_lexicon("obligation_words")}))
    names = "".join(sorted({ending[-1] for ending in NAMED_ENDINGS}))
    return re.compile(
        rf"([^{SENTENCE_ENDS}{names}当须]*+(?:[{names}当须][^{SENTENCE_ENDS}{words}由]*+([{words}由])?)?[^{SENTENCE_ENDS}]*+)"
        rf"[{SENTENCE_ENDS}]*+"
    )


def find_obliged_bodies(text: str, notes: Sequence[tuple[int, int]]) -> list[ObligedBody]:
    """Named bodies that the sentences of a text oblige, one a body and sentence, in order.

    ``notes`` are spans of responsibility notes, which are not read again.
    """
    plain = hide(text, notes)
    short_names = find_short_names(plain)
    defined = frozenset(short_names)
    found: list[ObligedBody] = []
    for sentence in sentence_pattern().finditer(plain):
        if sentence[2] is None:
            continue
        subjects: dict[str, tuple[int, int]] = {}
        for start, end, name in find_subjects("".join(sentence[1].split()), defined):
            if short_names.get(name) not in subjects:  # a body named again by its short name has one row
                subjects.setdefault(name, (start, end))
        if subjects:
            content = compact(plain, *sentence.span(1))
            found += (ObligedBody(*content.span(*place), name) for name, place in subjects.items())
    found += (ObligedBody(*subject) for subject in find_english_subjects(plain))
    return sorted(found, key=lambda body: body.start)


def find_short_names(text: str) -> dict[str, str]:
    """Full names by what the text calls these bodies for short: ``爱国卫生运动委员会（以下简称爱卫会）``.

    A phrase that names no body defines none: ``申请人（以下简称…）``, ``有关部门（以下统称…）``.
    """
    found: dict[str, str] = {}
    for short, full in find_chinese_names(text):
        items = [full, *(item.text for item in split_list(full))]
        bodies = [name for item in items if (name := body_at_end(item))]
        if bodies:
            found.setdefault(short, bodies[-1])
    return found


def body_at_end(words: str) -> str:
    """The named body that words end in, empty if none: ``由市卫生健康局`` → 市卫生健康局."""
    words = words.split()[-1]
    for start in (0, *(found.end() for found in BEFORE_NAME.finditer(words))):
        if is_named_body(words[start:]):
            return words[start:]
    return ""


def hide(text: str, notes: Sequence[tuple[int, int]]) -> str:
    """The text with its notes covered by full stops, no offset changed."""
    pieces: list[str] = []
    read = 0
    for start, end in sorted(notes):
        pieces += text[read:start], "。" * (end - max(start, read))
        read = max(read, end)
    return "".join([*pieces, text[read:]])


def find_subjects(text: str, defined: frozenset[str] = frozenset()) -> Iterator[tuple[int, int, str]]:
    """Subjects of obligations in one sentence without white space, as offsets and names."""
    words = list(obligation_pattern().finditer(text))
    stops = find_stops(text, len(text), defined) if words else []
    if not stops:
        return
    inside = depths(text)
    phrase_ends = [m.end() for m in PHRASE_END.finditer(text) if not inside[m.start()]]
    obliging = [(bisect_right(phrase_ends, word.start()), word) for word in words if not inside[word.start()]]
    sentence = Sentence(
        text, [0, *phrase_ends, len(text) + 1], stops, frozenset(index for index, _ in obliging), defined
    )
    for index, word in obliging:
        if text[: sentence.phrase(index)[1]].endswith("的"):
            continue  # 应当受理而不受理的: what the rule is about, not what it orders
        items: list[ListItem] = []
        if sentence.holds_stop(sentence.starts[max(index - EARLIER_PHRASES, 0)], word.start()):
            items = read_subject(sentence, index, word)
        if not items and word.group() in ("应当", "应", "必须", "须", "要"):
            items = read_agent(sentence, word.end())
        joined = next((at for at, item in enumerate(items) if at and item.separator == "会同"), len(items))
        items = items[:joined]  # 市财政局会同市审计局负责: with whom, not who
        if items:
            yield from ((item.start, item.end, name) for item, name in zip(items, write_out(items), strict=True))


def find_stops(text: str, end: int, defined: frozenset[str]) -> list[int]:
    """Where a list of named bodies may end, also behind the bracket that follows it, in order."""
    stops: list[int] = []
    is_named = False  # what ends in a shared word needs a named body before it
    for found in stop_pattern().finditer(text, 0, end):
        is_named = is_named or found.lastgroup != "shared"
        if is_named and found.lastgroup != "cut":
            stops.append(found.end())
    if defined and (short := [m.end() for name in defined for m in re.finditer(re.escape(name), text[:end])]):
        stops = sorted({*stops, *short})
    if stops and BRACKET.search(text, 0, end):
        known = set(stops)
        stops = sorted(known.union(close for start, close in match_brackets(text[:end]) if start in known))
    return stops


def read_subject(sentence: Sentence, index: int, word: re.Match[str]) -> list[ListItem]:
    """The bodies that are the subject of an obligation word in phrase ``index``, empty if it has another or none."""
    start, end = sentence.starts[index], word.start()
    items = read_bodies(sentence, start, end, BETWEEN)
    if items:
        return preceding_bodies(sentence, index) + items
    if index and sentence.text[start - 1] in "：:" and BETWEEN.fullmatch(sentence.text, start, end):
        return read_bodies(sentence, *sentence.phrase(index - 1), NOTHING)  # 市财政局：负责资金保障
    earliest = max(start, end - LONGEST_SUBJECT)
    by = sentence.text.rfind("由", earliest, end)  # 本办法由X负责解释
    items = read_bodies(sentence, by, end, BETWEEN) if by >= 0 else []
    described = _last_attribute(sentence.text, earliest, end)  # 受理申请的民政部门应当
    if not items and sentence.holds_stop(described, end) and ATTRIBUTE.fullmatch(sentence.text, start, described):
        items = read_bodies(sentence, described, end, BETWEEN)
    if items or by >= 0:
        return items
    farthest = sentence.starts[max(index - EARLIER_PHRASES, 0)]
    if end - start > LONGEST_SUBJECT or not sentence.holds_stop(farthest, start):
        return []
    if BETWEEN.fullmatch(sentence.text, start, end) is None:
        return []
    return read_earlier_subject(sentence, index, word.group())


def _last_attribute(text: str, start: int, end: int) -> int:
    """Where what stands behind the last 的 begins, that of 设区的市 aside; 0 if there is none."""
    at = text.rfind("的", start, end)
    while at > 0 and text.startswith("设区的市", at - 2):
        at = text.rfind("的", start, at)
    return at + 1


def read_agent(sentence: Sentence, start: int) -> list[ListItem]:
    """The bodies behind 由 that an obligation word without a verb of its own obliges: ``应当在30日内，由国家安全机关启动``."""
    by = AGENT.match(sentence.text, start)
    if by is None:
        return []
    end = next((begin - 1 for begin in sentence.starts if begin > by.end()), len(sentence.text))
    for stop in sentence.stops[bisect_right(sentence.stops, by.end() + 1) : bisect_right(sentence.stops, end - 1)]:
        if (
            sentence.text[stop] in "、和及与或等的（(〔"
            or DESCRIBED.match(sentence.text, stop)
            or CONTINUED.match(sentence.text, stop, end)
        ):
            continue
        if named := read_list(sentence.text[by.end() : stop], sentence.defined):
            return [ListItem(i.text, i.start + by.end(), i.end + by.end(), i.separator, i.suffix) for i in named]
    return []


def read_earlier_subject(sentence: Sentence, index: int, word: str) -> list[ListItem]:
    """The subject that an obligation word takes over a comma: from a list, a scene, or a first deed before it."""
    for first in range(index - 1, max(index - EARLIER_PHRASES, 0) - 1, -1):
        if not sentence.goes_on(first + 1):
            return []
        start, end = sentence.phrase(first)
        if word == "负责" and first == index - 1 and (items := read_set_up(sentence, start, end)):
            return items
        if sentence.follows_comma(first + 1) and (listed := read_bodies(sentence, start, end, NOTHING)):
            return preceding_bodies(sentence, first) + listed
        items = read_bodies(sentence, start, end, FIRST_DEED) if word in FURTHER_DEEDS else []
        is_scene = sentence.text.endswith(SCENE_ENDS, start, end)
        items = items or read_bodies(sentence, start, end, AFTER_SUBJECT_OF_SCENE if is_scene else AFTER_SUBJECT)
        by = sentence.text.find("由", start, end) if word in FURTHER_DEEDS else -1  # 由人民银行根据职责，会同…制定
        items = items or (read_bodies(sentence, by, end, UNDER_WHAT) if by >= 0 else [])
        if items:
            return items
        if SCENE.fullmatch(sentence.text, start, end) is None:
            return []
    return []


def read_set_up(sentence: Sentence, start: int, end: int) -> list[ListItem]:
    """The organ that a phrase sets up, which what it is set up for makes the doer: ``应当组建城乡规划委员会，负责审议…``."""
    if organ := read_bodies(sentence, start, end, SET_UP_BY):
        return organ
    set_up = SET_UP.match(sentence.text, start, end)
    return read_bodies(sentence, set_up.end(), end, NOTHING) if set_up else []


def preceding_bodies(sentence: Sentence, index: int) -> list[ListItem]:
    """Bodies of a list that runs on across commas before the phrase at ``index``.

    A phrase with an obligation word of its own is no part of it: ``公安机关等部门应当告知，民政部门应当决定``.
    """
    parts: list[list[ListItem]] = []
    while sentence.follows_comma(index) and index - 1 not in sentence.obliging:
        index -= 1
        listed = read_bodies(sentence, *sentence.phrase(index), NOTHING)
        if not listed:
            break
        parts.append(listed)
    return [item for part in reversed(parts) for item in part]


def read_bodies(
    sentence: Sentence, start: int, end: int, between: re.Pattern[str] | regex.Pattern[str]
) -> list[ListItem]:
    """The list of named bodies that ``[start, end)`` opens with, where ``between`` fits all that follows it."""
    if not sentence.holds_stop(start, end):
        return []
    text = sentence.text
    opening = OPENING.match(text, start, end)
    start = opening.end() if opening else start
    if end - start > LONGEST_SUBJECT:
        return []
    stops = sentence.stops
    for stop in reversed(stops[bisect_right(stops, start + 1) : bisect_right(stops, end)]):
        if stop < end and CONTINUED.match(text, stop, end):
            continue
        if text[stop - 1] in CLOSINGS and ABBREVIATION.search(text, start, stop):
            continue
        if between.fullmatch(text, stop, end) is None:
            continue
        if named := read_list(text[start:stop], sentence.defined):
            placed = [ListItem(i.text, i.start + start, i.end + start, i.separator, i.suffix) for i in named]
            return [*placed[:-1], with_branches(text, placed[-1])]
    return []


def with_branches(text: str, item: ListItem) -> ListItem:
    """An item with what belongs to it: ``人民银行及其分支机构`` is one unit."""
    if not text.startswith(BRANCHES, item.end):
        return item
    return item._replace(text=item.text + BRANCHES, end=item.end + len(BRANCHES))


@lru_cache(maxsize=4096)
def read_list(words: str, defined: frozenset[str] = frozenset()) -> tuple[ListItem, ...]:
    """The named bodies of a list, none where it holds anything but bodies and other doers.

    ``defined`` are the short names that the text gives to bodies. What lies where a body sits describes it, the bodies
    before that stay: ``市人民政府和名镇、名村所在地县人民政府`` → 市人民政府, 县人民政府.
    """
    if located := LOCATED.search(words, 2):
        behind = read_list(words[located.end() :], defined)
        before = (read_list(words[: mark.start()], defined) for mark in LIST_MARK.finditer(words, 0, located.start()))
        ahead = max((items for items in before), key=len, default=())
        if behind and (ahead or ATTRIBUTE.fullmatch(words[: located.start()] + "的")):
            shift = located.end()
            placed = [ListItem(i.text, i.start + shift, i.end + shift, i.separator, i.suffix) for i in behind]
            return (*ahead, placed[0]._replace(separator="、" if ahead else ""), *placed[1:])
    core = strip_trailing_brackets(words)
    if (
        not named_ending(core)
        and not core.endswith(tuple(defined))
        and not (core[-1:] in SHARED_WORDS and find_ending(core))
    ):
        return ()
    items = [without_attribute(without_abbreviation(item)) for item in close_list(split_list(words))]
    named: list[ListItem] = []
    for item, name in zip(items, write_out(items), strict=True):
        if item.text in defined or is_named_body(name):
            named.append(item)
        elif not is_generic_doer(with_suffix(item)) and OTHER_DOER.fullmatch(item.text) is None:
            return ()
    return tuple(named)


def without_attribute(item: ListItem) -> ListItem:
    """An item without a phrase in 的 before it, where a body is left: ``保护对象所在地的区人民政府``."""
    cut = item.text.rfind("的") + 1
    left = item.text[cut:]
    if cut and ATTRIBUTE.fullmatch(item.text, 0, cut) and len(left) > 3 and is_named_body(left):
        return item._replace(text=left, start=item.start + cut)
    return item


def without_abbreviation(item: ListItem) -> ListItem:
    """An item without the bracket in which the text defines what it calls it for short."""
    found = ABBREVIATION.search(item.text)
    return item._replace(text=item.text[: found.start()], end=item.start + found.start()) if found else item
