using System.CommandLine;

namespace Notebooks.Cli.Commands;

/// <summary>Options that exclude each other.</summary>
internal static class Contradictions
{
    /// <exception cref="UsageException">Both options of a pair were given.</exception>
    public static void Refuse(ParseResult parsed, params (Option One, Option Other)[] pairs)
    {
        foreach (var (one, other) in pairs)
            if (IsGiven(parsed, one) && IsGiven(parsed, other))
                throw new UsageException($"{one.Name} and {other.Name} do not go together; leave one of them out.");
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
