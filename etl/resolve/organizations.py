"""Table ``organizations``: every responsible unit gets the id of its body, and every body one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from etl.mentions import ALIAS_SEPARATOR, Organization, ResponsibleUnit
from etl.notation.defined_names import find_defined_names
from etl.records import Diagnostic, DocumentRows
from etl.resolve.bodies import Body, organization_id
from etl.resolve.context import Context, context_of
from etl.resolve.english_names import is_english
from etl.resolve.naming import find_body
from etl.resolve.registry import aliases_of


@lru_cache(maxsize=65536)
def body_of(name: str, context: Context) -> tuple[str, Body]:
    """The body that a name means in a document, its id before it; the same name in the same context is looked up once."""
    body = find_body(name, context)
    return organization_id(body), body


def body_meant(name: str, context: Context, defined: Mapping[str, str]) -> tuple[str, Body]:
    """The body that an English or unknown name means in a document whose text defines short names, its id before it.

    An English abbreviation means what the document says; a Chinese short name comes here when it says nothing by itself.
    The words before a definition may run on to the left of the name (``由市公共资源交易中心``).
    """
    own = body_of(name, context)
    full = defined.get(name, "")
    if not full:
        return own
    starts = range(max(len(full) - 4, 1)) if not is_english(full) else [0]
    readings = (body_of(full[start:], context) for start in starts)
    return next((found for found in readings if found[1].is_resolved and found[1].kind != "collective"), own)


def resolve_organizations(document: DocumentRows) -> DocumentRows:
    """Fill ``organization_id`` in the rows of a document.

    Returns:
        The rows, with one organization per body in order of id, and a diagnostic for each name that stays unresolved.
    """
    context = context_of(document.document, (unit.name for unit in document.responsible_units))
    found = {name: body_of(name, context) for name in {unit.name for unit in document.responsible_units}}
    if doubtful := [name for name, (_, body) in found.items() if not body.is_resolved or is_english(name)]:
        defined: dict[str, str] = {}
        for term in find_defined_names(document.source.text):
            defined.setdefault(term.short, term.full)
        found |= {name: body_meant(name, context, defined) for name in doubtful}
    bodies = dict(found[unit.name] for unit in document.responsible_units)  # of two with one id the last one counts
    names: dict[str, set[str]] = {}
    for name, (key, _) in found.items():
        names.setdefault(key, set()).add(name)
    units = [ResponsibleUnit(*unit[:-1], found[unit.name][0]) for unit in document.responsible_units]
    counts = Counter(unit.organization_id for unit in units)
    unresolved = find_unresolved(document.source.document_id, units, bodies)
    for body in list(bodies.values()):
        add_successors(body, bodies)
    organizations = (organization_row(key, bodies[key], names.get(key, ()), counts[key]) for key in sorted(bodies))
    return replace(
        document,
        document=replace(document.document, issuer=official_issuer(document.document.issuer, context)),
        facts={**document.facts, "responsible_units": tuple(units)},
        organizations=tuple(organizations),
        diagnostics=(*document.diagnostics, *unresolved),
    )


def official_issuer(issuer: str | None, context: Context) -> str | None:
    """The issuer with the official names of those bodies that are printed in English and known."""
    if not issuer or not is_english(issuer.replace("、", "")):
        return issuer
    named = ((name, body_of(name, context)[1]) for name in issuer.split("、"))
    return "、".join(body.name if body.is_resolved and body.kind != "collective" else name for name, body in named)


def add_successors(body: Body, bodies: dict[str, Body]) -> None:
    """Give the bodies that replaced a body a place in the table, so that ``successor_id`` has a row."""
    while body.successor is not None:
        body = body.successor
        bodies.setdefault(organization_id(body), body)


def organization_row(key: str, body: Body, names: Iterable[str], mention_count: int) -> Organization:
    """A body's row; its aliases are what the data and the registry call it besides its official name."""
    others = sorted({*names, *aliases_of().get(body.name, ())} - {body.name})
    return Organization(
        organization_id=key,
        name=body.name,
        aliases=ALIAS_SEPARATOR.join(others) or None,
        level=body.level,
        region_code=body.region_code,
        kind=body.kind,
        successor_id=organization_id(body.successor) if body.successor else None,
        mention_count=mention_count,
    )


def find_unresolved(
    document_id: str, units: Sequence[ResponsibleUnit], bodies: Mapping[str, Body]
) -> Iterator[Diagnostic]:
    """One diagnostic for each body of a document that no rule and no registry names, at its first mention."""
    unresolved = [unit for unit in units if not bodies[unit.organization_id or ""].is_resolved]
    first = {unit.organization_id: unit for unit in reversed(unresolved)}
    for key, count in Counter(unit.organization_id for unit in unresolved).items():
        unit = first[key]
        times = "once" if count == 1 else f"{count} times"
        message = f"{unit.name} ({times}): no official name is known; one line of organization_aliases.csv adds it"
        yield Diagnostic(
            document_id,
            unit.clause_id,
            "resolve",
            "warning",
            "unresolved_organization",
            message,
            unit.start_char,
            unit.end_char,
        )
