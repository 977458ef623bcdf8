"""Subjects of obligations: named bodies that running text makes the doer of 要, 应, 须, 不得, 负责, 会同, 牵头."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from etl.extract.brackets import depths, strip_trailing_brackets
from etl.extract.passage_text import compact
from etl.extract.responsible_units.english_obligations import find_english_subjects
from etl.extract.responsible_units.names import ending_pattern
from etl.extract.responsible_units.obliged_names import NAMED_ENDING, is_generic_doer, is_named_body
from etl.extract.responsible_units.shared_names import close_list, with_suffix, write_out
from etl.extract.responsible_units.unit_lists import ListItem, split_list
from etl.lexicon import read_lexicon

LONGEST_SUBJECT = 160
SENTENCE = regex.compile(r"[^。！？!?\n]+")
PHRASE_ENDS = "，,；;：:"
OPENING = regex.compile(
    r"(?:【[^【】]{1,30}】|第[一二三四五六七八九十百零\d]{1,6}条(?:之[一二三])?|[“”\"‘’—\-·•*＊\s]|其中|但是?|同时|并且?|因此|对此|为此|此外|另外|特别是|凡是?|原则上|由|均由|统一由|一并由|分别由|再由|一律由|[一二三四五六七八九十]是|\d{4}年|[（(][一二三四五六七八九十\d]+[）)])*+"
)
# What may stand between a subject and its obligation without being a subject itself.
ADVERB = (
    r"(?:依法|依规|依照?职责|依职权|按职责(?:分工)?|按照?(?:各自)?(?:职责|职能|职责分工|规定|要求|程序)(?:分工|要求)?|依据职责|根据(?:需要|职责|实际)(?:分工|情况)?"
    r"|结合实际|切实|认真|及时|定期|不定期|每年|每半年|每季度|每月|每周|每日|年底前|进一步|分别|共同|联合|统一|具体|主要|全面|严格|积极|主动|密切|充分|始终|继续|持续|加快"
    r"|也|均|都|还|并|将(?=会同|牵头|负责)|同时|则|又|既|各自|各|一律|一般|原则上|优先|首先|立即|随时|适时|可以|自觉|带头|尤其|特别|全程|全过程|日常|重点|是否|按规定|按程序|依申请|亲自|牢固|共|仍|必要时|具体地|直接|分级|分头|审慎|必需|当即|全力)"
)
PREPOSITIONAL = (
    r"(?:(?:[在自于按据照对就从向以因每]|根据|依照|依据|结合|针对|围绕|收到|接到|经|通过|作为|除|为了?)(?:[^，。；：的]{1,30}|[^，。；：]{1,60}(?:后|前|时|内|中|下|上|要求|规定|原则|同时|基础|情况|日起|期间|方式|程序|需要|职责))"
    r"|(?:对于?|就)[^，。；：]{1,60})"
)
# What may stand before the subject and describe it, ending in 的; a preposition makes it another part of the sentence.
ATTRIBUTE = regex.compile(
    r"(?![对在从以因按据与为除]|关于|根据|依照|依据|针对)[^，。；：就向将把]{2,60}(?<!设区|有关|相关)的"
)
VERB = (
    r"(?:加强|组织|制定|统筹|指导|督促|推动|推进|建立|完善|履行|承担|做好|落实|开展|协调|处理|实施|办理|作出|进行|审批|审查|受理|编制|发布|起草|核发|收取"
    r"|征收|采取|检查|调查|扣留|没收|认为|委托|适用|批准|认定|出具|使用|修改|报送|提供|拟定|拟订|研究|汇总|公布|定期)"
)
DEED = rf"{VERB}[^，。；：的]{{1,30}}"  # 公安机关交通管理部门处理道路交通事故应当…
SCENE_BEGIN = r"(?:作为|在|根据|按照|依照|依据|结合|对|针对|围绕|收到|接到|自|经|通过|因|除)"
CO_SUBJECT = r"(?:及其(?:工作|执法)?人员|(?:等|及其|以及|及|和|与|、|或者?|会同|联合)(?:(?!同志|领导|负责人|书记|人员)[^，。；：的]){0,40})"
CLOSINGS = "）)〕"
ABBREVIATION = regex.compile(r"[（(〔](?:以下)?(?:简称|统称|下称)[^（()）〔〕]*[）)〕]$")
ASIDE = r"[（(〔][^（()）〔〕]{0,80}[）)〕]"
BETWEEN = regex.compile(rf"(?:{CO_SUBJECT})?(?:{ASIDE})?(?:{ADVERB}|{PREPOSITIONAL}|{ASIDE})*+(?:{DEED})?")
SHARED_WORDS = "门区园市州县"  # a list that lends its ending may end in what no body's name ends in: 有关部门
# A name is not cut inside a word: 委托, 部署, 办理, 会议, 政府采购.
CUT_WORD = regex.compile(
    r"委(?=[托员派任]|会(?!同))|部(?=[署分门级])|办(?=[理法公事案学])|会(?=[议同计员商])|局(?=[部面限长])|署(?=名)|所(?=[属有在需得以称])|院(?=[校士长])"
    r"|府(?=性|采购|投资|部门|信息|网站|购买|职能|领导|规章|工作)|关(?=事业|负责人|工作人员|内设|总署|监管|特殊)|门(?=规章|负责人|工作人员)"
)
# Behind a body's name a noun that goes on makes it another doer's: 人民政府有关部门, 人民银行分支机构, 管理机构工作人员.
CONTINUED = regex.compile(
    r"(?:其[他它])?(?:各|有关|相关|内设|所属|下属|下设|直属|派出|派驻|分支|组成|工作|主要|分管|直接|具体|主管|职能|专职)*+"
    r"(?:部门|机构|单位|人员|成员|负责人|主席|规章|企业|干部|民警)"
    r"|(?:执法|检查|监督|办案|审判|审计|征收|管理)人员|领导(?:班子|干部|成员|人员)|人民代表大会"
    rf"|(?<=政府)(?!{ADVERB}|{VERB}|{SCENE_BEGIN}|{CO_SUBJECT}|发现|接到|收到|可以|领导|设立|指定|确定|规定|每|于|予以|应|将|要|不|未|须)"
    r"[^，。；：的]{1,40}(?:部门|机构)"
)
DESCRIBES = r"(?!(?<=(?:政府|国务院)负责)[^，。；：的]{1,30}的(?:部门|机构|机关))"
NOTHING = regex.compile(rf"(?:等[^，。；：的]{{0,12}})?(?:{ASIDE})?")
# A phrase that only sets the scene leaves the sentence's subject standing: 海关发现…的，应当…
SCENE_END = r"(?:的|后|时|前|内|中|下|上|日起|期间|同时|主体|需要|情况|规定|要求|原则|职责|基础)"
SCENE = regex.compile(rf"(?:{SCENE_BEGIN}|{VERB}|发现|需要|具备|符合|具有|属于|存在).*")
AFTER_SUBJECT = regex.compile(
    rf"(?!的|.{{0,12}}的(?:工作)?人员)(?:{CO_SUBJECT})?(?:{ADVERB})*+(?:(?<={ADVERB})|{SCENE_BEGIN}.{{1,100}}|.{{1,100}}{SCENE_END}|{VERB}(?![^，]{{0,8}}的).{{1,80}})"
)
# A subject's first deed, with another to follow: 区政务服务局加强统筹协调，会同相关部门…
FIRST_DEED = regex.compile(
    rf"(?:{CO_SUBJECT})?(?:{ADVERB})*+{VERB}(?![^，]{{0,8}}的)(?!.*(?:领导小组|专班|机制|制度)$).{{1,80}}"
)
FURTHER_DEEDS = ("会同", "负责", "牵头")


@dataclass(frozen=True, slots=True)
class ObligedBody:
    """A body that a sentence obliges: offsets into the passage, and its name with what its list shares."""

    start: int
    end: int
    name: str


@cache
def obligation_pattern() -> regex.Pattern[str]:
    """Any obligation word that is no part of another word (主要, 应急, 负责人, 牵头单位).

    Nor the 负责 by which a department is described: ``国务院负责特种设备安全监督管理的部门``.
    """
    words = sorted(read_lexicon("obligation_words"), key=lambda row: len(row["word"]), reverse=True)
    parts = []
    for row in words:
        before = rf"(?<![{row['not_after']}])" if row["not_after"] else ""
        after = rf"(?![{row['not_before']}])" if row["not_before"] else ""
        parts.append(before + row["word"] + after + (DESCRIBES if row["word"] == "负责" else ""))
    return regex.compile("|".join(parts))


def find_obliged_bodies(text: str, notes: Sequence[tuple[int, int]]) -> list[ObligedBody]:
    """Named bodies that the sentences of a passage oblige, one a body and sentence, in order.

    ``notes`` are spans of responsibility notes, which are not read again.
    """
    masked = list(text)
    for start, end in notes:
        masked[start:end] = "。" * (end - start)
    plain = "".join(masked)
    found: list[ObligedBody] = []
    for sentence in SENTENCE.finditer(plain):
        content = compact(plain, sentence.start(), sentence.end())
        names: set[str] = set()
        for start, end, name in find_subjects(content.text):
            if name not in names:
                names.add(name)
                found.append(ObligedBody(*content.span(start, end), name))
    return sorted([*found, *(ObligedBody(*subject) for subject in find_english_subjects(plain))], key=lambda b: b.start)


def find_subjects(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Subjects of obligations in one sentence without white space, as offsets and names."""
    inside = depths(sentence)
    phrases = split_phrases(sentence, inside)
    starts = [start for start, _ in phrases]
    for word in obligation_pattern().finditer(sentence):
        if inside[word.start()]:
            continue
        index = bisect_right(starts, word.start()) - 1
        items = read_subject(sentence, phrases, index, word)
        yield from ((item.start, item.end, name) for item, name in zip(items, write_out(items), strict=True))


def split_phrases(sentence: str, inside: Sequence[int]) -> list[tuple[int, int]]:
    """Spans between commas, semicolons and colons outside brackets."""
    ends = [i for i, char in enumerate(sentence) if char in PHRASE_ENDS and not inside[i]]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(sentence)], strict=True))


def read_subject(
    sentence: str, phrases: Sequence[tuple[int, int]], index: int, word: regex.Match[str]
) -> list[ListItem]:
    """The bodies that are the subject of an obligation word in phrase ``index``, empty if it has another or none."""
    start = phrases[index][0]
    items = read_bodies(sentence, start, word.start(), BETWEEN)
    if items:
        return preceding_bodies(sentence, phrases, index) + items
    earliest = max(start, word.start() - LONGEST_SUBJECT)
    by = sentence.rfind("由", earliest, word.start())  # 本办法由X负责解释
    items = read_bodies(sentence, by, word.start(), BETWEEN) if by >= 0 else []
    described = sentence.rfind("的", earliest, word.start()) + 1  # 受理申请的民政部门应当
    if not items and ATTRIBUTE.fullmatch(sentence, start, described):
        items = read_bodies(sentence, described, word.start(), BETWEEN)
    if items or by >= 0:
        return items
    if word.start() - start > LONGEST_SUBJECT or BETWEEN.fullmatch(sentence, start, word.start()) is None:
        return []
    return read_earlier_subject(sentence, phrases, index, word.group())


def read_earlier_subject(sentence: str, phrases: Sequence[tuple[int, int]], index: int, word: str) -> list[ListItem]:
    """The subject that an obligation word takes over a comma: from a list, a scene, or a first deed before it."""
    for first in range(index - 1, max(index - 4, -1), -1):
        if sentence[phrases[first + 1][0] - 1] not in "，,":
            return []
        start, end = phrases[first]
        if first == index - 1 and (listed := read_bodies(sentence, start, end, NOTHING)):
            return preceding_bodies(sentence, phrases, first) + listed
        after = AFTER_SUBJECT if word not in FURTHER_DEEDS else FIRST_DEED
        items = read_bodies(sentence, start, end, after) or read_bodies(sentence, start, end, AFTER_SUBJECT)
        if items:
            return items
        if SCENE.fullmatch(sentence, start, end) is None:
            return []
    return []


def preceding_bodies(sentence: str, phrases: Sequence[tuple[int, int]], index: int) -> list[ListItem]:
    """Bodies of a list that runs on across commas before the phrase at ``index``."""
    items: list[ListItem] = []
    while index > 0 and sentence[phrases[index][0] - 1] in "，,":
        index -= 1
        start, end = phrases[index]
        listed = read_bodies(sentence, start, end, NOTHING)
        if not listed:
            break
        items = listed + items
    return items


def read_bodies(sentence: str, start: int, end: int, between: regex.Pattern[str]) -> list[ListItem]:
    """The list of named bodies that ``sentence[start:end]`` opens with, where ``between`` fits all that follows it."""
    opening = OPENING.match(sentence, start, end)
    start = opening.end() if opening else start
    if end - start > LONGEST_SUBJECT:
        return []
    for stop in range(end, start + 1, -1):
        core = strip_trailing_brackets(sentence[start:stop])
        if NAMED_ENDING.search(core) is None and (
            core[-1:] not in SHARED_WORDS or ending_pattern().search(core) is None
        ):
            continue
        if CUT_WORD.match(sentence, stop - 1) or CONTINUED.match(sentence, stop, end):
            continue
        if sentence[stop - 1] in CLOSINGS and ABBREVIATION.search(sentence, start, stop):
            continue
        if between.fullmatch(sentence, stop, end) is None:
            continue
        items = close_list(split_list(sentence[start:stop]))
        names = write_out(items)
        named = [item for item, name in zip(items, names, strict=True) if is_named_body(name)]
        if named and (len(named) == len(items) or all_generic(items, named)):
            return [ListItem(i.text, i.start + start, i.end + start, i.separator, i.suffix) for i in named]
    return []


def all_generic(items: Sequence[ListItem], named: Sequence[ListItem]) -> bool:
    """Whether the items that name no body are generic doers, which may stand beside one."""
    return all(item in named or is_generic_doer(with_suffix(item)) for item in items)
