using System.Text.RegularExpressions;

namespace Notebooks.Planning;

/// <summary>Gives each submission of a notebook a unique class name that still says where the submission comes from.</summary>
internal sealed partial class DocumentNames
{
    private readonly Dictionary<string, int> _used = [];

    /// <summary><c>05-gather-when-all.dib#7</c> becomes <c>05-gather-when-all#7</c>; a second submission of it <c>05-gather-when-all#7_2</c>.</summary>
    public string ClassOf(string document)
    {
        var name = Safe(Extension().Replace(document, ""));
        _used[name] = _used.GetValueOrDefault(name) + 1;
        return _used[name] == 1 ? name : $"{name}_{_used[name]}";
    }

    /// <summary>A name as it appears in a class name.</summary>
    public static string Safe(string name) => Forbidden().Replace(name, "_");

    // A stack overflow prints nothing but class names, so the name keeps its cell number.
    [GeneratedRegex(@"\.(dib|ipynb)(?=#\d+$)")]
    private static partial Regex Extension();

    // Dots would make namespaces, and some other characters have a meaning in metadata names.
    [GeneratedRegex(@"[^\w#-]")]
    private static partial Regex Forbidden();
}
