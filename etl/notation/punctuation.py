"""Punctuation marks by what they say of a line break beside them."""

from __future__ import annotations

SENTENCE_END = "。！？!?"
CLAUSE_END = "；;：:"
PAUSE = "，、,—－-（(《〈“‘〔[【"
CLOSING = "，。、；：！？）》〉”’〕】］%％,;!?)"  # none of these begins a line
OPENING = "（(《〈“‘〔[【"
CLOSERS = "）)”’」』》〕】］"
PAIRS = {"）": "（", ")": "(", "》": "《", "〉": "〈", "〕": "〔", "】": "【", "］": "［"}
