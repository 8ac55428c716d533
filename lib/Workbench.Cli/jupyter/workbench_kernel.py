"""The Jupyter kernel of Workbench.

Jupyter's own protocol is ipykernel's business; the C# session is a process of its own, and this module carries messages between the two. The
protocol with the session is described at KernelServer in Workbench.Host and in docs/kernel.md: requests as JSON lines on its standard input,
messages on its standard output, each behind a record separator. The command that starts the session stands in kernel.json.
"""

import fnmatch
import json
import os
import queue
import signal
import sys

from workbench_session import GONE, INTERRUPT, Session

PROTOCOL = 1

# The longest time in which an interrupt goes unnoticed on Windows, where waiting for a lock is not interrupted.
WAKE_SECONDS = 0.2

# The session gets ready while ipykernel is loaded, which takes as long.
COMMAND = json.loads(os.environ["WORKBENCH_KERNEL_SESSION"])
FIRST = Session(COMMAND)

# The debugger of Python cells is of no use here; without it ipykernel starts in half the time and takes 12 MB less.
sys.modules["debugpy"] = None  # type: ignore[assignment]

from ipykernel.kernelapp import IPKernelApp  # noqa: E402
from ipykernel.kernelbase import Kernel  # noqa: E402


def to_utf16(code, position):
    """A position in code points, as Jupyter counts, in the units in which .NET counts."""
    return len(code[:position].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(code, position):
    return len(code.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "ignore"))


class History:
    """The cells of this kernel, in memory: nothing that was typed into a notebook is written elsewhere."""

    def __init__(self):
        self.cells = []

    def add(self, line, code, output):
        self.cells.append((1, line, code, output))

    def find(self, access, output, session, start, stop, n, pattern, unique):
        found = self.cells
        if access == "range":
            first, last = start or 0, stop if stop is not None else sys.maxsize
            found = [cell for cell in found if first <= cell[1] < last] if session in (None, 0, 1) else []
        elif access == "search":
            found = [cell for cell in found if fnmatch.fnmatchcase(cell[2], pattern or "*")]
            if unique:
                found = list({cell[2]: cell for cell in found}.values())
        if access in ("tail", "search") and n is not None:
            found = found[-n:] if n > 0 else []
        return [(session, line, (code, shown) if output else code) for session, line, code, shown in found]


class WorkbenchKernel(Kernel):
    implementation = "workbench"
    implementation_version = "1"
    banner = "Workbench: C# cells, with the Bench of the migration that the notebook lies in"
    language_info = {
        "name": "C#",
        "mimetype": "text/x-csharp",
        "file_extension": ".cs",
        "pygments_lexer": "csharp",
        "codemirror_mode": "text/x-csharp",
    }

    def __init__(self, **arguments):
        super().__init__(**arguments)
        self.cells = History()
        self.open = FIRST
        self.is_ending = False

    # -- execution ---------------------------------------------------------------------------------------------------------------

    async def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, *, cell_id=None):
        self._allow_stdin = allow_stdin
        number = self.open.ask(
            {"type": "execute", "code": code, "count": self.execution_count, "allow_stdin": bool(allow_stdin)}
        )
        shown = {}
        done = self._until(number, "done", lambda message: self._show(message, silent, shown))
        if store_history and not silent:
            self.cells.add(self.execution_count, code, shown.get("text/plain"))
        if done["status"] == "ok":
            return {"status": "ok", "execution_count": self.execution_count, "payload": [], "user_expressions": {}}
        error = {name: done[name] for name in ("ename", "evalue", "traceback")}
        if not silent:
            self.send_response(self.iopub_socket, "error", error)
        return {"status": "error", "execution_count": self.execution_count, **error}

    def _until(self, number, kind, show):
        """Passes messages on until the request has its answer. An interrupt on the way becomes a message to the session."""
        before = self._hear_interrupts()
        try:
            while True:
                try:
                    message = self.open.messages.get(timeout=WAKE_SECONDS)
                except queue.Empty:
                    # A process that the session started may hold on to its streams, so that their end is never heard.
                    if self.open.process.poll() is not None:
                        return self._again()
                    continue
                if message is INTERRUPT:
                    self.open.send(message)
                elif message is GONE:
                    return self._again()
                elif message["type"] == "ready":
                    if message["protocol"] != PROTOCOL:
                        self.log.error("The session speaks protocol %s, this kernel %s.", message["protocol"], PROTOCOL)
                elif message.get("id") == number and message["type"] == kind:
                    return message
                elif message.get("id") in (number, None):
                    show(message)
        finally:
            signal.signal(signal.SIGINT, before)

    def _hear_interrupts(self):
        # SimpleQueue.put may be called from a signal handler; raising KeyboardInterrupt in the middle of sending may not.
        return signal.signal(signal.SIGINT, lambda *_: self.open.messages.put(INTERRUPT))

    def _again(self):
        """The session ended by itself, or was killed: says so, and opens another one for the cells that follow."""
        code = self.open.process.returncode
        text = (
            f"The C# session ended (exit code {code}). A new one is open, and it knows no variables: run the setup cell again. "
            "What was confirmed is in the ledger."
        )
        if not self.is_ending:
            self.open = Session(COMMAND)
        return {"status": "error", "ename": "SessionEnded", "evalue": text, "traceback": [text], "failed": text}

    def _show(self, message, silent, shown):
        kind = message["type"]
        if kind == "input":
            self.open.send({"type": "answer", "value": self._input(message)})
        elif silent:
            return
        elif kind == "stream":
            self.send_response(self.iopub_socket, "stream", {"name": message["name"], "text": message["text"]})
        elif kind == "display":
            content = {"data": message["data"], "metadata": message["metadata"], "transient": {}}
            if message["display_id"] is not None:
                content["transient"]["display_id"] = f"{self.ident}-{message['display_id']}"
            self.send_response(self.iopub_socket, "update_display_data" if message["update"] else "display_data", content)
        elif kind == "result":
            shown.update(message["data"])
            content = {"data": message["data"], "metadata": message["metadata"], "execution_count": self.execution_count}
            self.send_response(self.iopub_socket, "execute_result", content)

    def _input(self, message):
        """Asks through the front end. An interrupt meanwhile stops the cell, not only the question."""
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            ask = self.getpass if message["secret"] else self.raw_input
            return ask(message["prompt"])
        except KeyboardInterrupt:
            self.open.send(INTERRUPT)
            return None
        except Exception:
            self.log.warning("The front end takes no input.", exc_info=True)
            return None
        finally:
            signal.signal(signal.SIGINT, before)

    # -- while a cell is being typed ----------------------------------------------------------------------------------------------

    def _reply(self, request):
        return self._until(self.open.ask(request), "reply", lambda message: None)

    async def do_complete(self, code, cursor_pos):
        cursor_pos = len(code) if cursor_pos is None else cursor_pos
        reply = self._reply({"type": "complete", "code": code, "position": to_utf16(code, cursor_pos)})
        if "failed" in reply:
            return {"status": "ok", "matches": [], "cursor_start": cursor_pos, "cursor_end": cursor_pos, "metadata": {}}
        start, end = from_utf16(code, reply["start"]), from_utf16(code, reply["end"])
        described = [
            {"start": start, "end": end, "text": match["text"], "type": match["kind"], "signature": match["signature"]}
            for match in reply["matches"]
        ]
        return {
            "status": "ok",
            "matches": [match["text"] for match in reply["matches"]],
            "cursor_start": start,
            "cursor_end": end,
            "metadata": {"_jupyter_types_experimental": described},
        }

    async def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        reply = self._reply({"type": "inspect", "code": code, "position": to_utf16(code, cursor_pos)})
        found = reply.get("found", False)
        return {"status": "ok", "found": found, "data": {"text/plain": reply["text"]} if found else {}, "metadata": {}}

    async def do_is_complete(self, code):
        reply = self._reply({"type": "is_complete", "code": code})
        if "failed" in reply:
            return {"status": "unknown"}
        return {name: reply[name] for name in ("status", "indent") if name in reply}

    async def do_history(
        self, hist_access_type, output, raw, session=None, start=None, stop=None, n=None, pattern=None, unique=False
    ):
        found = self.cells.find(hist_access_type, output, session, start, stop, n, pattern, unique)
        return {"status": "ok", "history": found}

    async def do_shutdown(self, restart):
        # On another thread than the cells: a cell that runs hears of it from its session.
        self.is_ending = True
        self.open.end()
        return {"status": "ok", "restart": restart}


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=WorkbenchKernel)
