"""The process that runs the cells of a kernel, and the messages to and from it. Needs nothing but Python."""

import itertools
import json
import os
import queue
import subprocess
import threading

SEPARATOR = b"\x1e"

# What a session that was asked to end may take to finish what is in flight; Jupyter itself waits five seconds.
SHUTDOWN_SECONDS = 4

INTERRUPT = {"type": "interrupt"}
GONE = {"type": "gone"}


class Session:
    """The process that runs the cells. What it sends, and what becomes of it, lands in one queue."""

    def __init__(self, command):
        # In a session (on Windows: a process group) of its own, so that Ctrl-C and Jupyter's interrupts reach this module only: a cell is
        # stopped by a message, which lets it finish the requests that are on their way.
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}
        self.messages = queue.SimpleQueue()
        self.ids = itertools.count(1)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **apart
        )
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._read_errors, daemon=True).start()

    def send(self, message):
        try:
            self.process.stdin.write(json.dumps(message).encode("ascii") + b"\n")
            self.process.stdin.flush()
        except OSError:
            pass  # It has ended; the reading thread says so.

    def ask(self, message):
        """Sends a request; returns its id."""
        number = next(self.ids)
        self.send({**message, "id": number})
        return number

    def end(self):
        self.send({"type": "shutdown"})
        try:
            self.process.wait(SHUTDOWN_SECONDS)
        except subprocess.TimeoutExpired:
            # As safe as a power cut: what was on its way is asked for before anything is sent again.
            self.process.kill()
            self.process.wait()

    def _read(self):
        for line in self.process.stdout:
            stray, separator, message = line.rpartition(SEPARATOR)
            if not separator:
                stray, message = line, b""
            if stray:
                self._stray("stdout", stray)
            if message:
                try:
                    self.messages.put(json.loads(message))
                except ValueError:
                    self._stray("stderr", message)
        self.process.wait()
        self.messages.put(GONE)

    def _read_errors(self):
        for line in self.process.stderr:
            self._stray("stderr", line)

    def _stray(self, name, data):
        """What was written past the session, by a child process or native code, is shown like any other output."""
        self.messages.put({"type": "stream", "id": None, "name": name, "text": data.decode("utf-8", "replace")})
