"""Build the browser edition: ``python3 start.py browser``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.browser._pins import COURSE, BuildProblem, read_pins
from deploy.browser._site import Edition, build
from deploy.browser._tools import Tools

ABOUT = """\
Build the browser edition: a folder of files for any web host. Python runs inside the browser, and what people write
stays there. docs/in-the-browser.md says what a host needs, and what this edition promises."""
RUNTIME = """\
an unpacked release of Pyodide {version}: its files go onto the site, and no page asks another address for anything.
Without it the pages fetch Pyodide from {address}. (The tests get Pyodide's files from a package on the index, for
tests only: do not publish those.)"""


def arguments() -> argparse.ArgumentParser:
    """Describe the command line."""
    pins = read_pins()
    parser = argparse.ArgumentParser(prog="start.py browser", description=ABOUT)
    parser.add_argument(
        "--out", type=Path, default=COURSE / "dist" / "browser", metavar="FOLDER", help="default: dist/browser"
    )
    told = RUNTIME.format(version=pins.version, address=pins.address)
    parser.add_argument("--runtime", type=Path, metavar="FOLDER", help=told)
    return parser


def main(args: Sequence[str] | None = None) -> int:
    """Build it, and say how to look at it; a problem is one sentence and the exit code 1."""
    chosen = arguments().parse_args(args)
    out = chosen.out.resolve()
    try:
        build(Edition(out, chosen.runtime), Tools())
    except (BuildProblem, OSError) as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file()) / 1e6
    print(f"The site is in {out} ({size:.0f} MB). To look at it, type:")
    print(f"  {sys.executable} -m http.server --bind 127.0.0.1 --directory {out} 8000")
    print("and open http://127.0.0.1:8000 in a browser. To put it on a host: docs/in-the-browser.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
