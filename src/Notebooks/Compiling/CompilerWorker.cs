using Notebooks.Host.Protocol;

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
    public static int Run()
    {
        using var requests = Console.OpenStandardInput();
        using var responses = Console.OpenStandardOutput();
        var (incoming, outgoing) = (new Frames(requests), new Frames(responses));
        var compiler = new SubmissionCompiler();
        while (incoming.Read(CompileWire.ReadRequest) is { } request)
        {
            var result = compiler.Compile(request);
            outgoing.Send(to => CompileWire.Write(to, result));
        }
        return 0;
    }
}
