using System.Text.Json.Nodes;
using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

/// <summary>Compares notebooks by value; the records compare their JSON by reference.</summary>
internal static class Same
{
    public static void Cells(Notebook expected, Notebook actual) =>
        Assert.Equal(expected.Cells.Select(Essence), actual.Cells.Select(Essence));

    public static void Everything(Notebook expected, Notebook actual)
    {
        Cells(expected, actual);
        Assert.Equal(expected.DefaultLanguage, actual.DefaultLanguage);
        foreach (var (before, after) in expected.Cells.Zip(actual.Cells))
        {
            Assert.Equal(before.ExecutionCount, after.ExecutionCount);
            Assert.Equal(before.Outputs.Select(Text), after.Outputs.Select(Text));
            Assert.Equal(Text(before.Unknown), Text(after.Unknown));
            Contains(before.Metadata, after.Metadata);
        }

        Contains(expected.Metadata, actual.Metadata);
        Assert.Equal(Text(expected.Unknown), Text(actual.Unknown));
    }

    private static (CellKind, string, string) Essence(Cell cell) => (cell.Kind, cell.Language, cell.Source);

    private static void Contains(JsonObject expected, JsonObject actual)
    {
        foreach (var (key, value) in expected) Assert.Equal(Text(value), Text(actual[key]));
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
