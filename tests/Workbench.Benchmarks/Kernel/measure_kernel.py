"""Measures one kernel from outside, as an editor sees it: prints one JSON object.

launch: from starting the process to the end of the first cell; ready: from the kernel's first answer to the end of the first cell. Memory is the
resident set of the kernel and of the session together. Cells are of the kind that people type: each is new text, so each is compiled.
"""

import json
import sys
import time

import psutil
from jupyter_client.manager import start_new_kernel

CELLS = int(sys.argv[1])
MORE = int(sys.argv[2])


def memory(manager):
    kernel = psutil.Process(manager.provisioner.process.pid)
    return sum(process.memory_info().rss for process in [kernel, *kernel.children(recursive=True)]) / 1e6


def run(client, code):
    started = time.perf_counter()
    reply = client.execute_interactive(code, output_hook=lambda message: None, allow_stdin=False, timeout=60)
    taken = time.perf_counter() - started
    assert reply["content"]["status"] == "ok", reply["content"]
    return taken


def cell(number):
    return [
        f"var value{number} = {number} * 2; value{number}",
        f'Console.WriteLine($"line {number}")',
        f"names.Add(\"name {number}\"); names.Where(name => name.Contains('{number % 10}')).Count()",
        f'Workbench.Notebooks.Displays.Notice.Success("cell {number}")',
        f'display("{number}"); await Task.Yield();',
    ][number % 5]


launched = time.perf_counter()
manager, client = start_new_kernel(kernel_name="workbench", startup_timeout=60)
ready = time.perf_counter()
try:
    run(client, "using Workbench.Notebooks; var names = new List<string>(); 1 + 1")
    ended = time.perf_counter()
    times = [run(client, cell(number)) for number in range(CELLS - 1)]
    after = memory(manager)
    times += [run(client, cell(number)) for number in range(CELLS, CELLS + MORE)]
    later = memory(manager)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)

times.sort()
print(
    json.dumps(
        {
            "firstFromReady": ended - ready,
            "firstFromLaunch": ended - launched,
            "median": times[len(times) // 2] * 1000,
            "percentile95": times[int(len(times) * 0.95)] * 1000,
            "memory": after,
            "growth": (later - after) / MORE,
        }
    )
)
