"""Where a log lies in homes of other kinds, seen by a real user of this system who has no hub at all."""

from __future__ import annotations

import os
import pwd
import subprocess
from pathlib import Path

import pytest
from hub import Hub

ADD = "import networkcoach as nc; log = nc.open_log(); log.add('Ana Example'); print(log.path)"
TRY = """
import networkcoach as nc
try:
    nc.open_log().add("Ana Example")
except OSError as error:
    print(error)
"""


def as_learner(room: Hub, n: int, code: str, **variables: str) -> str:
    """Run Python as a learner, with their home and nothing else of theirs."""
    who = pwd.getpwnam(list(room.names)[n])
    done = subprocess.run(
        [str(room.environment / "bin" / "python"), "-P", "-c", code],
        env={"HOME": who.pw_dir, "PATH": os.environ["PATH"], **variables},
        cwd=who.pw_dir,
        user=who.pw_uid,
        group=who.pw_gid,
        extra_groups=[],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_log_lies_in_the_home(room: Hub) -> None:
    assert as_learner(room, 3, ADD) == str(room.log_file(3))


def test_a_folder_for_data_elsewhere_is_used_and_closed(room: Hub) -> None:
    elsewhere = room.home(3) / "elsewhere"
    file = Path(as_learner(room, 3, ADD, XDG_DATA_HOME=str(elsewhere)))
    assert file == elsewhere / "networkcoach" / "networkcoach.sqlite"
    assert (oct(file.stat().st_mode & 0o777), oct(file.parent.stat().st_mode & 0o777)) == ("0o600", "0o700")


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_no_umask_opens_it(room: Hub, umask: str) -> None:
    elsewhere = room.home(3) / f"umask-{umask}"
    code = f"import os; os.umask(0o{umask}); {ADD}"
    file = Path(as_learner(room, 3, code, XDG_DATA_HOME=str(elsewhere)))
    assert (oct(file.stat().st_mode & 0o777), oct(file.parent.stat().st_mode & 0o777)) == ("0o600", "0o700")


def test_a_home_that_cannot_be_written_is_told_in_one_sentence(room: Hub) -> None:
    home = room.home(3) / "locked"
    home.mkdir(mode=0o755)  # it belongs to root
    said = as_learner(room, 3, TRY, HOME=str(home))
    assert said == ("networkcoach.sqlite can't be opened (permission denied); choose a folder you can write to.")
