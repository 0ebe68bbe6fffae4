using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Tests.Compiling.Errors;

/// <summary>What C# allows in a file and not in a cell, told in one sentence with the edit that helps.</summary>
public sealed class LimitTests
{
    private static readonly Lock Gate = new();
    private static readonly SubmissionCompiler Compiler = new();

    [Theory(Timeout = 120_000)]
    [InlineData("using var x = new System.IO.MemoryStream();\nConsole.WriteLine(x.Length);", "x.Dispose();", "1,")]
    [InlineData("int a = 1;\nusing var x = new System.IO.MemoryStream();\nx.Length", "x.Dispose();", "2,")]
    [InlineData("using System.IO.MemoryStream x = new(), y = new();\ny.Length", "x.Dispose();", "1,")]
    [InlineData("await using var x = new System.IO.MemoryStream();\nConsole.WriteLine(x.Length);", "await x.DisposeAsync();", "1,")]
    [InlineData("int a = 1;\nawait using System.IO.Stream x = new System.IO.MemoryStream();\nConsole.WriteLine(x.Length);", "await x.DisposeAsync();", "2,")]
    [InlineData("int i = 1;\nref int r = ref i;\nr = 2;", "braces { } around the lines that use r", "2,")]
    [InlineData("namespace A { class B { } }\nnew A.B()", "`namespace A` and its braces", "1,1")]
    [InlineData("namespace A.C;\nclass B { }\nnew B()", "`namespace A.C;`", "1,1")]
    [InlineData("static class X { extension(string s) { public int Twice => 2 * s.Length; } }\n\"ab\".Twice", "static … Twice(this string …)", "1,18")]
    [InlineData("public static class X { public static int Twice<T>(this List<T> s) => 2; }\nnew List<int>().Twice()", "`static int Twice<T>(this List<T> s)`", "1,")]
    [InlineData("file class F { }\nnew F()", "Leave out `file`", "1,12")]
    [InlineData("var s = \"abc\".AsSpan();\ns.Length", "keep an array", "1,1")]
    [InlineData("Span<int> s = stackalloc int[3];\ns[0] = 1;", "braces { } around the lines that use s", "1,1")]
    [InlineData("int counter = 3;\nclass Q { int G() => counter; }", "Declare counter as `static`", "2,")]
    [InlineData("int F() => 1;\nrecord Q { public int G() => F(); }", "Declare F as `static`", "2,")]
    [InlineData("using System.Text.RegularExpressions;\n[GeneratedRegex(\"a+\")] private static partial Regex A();\nA().IsMatch(\"aa\")", "`partial class Parts { … }`, and use Parts.A", "2,")]
    [InlineData("partial class P { [Obsolete] public partial int A(); }", "No source generator has written a body for A.", "1,")]
    public void A_cell_says_in_one_sentence_what_it_cannot_do(string source, string edit, string place)
    {
        var error = Assert.Single(Compile(source).Diagnostics);
        Assert.StartsWith($"({place}", error.ToString());
        Assert.Matches(@"^(The top of a cell cannot|A cell cannot|A type cannot|No source generator)", error.Message);
        Assert.Contains(edit, error.Message);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("{ using var x = new System.IO.MemoryStream(); x.WriteByte(1); }")]
    [InlineData("using (var x = new System.IO.MemoryStream()) { }\nvar y = 1;")]
    [InlineData("static int Twice(this string s) => 2 * s.Length;\n\"ab\".Twice()")]
    [InlineData("{ Span<int> s = stackalloc int[3]; s[0] = 1; int i = 1; ref int r = ref i; r = 2; }")]
    [InlineData("static int counter = 3;\nclass Q { int G() => counter; }")]
    [InlineData("using System.Text.RegularExpressions;\nstatic readonly Regex A = new(\"a+\", RegexOptions.Compiled);\nA.IsMatch(\"aa\")")]
    public void The_edits_that_it_proposes_compile(string source) => Assert.Empty(Compile(source).Diagnostics);

    [Fact(Timeout = 120_000)]
    public void Errors_that_have_nothing_to_do_with_it_stay()
    {
        var errors = Compile("using var x = new System.IO.MemoryStream();\nint n = \"text\";\nclass A { void B() { nowhere(); } }").Diagnostics;
        Assert.Equal(["CS0825", "CS0029", "CS0103"], errors.Select(e => e.Code));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("NET")]
    [InlineData("NET10_0_OR_GREATER && NET5_0_OR_GREATER && NETCOREAPP && NETCOREAPP3_1_OR_GREATER")]
    [InlineData("RELEASE && TRACE && !DEBUG && !NETFRAMEWORK")]
    public void The_symbols_of_the_SDK_are_defined(string condition) =>
        Assert.Empty(Compile($"#if {condition}\nint right = 1;\n#endif\nright++;").Diagnostics);

    [Fact(Timeout = 120_000)]
    public void The_framework_that_runs_the_cells_has_a_symbol() =>
        Assert.Empty(Compile($"#if NET{Environment.Version.Major}_0 && !NET{Environment.Version.Major + 1}_0_OR_GREATER\nint right = 1;\n#endif\nright++;").Diagnostics);

    private static CompiledSubmission Compile(string source)
    {
        lock (Gate) return Compiler.Compile(new(Path.GetTempPath(), Path.GetTempPath(), [new($"limits-{Guid.NewGuid():N}", new("a.dib#1", "a#1", source, null))]));
    }
}
