using Notebooks.Running;

namespace Notebooks.Tests.Running;

/// <summary>Cells have the cultures that any .NET program has. Only our own programs have none.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_cell_formats_sorts_and_normalizes_as_any_program_does()
    {
        var result = await _workspace.RunCellsAsync(
            "using System.Globalization;\nvar american = new CultureInfo(\"en-US\");\nConsole.Write($\"{american.DisplayName} {1234.5.ToString(\"C\", american)} {new DateTime(2026, 11, 29).ToString(\"D\", american)}\");",
            "Console.Write(string.Join(',', new[] { \"é\", \"z\", \"a\", \"B\" }.Order(StringComparer.InvariantCulture)));",
            "Console.Write(\"e\\u0301\".Normalize().Length);",
            "Console.Write(TimeZoneInfo.FindSystemTimeZoneById(\"Pacific Standard Time\").BaseUtcOffset.TotalHours);",
            "Console.Write(\"I\".ToLower(new CultureInfo(\"tr-TR\")));",
            "Console.Write(string.Format(new CultureInfo(\"de-DE\"), \"{0:N1}\", 1234.5));");
        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal(
            ["English (United States) $1,234.50 Sunday, November 29, 2026", "a,B,é,z", "1", "-8", "ı", "1.234,5"],
            result.Cells.Select(c => c.Text()));
        Assert.Empty(result.Remarks);
    }
}
