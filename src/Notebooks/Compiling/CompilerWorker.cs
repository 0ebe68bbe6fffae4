using System.Collections.Concurrent;
using Notebooks.Protocol;

namespace Notebooks.Compiling;

/// <summary>
/// The process in which the compiler runs, apart from the runner. A learner's text can overflow the compiler's stack, or
/// keep the compiler busy without end. Neither can be stopped from within the process.
/// </summary>
public static class CompilerWorker
{
    /// <summary>The argument that makes the command a compiler worker.</summary>
    public const string Mode = "compiler-worker";

    /// <summary>Serves requests from standard input until it ends.</summary>
    /// <returns>The process's exit code.</returns>
    public static int Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        var requests = new BlockingCollection<CompileRequest>();
        new Thread(() => Read(new FramedStream(input), requests)) { IsBackground = true, Name = "Requests" }.Start();
        var (outgoing, compiler) = (new FramedStream(output), new SubmissionCompiler());
        foreach (var request in requests.GetConsumingEnumerable())
        {
            try
            {
                var result = compiler.Compile(request);
                outgoing.Send(to => CompileWire.Write(to, result));
            }
            catch (Exception e) when (e.GetBaseException() is InsufficientExecutionStackException)
            {
                // In some places the compiler itself notices that its stack is nearly full. Whoever reads these last words
                // need not know in which.
                Console.Error.WriteLine("Stack overflow.");
                return 1;
            }
        }
        return 0;
    }

    // Runs on its own thread. A compiler that a text keeps busy without end must not outlive the runner.
    private static void Read(FramedStream incoming, BlockingCollection<CompileRequest> requests)
    {
        try
        {
            while (incoming.Read(CompileWire.ReadRequest) is { } request) requests.Add(request);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The runner was killed in the middle of a request.
        }

        ProcessEnd.Now();
    }
}
