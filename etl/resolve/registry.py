"""The bodies with fixed names (``lexicon/organizations.csv``) and what else they are called (``organization_aliases.csv``)."""

from __future__ import annotations

from functools import cache

from etl.lexicon import read_lexicon
from etl.resolve.bodies import Body
from etl.resolve.context import Context

NATIONAL = "national"  # scope of an alias that means a central body in central documents alone


@cache
def fixed_bodies() -> dict[str, Body]:
    """All bodies with fixed names, by official name."""
    rows = {row["name"]: row for row in read_lexicon("organizations")}
    found: dict[str, Body] = {}

    def build(name: str) -> Body:
        if name not in found:
            row = rows[name]
            successor = build(row["successor"]) if row["successor"] else None
            found[name] = Body(name, row["kind"], row["level"], row["region_code"] or None, successor)
        return found[name]

    for name in rows:
        build(name)
    return found


@cache
def aliases() -> dict[tuple[str, str], str]:
    """Official names by (alias, scope); the scope is empty (everywhere), ``national``, or a region's code."""
    return {(row["alias"], row["scope"]): row["name"] for row in read_lexicon("organization_aliases")}


@cache
def aliases_of() -> dict[str, tuple[str, ...]]:
    """The registry's aliases of a body, the English ones among them, by its official name."""
    found: dict[str, list[str]] = {}
    english = ((row["english"], row["chinese"]) for row in read_lexicon("english_bodies"))
    for alias, name in (*((alias, name) for (alias, _), name in aliases().items()), *english):
        found.setdefault(name, []).append(alias)
    return {name: tuple(sorted(names)) for name, names in found.items()}


def find_fixed_body(name: str, context: Context) -> Body | None:
    """The body with a fixed name that ``name`` means in a document, or None if it means none."""
    if name in fixed_bodies():
        return fixed_bodies()[name]
    scopes = [context.region.code] if context.region else []
    scopes += [NATIONAL] if context.is_national else []
    official = next((aliases()[name, scope] for scope in (*scopes, "") if (name, scope) in aliases()), None)
    return fixed_bodies()[official] if official else None
