using Notebooks.Compiling.Packages;
using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>Submissions compiled one after the other, each chained to those before it. Files they name are relative to the notebook's folder.</summary>
internal sealed class SubmissionChain(string folder, Func<CompileRequest, CancellationToken, Task<CompiledSubmission>> compile, CompileCache cache, PackageSupply packages, string packageFolder, Action<string?> onRestoring) : ISubmissionSource
{
    private readonly List<KeyedSubmission> _submissions = [];
    private string? _previous;

    public IReadOnlyList<Submission> Submissions => [.. _submissions.Select(s => s.Submission)];

    public async Task<Compiled> CompileAsync(Submission submission, CancellationToken cancellationToken)
    {
        var key = CompileCache.KeyOf(submission, folder, _previous);
        if (await Task.Run(() => cache.Find(key), cancellationToken).ConfigureAwait(false) is { } cached) return new(cached, WasCached: true);
        string[] texts = [.. _submissions.Select(s => s.Submission.Text), submission.Text];
        if (await packages.EnsureAsync(texts, onRestoring, cancellationToken).ConfigureAwait(false) is var (code, message, line))
            return new(CompiledSubmission.Refused(new(code, true, message, submission.Document, line, 1)), WasCached: false);
        var compiled = await compile(new(folder, packageFolder, [.. _submissions, new(key, submission)]), cancellationToken).ConfigureAwait(false);
        cache.Add(key, submission, compiled);
        return new(compiled, WasCached: false);
    }

    public void Keep(Submission submission, CompiledSubmission compiled)
    {
        var key = CompileCache.KeyOf(submission, folder, _previous);
        _submissions.Add(new(key, submission));
        _previous = CompileCache.IdentityOf(key, compiled);
    }
}
