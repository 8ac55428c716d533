"""Drives one kernel for a test: a command a line on standard input, a line of JSON for each on standard output.

execute CODE (as JSON string) answers when the cell has ended; interrupt, kill, restart and pid answer at once. Executing goes on in the
background, so that the other commands reach a kernel that is busy.
"""

import json
import os
import signal
import sys
import threading

from jupyter_client.manager import start_new_kernel

TIMEOUT = 240


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


class Execution:
    def __init__(self, client, code):
        self.client, self.code = client, code
        self.text = []

    def hear(self, message):
        content = message["content"]
        if message["msg_type"] == "stream":
            self.text.append(content["text"])
        elif message["msg_type"] in ("display_data", "update_display_data", "execute_result"):
            self.text.append(content["data"].get("text/plain", ""))

    def run(self):
        try:
            reply = self.client.execute_interactive(
                self.code, output_hook=self.hear, allow_stdin=False, stop_on_error=False, timeout=TIMEOUT
            )["content"]
        except Exception as error:  # The kernel was killed: there is no answer any more.
            reply = {"status": "dead", "evalue": repr(error)}
        say({"status": reply["status"], "error": f"{reply.get('ename', '')}: {reply.get('evalue', '')}", "text": "".join(self.text)})


def main():
    manager, client = start_new_kernel(kernel_name="workbench", startup_timeout=60)
    say({"status": "ready"})
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "execute":
            threading.Thread(target=Execution(client, json.loads(argument)).run, daemon=True).start()
        elif command == "interrupt":
            manager.interrupt_kernel()
        elif command == "kill":
            os.kill(manager.provisioner.process.pid, signal.SIGKILL)
        elif command == "pid":
            say({"status": "pid", "text": str(manager.provisioner.process.pid)})
        elif command == "restart":
            # The client before stays as it is: a cell may still be waiting with it in another thread, for an answer that never comes.
            manager.restart_kernel(now=argument == "now")
            client = manager.client()
            client.start_channels()
            client.wait_for_ready(timeout=60)
            say({"status": "ready"})
        elif command == "shutdown":
            break
    client.stop_channels()
    manager.shutdown_kernel()


if __name__ == "__main__":
    main()
