using System.Globalization;

namespace Notebooks.Planning;

/// <summary>A file that a cell imports. The lines of an <c>.ipynb</c> mean nothing to its author, so there it is one cell of the file.</summary>
/// <param name="Path">Its path, as the cell writes it.</param>
/// <param name="Cell">One-based number of the cell in it, or 0 for a file whose lines count.</param>
public sealed record ImportedFile(string Path, int Cell)
{
    private const char Separator = '#';

    /// <summary>The name that steps and failures carry: the path, and the cell if there is one.</summary>
    public string Name => Cell > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Path}{Separator}{Cell}") : Path;

    /// <summary>Reads <see cref="Name"/>.</summary>
    /// <param name="name">The name.</param>
    public static ImportedFile Of(string name) =>
        name.LastIndexOf(Separator) is > 0 and var at && name.AsSpan(0, at).EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var cell) ? new(name[..at], cell) : new(name, 0);

    /// <summary>The form for messages and stack traces.</summary>
    /// <returns>Such as <c>lib.csx</c> or <c>lib.ipynb, cell 3</c>.</returns>
    public override string ToString() => Cell > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Path}, cell {Cell}") : Path;
}
