"""The pattern of a number with its measure unit, and what a text needs to hold one."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.parameters.english_numbers import (
    WHOLE,
    english_quantity_pattern,
    english_scale_pattern,
)
from etl.extract.parameters.measure_units import (
    currency_endings,
    currency_openings,
    currency_pattern,
    measure_unit_pattern,
    unit_openings,
)

BLANKS = r"[^\S\n]{0,3}"
_WRAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"  # a line wrapped between number and unit
# 1,234.5; 12 000 000 (GB/T 15835-2011); 82，225.00, where a decimal point, a comma or a short first group shows that the commas group
_GROUPED = (
    r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,5}(?=\.[0-9]{1,3}(?![0-9]))|[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])"
    r"|[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f\u3000][0-9]{3}){1,4}(?![0-9])|[0-9]{1,2}(?:，[0-9]{3}){1,4}(?![0-9])"
    r"|[０-９]{1,3}(?:，[０-９]{3}){1,4}(?![０-９]))"
)
_ARABIC = rf"(?<![0-9０-９])(?<![0-9０-９][.．,])(?:{_GROUPED}|[0-9０-９]{{1,15}})(?:[.．][0-9０-９]{{1,8}})?"
_SCALE = r"(?:[十百千]?(?:万亿|[万亿])(?!度)|[百千佰仟](?![米克伏瓦卡帕赫分焦]))"
_HAN_CHARACTERS = "一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
_HAN = rf"[{_HAN_CHARACTERS}](?:(?!千[克米瓦伏卡焦赫帕])[零〇{_HAN_CHARACTERS}]){{0,30}}"
_HAN_DECIMAL = rf"(?:{_HAN}|零)(?:点[零〇一二三四五六七八九叁肆伍陆柒捌玖壹贰]{{1,6}}(?:万亿|[百千万亿])?)?"
# What follows a scale and belongs to the number: 1亿5000万, 100万三千, 200亿零四千230, 3万5.
_TAIL = rf"(?: [0-9]{{1,8}} {BLANKS} [万千百]? | 零? [一二三四五六七八九] [千百十] [零一二三四五六七八九十百0-9]{{0,8}} | 零 [一二三四五六七八九十千百0-9]{{1,9}} )"
_MANY = r"[余多几]"


@cache
def quantity_pattern() -> re.Pattern[str]:
    arabic_units, han_units = measure_unit_pattern(False), measure_unit_pattern(True)
    words = english_scale_pattern()
    openings, han, han_seconds = currency_openings()
    return re.compile(
        rf"""
        (?= [0-9０-９{_HAN_CHARACTERS}零半翻½A-Za-z{openings}{han}] ) (?! [{han}] (?! [{han_seconds}]) )     # what any of them opens with, told at once
      (?: (?P<share> (?: [百佰] | [千仟] | [十百千]?[万亿] | [二三四五六七八九十]{{1,3}} | [0-9]{{1,3}} ) {BLANKS} 分之 {BLANKS} (?P<above> {_HAN_DECIMAL} | {_ARABIC} ) )
      | (?<![0-9０-９./\-A-Za-z]) (?P<slashed> [1-9] {BLANKS} / {BLANKS} (?:[2-9]|10) ) (?! {BLANKS} (?! (?:of|or|majority)\b ) [0-9０-９./\-%A-Za-z年月] )
      | (?<![0-9.:：∶]) (?P<proportion> [1-9][0-9]{{0,2}}(?:\.[0-9]{{1,2}})? {BLANKS} [:：∶] {BLANKS} (?:[1-9][0-9]{{0,2}}|0(?=\.[1-9]))(?:\.[0-9]{{1,2}})? ) (?![0-9:：∶]|{BLANKS}[:：∶])
      | (?P<redoubled> 翻 {BLANKS} (?P<doublings> [一两二三四123]?) {BLANKS} 番 )
      | (?P<half> (?<![另前后大每对打各过]) 一半 | (?: (?<!过) | (?<=超过) ) 半数 ) (?! [时功路天夜径])
      | (?P<tenths> [一二两三四五六七八九十] | (?<![0-9０-９.年月第]) [0-9]{{1,2}}(?:[.．][0-9]{{1,2}})? ) 成 (?P<half_tenth> 半 | [一二三四五六七八九] (?= [，。；、）)的] | 以[上下内] | 左右 | \Z ) )? (?P<tenths_more> 多?)
            (?! [为立本果员功长都熟品效年套型分交绩份人活全就渝像因语组批片链网势列不] )
      | (?P<discount> [1-9](?:\.[0-9])? | [1-9][0-9] | [一二三四五六七八九]{{1,2}} ) {BLANKS} 折 (?! [算旧合叠中射返腾] )
      | {english_quantity_pattern()}
      | (?: (?= [A-Za-z{openings}{han}] ) (?<![A-Za-z每]) (?P<currency> {currency_pattern()} ) {BLANKS} (?: [（(](?:大写|小写)[）)] | [:：] )? {BLANKS} | )
        (?: (?P<number> {_ARABIC} ) (?: (?:[ ]{{0,2}}\n?[ ]{{0,2}}|-) (?P<word_scale> {words} ) )? (?: {BLANKS} (?P<odd> {_MANY} (?= {BLANKS}[万亿千百]) ) )?
          (?: {_WRAP} (?P<scale> {_SCALE} ) (?: (?P<tail> {_TAIL} ) )? )?
          (?: {BLANKS} (?P<more> [余多] ) )? (?: {BLANKS} (?P<half_unit> 个半 (?= 月|小时|年|学期) ) )?
          (?: (?: {_WRAP} {WHOLE} | - | [ ]?\[ ) (?P<unit> (?<=个半)月 | {arabic_units} ) (?P<and_half> 半 (?! [数径成导岛年个天] ) )? )?
        | (?P<han> {_HAN_DECIMAL} | 半 ) (?: {BLANKS} (?P<han_odd> {_MANY} ) {BLANKS} (?P<han_odd_scale> [百千]?[万亿]|[千百] ) )? (?: 个 (?P<han_scale> [万亿] ) )?
          (?: {BLANKS} (?P<han_more> [余多] ) )? (?: (?P<han_half_unit> 个半 (?= 月|小时|年|学期) ) )?
          {BLANKS} (?P<han_unit> (?<=个半)月 | {han_units} ) (?P<han_and_half> 半 (?! [数径成导岛年个天] ) )?
        )
      | (?P<han_alone> {_HAN_DECIMAL} )
      )
        """,
        re.VERBOSE,
    )


@cache
def quantity_hint() -> re.Pattern[str]:
    """What a text needs somewhere to hold a quantity that has a unit or can get one: a numeral by a unit, scale or sign.

    It opens with one class of characters, so that a search is fast. What it asks of other characters than those of the
    quantity itself only sets aside calendar years, so a text without it is without it under a mask too.
    """
    numeral = f"{_HAN_CHARACTERS}零〇半"
    return re.compile(
        rf"""
        [0-9０-９{numeral}翻½{currency_endings()}\ -]
        (?: (?<= [0-9０-９] ) (?: (?<! [^0-9０-９.．,百千万亿] (?:19|20)[0-9]{{2}} ) | (?! \s{{0,7}} 年 ) )
            \s{{0,7}} (?: [{numeral}余多几] | {unit_openings(False)} | [A-Za-z\[-] )
          | (?<= [{numeral}] ) {BLANKS} [余多几]? {BLANKS} (?: {unit_openings(True)} )
          | (?<= [0-9０-９{numeral}] ) {BLANKS} [余多几个]? {BLANKS} (?: [/:：∶成折万亿] | 分之 | 个半 )
          | (?<= [万亿] ) | (?<= 一 ) 半 | (?<= 半 ) 数 | (?<= 翻 ) {BLANKS} .? {BLANKS} 番 | (?<= ½ )
          | (?<= [{currency_endings()}] ) {BLANKS} [（(]?(?:大写)?[）)]?[:：]? {BLANKS} [0-9０-９{numeral}]
          | (?<= [ -] ) (?= [A-Za-z] ) (?: {unit_openings(False)} )                       # two years
          | (?<= [ ] ) (?i:half|thirds?|quarters?|fifths?) (?![a-z])
        )
        """,
        re.VERBOSE,
    )
