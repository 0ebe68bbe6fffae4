namespace Notebooks.Workspaces.Language;

/// <summary>The C# of a cell. Lines of the notebook dialect become blanks of the same length, so positions stay.</summary>
internal static class CSharpLines
{
    public static string Of(string code) =>
        string.Join('\n', code.Split('\n').Select(line => IsDirective(line) ? new string(' ', line.Length) : line));

    public static bool IsDirective(string line) => line.StartsWith("#!", StringComparison.Ordinal);
}
