"""``networkcoach present``: the command line of the course, for whoever stands at a projector."""

from __future__ import annotations

import sys
from collections.abc import Sequence

HELP = """\
networkcoach present      open the workbook on invented people; your own log stays closed, and nothing is kept
networkcoach preflight    five minutes before: look whether all that will be shown works"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks.

    Examples
    --------
    >>> main(["--help"])  # doctest: +ELLIPSIS
    networkcoach present ...
    0
    """
    words = sys.argv[1:] if arguments is None else arguments
    match words:
        case ["present", *rest]:
            from networkcoach.present._server import present

            return present(rest)
        case ["preflight"]:
            from networkcoach.present._preflight import preflight

            return preflight()
    print(HELP)
    return 0 if words and words[0] in ("-h", "--help", "help") else 2


if __name__ == "__main__":
    sys.exit(main())
