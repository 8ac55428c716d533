"""Drives one kernel for a test: a command a line on standard input, a line of JSON for each on standard output.

execute CODE (as a JSON string) answers when the cell has ended, pid and restart when they are done; interrupt and kill answer nothing. A cell
that the kernel did not survive has no answer.
"""

import json
import os
import queue
import signal
import sys
import threading

from jupyter_client.manager import start_new_kernel

GLANCE_SECONDS = 0.05


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


class Driver:
    def __init__(self):
        self.manager, self.client = start_new_kernel(kernel_name="workbench", startup_timeout=60)
        self.cell, self.text = None, []

    def do(self, command, argument):
        if command == "execute":
            self.text = []
            self.cell = self.client.execute(json.loads(argument), allow_stdin=False, stop_on_error=False)
        elif command == "interrupt":
            self.manager.interrupt_kernel()
        elif command == "kill":
            os.kill(self.manager.provisioner.process.pid, signal.SIGKILL)
        elif command == "pid":
            say({"status": "pid", "text": str(self.manager.provisioner.process.pid)})
        elif command == "restart":
            self.cell = None
            self.client.stop_channels()
            self.manager.restart_kernel(now=argument == "now")
            self.client = self.manager.client()
            self.client.start_channels()
            self.client.wait_for_ready(timeout=60)
            say({"status": "ready"})

    def hear(self):
        try:
            message = self.client.get_iopub_msg(timeout=GLANCE_SECONDS)
        except queue.Empty:
            return
        if message["parent_header"].get("msg_id") != self.cell:
            return
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            self.text.append(content["text"])
        elif kind in ("display_data", "update_display_data", "execute_result"):
            self.text.append(content["data"].get("text/plain", "") + "\n")
        elif kind == "status" and content["execution_state"] == "idle":
            self.end()

    def end(self):
        reply = self.client.get_shell_msg(timeout=10)
        while reply["parent_header"].get("msg_id") != self.cell:
            reply = self.client.get_shell_msg(timeout=10)
        content, self.cell = reply["content"], None
        error = f"{content.get('ename', '')}: {content.get('evalue', '')}"
        say({"status": content["status"], "error": error, "text": "".join(self.text)})


def main():
    commands = queue.Queue()

    def read():
        for line in sys.stdin:
            commands.put(line.strip())
        commands.put(None)

    threading.Thread(target=read, daemon=True).start()
    driver = Driver()
    say({"status": "ready"})
    while True:
        try:
            line = commands.get_nowait() if driver.cell else commands.get(timeout=GLANCE_SECONDS)
        except queue.Empty:
            line = ""
        if line is None:
            break
        if line:
            command, _, argument = line.partition(" ")
            driver.do(command, argument)
        if driver.cell:
            driver.hear()
    driver.client.stop_channels()
    driver.manager.shutdown_kernel()


if __name__ == "__main__":
    main()
