using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Host.Tests.Support;

/// <summary>Cells compiled by the engine's own compiler, each chained to the one before.</summary>
internal sealed class Script(string notebook)
{
    private static readonly SubmissionCompiler Compiler = new();

    // Most cells here start threads; that they may say so in few words is the first thing their notebook does.
    private readonly List<KeyedSubmission> _chain = [new("usings", new("usings", "usings", "using System.Threading;", null))];

    public Execute Compile(int cell, string source)
    {
        var submission = new Submission($"{notebook}.dib#{cell}", $"{notebook}#{cell}", source, null);
        _chain.Add(new($"cell-{Guid.NewGuid():N}", submission));
        var compiled = Compile(new(Path.GetTempPath(), Path.GetTempPath(), [.. _chain]));
        return compiled.Succeeded
            ? new(cell, compiled.Assembly, submission.ScriptClass, compiled.HasValue, compiled.References) { NeedsKernels = compiled.NeedsKernels }
            : throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics.Select(d => $"{d.Document}({d.Line}): {d.Code}: {d.Message}")));
    }

    // Tests run side by side; the compiler takes one request after the other.
    private static CompiledSubmission Compile(CompileRequest request)
    {
        lock (Compiler) return Compiler.Compile(request);
    }
}
