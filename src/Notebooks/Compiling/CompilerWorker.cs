namespace Notebooks.Compiling;

/// <summary>
/// The process in which the compiler runs, apart from the runner: text of a learner can overflow the compiler's stack or
/// keep it busy for ever, and neither can be stopped from within.
/// </summary>
public static class CompilerWorker
{
    /// <summary>The argument that makes the command a compiler worker.</summary>
    public const string Mode = "compiler-worker";

    /// <summary>Serves requests from standard input until it ends.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync()
    {
        using var requests = Console.OpenStandardInput();
        using var responses = Console.OpenStandardOutput();
        var compiler = new SubmissionCompiler();
        while (await Framing.ReadAsync(requests, CompileJson.Default.CompileRequest).ConfigureAwait(false) is { } request)
            await Framing.WriteAsync(responses, compiler.Compile(request), CompileJson.Default.CompiledSubmission).ConfigureAwait(false);
        return 0;
    }
}
