"""jupyter_kernel_test's suite for the kernel: what Jupyter expects of any kernel, checked by its authors' own tests.

Everything is declared but for two things that the kernel does not have: a pager, and clearing of outputs (a display is updated in place).
"""

import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel


class WorkbenchKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "workbench"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world")'
    code_stderr = 'Console.Error.WriteLine("oops")'
    code_generate_error = 'throw new InvalidOperationException("planned");'

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "await Task.FromResult(5)", "result": "5"},
        {"code": 'new[] { 1, 2 }.Select(x => $"<{x}>").Last()', "result": "<2>"},
    ]
    code_history_pattern = "6 [*]?7*"
    supported_history_operations = ("tail", "range", "search")

    code_display_data = [
        {"code": 'display("<b>bold</b>", "text/html")', "mime": "text/html"},
        {"code": "display(12)", "mime": "text/plain"},
        {"code": 'Workbench.Notebooks.Displays.Notice.Success("done").Display();', "mime": "text/html"},
    ]

    completion_samples = [
        {"text": "bench.Prov", "matches": {"Provision", "ProvisioningPlan"}},
        {"text": "await bench.CheckC", "matches": {"CheckCredentials"}},
        {"text": "Math.Sq", "matches": {"Sqrt"}},
        {"text": "zeb", "matches": {"zebras"}},
        {"text": "fin", "matches": {"finally"}},
        {"text": "names.AddR", "matches": {"AddRange"}},
        {"text": "names.Select(name => name.ToUpperInv", "matches": {"ToUpperInvariant"}},
        {"text": "using System.Globali", "matches": {"Globalization"}},
        {"text": '"\U0001f600" + names.AddR', "matches": {"AddRange"}},
        {"text": '"names.AddR', "matches": set()},
    ]

    complete_code_samples = ["1 + 1", "var x = 1;", "void Done() { }", "#!csharp\n1", 'Console.WriteLine("}")']
    incomplete_code_samples = ["void Open() {", "Math.Max(1,", 'var text = """', "/* open"]
    invalid_code_samples = ["1 +* ;", "int = 3;", ")"]

    code_inspect_sample = "bench.Provision"

    test_pager = None
    test_clear_output = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kc.execute_interactive(
            "using Workbench.Notebooks; Bench bench = null!; var names = new List<string>(); var zebras = 1;", timeout=30, allow_stdin=False
        )

    def test_inspect_documented_member_gives_signature_and_summary(self):
        self.flush_channels()
        self.kc.inspect("await bench.Load(", cursor_pos=17)
        content = self.get_non_kernel_info_reply(timeout=15)["content"]
        self.assertTrue(content["found"])
        text = content["data"]["text/plain"]
        self.assertIn("Bench.Load(string confirm)", text)
        self.assertIn("Sends everything that is due", text)

    def test_display_update_keeps_its_id(self):
        self.flush_channels()
        _, messages = self.execute_helper('var shown = display("one"); shown.Update("two");')
        self.assertEqual(["display_data", "update_display_data"], [message["msg_type"] for message in messages])
        ids = {message["content"]["transient"]["display_id"] for message in messages}
        self.assertEqual(1, len(ids))
        self.assertEqual("two", messages[1]["content"]["data"]["text/plain"])

    def test_child_process_writing_to_the_same_stream_is_shown(self):
        self.flush_channels()
        reply, messages = self.execute_helper(
            'await System.Diagnostics.Process.Start("/bin/sh", new[] { "-c", "echo from a child; printf unfinished" }).WaitForExitAsync();'
            ' Console.OpenStandardOutput().Write("{\\"type\\":\\"done\\"}\\n"u8);'
        )
        self.assertEqual("ok", reply["content"]["status"])
        text = "".join(message["content"]["text"] for message in messages if message["msg_type"] == "stream")
        self.assertIn("from a child", text)
        self.assertIn('{"type":"done"}', text)

    def test_error_has_the_line_of_the_cell(self):
        self.flush_channels()
        reply, messages = self.execute_helper('var fine = 1;\nthrow new ArgumentException("told");')
        self.assertEqual("ArgumentException", reply["content"]["ename"])
        self.assertIn("line 2", "\n".join(messages[-1]["content"]["traceback"]))

    def test_streams_are_live(self):
        self.flush_channels()
        number = self.kc.execute(
            'Console.WriteLine("before"); await Task.Delay(60_000, cell.Cancellation);', stop_on_error=False
        )
        while True:
            message = self.kc.get_iopub_msg(timeout=15)
            if message["msg_type"] == "stream":
                break
        self.assertEqual("before\n", message["content"]["text"])
        self.km.interrupt_kernel()
        reply = self.get_non_kernel_info_reply(timeout=15)
        self.assertEqual(number, reply["parent_header"]["msg_id"])
        self.assertEqual("error", reply["content"]["status"])
        self.flush_channels()
        _, messages = self.execute_helper("1 + 2")
        self.assertEqual("3", messages[-1]["content"]["data"]["text/plain"])

    def test_secret_is_asked_for_as_a_password(self):
        self.flush_channels()
        self.kc.execute('var typed = cell.Ask("Token: ", isSecret: true); var line = Console.ReadLine(); typed + line', allow_stdin=True)
        question = self.kc.get_stdin_msg(timeout=15)
        self.assertEqual({"prompt": "Token: ", "password": True}, question["content"])
        self.kc.input("hush ")
        question = self.kc.get_stdin_msg(timeout=15)
        self.assertFalse(question["content"]["password"])
        self.kc.input("line")
        reply = self.get_non_kernel_info_reply(timeout=15)
        self.assertEqual("ok", reply["content"]["status"])

    def test_front_end_without_input_gets_no_question(self):
        self.flush_channels()
        _, messages = self.run_without_input('cell.IsAttended ? "asked" : cell.Ask("Token: ") ?? "nobody"')
        self.assertEqual("nobody", messages[-1])

    def run_without_input(self, code):
        shown = []
        reply = self.kc.execute_interactive(
            code,
            allow_stdin=False,
            timeout=15,
            output_hook=lambda message: shown.append(message["content"].get("data", {}).get("text/plain")),
        )
        return reply, [text for text in shown if text is not None]


class StuckCellTests(unittest.TestCase):
    """A kernel of its own, because its session has to be given up."""

    def setUp(self):
        self.km, self.kc = start_new_kernel(kernel_name="workbench")

    def tearDown(self):
        self.kc.stop_channels()
        self.km.shutdown_kernel(now=True)

    def test_spinning_cell_says_so_and_a_restart_helps(self):
        spinning = self.kc.execute('Console.WriteLine("now"); while (true) { Thread.Yield(); }', stop_on_error=False)
        self.until_text("now")
        self.km.interrupt_kernel()
        self.until_text("cannot be stopped")
        self.km.interrupt_kernel()
        self.assertIn("restart the kernel", self.reply_to(spinning)["evalue"])
        refused = self.kc.execute("1", stop_on_error=False)
        self.assertEqual("CellStillRunning", self.reply_to(refused)["ename"])
        self.kc.stop_channels()
        self.km.restart_kernel()
        self.kc = self.km.client()
        self.kc.start_channels()
        self.kc.wait_for_ready(timeout=60)
        self.assertEqual("ok", self.reply_to(self.kc.execute("1 + 1"))["status"])

    def test_killed_session_is_replaced_and_says_so(self):
        # The child keeps the session's streams open for longer than the session lives.
        code = 'System.Diagnostics.Process.Start("sleep", "20"); Environment.FailFast(null);'
        reply = self.reply_to(self.kc.execute(code, stop_on_error=False))
        self.assertEqual("SessionEnded", reply["ename"])
        self.assertIn("run the setup cell again", reply["evalue"])
        self.assertEqual("ok", self.reply_to(self.kc.execute("1 + 1"))["status"])

    def reply_to(self, number):
        while True:
            reply = self.kc.get_shell_msg(timeout=30)
            if reply["parent_header"].get("msg_id") == number:
                return reply["content"]

    def until_text(self, text):
        while True:
            message = self.kc.get_iopub_msg(timeout=30)
            if message["msg_type"] == "stream" and text in message["content"]["text"]:
                return


if __name__ == "__main__":
    unittest.main()
