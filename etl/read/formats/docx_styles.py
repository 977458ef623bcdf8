"""The paragraph styles of a Word file, which build on one another."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from etl.read.formats.docx_numbering import to_int, value_of
from etl.read.formats.docx_package import W

STYLE_ID = f"{W}styleId"
ON = frozenset(("", "1", "true", "on"))


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style says: its list, and whether it sets headings or bold text."""

    number_id: str = ""
    level: int = 0
    is_heading: bool = False
    is_bold: bool = False


class Styles:
    """The paragraph styles of a document, each resolved once, with what it inherits, when a paragraph first asks for it."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iter(f"{W}style") if root is not None else ()
        self._elements = {style.get(STYLE_ID, ""): style for style in found}
        self._resolved: dict[str, ParagraphStyle] = {}
        self._default = ""
        for style_id, element in self._elements.items():
            is_default = element.get(f"{W}type") == "paragraph" and element.get(f"{W}default", "") in ("1", "true")
            if is_default or not style_id:
                self._default = style_id

    def of(self, style_id: str) -> ParagraphStyle:
        """The style with an id; the default one where there is none of that id, or the paragraph names none."""
        if not style_id or style_id not in self._elements:
            style_id = self._default
        chain: dict[str, etree._Element] = {}
        while style_id not in self._resolved and style_id not in chain and style_id in self._elements:
            chain[style_id] = self._elements[style_id]
            style_id = value_of(chain[style_id], "basedOn")
        style = self._resolved.get(style_id, ParagraphStyle())  # nothing where styles build on one another in a circle
        for own_id, element in reversed(chain.items()):
            style = self._resolved[own_id] = resolve_style(element, style)
        return style


def resolve_style(element: etree._Element, inherited: ParagraphStyle) -> ParagraphStyle:
    """A style with what it says itself, and what it inherits for the rest."""
    name = value_of(element, "name").lower()
    properties, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    outline = value_of(properties, "outlineLvl") if properties is not None else ""
    listed = properties.find(f"{W}numPr") if properties is not None else None
    is_heading = name.startswith("heading ") or name == "title" or (outline.isdigit() and int(outline) < 9)
    says_bold = run is not None and run.find(f"{W}b") is not None
    return ParagraphStyle(
        number_id=inherited.number_id if listed is None else value_of(listed, "numId"),
        level=inherited.level if listed is None else to_int(value_of(listed, "ilvl"), 0),
        is_heading=is_heading or inherited.is_heading,
        is_bold=is_on(run, "b") if run is not None and says_bold else inherited.is_bold,
    )


def is_on(properties: etree._Element, name: str) -> bool:
    """True if properties switch something on."""
    child = properties.find(f"{W}{name}")
    return child is not None and str(child.get(f"{W}val", "")).lower() in ON
