"""Numbers as one says them, and texts that fit into their place."""

from __future__ import annotations

LONGEST = 80  # letters: a cell of a file may hold a whole book


def people(count: int) -> str:
    """Say how many people, in words.

    Examples
    --------
    >>> people(1), people(862), people(30000)
    ('1 person', '862 people', '30,000 people')
    """
    return counted(count, "person", "people")


def counted(count: int, one: str, many: str) -> str:
    """Say a number of things, in words.

    Examples
    --------
    >>> counted(1, "talk", "talks"), counted(2000, "talk", "talks")
    ('1 talk', '2,000 talks')
    """
    return f"1 {one}" if count == 1 else f"{count:,} {many}"


def shortened(text: str | None, longest: int = LONGEST) -> str:
    """Cut a text that is too long for its place.

    Examples
    --------
    >>> shortened("Ana Ruiz"), shortened("Ana Ruiz", 5), shortened(None)
    ('Ana Ruiz', 'Ana …', '')
    """
    text = text or ""
    return text if len(text) <= longest else f"{text[: longest - 2].rstrip()} …"
