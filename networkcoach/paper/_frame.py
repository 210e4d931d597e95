"""The frame of every page: one file, its style inside, nothing from elsewhere, and no script unless it is presented.

Pages are templates of Jinja2 in ``page/``: it escapes all that goes into them, so that no page can forget to. Prose of
authors is Markdown, read by mistune, which shows HTML as text too. JupyterLab brings both of them along.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import mistune
from markupsafe import Markup
from mistune.renderers.html import HTMLRenderer

from networkcoach._words import words

_PAGE = Path(__file__).parent / "page"
_CODE = re.compile(r"^```python\n.*?^```\n?", re.DOTALL | re.MULTILINE)


def page(template: str, **values: Any) -> str:
    """Fill a template of ``page/``; the words of ``data/words/paper.yaml`` are there as ``w``.

    Examples
    --------
    >>> page("base.html", title="Tom & Jerry").splitlines()[3]
    '<title>Tom &amp; Jerry</title>'
    """
    return _templates().get_template(template).render(w=words()["paper"], kinds=words()["kinds"], **values)


@cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_PAGE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"prose": prose, "blocks": blocks, "day": day}
    made.globals["inside"] = _inside
    return made


def _inside(*names: str) -> Markup:
    """Give style sheets or scripts of ``page/``, which a page carries in itself."""
    return Markup("".join((_PAGE / name).read_text(encoding="utf-8") for name in names))


class _OnPaper(HTMLRenderer):
    """Markdown as a printed page can bear it: no picture from elsewhere, no link that leads nowhere from paper."""

    def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002 - a picture is its description
        """Give the description in the place of the picture."""
        return text

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Keep links into the web; others point into the course folder."""
        return super().link(text, url, title) if url.startswith(("https://", "http://")) else text

    def heading(self, text: str, level: int, **attrs: Any) -> str:  # noqa: ARG002 - the page has headings of its own
        """Give a bold line: a heading of the prose would disturb those of the page."""
        return f"<p><strong>{text}</strong></p>\n"


@cache
def _markdown() -> mistune.Markdown:
    return mistune.create_markdown(renderer=_OnPaper(escape=True))


def prose(markdown: str) -> Markup:
    r"""Make HTML of the Markdown that an author wrote, without cells of code.

    Examples
    --------
    >>> prose("A *request* <b>\n\n```python\nnc.evidence()\n```\n")
    Markup('<p>A <em>request</em> &lt;b&gt;</p>\n')
    """
    return Markup(_markdown()(without_code(markdown)))


def without_code(markdown: str) -> str:
    r"""Leave out cells of code, which only a notebook can run.

    Examples
    --------
    >>> without_code("See:\n```python\nnc.evidence()\n```\nHalf.")
    'See:\nHalf.'
    """
    return _CODE.sub("", markdown)


def blocks(text: str) -> list[str | list[str]]:
    r"""Split plain text into paragraphs and lists; a line of a list begins with ``- ``.

    Examples
    --------
    >>> blocks("One\nmore.\n\n- a\n  b\n- c\n\nThen?")
    ['One more.', ['a b', 'c'], 'Then?']
    """
    found: list[str | list[str]] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        first, *items = re.split(r"(?:^|\n)\s*- ", part)
        found += [" ".join(first.split())] if first.strip() else []
        found += [[" ".join(item.split()) for item in items]] if items else []
    return found


def day(that: date | str) -> str:
    """Write a day with its year: paper lies about for long.

    Examples
    --------
    >>> day("2026-03-16")
    '16 March 2026'
    """
    when = date.fromisoformat(that) if isinstance(that, str) else that
    tell = words()["days"]
    return str(tell["with_year"].format(day=when.day, month=tell["months"][when.month - 1], year=when.year))
