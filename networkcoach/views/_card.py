"""The frame of everything that appears in a cell: one widget, one script, private by construction."""

from __future__ import annotations

import json
import re
import sys
import traceback
import weakref
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from networkcoach._edition import browser_edition, edition
from networkcoach._told import Told
from networkcoach._words import words as words
from networkcoach.contacts import ContactLog
from networkcoach.store import Store, keeps_nothing, tell_of_tab

_PAGE = Path(__file__).parent / "page"

NO_BUTTONS = (
    "Here stand questions and buttons, but this page does not show them. "
    "Choose Run, then Run All Cells. If that does not help, start the workbook with: python3 start.py"
)


def saved_words(log: ContactLog) -> str:
    """Say what is true once the store has reported the commit; the demo never pretends to have saved."""
    if log.is_demo:
        return str(words()["saved_in_demo" if log.path else "saved_demo"])
    if log.path is None or keeps_nothing(log.path):
        return str(words()["saved_nowhere"])
    return str(words()["saved_elsewhere"].get(edition(), words()["saved"]))


@cache
def script(*files: str) -> str:
    """One script from the files in ``page/``, with the words that they use in front and the helpers behind.

    There is no bundler: the cards are a few hundred lines of plain JavaScript, and a build step would be one more thing
    that an author has to install.
    """
    code = "\n".join(_bare(name, "//") for name in files)
    helpers = sorted((_PAGE / "helpers").glob("*.js"))
    code = "\n".join([code, *(_bare(f"helpers/{one.name}", "//") for one in helpers if f"{one.stem}(" in code)])
    used = {name: words()[name] for name in sorted(set(re.findall(r"\bWORDS\.(\w+)", code)))}
    return f"const WORDS = {json.dumps(used, ensure_ascii=False)};\n{code}"


@cache
def style(*more: str) -> str:
    """Read the style sheet of all cards, and those in ``page/`` that some of them need beside it."""
    return "\n".join(_bare(name, "/*") for name in ("card.css", *more))


def _bare(name: str, comment: str) -> str:
    """Leave out indents and lines of comment: every card on a page carries its script."""
    lines = (line.strip() for line in (_PAGE / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(comment))


class Card(anywidget.AnyWidget):
    """One card on the page. ``spec`` is what never changes, ``state`` what the kernel says now.

    The page sends ``{"do": verb, "n": number, ...}``; the method ``do_<verb>`` returns what changes in ``state``, and
    the number goes back as ``ack``: only then does the page say *saved*.
    """

    # What goes on beside: it leaves a sentence that somebody may be reading where it is.
    _asides: ClassVar[frozenset[str]] = frozenset({"find", "hello", "look", "tab"})

    _css = style()
    layout = traitlets.Any(None, allow_none=True).tag(sync=True)  # a second model for each card, and never used
    spec = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    # The newest card of each kind (and exercise) for a log: what one of them changes, the others show.
    _shown: ClassVar[dict[tuple[type, str, int], weakref.ref[Card]]] = {}
    _all: ClassVar[weakref.WeakSet[Card]] = weakref.WeakSet()
    # How far each log had changed when its cards were last told.
    _told_of: ClassVar[weakref.WeakKeyDictionary[Store, int]] = weakref.WeakKeyDictionary()

    def __init__(self, spec: dict[str, Any], state: dict[str, Any], **traits: Any) -> None:
        kind = type(self)  # anywidget gives each widget a class of its own in what follows
        if browser_edition():
            spec = {**spec, "browser": True}
        super().__init__(spec=spec, state=state, **traits)
        self.on_msg(self._receive)
        self._all.add(self)
        if store := self._store():
            self._shown[kind, spec.get("id", ""), id(store)] = weakref.ref(self)
            self._told_of.setdefault(store, self._changes_so_far())

    @classmethod
    def close_all(cls) -> None:
        """Take every card of this kernel off the page, with all that stands on it."""
        for card in tuple(cls._all):
            card.close()

    @classmethod
    def after_cell(cls, *_: object) -> None:
        """Tell the cards what the code of a cell has changed in their log."""
        for reference in tuple(cls._shown.values()):
            card = reference()
            if card and (store := card._store()) and card._changes_so_far() != cls._told_of[store]:
                card._tell_all()

    def catch_up(self) -> dict[str, Any]:
        """Return what changes in ``state`` when another card changed the log; nothing unless a card says so."""
        return {}

    def begin_again(self) -> dict[str, Any]:
        """Return what changes in ``state`` when the log was made afresh."""
        return self.catch_up()

    def do_tab(self, message: dict[str, Any], _buffers: list[bytes]) -> dict[str, Any]:
        """Hear from the page whether another tab of the browser holds the log; what it wrote is read at once."""
        if tell_of_tab(elsewhere=bool(message["elsewhere"])):
            for reference in tuple(self._shown.values()):
                if (card := reference()) is not None:
                    card._take_in(card._look_and_catch_up)
        return {}

    def _look_and_catch_up(self) -> dict[str, Any]:
        if store := self._store():
            store.look()
        return self.catch_up()

    def __repr__(self) -> str:
        """Return a constant: a notebook file keeps this text, so nothing personal may be in it."""
        return NO_BUTTONS

    def _receive(self, _widget: object, message: dict[str, Any], buffers: list[bytes]) -> None:
        verb = getattr(self, f"do_{message.get('do')}", None)
        changes: dict[str, Any] = {"ack": message["n"]} if "n" in message else {}  # the page's tab wants no answer
        if message.get("do") not in self._asides:
            changes["problem"] = ""
        before = self._changes_so_far()
        try:
            if verb is not None:
                changes |= verb(_whole(message), buffers)
        except Exception as error:
            changes["problem"] = _sentence(error)
        self.state = {**self.state, **changes}
        if self._changes_so_far() != before:
            self._tell_others()

    def _store(self) -> Store | None:
        log = getattr(self, "_log", None)
        return log.store if isinstance(log, ContactLog) else None

    def _changes_so_far(self) -> int:
        store = self._store()
        try:
            return store.changes if store else 0
        except OSError:  # a closed log: the verb has said so already
            return 0

    def _tell_others(self, afresh: bool = False) -> None:
        self._tell_all(afresh, but=self)

    def _tell_all(self, afresh: bool = False, but: Card | None = None) -> None:
        mine = self._store()
        for (_, _, store), reference in tuple(self._shown.items()):
            card = reference()
            if card is None or card is but or store != id(mine):
                continue
            card._take_in(card.begin_again if afresh else card.catch_up)
        if mine:
            self._told_of[mine] = self._changes_so_far()

    def _take_in(self, changed: Callable[[], dict[str, Any]]) -> None:
        """Show what was changed elsewhere; what goes wrong here must not hide what went well there."""
        try:
            self.state = {**self.state, **changed()}
        except Exception as error:
            self.state = {**self.state, "problem": _sentence(error)}


def _whole(message: dict[str, Any]) -> dict[str, Any]:
    """Replace half characters, such as half an emoji from a broken paste: Jupyter could not send them back."""
    cleaned: dict[str, Any] = json.loads(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace"))
    return cleaned


def _sentence(error: Exception) -> str:
    """Tell what went wrong: our own errors are sentences already; any other is ours to mend."""
    ours = type(error) is ValueError or isinstance(error, Told)
    if ours and str(error):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return str(words()["not_allowed"].format(reason=error.strerror.lower()))
    # Only the place of the fault goes to the terminal: the message could hold what somebody typed.
    print(*traceback.format_tb(error.__traceback__), type(error).__name__, sep="", file=sys.__stderr__)
    return str(words()["our_fault"].format(kind=type(error).__name__))
