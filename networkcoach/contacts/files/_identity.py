"""What tells that two records are the same person without asking: the profile address, or an email address."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

_START = re.compile(r"\A(?:https?:)?(?://)?(?:www\.)?", re.IGNORECASE)
_PROFILE = re.compile(r"\A[^/]+/(?:in|pub)/")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")


def profile_key(url: str | None) -> str | None:
    """Normalise a profile address; None if it names nobody.

    Parameters
    ----------
    url
        As in a file or typed: scheme, ``www.``, query, final slash and case do not matter.

    Examples
    --------
    >>> profile_key("https://www.example.com/in/Ana-Ru%C3%ADz/?trk=x") == profile_key("example.com/in/ana-ruíz")
    True
    >>> profile_key("https://www.linkedin.com/in/") is None
    True
    """
    if not url:
        return None
    address = _START.sub("", url, count=1).partition("?")[0].partition("#")[0]
    if "%" in address:
        # surrogateescape: with "replace", two different broken addresses would become the same one
        address = unquote(address, errors="surrogateescape")
    key = address.rstrip("/").lower()
    key = key if key.isascii() else unicodedata.normalize("NFC", key)
    host, _, path = key.partition("/")
    return key if "." in host and path and path != "in" and " " not in key else None


def names_a_profile(url: str | None) -> bool:
    """Say whether a web address is somebody's own profile, and not the page of a whole company.

    Examples
    --------
    >>> names_a_profile("https://www.linkedin.com/in/ana-ruiz"), names_a_profile("https://www.example.com/team")
    (True, False)
    """
    return bool(_PROFILE.search(profile_key(url) or ""))


def uid_key(uid: str | None) -> str | None:
    """Normalise what a program calls a person for ever; None if it does not say.

    Examples
    --------
    >>> uid_key("urn:uuid:4FBE8971-0BC3") == uid_key("4fbe8971-0bc3")
    True
    """
    key = uid.strip().lower().removeprefix("urn:uuid:") if uid else ""
    return key or None


def email_key(email: str | None) -> str | None:
    """Normalise an email address; None if it is none, so that two people with "n/a" stay two people.

    Examples
    --------
    >>> email_key(" Ana.Ruiz@Example.com ")
    'ana.ruiz@example.com'
    >>> email_key("n/a") is None
    True
    """
    key = email.strip().lower() if email else ""
    return key if _EMAIL.fullmatch(key) else None
