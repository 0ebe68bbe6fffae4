using System.CommandLine;
using System.Globalization;

namespace Notebooks.Cli.Commands;

/// <summary>An amount of memory on the command line: <c>2G</c>, <c>512M</c>.</summary>
internal static class Memory
{
    // With less memory than the runtime itself needs, every notebook would fail.
    private const long Least = 64L << 20;
    private const long Most = 1L << 40;

    public static Option<string> Option()
    {
        var option = new Option<string>("--memory") { Description = "How much memory a notebook may use.", HelpName = "size", DefaultValueFactory = _ => "2G" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && TryParse(token.Value) is null)
                result.AddError($"--memory {token.Value}: give a size such as 512M or 2G, at least 64M.");
        });
        return option;
    }

    public static long? TryParse(string text)
    {
        var unit = text is [.., var last] ? char.ToUpperInvariant(last) switch { 'M' => 1L << 20, 'G' => 1L << 30, _ => 0 } : 0;
        return unit > 0 && double.TryParse(text.AsSpan(..^1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * unit is >= Least and <= Most and var bytes ? (long)bytes : null;
    }
}
