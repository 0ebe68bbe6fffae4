using Notebooks.Cli.Rendering;
using Notebooks.Cli.Reports;
using Notebooks.Cli.Streams;
using Notebooks.Formats;
using Notebooks.Publishing.Pictures;
using Notebooks.Publishing.Twins;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Saving;

/// <summary>One invocation of `nb save`: runs the sources, one after the other, and writes the twin of each that passes.</summary>
internal sealed class Saver(Terminal terminal, RunOptions options)
{
    private readonly Dictionary<string, Notebook> _sources = [];
    private int _saved;
    private int _failed;

    public async Task<int> SaveAsync(IReadOnlyList<string> sources)
    {
        // Everything that can be refused is refused before anything runs.
        var browser = Chromium.Find()
            ?? throw new UsageException("The pictures of charts are drawn by Chromium, and there is none on the PATH: install chromium or google-chrome, or run .devcontainer/setup.sh.");
        try
        {
            foreach (var source in sources) _sources[source] = EditedTwins.Refuse(source);
        }
        catch (NotebookFormatException e)
        {
            throw new UsageException(e.Message);
        }

        using var interruption = new Interruption();
        var painter = new Painter(browser);
        try
        {
            await QuietRunView.RunAsync(terminal, sources, options, result => SaveAsync(result, painter, interruption.Token), interruption.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The twins that were written so far stay, and each is complete.
        }

        terminal.Out.WriteLine($"{_saved} saved, {_failed} failed");
        return ExitCode.Of(interruption.Happened, _failed == 0);
    }

    private async Task SaveAsync(NotebookResult result, Painter painter, CancellationToken cancellationToken)
    {
        if (result.Verdict == Verdict.NotRun) return;
        if (result.Verdict != Verdict.Passed)
        {
            _failed++;
            new NotebookReport(terminal).Write(result);
            return;
        }

        var target = Twin.PathOf(result.Path);
        try
        {
            var source = _sources[result.Path];
            var executed = ExecutedNotebook.Create(source, result);
            var pictures = await painter.PaintAsync(Twin.Figures(source, executed), cancellationToken).ConfigureAwait(false);
            NotebookFile.Write(Twin.Create(source, executed, Folder(result.Path), pictures), target);
            _saved++;
            terminal.Out.WriteLine($"{target}  {new FileInfo(target).Length / 1000} kB, {pictures.Count} {(pictures.Count == 1 ? "picture" : "pictures")}");
        }
        catch (PictureException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C also ends the browser. That is no failure of the notebook.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever the error is, the other notebooks are saved.
            _failed++;
            Say.Wrong($"{target} was not written: {(e is PictureException ? e.Message : Reason.Of(e))}");
        }
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
