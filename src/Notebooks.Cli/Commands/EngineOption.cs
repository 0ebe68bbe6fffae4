using System.CommandLine;
using Notebooks.Running;

namespace Notebooks.Cli.Commands;

/// <summary>Which engine runs the cells.</summary>
internal static class EngineOption
{
    private const string Interactive = "interactive";

    public static Option<string> Create() => new Option<string>("--engine")
    {
        Description = "What runs the cells: compiled, or interactive, which is .NET Interactive as in Polyglot Notebooks.",
        HelpName = "compiled|interactive",
        DefaultValueFactory = _ => "compiled",
    }.AcceptOnlyFromAmong("compiled", Interactive);

    /// <exception cref="UsageException">The engine is not built.</exception>
    public static EngineKind Read(ParseResult parsed, Option<string> option)
    {
        var engine = parsed.GetValue(option) == Interactive ? EngineKind.Interactive : EngineKind.Compiled;
        return Engines.IsThere(engine) ? engine
            : throw new UsageException("--engine interactive: .NET Interactive is not built beside this command. `./nbtest.sh --engine interactive` builds it first.");
    }
}
