"""Cues: patterns of paragraphs outside the body (GB/T 9704-2012, 7.2–7.4), and of the paragraphs that close a body."""

from __future__ import annotations

import re

import regex

from etl.lexicon import read_lexicon
from etl.lexicon.alternations import alternation, any_of, words_in
from etl.notation import english_lines
from etl.notation.days import DAY, PLAIN_DAY
from etl.notation.late_patterns import compile_late
from etl.notation.official_lines import BODY_ENDING

_DAY = rf"(?:{DAY}|{PLAIN_DAY})"

_PAGE_LABELS = "|".join("[ ]?".join(row["label"]) for row in read_lexicon("page_labels"))
PAGE_FACT = compile_late(rf"(?:{_PAGE_LABELS})[ ]?[：:].{{0,200}}")  # 发文机关：…, as a page states it above its text
DRAFT_LABEL = regex.compile(
    rf"[（(][ ]?(?:{any_of('draft_labels')}|草案[\p{{Han}}]{{0,8}}|修订[\p{{Han}}]{{0,4}}|(?:19|20)\d\d[ ]?年[\p{{Han}}\d—－-]{{0,12}})[ ]?[）)]"
)
FORWARDING = re.compile(
    rf"征求意见|{any_of('issuing_verbs')}(?:给|于)?{any_of('behind_issuing')}|现予(?:以)?{any_of('publishing_verbs')}|予以{any_of('publishing_verbs')}|"
    rf"现将[^。]{{0,160}}(?:印发|转发|下发)|已经[^。]{{0,80}}{any_of('agreeing_verbs')}[^。]{{0,40}}(?:印发|公布|发布|转发)"
)
COPIES = re.compile(r"(?:抄[ ]?送|抄[ ]?报|主[ ]?送|分[ ]?送|发[ ]?送|报[ ]?送)[ ]?(?:单位|机关)?[：:]")
CONTACT = re.compile(
    rf"[（(]?[一-鿿]{{0,6}}{any_of('contact_labels')}[^。：:]{{0,12}}[：:]"
)  # （联系人：某某，电话：…）
FULL_TEXT = compile_late(rf"[^。]{{0,200}}{any_of('full_text_endings')}[。：:]?")  # 《…》全文如下。
PRINTED = regex.compile(
    rf"[\p{{Han}}（）() ]{{0,40}}{_DAY}[ ]?(?:印发|印|翻印)|[\p{{Han}} ]{{4,40}}{any_of('printing_offices')}[ ]?印发?"
)
_LABELS = alternation(row["label"] for row in read_lexicon("back_labels"))
_FILE = r".{2,120}\.(?:pdf|docx?|xlsx?|ofd|wps|zip|rar)(?:\([^()]{0,200}\))?$"
CHROME = re.compile(rf"(?:{_LABELS})[^。]{{0,120}}$|{_FILE}")
_OFFICE = "|".join("[ ]?".join(office) for office in words_in("offices"))
SIGNATURE = compile_late(
    rf"[\p{{Han}}×（）() 、·]{{1,60}}(?:{BODY_ENDING})(?:[ ]?[（(]?(?:代章|盖章|章|印)[）)]?)?"
    rf"|[\p{{Han}} ]{{0,10}}(?:{_OFFICE})[ ：:]+[\p{{Han}}·]{{2,4}}(?:[ ][\p{{Han}}·]{{1,3}})?"
    rf"|[\p{{Han}}]{{2,4}}[ ][\p{{Han}}]{{2,3}}|国务院",
    library=regex,
)
BANNER = regex.compile(r"[\p{Han} ]{2,40}(?:文[ ]?件|公[ ]?报)|文[ ]?件")
COMPILED_HEADING = compile_late(rf"\d{{1,3}}[.．、](?P<title>[^。！？；]{{6,200}}?)(?P<date>[（(][ ]?{_DAY}[ ]?[）)])?")
CONTENTS = re.compile(r"目[ ]{0,4}[录錄]|目[ ]{0,4}次|(?i:(?:table of )?contents:?)")
# What follows an entry of a table of contents: leaders and a page number
# (none begins behind two leaders or a space: what fits there fits from these on as well).
LEADERS = re.compile(r"(?<![….．·。—_-]{2})(?<![ ])[ ]*+(?:[….．·。—_-]{2,}+[ ]*+)*+[（(]?[ ]*\d{0,4}[ ]*[）)]?$")
CONTENTS_ENTRY = re.compile(r"[….．·]{4}[ ]?[（(]?[\dIVXivx]{1,4}[）)]?$")
ENACTMENT = compile_late(rf"{_DAY}[^。]{{2,200}}?{any_of('enactment_verbs')}[^。，]{{0,30}}")
SPOKEN = compile_late(rf"[（(]?[—－-]{{0,2}}[ ]?{_DAY}[ ]?在[^。；，]{{4,60}}上[）)]?")  # ——2024年1月23日在…会议上
ISSUED_LINE = regex.compile(
    rf"[^。；]{{4,60}}{_DAY}[^。；]{{0,60}}?{any_of('publishing_verbs')}[^。；]{{0,80}}。?|[\p{{Han}}、]{{2,30}}(?:{BODY_ENDING})(?:发布|印发)"
)
ADOPTION = compile_late(rf"[（(]{_DAY}[^。]{{0,400}}{any_of('enactment_verbs')}[^。]{{0,600}}[）)]")

# A paragraph that addresses everybody …
ADDRESSES_ALL = compile_late(rf"(?:请|望)?各{any_of('addressed_places')}[^。：:]{{0,60}}{any_of('addressing_verbs')}")
# … and one that says from when, how and by whom the document is to be applied
TAKES_EFFECT = compile_late(
    rf"""
      (?:(?:施行|实施|执行|有关|其他)?说明[：:][ ]?)?(?:本|以上|上述|该|此)[\p{{Han}}]{{0,14}}?{any_of("own_kinds")}
      {any_of("own_predicates")}
    | 特此{any_of("closing_kinds")}
    | {any_of("handling_verbs")}(?:中|过程中)(?:遇到|如有|的|有)
    | 此前{any_of("published_before")}|(?:原|以前|之前)[^。]{{2,60}}(?:废止|为准)
    | (?:各项?[\p{{Han}}]{{0,6}}?{any_of("own_kinds")}[^。]{{0,10}})?自(?:本|印发|发布|公布|下发|\d{{4}})[^。]{{0,40}}起{any_of("executing_verbs")}
    | 法律、?(?:行政)?法规[^。]{{0,40}}从其规定
    """,
    regex.VERBOSE,
    library=regex,
)
# The same in English: All localities and departments shall …, These Measures shall come into force …
ADDRESSES_ALL_ENGLISH = compile_late(
    r"(?:All|Each|Every|The)[ ](?:(?:local|relevant|concerned|related)[ ])*(?:localit(?:y|ies)|regions?|departments?|provinces?|governments?|units?"
    r"|autonomous regions?|prefectures?|counties|municipalities|people['’]s governments)\b[^.]{0,120}[ ](?:shall|should|must|are to|are required|will)[ ]"
)
TAKES_EFFECT_ENGLISH = compile_late(
    r"(?:These|This|The above|The present)[ ](?:[A-Z][A-Za-z]+|opinions?|notice|circular|measures?|plan|document|provisions?|regulations?|decision|policies|policy)"
    r"[ ](?:shall|will|is|are)[ ](?:come|go|enter|take|be effective|be valid|be implemented|effective|valid|implemented|apply|be interpreted|interpreted|become)\b"
    r"|(?:Notice|It|Notification)[ ]is[ ]hereby[ ](?:given|announced|notified)|In case of any (?:problem|discrepancy)|(?:Any|The)[ ]previous[ ]"
)
# A note of its own under a clause: who is responsible, by when, whom to ask
NOTE = compile_late(r"[（(【\[〔]|[\p{Han}]{2,8}[：:]|注[：:]|[A-Z][A-Za-z ]{2,40}:|Note:", library=regex)
# What an unnumbered line between a finished paragraph and a clause holds where it is no heading: formulas, digits, quotations
NO_HEADING = compile_late(r"[\d＝=＋+÷×：:“”‘’\"'《》□_]|[，、,]$")
SENTENCE_END = re.compile(r"[。！？；;!?.](?:(?<!\.)|(?=[ ]|$)(?<!\bNo\.))")
# With its foreword the body of a standard begins (GB/T 1.1-2020, 8.3)
FOREWORD, STANDARD_SECTION = re.compile("[前引序][ ]?言"), "2 规范性引用文件"
SECTION_NAME = compile_late(
    r"附[ ]?[则則]|[总總][ ]?[则則]|前[ ]?言|引[ ]?言|序[ ]?言|正[ ]?文|结[ ]?语|"
    + f"(?i:{english_lines.SECTION_NAME.pattern})"
)


def forwards(line: str) -> bool:
    """True if a sentence issues, forwards or promulgates another text."""
    return FORWARDING.search(line) is not None or english_lines.forwards(line)


def addresses_all(line: str) -> bool:
    """True for a paragraph that addresses all bodies (各地、各部门要…)."""
    return ADDRESSES_ALL.match(line) is not None or ADDRESSES_ALL_ENGLISH.match(line) is not None


def takes_effect(line: str) -> bool:
    """True for a paragraph that says from when, how and by whom the document is to be applied."""
    return TAKES_EFFECT.match(line) is not None or TAKES_EFFECT_ENGLISH.match(line) is not None


def signs(line: str) -> bool:
    """True for a line that is a signature: a body's name, an office and a name."""
    return SIGNATURE.fullmatch(line) is not None or english_lines.signs(line)
