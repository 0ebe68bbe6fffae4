using System.Collections.Concurrent;
using System.ComponentModel;

namespace Notebooks.Compiling.Packages;

/// <summary>
/// Restores packages in the runner, before the compiler needs them. The compiler's time limit is for texts, and a download
/// may take longer. Notebooks that name the same packages wait for one restore.
/// </summary>
/// <param name="folder">Where restored sets of packages are remembered.</param>
/// <param name="limit">How long one restore may take.</param>
internal sealed class PackageSupply(string folder, RestoreLimit limit) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
    private readonly ConcurrentDictionary<string, RestoredPackages> _known = new();

    /// <summary>Restores the packages that the last of some texts may use, unless they are there already.</summary>
    /// <param name="texts">Texts of submissions, first to last.</param>
    /// <param name="onRestoring">Called with the names of the packages when a restore begins, and with null when it has ended.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>An error at a line of the last text about a package that cannot be restored; null when all packages are there.</returns>
    public async Task<(string Code, string Message, int Line)?> EnsureAsync(IReadOnlyList<string> texts, Action<string?> onRestoring, CancellationToken cancellationToken)
    {
        for (var count = 1; count <= texts.Count; count++)
        {
            if (!PackageReferences.AreIn(texts[count - 1])) continue;
            var packages = new PackageReferences(folder, [.. texts.Take(count)]);
            try
            {
                packages.RequireOneVersion(await RestoreAsync(packages, onRestoring, cancellationToken).ConfigureAwait(false));
            }
            catch (PackageException e)
            {
                return (e.Code, e.Message, count == texts.Count ? packages.LineOf(e.Id) : 1);
            }
        }
        return null;
    }

    /// <summary>Restores a project.</summary>
    /// <returns>The output of the restore.</returns>
    /// <exception cref="PackageException">It cannot start, or does not end in time. Other failures show when the result is read.</exception>
    public static async Task<string> RestoreAsync(PackageProject project, RestoreLimit limit, CancellationToken cancellationToken)
    {
        project.Write();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        giveUp.CancelAfter(limit.Time);
        try
        {
            return await RestoreProcess.RunAsync(project, giveUp.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var setBy = limit.Option is null ? "" : $" {limit.Option} sets that limit, which is not the cells'.";
            throw new PackageException("NU0000", $"{project.Names} could not be restored within {limit.Time.TotalSeconds:0.##} s.{setBy} Check the network, or reference a DLL instead: #r \"path.dll\".");
        }
        catch (Win32Exception e)
        {
            throw new PackageException("NU0000", $"{project.Names} cannot be restored: the command dotnet cannot be started: {e.Message}");
        }
    }

    /// <summary>Ends the restores that are still running.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        if (_turns.IsEmpty) return;
        foreach (var turn in _turns.Values) await turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<RestoredPackages> RestoreAsync(PackageReferences packages, Action<string?> onRestoring, CancellationToken cancellationToken)
    {
        var project = packages.Project;
        if (_known.TryGetValue(project.Directory, out var known)) return known;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        var turn = _turns.GetOrAdd(project.Directory, _ => new(1));
        await turn.WaitAsync(stop.Token).ConfigureAwait(false);
        try
        {
            var restored = project.TryRead();
            if (restored is null)
            {
                onRestoring(packages.Latest);
                try { restored = project.Read(await RestoreAsync(project, limit, stop.Token).ConfigureAwait(false)); }
                finally { onRestoring(null); }
            }
            return _known[project.Directory] = restored;
        }
        finally
        {
            turn.Release();
        }
    }
}
