using System.CommandLine;
using System.CommandLine.Invocation;
using Notebooks.Cli.Commands;

namespace Notebooks.Cli;

internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Runs, checks and converts C# notebooks (.dib and .ipynb).")
        {
            RunCommand.Create(),
            CheckCommand.Create(),
            MergeCommand.Create(),
            ConvertCommand.Create(),
            KernelCommand.Create(),
            SaveCommand.Create(),
            BookCommand.Create(),
        };
        var parsed = root.Parse(args);
        try
        {
            if (parsed.Action is ParseErrorAction)
                throw new UsageException($"{parsed.Errors[0].Message} See `{HelpOf(parsed)}`.");

            // Signals are ours (see Interruption): the default handler would end the process before the summary is out.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync($"nb: {e.Message}").ConfigureAwait(false);
            return ExitCode.Usage;
        }
    }

    private static string HelpOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "nb --help" : $"nb {parsed.CommandResult.Command.Name} --help";
}
