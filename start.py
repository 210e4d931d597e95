"""Open the workbook: ``python3 start.py``. Run all tests: ``python3 start.py test``.

The first lines run on every Python, however old, to say which one is needed. All else is in the folder ``launch``.
"""
# /// script
# requires-python = ">=3.11"
# ///

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This workbook needs Python 3.11 or newer, and this is Python %d.%d. "
        "Get a new one from python.org/downloads, then type its name before start.py, such as: python3.12 start.py"
        % sys.version_info[:2]
    )

from launch import main

sys.exit(main(sys.argv[1:]))
