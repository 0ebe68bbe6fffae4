using System.CommandLine;
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

        var command = new Command("convert", "Writes a notebook in the other format.") { source, target, force };
        command.SetAction(parsed => Convert(parsed.GetRequiredValue(source), parsed.GetRequiredValue(target), parsed.GetValue(force)));
        return command;
    }

    private static int Convert(string from, string to, bool force)
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
            // What comes out of a twin is a source, whose links lead to sources.
            var isSource = Twin.IsTwin(notebook) && to.EndsWith(".dib", StringComparison.OrdinalIgnoreCase);
            NotebookFile.Write(isSource ? Twin.ToSource(notebook, Path.GetDirectoryName(Path.GetFullPath(from))!) : notebook, to);
            return ExitCode.Passed;
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"nb: {e.Message}");
            return ExitCode.Failed;
        }
    }
}
