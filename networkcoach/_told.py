"""Errors that are one sentence, written for the person who reads them."""

from __future__ import annotations


class Told:
    """Mix this into an exception whose message already says what is wrong and what to do.

    A notebook then shows the sentence alone, and not forty lines of our code above it; a terminal, a log and a test see
    an ordinary exception.

    Examples
    --------
    >>> class Lost(Told, ValueError):
    ...     pass
    >>> Lost("The file is gone; choose another.")._render_traceback_()
    ['The file is gone; choose another.']
    """

    def _render_traceback_(self) -> list[str]:
        """IPython's own hook for what an exception shows."""
        return [str(self)]
