namespace Notebooks.Cli;

/// <summary>A guess which notebook will run first, made before the command line is read.</summary>
internal static class FirstNotebook
{
    // These make another process than the usual one, or none.
    private static readonly string[] Unusual = ["--engine", "--memory", "--list", "--shard", "--filter", "--help", "-h", "-?", "--version"];

    /// <summary>The first file that `run` names, or null when there is none or an option asks for another process.</summary>
    /// <param name="args">The command line.</param>
    public static string? Among(string[] args) =>
        args is ["run", ..] && !args.Any(IsUnusual) ? Array.Find(args, arg => NotebookPaths.IsNotebook(arg) && File.Exists(arg)) : null;

    // A value may stand in the same word: --memory=1G, --memory:1G.
    private static bool IsUnusual(string arg) =>
        Array.Exists(Unusual, option => arg.StartsWith(option, StringComparison.Ordinal) && (arg.Length == option.Length || arg[option.Length] is '=' or ':'));
}
