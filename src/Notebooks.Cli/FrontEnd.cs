namespace Notebooks.Cli;

/// <summary>
/// What the scripts `nbtest` hand over: `nb nbtest FOLDER …`, where FOLDER is the checkout they lie in. They pass on what
/// they were given, so that they mean the same on every system.
/// </summary>
internal static class FrontEnd
{
    private const string Mode = "nbtest";

    // Without paths these work on the notebooks of the checkout.
    private static readonly string[] OnNotebooks = ["run", "check", "save", "book", "serve"];

    /// <summary>The command line that is meant: a command of `nb` as it is, and everything else is what to run.</summary>
    /// <param name="args">A command line, from a script or not.</param>
    public static string[] Resolve(string[] args)
    {
        if (args is not [Mode, var root, .. var words]) return args;
        string[] defaults = ["--default-path", Path.Combine(root, "notebooks")];
        return words switch
        {
            ["--version"] => words,
            [var name, .. var rest] when CommandLine.Names.Contains(name) => OnNotebooks.Contains(name) ? [name, .. defaults, .. rest] : words,
            _ => ["run", .. defaults, .. words],
        };
    }
}
