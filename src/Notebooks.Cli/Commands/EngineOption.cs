using System.CommandLine;
using Notebooks.Running;

namespace Notebooks.Cli.Commands;

/// <summary>Which engine runs the cells.</summary>
internal static class EngineOption
{
    private const string Compiled = "compiled";
    private const string Interactive = "interactive";

    public static Option<string> Create()
    {
        var option = new Option<string>("--engine")
        {
            Description = "What runs the cells: compiled, or interactive, which is .NET Interactive as in Polyglot Notebooks.",
            HelpName = $"{Compiled}|{Interactive}",
            DefaultValueFactory = _ => Compiled,
        };
        option.Validators.Add(static given =>
        {
            if (given.Tokens is [{ Value: not (Compiled or Interactive) and var value }]) given.AddError($"--engine {value}: give {Compiled} or {Interactive}.");
        });
        return option;
    }

    /// <exception cref="UsageException">The engine is not built.</exception>
    public static EngineKind Read(ParseResult parsed, Option<string> option)
    {
        var engine = parsed.GetValue(option) == Interactive ? EngineKind.Interactive : EngineKind.Compiled;
        return Engines.IsThere(engine) ? engine
            : throw new UsageException("--engine interactive: .NET Interactive is not built beside this command. In a checkout of the course, `./nbtest.sh --engine interactive` builds it first; the .NET tool goes without it.");
    }
}
