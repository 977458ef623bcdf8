"""The table of bodies: every responsible unit gets the id of its body, and every body a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from etl.records import Diagnostic, DocumentRows, Organization
from etl.resolve.bodies import Body, organization_id
from etl.resolve.context import Context, context_of
from etl.resolve.naming import find_body
from etl.resolve.registry import aliases_of

ALIAS_SEPARATOR = "；"  # 、 stands inside names: 各地（州、市）人民政府


@lru_cache(maxsize=65536)
def body_of(name: str, context: Context) -> Body:
    """The body that a name means in a document; the same name in the same context is looked up once."""
    return find_body(name, context)


def resolve_organizations(
    rows: Sequence[DocumentRows],
) -> tuple[tuple[DocumentRows, ...], tuple[Organization, ...], tuple[Diagnostic, ...]]:
    """The rows with ``organization_id`` filled, one organization a body in order of id, and the bodies left open."""
    bodies: dict[str, Body] = {}
    names: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    resolved: list[DocumentRows] = []
    diagnostics: list[Diagnostic] = []
    for document in rows:
        context = context_of(document.document, (unit.name for unit in document.responsible_units))
        units = []
        for responsible_unit in document.responsible_units:
            body = body_of(responsible_unit.name, context)
            key = organization_id(body)
            bodies[key] = body
            names.setdefault(key, set()).add(responsible_unit.name)
            counts[key] += 1
            units.append(replace(responsible_unit, organization_id=key))
        resolved.append(replace(document, responsible_units=tuple(units)))
        diagnostics += unresolved_bodies(resolved[-1], bodies)
    for body in list(bodies.values()):
        add_successors(body, bodies)
    organizations = (organization_row(key, bodies[key], names.get(key, ()), counts[key]) for key in sorted(bodies))
    return tuple(resolved), tuple(organizations), tuple(diagnostics)


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


def unresolved_bodies(document: DocumentRows, bodies: dict[str, Body]) -> list[Diagnostic]:
    """One diagnostic for each body of a document that no rule and no registry names, at its first mention."""
    counts = Counter(unit.organization_id for unit in document.responsible_units)
    found: dict[str, Diagnostic] = {}
    for unit in document.responsible_units:
        key = unit.organization_id or ""
        if key in found or bodies[key].is_resolved:
            continue
        times = "once" if counts[key] == 1 else f"{counts[key]} times"
        message = f"{unit.name} ({times}): no official name is known; one line of organization_aliases.csv adds it"
        found[key] = Diagnostic(
            document.source.document_id, unit.clause_id, "resolve", "warning", "unresolved_organization", message,
            unit.start_char, unit.end_char,
        )  # fmt: skip
    return list(found.values())
