using System.Text.RegularExpressions;

namespace Notebooks.Planning;

/// <summary>The options of a line such as <c>#!set --name x --value @csharp:y</c>.</summary>
internal sealed partial class DirectiveOptions
{
    private readonly Dictionary<string, string> _values = [];

    /// <param name="text">The text after the name of the directive.</param>
    public DirectiveOptions(string text)
    {
        string? option = null;
        foreach (Match token in Token().Matches(text))
        {
            if (token.Value.StartsWith("--", StringComparison.Ordinal))
            {
                option = token.Value[2..];
                _values[option] = "";
            }
            else if (option is null)
            {
                Unnamed ??= Bare(token.Value);
            }
            else
            {
                _values[option] = Bare(token.Value);
                option = null;
            }
        }
    }

    /// <summary>The first value that has no option name before it, or null.</summary>
    public string? Unnamed { get; }

    /// <summary>The value of an option, empty when it was given without one, or null when it was not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    private static string Bare(string token) => token is ['"', .. var inner, '"'] ? inner : token;

    // An expression such as @input:{"prompt": "Your name"} or @input:"Your name" is one token. The length of a match in
    // braces is limited, because a line may open a thousand braces and close none.
    [GeneratedRegex("""@\w+:(\{[^}]{0,1000}\}|"[^"]*")|"(\\.|[^"\\])*"|\{[^}]{0,1000}\}|\S+""")]
    private static partial Regex Token();
}
