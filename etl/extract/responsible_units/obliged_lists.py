"""Lists of running text: which doers are named bodies, by name or by function, and which are others beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.extract.responsible_units.name_patterns import NOT_FIRST, NOT_INSIDE
from etl.extract.responsible_units.names import generic_doers, opens_with_place, read_name
from etl.extract.responsible_units.sentence_patterns import (
    ABBREVIATION,
    ATTRIBUTE,
    LIST_MARK,
    LOCATED,
    OTHER_DOER,
    SHARED_WORDS,
)
from etl.extract.responsible_units.shared_names import close_list, write_out
from etl.extract.responsible_units.unit_lists import ListItem, split_list
from etl.lexicon.alternations import any_of, words_in
from etl.notation.brackets import strip_trailing_brackets

# Endings of doers by what their names must show: nothing more, three characters, a function, a place.
RULING = words_in("ruling_ending")
OFFICE = words_in("office_ending")
NO_OFFICE = words_in("no_office")
FUNCTION = words_in("function_ending")
LOCAL = words_in("local_ending")
NAMED_ENDINGS = (*RULING, *OFFICE, *FUNCTION, *LOCAL, *words_in("branch_ending"))
# Fits: 人民银行各分支机构 | 外汇管理局上海市分局 | 人行营业管理部
BANK_BRANCH = re.compile(
    r"(?: (?:人民银行|外汇管理局)各?(?:级|省级)?分支机构"
    r"| \A(?>.*?(?:人民银行|人行|外汇管理局|国家开发银行)).*(?:分行|支行|总行|总部|分局|营业管理部) )$",
    re.VERBOSE,
)
# Departments that name no function: whose they are, what they are to the rule, what all do.
# Fits: 受委托的部门 | 人民政府工作部门 | 有关部门 | 被检查部门 | 市级行政主管部门 | 各省级机关
GENERIC_FUNCTION = re.compile(
    rf"""(?: (?>.*?(?:委托|受托)).*
    | .*{any_of("whose_function")}{any_of("function_of")}?
    | .*(?:{any_of("relative_function")}|被.{{0,4}})
    | 各?(?: 级 | [省市县区州]级 | [省市县区州]直 | [省市县区州] )? {any_of("bare_function")}?
    )(?:部门|机关)""",
    re.VERBOSE,
)
# Words that no name of a doer holds: the text before it ran on into it.
# Fits: 收到 | 前款 | ：
NOT_A_NAME = re.compile(
    rf"{any_of('no_name')}|经(?=国务院|[省市县区上])|公民(?=[和及与])|单位(?=[和及与或经])|[：:；;，,。]"
)
# Fits: 法律和 | 未经
NOT_OPENING = re.compile(rf"(?:法律|法规|规章)[和及]|{any_of('no_name_opening')}")
FUNCTION_OF_GOVERNMENT = re.compile(
    r"(?P<government>.*人民政府)(?:管理|负责|主管|承担|指定|确定).{1,20}的(?:部门|机构|机关)$"
)
ANY_ENTERPRISE = re.compile(r"(?:各|[省市县区]级|省辖市).*公司$")  # 省辖市烟草公司: a kind, no name
OFFICE_OF_LEVEL = re.compile("[省市州县区][局厅]")  # 省局
OWN_BODY = re.compile(any_of("own_opening"))
OWN_REGION = re.compile(r"[本我全](?:自治区|[省市州县区旗])(?=各级)")  # 本市各级人民政府 names what 各级人民政府 names


def named_ending(name: str) -> tuple[str, ...]:
    """The endings of doers among which a name's own is, empty if it ends as no doer of running text does."""
    if name.endswith(RULING) or (name[-1:] in "行部局构" and BANK_BRANCH.search(name)):
        return RULING
    if name.endswith(OFFICE) and (not name.endswith(NO_OFFICE) or name.endswith("公开办")):
        return OFFICE
    if name.endswith(FUNCTION):
        return FUNCTION
    return LOCAL if name.endswith(LOCAL) else ()


@lru_cache(maxsize=4096)
def is_named_body(name: str) -> bool:
    """True if running text can oblige this doer by name or function: ``商务部``, ``各级财政部门``, ``县级以上人民政府``.

    Enterprises, banks, schools and associations at large are none, nor are 有关部门, 各地, 行政机关.
    """
    core = OWN_REGION.sub("", strip_trailing_brackets(name))
    if not 2 <= len(core) <= 45 or OWN_BODY.match(core):
        return False
    if of_government := FUNCTION_OF_GOVERNMENT.fullmatch(core):
        return not is_generic_doer(core) and is_named_body(of_government["government"])
    ending = named_ending(core)
    if not ending or NOT_OPENING.match(core) or NOT_A_NAME.search(core):
        return False
    if NOT_FIRST.match(core) or NOT_INSIDE.search(core) or is_generic_doer(core):
        return False
    if ending is FUNCTION:
        return GENERIC_FUNCTION.fullmatch(core) is None
    if ending is LOCAL:  # offices and enterprises of a named place, not of their kind
        return len(core) >= 4 and opens_with_place(core) and not ANY_ENTERPRISE.match(core)
    return ending is RULING or len(core) >= 3 or core in ("海关", "总局") or OFFICE_OF_LEVEL.fullmatch(core) is not None


def is_generic_doer(name: str) -> bool:
    """True if a doer of running text names nobody."""
    return name in generic_doers("reading") or read_name(name).is_generic


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
    if not core or (
        not named_ending(core)
        and not core.endswith(tuple(defined))
        and not (core[-1] in SHARED_WORDS and read_name(core).kind)
    ):
        return ()
    items = [without_attribute(without_abbreviation(item)) for item in close_list(split_list(words))]
    named: list[ListItem] = []
    for doer in write_out(items):
        if doer.item.text in defined or is_named_body(doer.name):
            named.append(doer.item)
        elif not is_generic_doer(doer.words) and OTHER_DOER.fullmatch(doer.item.text) is None:
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
