using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Notebooks.Cli.Commands;

/// <summary>The options that several commands have in common.</summary>
internal static class SharedOptions
{
    public static Argument<string[]> Paths() => new("paths")
    {
        Description = "Notebooks, folders, or patterns such as 'notebooks/0*.dib' and '**/*.dib'. The current folder when left out.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    // The option is for front ends that have a folder of their own, such as nbtest.sh.
    public static Option<string?> DefaultPath() => new("--default-path") { Hidden = true };

    public static Option<int> Jobs() => AtLeastOne("--jobs", "How many notebooks at once.", Environment.ProcessorCount);

    public static Option<bool> NoCache() => new("--no-cache") { Description = "Compile everything anew, and keep nothing." };

    public static Option<double> RestoreTimeout() => Seconds("--restore-timeout", "Time limit of restoring the packages that a cell names.", 180);

    public static Option<int> AtLeastOne(string name, string description, int byDefault)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => byDefault };
        option.Validators.Add(Require(name, text => int.TryParse(text, CultureInfo.InvariantCulture, out var n) && n >= 1, "a whole number of at least 1"));
        return option;
    }

    public static Option<double> Seconds(string name, string description, double byDefault)
    {
        var option = new Option<double>(name) { Description = description, HelpName = "seconds", DefaultValueFactory = _ => byDefault };
        option.Validators.Add(Require(name, text => double.TryParse(text, CultureInfo.InvariantCulture, out var s) && s is > 0 and <= 86_400, "a number of seconds above 0, at most a day"));
        return option;
    }

    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Say what failed and the totals, nothing else." };

    public static Option<bool> Verbose() => new("--verbose", "-v") { Description = "Say what each cell does and puts out, as it happens." };

    public static Option<string[]> Filter() => new("--filter")
    {
        Description = "Only notebooks whose path contains this text; * stands for anything. Given again: or this one.",
        HelpName = "text",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };

    public static Terminal TerminalOf(bool quiet, bool verbose) => quiet && verbose
        ? throw new UsageException("--quiet and --verbose contradict each other; give one of them.")
        : Terminal.OfConsole() with { Loudness = quiet ? Rendering.Loudness.Quiet : verbose ? Rendering.Loudness.Verbose : Rendering.Loudness.Normal };

    /// <param name="paths">What was given.</param>
    /// <param name="defaultPath">What is meant when nothing was given, or null.</param>
    /// <param name="commands">The commands that could have stood in place of the first path, or null when a command was given.</param>
    public static IReadOnlyList<string> Expand(string[]? paths, string? defaultPath, IReadOnlyList<string>? commands = null) =>
        NotebookPaths.Expand(paths is { Length: > 0 } ? paths : defaultPath is null ? [] : [defaultPath], commands);

    private static Action<OptionResult> Require(string name, Func<string, bool> accepts, string wanted) => result =>
    {
        if (result.Tokens is [var token] && !accepts(token.Value))
            result.AddError($"{name} {token.Value}: give {wanted}.");
    };
}
