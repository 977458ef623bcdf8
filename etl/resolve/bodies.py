"""A body as the registry and the rules give it, and the stable id it is known by."""

from __future__ import annotations

import base64
import hashlib
from typing import NamedTuple

ID_LENGTH = 12  # base32 characters, 60 bits: no two of a million bodies meet
DIGEST_LENGTH = 10  # bytes: 16 base32 characters without padding


class Body(NamedTuple):
    """One organization before mentions are counted. ``successor`` is the official name of the body that replaced it."""

    name: str
    kind: str
    level: str | None  # national | province | city | county
    region_code: str | None
    successor: Body | None = None
    is_resolved: bool = True


def organization_id(body: Body) -> str:
    """Stable slug of a body: ``org-``, its region's code (``cn`` for none), and a digest of its name.

    It depends on the body alone, never on what else the dataset holds. A body that was not resolved, or a collective
    one, is known by the name as printed *in its region*: 市国资委 of two cities are two bodies.
    """
    is_local_name = not body.is_resolved or body.kind == "collective"
    text = f"{body.region_code or ''}/{body.name}" if is_local_name else body.name
    digest = hashlib.sha256(text.encode("utf-8")).digest()[:DIGEST_LENGTH]
    return f"org-{body.region_code or 'cn'}-{base64.b32encode(digest).decode('ascii').lower()[:ID_LENGTH]}"
