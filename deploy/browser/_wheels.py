"""The wheels that lie on the site: fetched by hash, built from the course, or freed of their compiled part."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from email.message import Message
from email.parser import Parser
from pathlib import Path, PurePosixPath

from deploy.browser._pins import COURSE, BuildProblem, Pins, sha256
from deploy.browser._tools import Tools
from networkcoach._data import read_yaml

_ONE_DAY = (2026, 1, 1, 0, 0, 0)  # the same content makes the same file, so that a browser keeps what it has
# 5,536 small files: to unpack them took each start of Python 1.9 s of computing, measured
_FOR_EDITORS = {"jedi": "jedi/third_party/"}
_COMPILED = (".so", ".pyd", ".c", ".pyi")


def fetch(tools: Tools, hashes: Mapping[str, str], *where: str) -> list[Path]:
    """Fetch wheels from the package index, each by its exact hash; what is there already is looked at, not fetched.

    Parameters
    ----------
    tools
        Whose pip fetches.
    hashes
        From file name to hash.
    *where
        Options of pip that say for which system.
    """
    missing = [file for file, hash in hashes.items() if not is_whole(tools.wheels / file, hash)]
    if missing:
        tools.wheels.mkdir(parents=True, exist_ok=True)
        wanted = tools.folder / "wanted.txt"
        lines = (f"{'=='.join(file.split('-')[:2])} --hash=sha256:{hashes[file]}\n" for file in missing)
        wanted.write_text("".join(lines), encoding="utf-8")
        exactly = ("--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", wanted)
        step = f"fetching {len(missing)} packages"
        tools.run(step, tools.pip("download", *exactly, *where, "--dest", tools.wheels))
    return [tools.wheels / file for file in hashes]


def is_whole(file: Path, hash: str) -> bool:
    """Whether a file is there with this hash."""
    return file.exists() and sha256(file) == hash


def pure_wheels(tools: Tools, pins: Pins) -> list[Path]:
    """Get every wheel from the index that the site brings along."""
    version = ["--python-version", pins.python.replace(".", "")]
    pure = fetch(tools, pins.wheels, "--platform", "any", *version, "--implementation", "py", "--abi", "none")
    linux = ["--platform", "manylinux2014_x86_64", *version, "--implementation", "cp"]
    slow = fetch(tools, pins.without_compiled_part, *linux)
    tools.made.mkdir(exist_ok=True)
    return [made_lighter(file, tools.made) for file in pure] + [made_pure(file, tools.made) for file in slow]


def made_pure(wheel: Path, folder: Path) -> Path:
    """Leave the compiled part of a wheel out, where its own code goes on without."""
    name, version = wheel.name.split("-")[:2]
    made = folder / f"{name}-{version}-py3-none-any.whl"
    _rewrite(wheel, made, drop=lambda file: file.endswith(_COMPILED), tags=True)
    return made


def made_lighter(wheel: Path, folder: Path) -> Path:
    """Leave out what only a programmer's editor asks for, if the wheel has such a part."""
    name = wheel.name.partition("-")[0]
    if name not in _FOR_EDITORS:
        return wheel
    _rewrite(wheel, folder / wheel.name, drop=lambda file: file.startswith(_FOR_EDITORS[name]))
    return folder / wheel.name


def own_wheel(tools: Tools, course: Path = COURSE) -> Path:
    """Build the course's wheel from its sources, with every YAML file read already.

    Reading them takes the browser eight times as long as a computer, which has a C library for it.
    """
    folder = tools.folder / "built"
    tools.made.mkdir(parents=True, exist_ok=True)
    command = tools.pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, course)
    tools.run("the course's own package", command)
    built = next(folder.glob("networkcoach-*.whl"))
    made = tools.made / built.name
    _rewrite(built, made, extra=read_already(course / "data"))
    built.unlink()
    return made


def read_already(data: Path) -> dict[str, bytes]:
    """Read every YAML file; from its path in the wheel to what it says as JSON."""
    return {
        f"networkcoach/data/{path.relative_to(data).as_posix()}.json": json.dumps(
            read_yaml(path).value, ensure_ascii=False
        ).encode()
        for path in sorted(data.rglob("*.yaml"))
    }


def _rewrite(
    wheel: Path,
    made: Path,
    *,
    drop: Callable[[str], bool] = lambda _: False,
    extra: Mapping[str, bytes] | None = None,
    tags: bool = False,
) -> None:
    with zipfile.ZipFile(wheel) as old:
        files = {name: old.read(name) for name in old.namelist() if not name.endswith("/") and not drop(name)}
    record = next(name for name in files if name.endswith(".dist-info/RECORD"))
    del files[record]
    files |= extra or {}
    if tags:
        about = str(PurePosixPath(record).with_name("WHEEL"))
        files[about] = _as_pure(files[about].decode()).encode()
    files[record] = _record(files, record).encode()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in files.items():
            new.writestr(zipfile.ZipInfo(name, _ONE_DAY), content, zipfile.ZIP_DEFLATED)


def _as_pure(about: str) -> str:
    kept = [line for line in about.splitlines() if not line.startswith(("Tag:", "Root-Is-Purelib:"))]
    return "\n".join([*filter(None, kept), "Root-Is-Purelib: true", "Tag: py3-none-any", ""])


def _record(files: Mapping[str, bytes], record: str) -> str:
    lines = []
    for name, content in files.items():
        hash = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={hash},{len(content)}")
    return "\n".join([*lines, f"{record},,", ""])


def about(wheel: Path) -> Message:
    """Read what a wheel says of itself: name, version, what it needs."""
    with zipfile.ZipFile(wheel) as opened:
        name = next(name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(opened.read(name).decode("utf-8"))


def modules_at_top(wheel: Path) -> list[str]:
    """List the modules that a wheel adds at the top: what can follow the word ``import``."""
    with zipfile.ZipFile(wheel) as opened:
        files = [name for name in opened.namelist() if name.endswith(".py")]
    inside = (file.partition("/")[0].removesuffix(".py") for file in files)
    return sorted({name for name in inside if re.fullmatch(r"\w+", name)})


def only_for_any_system(wheels: Iterable[Path]) -> None:
    """Refuse a wheel that was compiled for some system.

    Raises
    ------
    BuildProblem
        Which it is.
    """
    for wheel in wheels:
        if not wheel.name.endswith("-none-any.whl"):
            raise BuildProblem(f"{wheel.name} was compiled for one system, and a browser is none of them.")
