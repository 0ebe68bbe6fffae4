using Notebooks.Book;
using Notebooks.Book.Contents;
using Notebooks.Book.Site;
using Notebooks.Cli.Rendering;
using Notebooks.Cli.Reports;
using Notebooks.Cli.Streams;
using Notebooks.Formats;
using Notebooks.Publishing.Pictures;
using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Binding;

/// <summary>One invocation of `nb book`: gets the outputs of the lessons, and makes pages of them.</summary>
internal sealed class Binder(Terminal terminal, RunOptions options, BookSite site, string outFolder, string? from)
{
    public async Task<int> BindAsync(IReadOnlyList<string> notebooks)
    {
        Refuse(notebooks);
        try
        {
            // The data is read before anything runs, so that a mistake in it costs no run.
            var data = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(notebooks[0]))!, "..", "data");
            var info = BookInfo.Read(Path.GetFullPath(Path.Combine(data, "book.json")));
            var concepts = Concept.ReadAll(Path.GetFullPath(Path.Combine(data, "concepts.json")));

            using var interruption = new Interruption();
            var lessons = from is null ? await RunAsync(notebooks, interruption.Token).ConfigureAwait(false) : CommittedRuns.Read(notebooks, from);
            if (from is not null) await CommittedRuns.RestorePackagesAsync(terminal, lessons, options, interruption.Token).ConfigureAwait(false);
            if (interruption.Happened) return ExitCode.Interrupted;
            if (lessons.Count < notebooks.Count)
            {
                Say.Wrong($"{notebooks.Count - lessons.Count} of {notebooks.Count} notebooks failed; there is no book of half a course.");
                return ExitCode.Failed;
            }

            using (var writing = new CountedWork(terminal, TimeProvider.System, "Writing", lessons.Count, "lesson"))
                await WriteAsync(writing, info, lessons, concepts).ConfigureAwait(false);
            terminal.Out.WriteLine($"{lessons.Count} lessons in {Path.Combine(outFolder, "index.html")}");
            return ExitCode.Passed;
        }
        catch (Exception e) when (e is not (UsageException or OperationCanceledException))
        {
            Say.Wrong(e is BookException ? e.Message : Reason.Of(e));
            return ExitCode.Failed;
        }
    }

    private async Task WriteAsync(CountedWork writing, BookInfo info, IReadOnlyList<Lesson> lessons, IReadOnlyList<Concept> concepts)
    {
        try
        {
            await new BookWriter(outFolder, site) { Written = writing.Count }.WriteAsync(info, lessons, concepts, options.CacheFolder).ConfigureAwait(false);
        }
        catch (PictureException e)
        {
            // Pages are worth having without the pictures that other sites show.
            Say.Wrong($"The pages get no pictures for links: {e.Message}");
            await new BookWriter(outFolder, site with { Browser = null }) { Written = writing.Count }.WriteAsync(info, lessons, concepts, options.CacheFolder).ConfigureAwait(false);
        }
    }

    private void Refuse(IReadOnlyList<string> notebooks)
    {
        if (File.Exists(outFolder)) throw new UsageException($"--out {outFolder} is a file; choose a folder.");
        if (from is not null && !Directory.Exists(from)) throw new UsageException($"--from {from}: there is no such folder; `nb run --out {from}` makes it.");
        if (notebooks.Select(n => Path.GetDirectoryName(Path.GetFullPath(n))).Distinct().Count() > 1)
            throw new UsageException("A book is made of the notebooks of one folder; these are in several.");
        if (notebooks.GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new UsageException($"{string.Join(" and ", same)} would be the same page; rename one of them.");
        if (notebooks.FirstOrDefault(n => BookWriter.OwnPages.Contains(Path.GetFileNameWithoutExtension(n), StringComparer.OrdinalIgnoreCase)) is { } taken)
            throw new UsageException($"{taken}: a book has pages of its own that are called {string.Join(", ", BookWriter.OwnPages)}; rename the notebook.");
    }

    private async Task<IReadOnlyList<Lesson>> RunAsync(IReadOnlyList<string> notebooks, CancellationToken cancellationToken)
    {
        var sources = notebooks.ToDictionary(path => path, NotebookFile.Read);
        List<Lesson> lessons = [];
        await QuietRunView.RunAsync(
            terminal,
            notebooks,
            options,
            result =>
            {
                if (result.Verdict == Verdict.Passed) lessons.Add(new(result.Path, sources[result.Path], ExecutedNotebook.Create(sources[result.Path], result)));
                else if (result.Verdict == Verdict.Failed) new NotebookReport(terminal).Write(result);
                return Task.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        return lessons;
    }
}
