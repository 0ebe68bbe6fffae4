using Notebooks.Reporting;
using Notebooks.Running;

namespace Notebooks.Cli.Rendering;

/// <summary>Shows each failure with what is needed to repair it (place, source, outputs before it, message), and the remarks of the run.</summary>
internal sealed class NotebookReport(Terminal terminal)
{
    public void Write(NotebookResult result)
    {
        if (result.Failure is { } failure)
        {
            Heading(result.Path);
            Explain(failure);
        }

        foreach (var cell in result.Cells)
        {
            if (cell.Failure is not null)
                Write(result.Path, cell, cell.Failure);
        }

        var failed = result.Cells.Count(c => c.Failure is not null);
        if (result.Cells.Count(c => c.Failure?.FollowsFrom is not null) is > 0 and var following)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"note: {result.Path}: {Text.Count(failed, "cell")} failed; {following} of them {(following == 1 ? "follows" : "follow")} from others.");
        }

        if (result.Remarks.IsDefaultOrEmpty || terminal.Loudness == Loudness.Quiet)
            return;

        terminal.Out.WriteLine();
        foreach (var remark in result.Remarks)
            terminal.Out.WriteLine($"note: {result.Path}{(remark.Cell is { } cell ? $" (cell {cell})" : "")}: {Text.Printable(remark.Text)}");
    }

    private void Write(string notebook, CellResult cell, Failure failure)
    {
        Heading($"{FailurePlace.TextOf(notebook, cell, failure)}  (cell {cell.Number}{(failure is { Line: > 0, ImportedFile: null } ? $", line {failure.Line}" : "")})");

        if (failure.FollowsFrom is not null)
        {
            Explain(failure with { Details = [] });
            return;
        }

        var excerpt = failure.ImportedText is { } imported ? SourceExcerpt.Of(imported, failure.Line) : SourceExcerpt.Of(cell.ExecutedSource, failure.ImportedFile is null ? failure.Line : 0);
        foreach (var (number, text, failing) in excerpt)
        {
            var line = $"  {(failing ? '>' : ' ')} {number,3} │ {Text.Printable(text)}";
            terminal.Out.WriteLine(failing ? terminal.Paint.Bad(line) : line);
        }

        if (OutputText.Before(cell, failure) is { Count: > 0 } outputs)
        {
            Block("Output so far:");
            foreach (var line in outputs)
                terminal.Out.WriteLine($"    {terminal.Paint.Faint("│")} {line}");
        }

        Explain(failure);
    }

    private void Heading(string text)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{Text.Mark(Verdict.Failed, terminal.Paint)} {terminal.Paint.Strong(text)}");
    }

    private void Block(string text)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"  {text}");
    }

    private void Explain(Failure failure)
    {
        terminal.Out.WriteLine();
        foreach (var line in Text.Lines(failure.Message))
            terminal.Out.WriteLine($"  {terminal.Paint.Bad(Text.Printable(line))}");

        foreach (var line in OutputText.Beyond(failure.Message, failure.Details.IsDefault ? [] : failure.Details))
            terminal.Out.WriteLine($"  {Text.Printable(line)}");
    }
}
