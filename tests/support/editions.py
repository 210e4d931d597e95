"""Which edition a test of the store is for, where it is not for both."""

from __future__ import annotations

import pytest

#: For what the browser does not have: modes of files, a journal, other programs.
computer = pytest.mark.parametrize("edition", ["computer"], indirect=True)
#: For what only the browser does: the whole file is written at once, from memory.
browser = pytest.mark.parametrize("edition", ["browser"], indirect=True)
