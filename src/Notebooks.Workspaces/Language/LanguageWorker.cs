using System.Threading.Channels;
using Notebooks.Protocol;

namespace Notebooks.Workspaces.Language;

/// <summary>The process of the language service.</summary>
internal static class LanguageWorker
{
    /// <summary>The argument that makes the command a language worker.</summary>
    public const string Mode = "language-worker";

    /// <summary>Serves requests from standard input until it ends.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync()
    {
        using var requests = Console.OpenStandardInput();
        using var responses = Console.OpenStandardOutput();
        var (incoming, outgoing) = (new FramedStream(requests), new FramedStream(responses));
        var questions = Channel.CreateUnbounded<LanguageRequest>();
        new Thread(() => Read(incoming, questions.Writer)) { IsBackground = true, Name = "Questions" }.Start();
        var code = new CodeModel();
        await foreach (var request in questions.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            switch (request.Question)
            {
                case Question.Complete:
                    var found = await Completer.FindAsync(code, request).ConfigureAwait(false);
                    outgoing.Send(to => LanguageWire.Write(to, found));
                    break;
                case Question.Inspect:
                    var inspection = await Inspector.FindAsync(code, request).ConfigureAwait(false);
                    outgoing.Send(to => LanguageWire.Write(to, inspection));
                    break;
                case Question.Diagnose:
                    var problems = await Diagnoser.FindAsync(code, request).ConfigureAwait(false);
                    outgoing.Send(to => LanguageWire.Write(to, problems));
                    break;
                case Question.IsComplete:
                    outgoing.Send(to => LanguageWire.Write(to, CompletenessCheck.Of(request.Code)));
                    break;
            }
        }
        return 0;
    }

    // This runs on a thread of its own, so that a question that takes long does not outlive the program that asked.
    private static void Read(FramedStream incoming, ChannelWriter<LanguageRequest> questions)
    {
        try
        {
            while (incoming.Read(LanguageWire.ReadRequest) is { } request) questions.TryWrite(request);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The program was killed in the middle of a question.
        }

        ProcessEnd.Now();
    }
}
