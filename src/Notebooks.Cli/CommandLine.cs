using System.CommandLine;
using System.CommandLine.Invocation;
using Notebooks.Cli.Commands;
using Notebooks.Cli.GitHub;
using Notebooks.Cli.Streams;
using Notebooks.Running;

namespace Notebooks.Cli;

internal static class CommandLine
{
    /// <param name="args">The command line.</param>
    /// <param name="first">The process for the first notebook, if it was started before; else null.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, FirstHost? first = null)
    {
        var output = new CheckedWriter(Console.Out);
        Console.SetOut(output);
        // A job on GitHub must take everything that a command prints for text.
        var job = GitHubActions.Detect(Environment.GetEnvironmentVariable);
        job?.StopCommands(output);
        int code;
        try
        {
            code = await TryRunAsync(args, job, first).ConfigureAwait(false);
        }
        finally
        {
            // The rest of the job needs workflow commands again, even when this command has failed.
            job?.ResumeCommands(output);
            output.Flush();
        }
        if (output.Failure is not { } why) return code;
        Say.Wrong($"the output could not be written: {why.TrimEnd('.')}.");
        return code == ExitCode.Passed ? ExitCode.Failed : code;
    }

    private static async Task<int> TryRunAsync(string[] args, GitHubActions? job, FirstHost? first)
    {
        var root = new RootCommand("Runs, checks and converts C# notebooks (.dib and .ipynb).");
        foreach (var command in Commands(args, job, first)) root.Add(command);
        // `nb run --version` means the same as `nb --version`.
        if (args is [_, .., "--version"] && root.Subcommands.Any(command => command.Name == args[0])) args = ["--version"];
        var parsed = root.Parse(args);
        try
        {
            TypingErrors.Refuse(parsed);
            if (parsed.Action is ParseErrorAction)
                throw new UsageException($"{parsed.Errors[0].Message} See `{TypingErrors.HelpOf(parsed)}`.");

            // Interruption handles signals. The default handler would end the process before the summary is printed.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await InvokeAsync(parsed, configuration).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            Say.Wrong(e.Message);
            return ExitCode.Usage;
        }
    }

    // `parsed.InvokeAsync` would do the same for a command. Its code is compiled at the end of every run.
    private static Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration) =>
        parsed.Action is AsynchronousCommandLineAction action ? action.InvokeAsync(parsed, CancellationToken.None) : parsed.InvokeAsync(configuration);

    /// <summary>The names of all commands.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known(null, null).Select(command => command.Name)];

    // Making a command and its options takes a millisecond or two, so a named command is made alone.
    private static IEnumerable<Command> Commands(string[] args, GitHubActions? job, FirstHost? first)
    {
        var known = Known(job, first);
        return Array.Find(known, command => args is [var name, ..] && name == command.Name) is { } named ? [named.Create()] : known.Select(command => command.Create());
    }

    /// <summary>All commands, none of them made yet.</summary>
    internal static KnownCommand[] Known(GitHubActions? job, FirstHost? first) =>
        [
            new("run", () => RunCommand.Create(job, first)),
            new("check", CheckCommand.Create),
            new("merge", MergeCommand.Create),
            new("convert", ConvertCommand.Create),
            new("kernel", KernelCommand.Create),
            new("save", SaveCommand.Create),
            new("book", BookCommand.Create),
            new("serve", ServeCommand.Create),
        ];

    /// <summary>A command that is not made yet.</summary>
    internal sealed record KnownCommand(string Name, Func<Command> Create);
}
