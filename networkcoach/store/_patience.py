"""A drive that never answers becomes one that says no.

The kernel asks the page for each file by a request that it waits for. Where the browser's storage is full, the page of
JupyterLite fails without an answer, and the kernel would wait for ever (measured: JupyterLite 0.8.6, Chromium 156). A
request that is given up after a while is an error that can be told, and nothing is called saved.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

_MILLISECONDS = 20_000  # 8 MB took 9 s on a busy machine; a log of 5,000 people has 4 MB

# Written by hand: neither Pyodide nor JupyterLite has a setting for it. A status of 400 or more is what DriveFS takes
# for "no".
_GIVE_UP = """(milliseconds) => {
  if (typeof XMLHttpRequest === "undefined") return; // Pyodide outside of a browser
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, later, ...others) {
    open.call(this, method, address, later, ...others);
    this.ofDrive = later === false && String(address).endsWith("/api/drive");
    if (this.ofDrive) this.timeout = milliseconds;
  };
  XMLHttpRequest.prototype.send = function (...content) {
    try {
      return send.apply(this, content);
    } catch (error) {
      if (this.ofDrive) Object.defineProperty(this, "status", { value: 504 });
      throw error;
    }
  };
}"""


@cache
def give_up_waiting() -> None:
    """Let each request to the drive end after a while; once for each kernel.

    Examples
    --------
    >>> give_up_waiting()
    """
    if find_spec("pyodide") is None:  # in a test
        return
    import_module("pyodide.code").run_js(_GIVE_UP)(_MILLISECONDS)
