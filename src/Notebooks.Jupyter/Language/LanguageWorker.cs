using Notebooks.Protocol;

namespace Notebooks.Jupyter.Language;

/// <summary>The process that knows the language.</summary>
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
        var code = new CodeModel();
        while (incoming.Read(LanguageWire.ReadRequest) is { } request)
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
                case Question.IsComplete:
                    outgoing.Send(to => LanguageWire.Write(to, CompletenessCheck.Of(request.Code)));
                    break;
            }
        }
        return 0;
    }
}
