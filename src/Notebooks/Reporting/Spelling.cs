using System.Text.Json;

namespace Notebooks.Reporting;

/// <summary>The names of verdicts and kinds of failures, which are the same in every file.</summary>
internal static class Spelling
{
    /// <summary>The convention: <c>notRun</c>, <c>compileError</c>.</summary>
    public static readonly JsonNamingPolicy Policy = JsonNamingPolicy.CamelCase;

    /// <summary>The name of a value.</summary>
    /// <param name="value">The value.</param>
    public static string Of<T>(T value) where T : struct, Enum => Policy.ConvertName($"{value}");
}
