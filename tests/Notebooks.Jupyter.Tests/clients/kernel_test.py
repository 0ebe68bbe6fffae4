"""The Jupyter project's own tests of kernels, with strict schemas of every message."""
import unittest

import jupyter_kernel_test


class CSharp(jupyter_kernel_test.KernelTests):
    kernel_name = ".net-csharp"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [{"text": "Console.Wri", "matches": {"Write", "WriteLine"}}]
    complete_code_samples = ["1", "Console.WriteLine(1);", "for (var i = 0; i < 3; i++)\n{\n}\n"]
    incomplete_code_samples = ['Console.WriteLine("""a', "for (var i = 0; i < 3; i++)\n{"]
    invalid_code_samples = ["foo bar )"]
    code_generate_error = 'throw new Exception("x");'
    code_execute_result = [{"code": "1+2", "result": "3"}]
    code_display_data = [{"code": 'display(HTML("<b>1</b>"));', "mime": "text/html"}]
    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = 'Console.Write("\\e[2J");'


if __name__ == "__main__":
    unittest.main()
