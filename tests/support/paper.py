"""A printed page as a browser's parser sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = {"meta", "br", "link", "img", "input", "hr"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its text, with single spaces."""
        return " ".join("".join(one if isinstance(one, str) else f" {one.text} " for one in self.inside).split())

    def all(self, *tags: str) -> list[Element]:
        """Everything inside with one of these tags, in the order of the page."""
        inner = [one for one in self.inside if isinstance(one, Element)]
        return [found for one in inner for found in ([one] if one.tag in tags else []) + one.all(*tags)]

    def with_class(self, name: str) -> list[Element]:
        """Everything inside of a class."""
        inner = [one for one in self.inside if isinstance(one, Element)]
        here = [one for one in inner if name in (one.attributes.get("class") or "").split()]
        return here + [found for one in inner for found in one.with_class(name)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].inside.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(html: str) -> Element:
    """Read a page; fails if its tags do not nest."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert [one.tag for one in reader.open] == [""], "something was not closed"
    return reader.root


def body(html: str) -> Element:
    """The part that is read."""
    (main,) = parsed(html).all("main")
    return main
