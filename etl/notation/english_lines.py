"""The lines of an English official text: title, number, date, labels, addressees, adoption, signature, annex.

What GB/T 9704-2012 sets in Chinese, as translators print it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.lexicon import read_lexicon
from etl.notation.brackets import cut_end
from etl.notation.days import ENGLISH_DAY, PLAIN_DAY
from etl.notation.late_patterns import compile_late

DAY = rf"(?:{ENGLISH_DAY}|{PLAIN_DAY})"
DATE_LINE = compile_late(rf"[（(]?(?:Dated?:?[ ])?(?:\w{{6,9}}day,?[ ])?{DAY}[）)]?\.?")
_NUMBER = r"(?:N[oO]\.?|Number)[ ]?\d{1,5}"
NUMBER_LINE = compile_late(
    rf"""
    (?: [（(]? [A-Z][A-Za-z.'’ ]{{0,60}}? [ ]? [\[(（〔【] \d{{4}} [\])）〕】] ,? [ ]? (?:{_NUMBER}|\d{{1,5}}) [）)]?   # Guo Fa [2023] No. 11
      | [（(]? (?:[A-Z][a-z]{{2,12}}[ ]){{0,3}} (?:Decree|Order|Announcement|ANNOUNCEMENT|ORDER|DECREE|Public[ ]Notice|Circular|Notice|Document|Bulletin|Proclamation)
            (?:[ ]of[ ][^.;。]{{2,120}}?)? [ ,(（]{{0,2}} {_NUMBER} (?:,?[ ][\[(]?\d{{4}}[\])]?)? [）)]? (?:[ ]of[ ][^;。]{{2,200}})?   # Decree No. 23 of …
      | [（(]? {_NUMBER} (?:[ ]?,?[ ]?[\[(]?\d{{4}}[\])]?)? [）)]? (?:[ ]of[ ][^;。]{{2,160}})?                              # No. 16 [2017] of …
      | (?:Decree|Order)[ ]of[ ]the[ ][^.;。]{{2,120}}
    )
    (?:,?[ ](?:dated[ ]|of[ ])?{DAY}[）)]?)?
    """,
    re.VERBOSE,
)
_LABEL_WORDS = (
    r"(?:Release|Issue|Issued?|Issuing|Issuance|Promulgat(?:ed|ion|ing)|Publi(?:shed|cation|shing)|Effective|Effect|Document|Original|Chinese"
    r"|English|Adopted|Signed|Approv(?:ed|al)|Updated|Last|Translat(?:ed|ion|or)|Document's|Expiry|Implementation|File|Reference|Index)"
)
_LABEL_NOUNS = r"(?:Dates?|Time|Number|No\.?|Authorit(?:y|ies)|Departments?|Bod(?:y|ies)|Title|Name|Organ|Agency|Agencies|Updated|by|By|on|On|from|in|Version|Source|Text)"
LABELLED = compile_late(
    rf"(?:(?:{_LABEL_WORDS}[ ]){{1,2}}{_LABEL_NOUNS}|{_LABEL_WORDS}|Source|Date|Title|Subject|Category|Keywords?|Author|Issuer|Number|Status"
    rf"|Validity|Views?|Language|Translator|From|Tags?)[ ]?[:：].{{0,300}}"
    rf"|[\[【][ ]?(?:(?:{_LABEL_WORDS}|{_LABEL_NOUNS}|Validity|Status|Timeliness|Category|Level|Area|Organization|Institution|of|Law|Authority)[ ]?){{1,4}}[\]】][ ]?.{{1,300}}"
    rf"|(?:By[ ].{{2,60}})?(?:Last[ ])?Updated[ ](?:on[ ])?.{{4,60}}|Updated:?[ ]?{DAY}.{{0,20}}",
    re.DOTALL,
)
DRAFT_LABEL = compile_late(
    r"[（(]\s?(?:(?:Exposure |Consultation |Revised |Second |Third )?Draft(?: Revision| Amendment)?(?: for (?:Public )?(?:Comments?|Consultation|Review|Deliberation|Soliciting Opinions))?"
    r"|Consultation Paper|(?:Version |Text )?for (?:Public )?(?:Comments?|Consultation)|(?:Soliciting|Solicitation of) (?:Public )?(?:Comments|Opinions)|for Trial Implementation|Trial|Interim|Provisional|\d{4} (?:Edition|Version|Revision|Amendment)|(?:Edition|Version) \d{4})[）)]",
    re.IGNORECASE,
)
CONTENTS = compile_late(r"(?:table of )?contents:?", re.IGNORECASE)
_ACTS = r"(?:(?:Considered and )?(?:Adopted|Approved|Promulgated|Issued|Amended|Revised|Passed|Published|Released|Effective|Deliberated)\b)"
_OPENS_ACTS = compile_late(rf"[（(]{_ACTS}")
_ADOPTION = compile_late(
    rf"[（(]?{_ACTS}.{{0,120}}?(?:{DAY}|\d{{4}}).{{0,4000}}[）)]?",
    re.DOTALL,
)
PUBLIC_NOTE = compile_late(
    r"[（(\[](?:[^()（）]{1,40}; ?)?(?:This|The) (?:document|notice|circular|text|copy)[^()（）]{1,60}(?:public|disclosed|abridged|deleted)[^()（）]{0,20}[）)\]]"
    r"|[（(\[](?:Made|To be made) public[^()（）]{0,40}[）)\]]",
    re.IGNORECASE,
)
# What a host or a translator adds below a text.
_HOST_NOTE = compile_late(
    r"(?:---)?(?:Disclaimer\b|(?:Note|Translator's note|Editor's note)s?[:：]? ?(?:This|The) (?:English |above )?(?:translation|version|text)\b"
    r"|[（(\[]?(?:This|The) (?:(?:above|unofficial|English|following) ){0,3}(?:translation|version) (?:is|was|has been|shall be)\b|Translated (?:and edited )?by\b"
    r"|(?:In (?:the )?(?:case|event) of|If there (?:is|are)) any (?:discrepanc|inconsistenc|conflict)|(?:Editor|Reporter|Contact|Tel|E-?mail|Web ?site)s?[:：]|Copyright\b).*",
    re.DOTALL,
)
# What a page prints above the text that it reports on: … Here is the full text:
_FULL_TEXT = compile_late(
    r"(?:.{0,400}[.!] )?(?:(?:(?:Here|Below|The following) is )?(?:the )?full (?:text|document)(?: of [^.:]{1,160})?(?: (?:is as follows|follows|below))?)[:：.]?",
    re.IGNORECASE | re.DOTALL,
)
_LEAD_IN = 15  # lines
FORWARDING = compile_late(
    r"\b(?:is|are|be) hereby (?:re)?(?:issued|forwarded|promulgated|printed|distributed|published|transmitted|announced|released|circulated|sent|made public)"
    r"|\bhereby (?:issues?|promulgates?|forwards?|publish(?:es)?|print and distribute)\b"
    r"|(?:is|are) (?:now )?(?:issued|forwarded|printed and distributed|distributed|transmitted|circulated|sent) to you\b|\b(?:is|are) now (?:issued|promulgated|published|released)",
    re.IGNORECASE,
)
_ADDRESSED = (
    r"governments?|ministries|commissions?|agencies|departments?|bureaus?|institutions?|organs?|offices?|administrations?|committees?|banks?|companies"
    r"|enterprises|authorities|branches|associations?|universities|units|corps|courts?|procuratorates?|regions|provinces|municipalities|cities|counties"
    r"|prefectures|council|bodies|organizations|comrades|group"
)
_ADDRESSEES = compile_late(
    rf"(?:To[ :]|The[ ]|All[ ]|Each[ ]|People['’]s[ ]|Provincial|Municipal|[A-Z]).{{0,900}}?\b(?:{_ADDRESSED})\b.{{0,120}}[:：,]",
    re.IGNORECASE | re.DOTALL,
)
_VERB = compile_late(
    r"\b(?:shall|should|must|will|is|are|was|were|has|have|may|hereby|formulated|issued|promote|in accordance)\b",
    re.IGNORECASE,
)
BODY_WORD = (
    r"(?:Ministry|Office|Government|Council|Commission|Department|Bureau|Administration|Committee|Congress|Court|Procuratorate|Bank|Agency|Authority"
    r"|Association|Customs|Party|Cent(?:er|re)|Corps|Municipality|Institute|Academy|Board|Federation|Secretariat|Group|Corporation|Exchange)"
)
_PERSON = r"(?:[A-Z][A-Za-z'’-]{1,20}[ ]){1,3}[A-Z][A-Za-z'’-]{1,20}|[A-Z][A-Za-z'’-]{1,20}"
_POST = r"(?:Vice[ -])?(?:Minister|Director(?:[ -]General)?|Premier|President|Chair(?:man|person|woman)?|Governor|Mayor|Secretary(?:[ -]General)?|Commissioner|Administrator|Head)"
SIGNATURE = compile_late(
    rf"(?:The[ ])?(?:[^.;:。；]{{0,120}}\b)?{BODY_WORD}S?\b[^.;:。；]{{0,160}}(?:\([Ss]eal\))?"
    rf"|(?:{_PERSON}),[ ]{_POST}\b[^.;。；]{{0,120}}|{_POST}(?:[ ]of[ ][^.;。；,:]{{2,80}})?[,:]?[ ](?:{_PERSON})",
    re.IGNORECASE,
)
PRINTED = compile_late(  # Printed by the General Office of the Municipal Government on June 19, 2024
    rf"(?:(?:Printed|Issued|Distributed)(?: and (?:issued|distributed))? by (?:the )?.{{4,120}}?|[A-Z].{{4,120}}? (?:printed|issued|distributed)(?: and (?:issued|distributed))?)(?: on|,) (?P<day>{DAY})\.?"
    rf"|(?:Printed|Issued|Distributed)(?: and (?:issued|distributed))? on (?P<alone>{DAY})\.?"
)
SEAL = compile_late(r"[\[(]?(?:Official )?[Ss]eals?(?: affixed)?[\])]?|[\[(][Ss]tamp(?:ed)?[\])]")
# Who has a copy: CC: General Office of the State Council
COPIES = compile_late(
    r"(?:CC|Cc|c\.c\.|C\.C\.|Copy|Copies|Copied)(?: (?:to|sent to))?[ ]?[:：][ ]?(?P<bodies>.{2,400})"
)
SECTION_NAME = compile_late(
    r"(?:(?:general|supplementary|final|miscellaneous|transitional|penal|other|special|common|concluding) (?:provisions|rules)"
    r"|preamble|foreword|introduction|conclusion|supplementary articles)",
    re.IGNORECASE,
)
_HEAD_LINES = (DATE_LINE, NUMBER_LINE, LABELLED, DRAFT_LABEL, CONTENTS, PUBLIC_NOTE)
_SENTENCE = compile_late(r"[!?;。；]|\.(?:[ ](?!\d)|$)")
_ABBREVIATION = compile_late(r"\b(?:No|Nos|Art|Arts|Dr|Mr|Ms|Co|Ltd|Inc|U\.S|vs|etc|St|vol|p|pp)\.", re.IGNORECASE)
_WORDS = compile_late(r"[A-Za-z][A-Za-z'’-]*")
_HAN = compile_late("[\u3400-\u9fff]")
_SMALL = frozenset(
    "a an and as at by for from in into of on or the to under upon via with within over per up its their this these concerning regarding "
    "relating".split()
)
TO = ("To:", "To :")  # opens the addressees, whatever ends them
_LONGEST_TITLE = 400
_TITLE_CASE = 0.7  # of its words that are not small
_LONGEST_BRACKET = 83  # of a title's end
_TRAILING = compile_late(r"[ ]?[（(\[][^()（）\[\]]{1,80}[）)\]]\Z")
KINDS = {row["word"]: row["document_type"] for row in read_lexicon("english_kinds")}
_KINDS_IN_LOWER_CASE = {word.lower(): kind for word, kind in KINDS.items()}
_WORDS_OF_KIND = 3  # at most
_PREPOSITION = compile_late(
    r"\b(?:of|on|for|concerning|regarding|to|in|about|governing|relating|with|against|by|from|under)\b", re.IGNORECASE
)
_KIND_WORDS = frozenset(word.rsplit(" ", 1)[-1].lower() for word in KINDS)


def is_english(line: str) -> bool:
    """True for a line of Latin words without Han characters."""
    return not _HAN.search(line) and _WORDS.search(line) is not None


def forwards(line: str) -> bool:
    """True if a line issues, forwards or promulgates another text."""
    return _WORDS.search(line) is not None and FORWARDING.search(line) is not None


def ends_sentence(line: str) -> bool:
    """True if a sentence ends in the line or with it; a stop behind an abbreviation ends none."""
    return _SENTENCE.search(_ABBREVIATION.sub("", line)) is not None


def is_english_day(line: str) -> bool:
    """True for a line that is a day alone: ``March 5, 2024``."""
    return line.isascii() and DATE_LINE.fullmatch(line) is not None


def opens_acts(line: str) -> bool:
    """True for a line that begins to tell in brackets who adopted a text, and when: ``(Adopted at the Ninth Session …``."""
    return line[:1] in ("(", "（") and _OPENS_ACTS.match(line) is not None


def is_title_case(line: str) -> bool:
    """True for a line in title case or in capitals."""
    words = [word for word in _WORDS.findall(line) if word.lower() not in _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words)


def is_title(line: str) -> bool:
    """True for a line that reads as a document's title: title case or capitals, no sentence, and it names a kind."""
    if (
        len(line) > _LONGEST_TITLE
        or not is_english(line)
        or ends_sentence(line)
        or line.endswith((":", ",", "："))
        or SECTION_NAME.fullmatch(line)
    ):
        return False
    if line.startswith("(") and (inner := in_brackets(line)):
        return is_title(inner)
    words = [word.lower() for word in _WORDS.findall(cut_end(line, _TRAILING, _LONGEST_BRACKET))]
    return len(words) > 1 and not _KIND_WORDS.isdisjoint(words) and is_title_case(line)


def in_brackets(line: str) -> str | None:
    """Return what stands in the brackets around a whole line that is a title, kind first: ``(Announcement on Tariffs)``."""
    inner = line[1:-1].strip() if line[:1] in "(（" and line[-1:] in ")）" else ""
    kind = _PREPOSITION.split(inner, maxsplit=1)[0].strip()
    return inner if kind != inner and kind.rsplit(" ", 1)[-1].lower() in _KIND_WORDS else None


def english_document_type(title: str) -> str | None:
    """Return the Chinese word for the kind of document in an English title: Opinions … → 意见, Foreign Investment Law → 法."""
    plain = cut_end(title, _TRAILING, _LONGEST_BRACKET)
    opening = _PREPOSITION.split(plain, maxsplit=1)[0].strip(" ,-")
    for phrase in (opening, plain):
        words = phrase.lower().split()
        for length in range(min(_WORDS_OF_KIND, len(words)), 0, -1):
            if kind := _KINDS_IN_LOWER_CASE.get(" ".join(words[-length:])):
                return kind
    known = (_KINDS_IN_LOWER_CASE.get(word) for word in reversed(opening.lower().split()))
    return next(filter(None, known), None)


def addresses(line: str) -> bool:
    """True for a line that names the addressees: bodies and no verb, up to a colon or comma."""
    if line.startswith(TO) and is_english(line) and not ends_sentence(line.replace(";", ",")):
        return not _VERB.search(line)
    if not line.endswith((":", "：", ",")) or not is_english(line) or ends_sentence(line.replace(";", ",")):
        return False
    return _ADDRESSEES.fullmatch(line) is not None and not _VERB.search(line)


def stands_in_head(line: str) -> bool:
    """True for a line that only stands above a text: number, date, label, draft, adoption, addressees, title."""
    if not line[:1].isascii() and line[:1] not in "（【〔":
        return False
    if any(pattern.fullmatch(line) for pattern in _HEAD_LINES) or is_title(line) or addresses(line):
        return True
    return _ADOPTION.fullmatch(line) is not None and (line[0] in "(（" or not ends_sentence(line))


def find_lead_in_end(lines: Sequence[str]) -> int:
    """Return the index of the line behind a page's words above the text that it brings, 0 where there are none.

    They end in words such as ``Here is the full text:``, or where the title on the page's first line comes again.
    """
    if lines and is_title(title := lines[0]):
        for i, line in enumerate(lines[1:_LEAD_IN], 1):
            if line.casefold() == title.casefold():
                return i
    return next(
        (i + 1 for i, line in enumerate(lines[:_LEAD_IN]) if line[-1:] in ":：.t" and _FULL_TEXT.fullmatch(line)), 0
    )


def is_host_note(line: str) -> bool:
    """True for a line that a host or a translator added below the text: ``Disclaimer: This translation is for reference only.``"""
    return _HOST_NOTE.fullmatch(line) is not None


def signs(line: str) -> bool:
    """True for a line that is only a body's name, or a post and a name."""
    if SEAL.fullmatch(line):
        return True
    return (
        is_english(line) and is_title_case(line) and not ends_sentence(line) and SIGNATURE.fullmatch(line) is not None
    )
