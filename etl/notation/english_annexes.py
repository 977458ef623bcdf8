"""Lines of English texts that stand above an annex, or list the annexes."""

from __future__ import annotations

import re

from etl.notation.english_lines import ends_sentence, is_title_case
from etl.notation.late_patterns import compile_late
from etl.notation.numerals import english_numeral_pattern

_NUMERAL = rf"(?:\d{{1,3}}|[A-Z]|[IVX]{{1,5}}|(?i:{english_numeral_pattern()}))"
_ANNEX_WORD = r"(?:Annex|ANNEX|Appendix|APPENDIX|Attachment|ATTACHMENT|Schedule|SCHEDULE|Enclosure|ENCLOSURE)"
_ANNEX = compile_late(
    rf"{_ANNEX_WORD}(?:[ ](?:No\.?[ ]?)?{_NUMERAL})?(?:[ ]?[:：.)—-])?(?:(?<=[:：.)—-])[ ]?.{{0,200}}|(?<=[\dA-Za-z])[ ](?P<title>[A-Z(\"“].{{1,200}}))?"
)
_ANNEX_LIST = compile_late(
    r"(?:Annex|Appendix|Attachment|Enclosure|Attached|ANNEX|APPENDIX|ATTACHMENT)(?:es|s|ices)?(?:[ ]?\d{1,2})?[ ]?[:：].{2,}|(?:Annexes|Attachments|Appendices|Enclosures|ANNEXES|ATTACHMENTS|APPENDICES)[ ]?[:：]?",
    re.DOTALL,
)


def heads_annex(line: str) -> bool:
    """True for a line that stands above an annex: Annex 1 List of …, Appendix B, SCHEDULE."""
    match = _ANNEX.fullmatch(line)
    if match is None or ends_sentence(line.rstrip(".")):
        return False
    return match["title"] is None or is_title_case(match["title"])


def lists_annexes(line: str) -> bool:
    """True for a line that begins a list of the annexes."""
    return _ANNEX_LIST.fullmatch(line) is not None
