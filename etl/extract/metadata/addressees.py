"""Addressees and copies (主送机关, 抄送机关; GB/T 9704-2012 7.3.2, 7.4.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.notation.document_numbers import normalize_document_number

_LONGEST = 600
_SOMEBODY = re.compile(
    r"(?:政府|部门|单位|机构|委|局|厅|办|公司|企业|银行|院|校|处|室|省|市|县|区|州|镇|乡|街道|中心|会|同志|部|署|组|站|所|人员|个人|组织|行|兵团|公署|党组|团体|法人|用户|社)"
    r"(?:[（(][^（()）]{1,40}[）)])?\Z"
)
# Sentences that end in a colon lead in what follows: 现将有关事项通知如下：
_LEADS_IN = re.compile(
    r"\A(?:现|为|根据|按照|依据|经|请|如|附|注|来源|联系|网址|关于|《)|如下|[。！？]|(?:事项|通知|意见|措施|内容|包括)[：:]?\Z"
)
_LABEL = re.compile(r"\A\s*(?:主送|主送机关)\s?[：:]\s?")
_COPIES = re.compile(r"\A\s*抄\s?[送报](?:单位|机关)?\s?[：:]\s?(?P<cc>.{2,})", re.DOTALL)
_CONTINUED = re.compile(r"[，、；,;]\s*\Z|\A[（(，、]")


def find_addressees(lines: Sequence[str]) -> str | None:
    """主送机关 of the head's ``lines``, from behind the title on: as printed, without the colon and line breaks.

    Lines that the layout broke are put together again. A line that holds addressees and text, because its break was
    lost, gives what stands before the colon.
    """
    gathered = ""
    for line in lines:
        text = line.strip()
        if normalize_document_number(text.strip("（()）")):  # （某政发〔2023〕5号） under the title
            gathered = ""
            continue
        labelled = _LABEL.match(text)
        text = text[labelled.end() :] if labelled else text
        before, colon, behind = text[:_LONGEST].replace(":", "：").partition("：")
        if colon and behind and len(before) <= 8 and not labelled:  # 检索时间: 2026-02-03, of the page
            continue
        if labelled and not colon:
            return _tidy(text)
        whole = gathered + before
        if colon:
            return _tidy(whole) if _SOMEBODY.search(whole) and not _LEADS_IN.search(whole) else None
        if re.search(r"[。！？]", text) or len(whole) > _LONGEST:
            return None
        gathered = whole if _CONTINUED.search(text) or gathered else ""
    return None


def find_cc(lines: Sequence[str]) -> str | None:
    """抄送机关 of the last ``lines``, without label and full stop; None if there are none."""
    for i, line in enumerate(lines):
        if copies := _COPIES.match(line):
            text = copies["cc"]
            for more in lines[i + 1 : i + 6]:
                if not _CONTINUED.search(text):
                    break
                text += more
            return _tidy(text.split("。")[0])
    return None


def _tidy(text: str) -> str:
    return re.sub(r"\s+", "", text).strip("。：:")
