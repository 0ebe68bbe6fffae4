using System.Text.Json;

namespace Notebooks.Reporting;

/// <summary>How verdicts and kinds of failures are written, in every file alike.</summary>
internal static class Spelling
{
    /// <summary>The convention: <c>notRun</c>, <c>compileError</c>.</summary>
    public static readonly JsonNamingPolicy Policy = JsonNamingPolicy.CamelCase;

    /// <summary>The name of a value.</summary>
    /// <param name="value">The value.</param>
    public static string Of<T>(T value) where T : struct, Enum => Policy.ConvertName($"{value}");
}
