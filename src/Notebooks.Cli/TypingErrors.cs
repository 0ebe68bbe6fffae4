using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Notebooks.Cli;

/// <summary>Commands and options that do not exist, and what may have been meant.</summary>
internal static class TypingErrors
{
    /// <exception cref="UsageException">There is such a command or option.</exception>
    public static void Refuse(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var taken = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        // A word behind -- is a path, whatever it looks like.
        var literal = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet();
        foreach (var word in parsed.UnmatchedTokens.Concat(taken).Where(word => word.StartsWith('-') && word.Length > 1 && !literal.Contains(word) && !File.Exists(word)))
            throw new UsageException($"There is no option {word}; {Guess(word, Options(parsed), HelpOf(parsed))}");

        if (parsed.Action is ParseErrorAction && command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var name, ..])
            throw new UsageException($"There is no command {name}{(Nearest.To(name, command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)) is { } near ? $"; did you mean {near}?" : ".")} See `{HelpOf(parsed)}`.");
    }

    /// <summary>The command that shows help about what was asked for.</summary>
    public static string HelpOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "nb --help" : $"nb {parsed.CommandResult.Command.Name} --help";

    private static string Guess(string typed, IEnumerable<string> names, string help) => Nearest.To(typed, names) is { } near ? $"did you mean {near}? See `{help}`." : $"see `{help}`.";

    private static IEnumerable<string> Options(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Where(o => !o.Hidden).SelectMany(o => o.Aliases.Append(o.Name)).Where(name => name.StartsWith("--", StringComparison.Ordinal));
}
