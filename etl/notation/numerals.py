"""Numerals as policy texts print them, turned into values: Arabic, Chinese, circled, Roman, English words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
}
HAN_DIGITS |= {"叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
HAN_MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
HAN_NUMERAL = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
HAN_TENS = {"廿": 20, "卅": 30, "卌": 40}
_ZEROS = "零〇○Ｏ0"
_DIGITS = "".join(HAN_DIGITS)
_NO_GROUPING = str.maketrans("", "", ",， \u00a0\u2007\u2009\u202f\u3000\n")
_TOKEN = re.compile(
    rf"""
      (?P<number> [0-9]{{1,30}} (?: \. [0-9]{{1,12}} )? | [一二两三四五六七八九壹贰叁肆伍陆柒捌玖] )
    | (?P<zero> [零〇○] ) | (?P<tens> [廿卅卌] ) | (?P<unit> [{"".join(HAN_UNITS)}] ) | (?P<myriad> [{"".join(HAN_MYRIADS)}] )
    """,
    re.VERBOSE,
)
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ENGLISH_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
ENGLISH_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ENGLISH_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def parse_han(text: str) -> int | None:
    """Value of a Chinese numeral (``二十一`` → 21, ``一百零四`` → 104, ``二〇二一`` → 2021), or None if it is not one."""
    if not text or any(c not in HAN_DIGITS and c not in HAN_UNITS and c not in HAN_MYRIADS for c in text):
        return None
    if all(c in HAN_DIGITS for c in text):  # digit by digit, as years are written
        return int("".join(str(HAN_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in HAN_DIGITS:
            digit = HAN_DIGITS[c]
        elif c in HAN_UNITS:
            section += (digit or 1) * HAN_UNITS[c]
            digit = 0
        else:
            ahead = total + section + digit if c == "亿" else section + digit
            total = (0 if c == "亿" else total) + (ahead or 1) * HAN_MYRIADS[c]  # 亿元 alone says one 亿
            section = digit = 0
    return total + section + digit


def parse_arabic(text: str) -> float | None:
    """Value of an Arabic numeral in any width, with grouping commas and a decimal point, or None if it is not one."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    try:
        return float(plain) if plain and plain[0].isdigit() else None
    except ValueError:
        return None


def parse_number(text: str) -> Decimal | None:
    """Parse a numeral as quantities print it.

    Arabic, Chinese and mixed: ``1.64万亿`` → 1640000000000, ``1亿5000万``, ``100万三千``, ``两千五百``, ``一点五亿``, ``壹仟玖佰``,
    ``廿`` → 20, ``半`` → 0.5. A digit right behind 百, 千, 万 or 亿 counts the next lower unit (``一千五`` → 1500).

    Returns:
        The exact value, or None if the text is no numeral, or says no definite number (``十几``, ``三五``, ``数百``).
    """
    plain = unicodedata.normalize("NFKC", text).translate(_NO_GROUPING)
    if plain in ("半", ""):
        return Decimal("0.5") if plain else None
    if len(plain) > 1 and not plain.strip(_DIGITS):  # digit by digit: 二〇, 一二三; 三五 is three to five
        return (
            Decimal("".join(str(HAN_DIGITS[c]) for c in plain)) if len(plain) > 2 or set(plain) & set(_ZEROS) else None
        )
    whole, point, behind = plain.partition("点")
    if point:  # 三十点五, 一点五亿
        decimals = behind.rstrip("百千万亿")
        before, scale = parse_number(whole), parse_number(f"1{behind[len(decimals) :]}")
        if before is None or scale is None or not decimals or decimals.strip(_DIGITS):
            return None
        return (before + Decimal(f"0.{''.join(str(HAN_DIGITS[c]) for c in decimals)}")) * scale
    total = section = Decimal(0)
    digit: Decimal | None = None
    least, least_myriad, unit, after_zero = Decimal("Infinity"), Decimal("Infinity"), Decimal(0), False
    at = 0
    while at < len(plain):
        token = _TOKEN.match(plain, at)
        if token is None:
            return None
        at = token.end()
        if token["zero"]:
            if digit is not None:
                return None
            after_zero = True
        elif token["number"]:
            if digit is not None:
                return None
            digit = _parse_digits(token["number"])
            after_zero = after_zero or token["number"].startswith("0")
        elif token["tens"]:
            if digit is not None or least <= 10:
                return None
            section, least, unit, after_zero = section + HAN_TENS[token["tens"]], Decimal(10), Decimal(10), False
        elif token["unit"]:
            unit = Decimal(HAN_UNITS[token["unit"]])
            if unit >= least or (digit is None and section and unit > 10):
                return None
            section, digit, least, after_zero = section + (1 if digit is None else digit) * unit, None, unit, False
        else:
            unit = Decimal(HAN_MYRIADS[token["myriad"]])
            amount = section + (digit or 0)
            if unit > least_myriad and amount == 0:  # 1.64万亿
                total *= unit
            elif unit > least_myriad and amount < 1000:
                return None
            elif unit > least_myriad:  # 三万五千亿
                total = (total + amount) * unit
            elif unit == least_myriad:
                return None
            else:
                total += (1 if digit is None and not (section or after_zero) else amount) * unit  # 万元 alone says one
            section, digit, least, least_myriad, after_zero = Decimal(0), None, Decimal("Infinity"), unit, False
    if digit is not None:
        is_clipped = unit >= 100 and not after_zero and digit < 10 and digit == int(digit)
        section += digit * unit / 10 if is_clipped else digit
    return total + section


def _parse_digits(text: str) -> Decimal:
    """Return the value of one digit, or of digits with a decimal point, Arabic or Chinese."""
    return Decimal("".join("." if c in ".点" else str(HAN_DIGITS.get(c, c)) for c in text))


def parse_fraction(text: str) -> Decimal | None:
    """Parse a fraction as a share of one (``三分之二`` → 0.666…, ``百分之五``, ``1/2``), or None if it is not one."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    if "分之" in plain:
        below, _, above = plain.partition("分之")
    else:
        above, _, below = plain.partition("/")
    parts, whole = parse_number(above), parse_number(below)
    return parts / whole if parts is not None and whole else None


def parse_roman(text: str) -> int | None:
    """Value of a Roman numeral in canonical form (``XIV`` → 14, ``ⅳ`` → 4), or None if it is not one."""
    letters = unicodedata.normalize("NFKC", text).upper()
    if not letters or any(c not in ROMAN for c in letters):
        return None
    values = [ROMAN[c] for c in letters]
    total = sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
    return total if format_roman(total) == letters else None


def format_roman(value: int) -> str:
    """Canonical Roman numeral of a positive number below 4000."""
    parts = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
    text = ""
    for weight, letters in (*parts, (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, value = divmod(value, weight)
        text += letters * count
    return text


def parse_english(text: str) -> int | None:
    """Value of an English number word below one hundred (``twenty two``, ``Twenty-two`` → 22), or None if it is not one."""
    words = text.lower().replace("-", " ").split()
    if len(words) == 1 and words[0] in ENGLISH_ONES:
        return ENGLISH_ONES.index(words[0])
    if not words or len(words) > 2 or words[0] not in ENGLISH_TENS:
        return None
    tens = 20 + 10 * ENGLISH_TENS.index(words[0])
    if len(words) == 1:
        return tens
    ones = ENGLISH_ONES.index(words[1]) if words[1] in ENGLISH_ONES else 0
    return tens + ones if 1 <= ones <= 9 else None


def parse_english_ordinal(text: str) -> int | None:
    """Value of an English ordinal below one hundred (``first``, ``Secondly``, ``twenty-third``), or None if it is not one."""
    *tens, last = text.lower().replace("-", " ").split() or [""]
    last = last.removesuffix("ly")
    if last in ENGLISH_ORDINALS:
        return parse_english(" ".join([*tens, ENGLISH_ONES[ENGLISH_ORDINALS.index(last)]]))
    return parse_english(f"{last.removesuffix('ieth')}y") if not tens and last.endswith("ieth") else None


def english_ordinal_pattern() -> str:
    """Pattern of the ordinals that ``parse_english_ordinal`` reads, longest first, no groups."""
    ones = "|".join(sorted(ENGLISH_ORDINALS[1:], key=len, reverse=True))
    tens = "|".join(ENGLISH_TENS)
    tenths = "|".join(f"{ten[:-1]}ieth" for ten in ENGLISH_TENS)
    return rf"(?:(?:(?:{tens})[- ])?(?:{ones})|{tenths})(?:ly)?(?![A-Za-z])"


def english_numeral_pattern() -> str:
    """Pattern of the number words that ``parse_english`` reads, longest first, no groups."""
    ones = "|".join(sorted(ENGLISH_ONES, key=len, reverse=True))
    tens = "|".join(ENGLISH_TENS)
    return rf"(?:(?:{tens})(?:[- ](?:{'|'.join(ENGLISH_ONES[1:10])}))?|{ones})(?![A-Za-z])"


def format_han(value: int) -> str:
    """Chinese numeral of 1 … 9999 as numbering prints it (21 → ``二十一``, 104 → ``一百零四``)."""
    digits, text, zero = "零一二三四五六七八九", "", False
    for weight, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, weight)
        if digit:
            text += ("零" if zero else "") + ("" if digit == 1 and weight == 10 and not text else digits[digit]) + unit
            zero = False
        elif text:
            zero = True
    return text
