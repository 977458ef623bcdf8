"""Attachments (附件, GB/T 9704-2012 7.3.4 and 7.3.7): the line above one, the list of them, and a name's label.

``附件``, ``附件2：…``, ``附表1``, ``附图 3``, ``附录A`` head an attachment; ``附件：1.任务清单`` lists them; English texts print Annex 1, Appendix B.
"""

from __future__ import annotations

import re

from etl.notation import english_annexes
from etl.notation.late_patterns import compile_late

_NUMBER = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_WORD = r"附[ ]?(?:件|录|表|图)"
_END = r"[ ]?[：:.．]"
_HEAD = compile_late(
    rf"""
      (?: 附 | {_WORD} ) [ ]? {_NUMBER}? [ ]? [：:]?                              # 附件, 附2, 附表一：
    | {_WORD} [ ]? {_NUMBER} [ ：:、.—-]{{0,3}} [^。；]{{2,60}}                      # 附件2：…, 附表1 …
    """,
    re.VERBOSE,
)
_LIST = compile_late(rf"(?:相关)?附[ ]?件?[ ]?{_NUMBER}?{_END}.{{2,}}")
_OPENING = compile_late(rf"(?:附|{_WORD})[ ]?{_NUMBER}?[ ]?(?:[：:]|$)")
LABEL = rf"{_WORD}[ ]?{_NUMBER}?[ ]?[：:]"  # before the title of an attachment, in a line or a sentence
LIST_INSIDE = r"(?:相关)?附件[ ]?\d{0,2}[：:]"  # where a lost break glued a list to the last sentence

# 附件：1.任务清单 / 附件1：任务清单 / 附件 任务清单; the lines of a list go on with 2.… 3.…
_LISTED = compile_late(r"附件(?:[ ]?[:：]|(?=[ ]?[0-9]{1,2}[ ]?[:：.．、 ])|$)[ ]?(?P<rest>.*)$")
_ITEM = compile_late(
    r"(?:^|(?<=[。；; ]))(?P<number>[0-9]{1,2})[ ]?[:：.．、 ](?![0-9]{1,2}(?![0-9]))[ ]?"
    r"(?P<name>(?:(?![。；; ][0-9]{1,2}[.．、]).){2,100})"
)
_NO_NAME = compile_late(r"^(?:附件|附表|附录)[ ]?[0-9一二三四五六七八九十]{0,3}[ :：.．、_-]*|^[0-9]{1,2}[ .．、_-]+")
_FILE_ENDING = compile_late(
    r"[（(](?:点击|下载|略)[^（）()]{0,10}[)）]$|\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar|rtf|odt|txt)$", re.IGNORECASE
)
NUMBERED = compile_late(r"附件[ ]?(?P<number>[0-9]{1,2})")
_NO_LETTERS = compile_late(r"[\W_]+")
_LONGEST = 120  # characters of a name
_LEAST = 4  # letters of a name that can be told from others
_MOST = 200  # names of a document


def heads_attachment(line: str) -> bool:
    """True for a line that stands above an attachment: 附件, 附件2：…, 附表, Annex 1 List of ….

    >>> heads_attachment("附件2：常州市自然资源和规划局领导小组成员名单"), heads_attachment("附图中除必需的词语外，不应当含有其他注释。")
    (True, False)
    """
    if line.startswith("附"):
        return _HEAD.fullmatch(line) is not None
    return line[:1] in "AaSE" and english_annexes.heads_annex(line)


def lists_attachments(line: str) -> bool:
    """True for a line that begins a list of the attachments."""
    if line.startswith(("附", "相关附")):
        return _LIST.fullmatch(line) is not None
    return line[:1] in "AaE" and english_annexes.lists_annexes(line)


def opens_attachment(line: str) -> bool:
    """True for a line that begins as the label of attachments does, whatever follows: it continues no line before it."""
    return line.startswith("附") and _OPENING.match(line) is not None


def find_listed(text: str) -> list[tuple[int, str]]:
    """Return the numbers and names (letters only) of the list of attachments of a text.

    >>> find_listed("附件：1.重点任务清单\\n2.责任分工表\\n某某市人民政府")
    [(1, '重点任务清单'), (2, '责任分工表')]
    >>> find_listed("附件：重点任务清单.docx")
    [(1, '重点任务清单')]
    """
    found: dict[int, str] = {}
    expected = 0  # the number of the next name, while lines belong to the list
    for line in text.split("\n"):
        items: list[tuple[int, str]] = []
        if len(line) > 4 * _LONGEST:
            expected = 0
            continue
        if head := _LISTED.match(line):
            items = [(int(item["number"]), item["name"]) for item in _ITEM.finditer(head["rest"])]
            if head["rest"] and not items:
                items = [(1, head["rest"])]
        elif expected and (item := _ITEM.match(line)) and int(item["number"]) == expected:
            items = [(int(item["number"]), item["name"]) for item in _ITEM.finditer(line)]
        else:
            expected = 0
            continue
        for number, name in ((number, letters_of(name)) for number, name in items):
            if len(name) >= _LEAST and len(found) < _MOST:
                found.setdefault(number, name)
        expected = items[-1][0] + 1 if items else 1
    return sorted(found.items())


def without_label(name: str) -> str:
    """Return a title or file name without the label before it: 附件2.重点任务分工表 → 重点任务分工表."""
    return _NO_NAME.sub("", name)


def letters_of(name: str) -> str:
    """Return the letters of a title or file name, without 附件1, running number and ending."""
    return _NO_LETTERS.sub("", without_label(_FILE_ENDING.sub("", name.strip().rstrip("。；;"))))
