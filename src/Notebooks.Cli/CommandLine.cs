using System.CommandLine;
using System.CommandLine.Invocation;
using Notebooks.Cli.Commands;
using Notebooks.Cli.GitHub;
using Notebooks.Cli.Streams;

namespace Notebooks.Cli;

internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var output = new CheckedWriter(Console.Out);
        Console.SetOut(output);
        // A job on GitHub must take everything that a command prints for text.
        var job = GitHubActions.Detect(Environment.GetEnvironmentVariable);
        job?.StopCommands(output);
        int code;
        try
        {
            code = await TryRunAsync(args, job).ConfigureAwait(false);
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

    private static async Task<int> TryRunAsync(string[] args, GitHubActions? job)
    {
        var root = new RootCommand("Runs, checks and converts C# notebooks (.dib and .ipynb).")
        {
            RunCommand.Create(job),
            CheckCommand.Create(),
            MergeCommand.Create(),
            ConvertCommand.Create(),
            KernelCommand.Create(),
            SaveCommand.Create(),
            BookCommand.Create(),
        };
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
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            Say.Wrong(e.Message);
            return ExitCode.Usage;
        }
    }
}
