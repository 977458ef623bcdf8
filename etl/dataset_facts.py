"""``raw/dataset.toml``: what a dataset is called, whose it is, and how its documents were chosen. Nothing is required."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from etl.errors import InputError
from etl.project import NAME, VERSION
from etl.raw_folder import FACTS, read_kept_by_hand

BUILT_WITH = f"{NAME} {VERSION}"


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    """What is said of a dataset; what is not given is left out of every file.

    ``licence`` is an SPDX identifier, ``date`` an ISO day, ``chosen`` and ``rights`` are Markdown.
    """

    title: str | None = None
    title_zh: str | None = None
    description: str | None = None
    description_zh: str | None = None
    authors: tuple[str, ...] = ()  # persons, and
    organizations: tuple[str, ...] = ()  # those of the authors that are none
    licence: str | None = None
    licence_title: str | None = None
    licence_url: str | None = None
    rights: str | None = None  # what else is to be said of them
    version: str | None = None
    date: str | None = None
    homepage: str | None = None
    doi: str | None = None
    keywords: tuple[str, ...] = ()
    chosen: str | None = None

    @property
    def creators(self) -> tuple[str, ...]:
        """All authors, persons first."""
        return (*self.authors, *self.organizations)

    @property
    def citation(self) -> str | None:
        """How to cite the dataset, as far as its facts go; None without a title."""
        if not self.title:
            return None
        head = f"{', '.join(self.creators)}: {self.title}" if self.creators else self.title
        place = f"https://doi.org/{self.doi}" if self.doi else self.homepage
        parts = (head, self.version and f"version {self.version}", self.date, place)
        return ", ".join(part for part in parts if part) + "."


def read_facts(raw: Path) -> DatasetFacts:
    """Read ``raw/dataset.toml``.

    Returns:
        Its facts; none of them where there is no such file.

    Raises:
        InputError: The file is no TOML, or has a name or a value that does not fit.
    """
    content = read_kept_by_hand(raw, FACTS)
    if content is None:
        return DatasetFacts()
    path = raw / FACTS
    try:
        given = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is not TOML ({error}): put texts in quotation marks.") from error
    return parse_facts(given, str(path))


def parse_facts(given: Mapping[str, Any], name: str) -> DatasetFacts:
    """Return the facts of a parsed file; ``name`` is what messages call it. Raises ``InputError``.

    >>> parse_facts({"title": "Laws", "authors": ["Li"], "date": "2026-01-02"}, "dataset.toml").citation
    'Li: Laws, 2026-01-02.'
    """
    known = list(DatasetFacts.__slots__)
    facts: dict[str, Any] = {}
    for key, value in given.items():
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}."
            raise InputError(f"{name}: {key} is unknown: {hint}")
        facts[key] = _value(key, value, name)
    return DatasetFacts(**facts)


def _value(key: str, value: object, name: str) -> str | tuple[str, ...]:
    if DatasetFacts.__dataclass_fields__[key].default == ():
        if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
            return tuple(value)
        raise InputError(f'{name}: {key} must be a list of texts, as ["one", "other"].')
    if key == "date":
        if isinstance(value, date) or (isinstance(value, str) and _is_day(value)):
            return str(value)
        raise InputError(f"{name}: date must be a day, as 2026-11-21.")
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise InputError(f"{name}: {key} must be a text in quotation marks; leave it out if there is none.")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
