using System.Text.RegularExpressions;

namespace Notebooks.Formats;

/// <summary>How a cell has to fail, or which warning it has to give.</summary>
public abstract partial record CellExpectation
{
    /// <summary>Reads what follows <c>// expect:</c>.</summary>
    /// <param name="text"><c>throws</c> and the name of an exception type, or a compiler code.</param>
    /// <returns>The expectation, or null when <paramref name="text"/> is neither.</returns>
    public static CellExpectation? TryParse(string text) =>
        Throws().Match(text) is { Success: true } thrown ? new ExpectedException(thrown.Groups["type"].Value)
        : Code().Match(text) is { Success: true } code ? new ExpectedDiagnostic(code.Groups["code"].Value)
        : null;

    [GeneratedRegex(@"^throws\s+(?<type>[A-Za-z_][\w.]*)$")]
    private static partial Regex Throws();

    [GeneratedRegex(@"^(?<code>CS\d{4})$")]
    private static partial Regex Code();
}

/// <summary>The cell has to throw.</summary>
/// <param name="Type">Simple or full name of the exception's type or of one of its base types.</param>
public sealed record ExpectedException(string Type) : CellExpectation
{
    /// <summary>Whether an exception is of the expected type.</summary>
    /// <param name="types">Full names of the exception's type and its base types.</param>
    public bool IsMetBy(IEnumerable<string> types) => types.Any(t => t == Type || t.EndsWith("." + Type, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => $"throws {Type}";
}

/// <summary>The compiler has to report an error or a warning.</summary>
/// <param name="Code">Its code, such as <c>CS1996</c>.</param>
public sealed record ExpectedDiagnostic(string Code) : CellExpectation
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}
