namespace Notebooks.Formats;

/// <summary>The names and aliases by which notebooks call their languages.</summary>
public static class Languages
{
    /// <summary>The language this engine runs.</summary>
    public const string CSharp = "csharp";

    /// <summary>The language name of prose cells.</summary>
    public const string Markdown = "markdown";
}
