using System.Globalization;

namespace Notebooks.Planning;

/// <summary>
/// Gives each submission of a notebook a unique class name that still says where the submission comes from. Every run makes
/// such names before its first cell; the code of a regular expression would be made ready for it each time.
/// </summary>
internal sealed class DocumentNames
{
    private static readonly string[] Extensions = [".dib#", ".ipynb#"];

    private readonly Dictionary<string, int> _used = [];

    /// <summary><c>05-gather-when-all.dib#7</c> becomes <c>05-gather-when-all#7</c>; a second submission of it <c>05-gather-when-all#7_2</c>.</summary>
    public string ClassOf(string document)
    {
        var name = Safe(WithoutExtension(document));
        _used[name] = _used.GetValueOrDefault(name) + 1;
        return _used[name] == 1 ? name : $"{name}_{_used[name]}";
    }

    /// <summary>A name as it appears in a class name.</summary>
    public static string Safe(string name)
    {
        var safe = name.ToCharArray();
        for (var i = 0; i < safe.Length; i++)
            if (!IsAllowed(safe[i])) safe[i] = '_';
        return new(safe);
    }

    // A stack overflow prints nothing but class names, so the name keeps its cell number.
    private static string WithoutExtension(string document)
    {
        var number = document.LastIndexOf('#') + 1;
        if (number == document.Length || document.AsSpan(number).ContainsAnyExceptInRange('0', '9')) return document;
        foreach (var extension in Extensions)
            if (document.AsSpan(0, number).EndsWith(extension)) return document.Remove(number - extension.Length, extension.Length - 1);
        return document;
    }

    // Dots would make namespaces, and some other characters have a meaning in metadata names. These are the characters of
    // words in regular expressions, and two more.
    private static bool IsAllowed(char character) => char.IsLetterOrDigit(character) || character is '#' or '-'
        || char.GetUnicodeCategory(character) is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark;
}
