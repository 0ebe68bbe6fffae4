using Notebooks.Compiling;
using Notebooks.Serve.Talk;
using Notebooks.Workspaces.Language;

namespace Notebooks.Serve.Reading;

/// <summary>Answers a page's questions about code. One process does it for all pages.</summary>
internal sealed class CodeHelp(string? cacheFolder) : IAsyncDisposable
{
    private readonly LanguageService _language = new();
    private readonly string _packages = CachePaths.In(cacheFolder).Packages;

    /// <summary>Starts the process ahead of the first question.</summary>
    public void Start() => _language.Start();

    /// <summary>Answers a question.</summary>
    /// <returns>The answer, or null when there is none.</returns>
    public async Task<object?> AnswerAsync(ReaderSession session, Help question)
    {
        var context = new CodeContext(session.Folder, _packages, session.Above(question.Cell));
        return question.About switch
        {
            "complete" => await _language.CompleteAsync(context, question.Code, question.Position).ConfigureAwait(false),
            "describe" => (await _language.InspectAsync(context, question.Code, question.Position).ConfigureAwait(false))?.Plain,
            "diagnose" => (await _language.DiagnoseAsync(context, question.Code).ConfigureAwait(false))?.Items,
            _ => null,
        };
    }

    public ValueTask DisposeAsync() => _language.DisposeAsync();
}
