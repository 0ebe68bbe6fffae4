using System.CommandLine;
using Notebooks.Cli.Streams;
using Notebooks.Formats;
using Notebooks.Publishing.Twins;

namespace Notebooks.Cli.Commands;

internal static class ConvertCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("from") { Description = "The notebook to read, .dib or .ipynb." };
        var target = new Argument<string>("to") { Description = "The file to write, .dib or .ipynb." };
        var force = new Option<bool>("--force") { Description = "Overwrite the file when it exists." };

        var strict = new Option<bool>("--strict") { Description = "Write nothing when the other format has no place for something, such as outputs and tags in a .dib." };

        var command = new Command("convert", "Writes a notebook in the other format.") { source, target, force, strict };
        command.SetAction(parsed => Convert(parsed.GetRequiredValue(source), parsed.GetRequiredValue(target), parsed.GetValue(force), parsed.GetValue(strict)));
        return command;
    }

    private static int Convert(string from, string to, bool force, bool strict)
    {
        if (!File.Exists(from))
            throw new UsageException($"There is no file {from}; check the path.");
        foreach (var path in (string[])[from, to])
        {
            if (!NotebookPaths.IsNotebook(path))
                throw new UsageException($"{path} is not a notebook; use a name that ends in .dib or .ipynb.");
        }

        if (Path.Exists(to) && !force)
            throw new UsageException($"{to} exists; add --force to overwrite it, or choose another name.");

        try
        {
            var notebook = NotebookFile.Read(from);
            // A twin is converted back to its source, so its links must lead to sources.
            var toDib = to.EndsWith(".dib", StringComparison.OrdinalIgnoreCase);
            if (toDib && Twin.IsTwin(notebook)) notebook = Twin.ToSource(notebook, Path.GetDirectoryName(Path.GetFullPath(from))!);
            if (toDib) notebook = DibFormat.Keep(notebook);
            var losses = toDib ? DibFormat.DescribeLosses(notebook) : "";
            if (losses.Length > 0 && strict)
            {
                Say.Wrong($"{to} was not written, because --strict allows no losses, and a .dib has no place for: {losses}.");
                return ExitCode.Failed;
            }

            NotebookFile.Write(notebook, to);
            if (losses.Length > 0) Say.Wrong($"{to} goes without what a .dib has no place for: {losses}.");
            return ExitCode.Passed;
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            Say.Wrong(e.Message);
            return ExitCode.Failed;
        }
    }
}
