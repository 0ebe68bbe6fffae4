using System.Text.RegularExpressions;
using Notebooks.Formats;
using Notebooks.Planning;

namespace Notebooks.Cli.Commands;

/// <summary>Reads what was given with --param, and checks it against the notebooks before anything runs.</summary>
internal static partial class ParameterOptions
{
    /// <exception cref="UsageException">A text is not <c>name=value</c>, no notebook declares the name, or the value does not suit the declared type.</exception>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<string> texts, IReadOnlyList<string> notebooks)
    {
        Dictionary<string, string> values = [];
        foreach (var text in texts)
        {
            if (Form().Match(text) is not { Success: true } form)
                throw new UsageException($"--param {text}: give name=value, such as --param count=20.");
            if (!values.TryAdd(form.Groups["name"].Value, form.Groups["value"].Value))
                throw new UsageException($"--param {form.Groups["name"].Value} is given twice; give it once.");
        }
        if (values.Count > 0) Hold(values, notebooks);
        return values;
    }

    private static void Hold(Dictionary<string, string> values, IReadOnlyList<string> notebooks)
    {
        var declared = notebooks.ToDictionary(n => n, Declared);
        if (declared.Values.All(d => d is null))
            throw new UsageException("--param: none of the notebooks has a cell of parameters; begin one with `// parameters`, or tag it parameters.");

        string[] known = [.. declared.Values.OfType<Parameters>().SelectMany(p => p.Names).Distinct()];
        if (values.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new UsageException($"--param {unknown}: no notebook declares this parameter; {(known is [] ? "their cells of parameters declare none" : $"there {(known.Length == 1 ? "is" : "are")} {string.Join(", ", known)}")}.");

        foreach (var (notebook, parameters) in declared)
        {
            try
            {
                parameters?.Setting(values);
            }
            catch (ParameterException e)
            {
                throw new UsageException($"--param {e.Message} ({notebook}{(e.Line > 0 ? $":{e.Line}" : "")})");
            }
        }
    }

    // A notebook that cannot be read is passed over here. It fails later, when its turn comes.
    private static Parameters? Declared(string notebook)
    {
        try { return Parameters.Of(NotebookFile.Read(notebook)); }
        catch (NotebookFormatException) { return null; }
    }

    [GeneratedRegex(@"^(?<name>[\p{L}_][\p{L}\p{Nd}_]*)=(?<value>.*)$", RegexOptions.Singleline)]
    private static partial Regex Form();
}
