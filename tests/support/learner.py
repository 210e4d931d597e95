"""A learner as a hub sees one: logs in, follows the link, runs the cells of a page, answers in its cards.

All over the doors that a browser uses, HTTP and the kernel's socket, so that twenty of them need no browser.
"""

from __future__ import annotations

import json
import time
import uuid
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import httpx
import websocket

COURSE = "networkcoach/notebooks"
PLAIN = {"silent": False, "store_history": True, "allow_stdin": False}
SHOWING = ("execute_result", "display_data")
# The server asks every 30 seconds whether somebody is there, and hangs up on who does not answer. A browser answers by
# itself; here nobody does while nobody listens, so the socket is opened anew, as a browser would too.
SILENCE = 20
WIDGET = "application/vnd.jupyter.widget-view+json"


class WentWrong(Exception):
    """A cell of the learner's failed; the message is the kernel's own."""


class Learner:
    """One person at a browser.

    Parameters
    ----------
    name, password
        A user of this system.
    hub
        Address of the hub, such as ``http://127.0.0.1:8000``.
    """

    def __init__(self, name: str, password: str, hub: str) -> None:
        self.name, self.password, self.hub = name, password, hub
        self.http = httpx.Client(base_url=hub, follow_redirects=True, timeout=300)
        self.own = f"/user/{name}"
        self.socket: websocket.WebSocket | None = None
        self.kernel, self._heard = "", 0.0
        self.cards: dict[str, str] = {}  # from the id of an exercise to its card
        self._states: dict[str, dict[str, Any]] = {}

    def log_in(self) -> httpx.Response:
        """Fill in the form of the hub; the answer is the page that one lands on."""
        self.http.get("/hub/login")
        form = {"username": self.name, "password": self.password, "_xsrf": self._key("/hub/")}
        return self.http.post("/hub/login?next=%2Fhub%2Fhome", data=form)

    def arrive(self, page: str = "") -> httpx.Response:
        """Ask for a page of one's own server, wait while it starts, and land there."""
        there = f"/hub/user-redirect/{page}"
        landed = self.http.get(there)
        if landed.url.path.startswith("/hub/spawn-pending/"):
            self._wait_for_start()
            landed = self.http.get(there)
        return landed

    def _wait_for_start(self) -> None:
        progress = f"/hub/api/users/{self.name}/server/progress?_xsrf={quote(self._key('/hub/'))}"
        with self.http.stream("GET", progress, headers={"Accept": "text/event-stream"}) as events:
            for line in events.iter_lines():
                news = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
                if news.get("failed"):
                    raise WentWrong(news["message"])
                if news.get("ready"):
                    return

    def update(self, repository: str) -> str:
        """Do what the page behind the link does: bring the newest course, keep one's own work."""
        told = self.http.get(
            f"{self.own}/git-pull/api",
            params={"repo": repository, "branch": "main", "targetpath": "networkcoach"},
            headers={"Accept": "text/event-stream"},
        ).text
        if '"phase": "finished"' not in told:
            raise WentWrong(told)
        return told

    def ask(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """Ask the REST interface of one's own server."""
        answer = self.http.request(
            method, f"{self.own}/api/{path}", json=body, headers={"X-XSRFToken": self._key(f"{self.own}/")}
        )
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def manage(self, path: str, method: str = "GET", body: Any = None) -> httpx.Response:
        """Ask the REST interface of the hub; it may refuse."""
        return self.http.request(
            method, f"/hub/api/{path}", json=body, headers={"X-XSRFToken": self._key("/hub/")}, params={"limit": 200}
        )

    def open(self, page: str) -> list[str]:
        """Open a notebook with a kernel; return the sources of its code cells."""
        path = f"{COURSE}/{page}.ipynb"
        content = self.ask(f"contents/{path}")["content"]
        session = {"path": path, "type": "notebook", "name": page, "kernel": {"name": "python3"}}
        self.connect(self.ask("sessions", "POST", session)["kernel"]["id"])
        return [cell["source"] for cell in content["cells"] if cell["cell_type"] == "code"]

    def connect(self, kernel: str) -> None:
        """Open the socket to a kernel; one page is open at a time."""
        self._hang_up()
        self.kernel = kernel
        there = self.hub.replace("http", "ws", 1) + f"{self.own}/api/kernels/{kernel}/channels"
        cookies = "; ".join(
            f"{one.name}={one.value}" for one in self.http.cookies.jar if f"{self.own}/".startswith(one.path)
        )
        self.socket = websocket.create_connection(
            f"{there}?session_id={uuid.uuid4().hex}&_xsrf={quote(self._key(f'{self.own}/'))}",
            cookie=cookies,
            timeout=300,
            origin=self.hub,
        )
        self._heard = time.monotonic()

    def run(self, code: str) -> str:
        """Run one cell; return what it printed.

        Raises
        ------
        WentWrong
            With the kernel's message, if the cell failed.
        """
        mine = self._send("execute_request", {**PLAIN, "code": code})
        printed, failed, busy = "", "", True
        while busy:
            message = self._receive()
            if message["parent_header"].get("msg_id") != mine:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "stream" and content["name"] == "stdout":
                printed += content["text"]
            elif kind == "error":
                failed = f"{content['ename']}: {content['evalue']}"
            elif kind in SHOWING:
                self._notice(content["data"].get(WIDGET, {}).get("model_id", ""))
            busy = (kind, content.get("execution_state")) != ("status", "idle")
        if failed:
            raise WentWrong(failed)
        return printed

    def _notice(self, card: str) -> None:
        if exercise := self._states.get(card, {}).get("spec", {}).get("id"):
            self.cards[exercise] = card

    def run_all(self, page: str) -> None:
        """Open a page and run every cell of it."""
        for source in self.open(page):
            self.run(source)

    def leave(self) -> None:
        """Close every page, which ends their kernels."""
        for session in self.ask("sessions"):
            self.ask(f"sessions/{session['id']}", "DELETE")

    def answer(self, exercise: str, value: Any) -> dict[str, Any]:
        """Press Check on a card; return the card's state once the kernel says that the answer is on the disk."""
        card = self.cards[exercise]
        number = time.monotonic_ns()
        say = {"do": "answer", "value": value, "n": number}
        self._send("comm_msg", {"comm_id": card, "data": {"method": "custom", "content": say}})
        while self._states[card]["state"].get("ack") != number:
            self._receive()
        return dict(self._states[card]["state"])

    def close(self) -> None:
        """Close the browser, as somebody does who just shuts the laptop."""
        self._hang_up()
        self.http.close()

    def _hang_up(self) -> None:
        if self.socket:
            self.socket.close()
            self.socket = None

    def _key(self, path: str) -> str:
        return next((one.value or "" for one in self.http.cookies.jar if (one.name, one.path) == ("_xsrf", path)), "")

    def _send(self, kind: str, content: dict[str, Any]) -> str:
        if time.monotonic() - self._heard > SILENCE:
            self.connect(self.kernel)
        assert self.socket is not None
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": "", "version": "5.4"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.socket.send(json.dumps(message))
        return header["msg_id"]

    def _receive(self) -> dict[str, Any]:
        assert self.socket is not None
        frame = self.socket.recv()
        self._heard = time.monotonic()
        text = frame if isinstance(frame, str) else _without_buffers(frame)
        message: dict[str, Any] = json.loads(text)
        data = message["content"].get("data", {})
        with suppress(KeyError):
            if message["msg_type"] == "comm_open":
                self._states[message["content"]["comm_id"]] = data["state"]
            elif message["msg_type"] == "comm_msg" and data["method"] == "update":
                self._states[message["content"]["comm_id"]].update(data["state"])
        return message


def _without_buffers(frame: bytes) -> bytes:
    """Take the JSON out of a message that carries files: a count, as many offsets, then the parts."""
    parts = int.from_bytes(frame[:4], "big")
    begins = [int.from_bytes(frame[4 * n : 4 * n + 4], "big") for n in range(1, parts + 1)]
    return frame[begins[0] : begins[1]] if parts > 1 else frame[begins[0] :]
