"""The form with all that is known of a person: what stands in it, and what changes by it."""

from __future__ import annotations

import re
from typing import Any

from networkcoach.contacts._people import USUAL_RHYTHM

_ALWAYS = ("name", "nickname", "position", "company", "emails", "phones", "url", "met_on", "birthday", "tags")
_FROM_A_FILE = ("children", "notes")  # here to be corrected or taken out; what one hears oneself is a note
_LISTS = {"emails": r"[,;\s]+", "phones": r"[,;]", "tags": r"[,;]", "children": r"[,;]"}
_MAIN = {"emails": "email", "phones": "phone"}


def details_of(fields: dict[str, Any]) -> dict[str, str]:
    """Give the boxes of the form with what stands in them.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> details = details_of(demo_log().page_of("Amara").fields)
    >>> details["position"], details["tags"], details["phones"]
    ('Flood modeller', 'alumni directory', '')
    """
    names = [*_ALWAYS, *(name for name in _FROM_A_FILE if fields[name])]
    return {name: _text(fields[name]) for name in names}


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def changed_fields(before: dict[str, Any], typed: dict[str, str]) -> dict[str, Any]:
    """Work out what `ContactLog.change` is to do: only what differs from what stood in the form.

    Examples
    --------
    >>> from networkcoach.contacts import demo_log
    >>> fields = demo_log().page_of("Amara").fields
    >>> changed_fields(fields, details_of(fields) | {"phones": "1; 2", "nickname": " "})
    {'phones': ['1', '2'], 'phone': '1'}
    """
    stood = details_of(before)
    changed: dict[str, Any] = {}
    for name in stood.keys() & typed.keys():
        text = typed[name].strip()
        if text != stood[name].strip():
            changed |= _read(name, text)
    if "name" in changed:
        changed |= _short_names(before, changed["name"])
    if changed.get("met_on") and not before["met_on"] and before["rhythm_days"] is None:
        changed["rhythm_days"] = USUAL_RHYTHM  # as if they had been added with the day of meeting
    return changed


def _read(name: str, text: str) -> dict[str, Any]:
    if name not in _LISTS:
        return {name: text if name == "name" else text or None}
    parts = [part.strip() for part in re.split(_LISTS[name], text) if part.strip()]
    return {name: parts} | ({_MAIN[name]: parts[0] if parts else None} if name in _MAIN else {})


def _short_names(before: dict[str, Any], name: str) -> dict[str, None]:
    """Forget a given or family name that is no part of the new name: a phone would go on showing it."""
    return {part: None for part in ("given", "family") if before[part] and before[part] not in name}
