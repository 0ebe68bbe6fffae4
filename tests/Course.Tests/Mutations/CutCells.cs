using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Tests.Mutations;

/// <summary>
/// Cuts cells after each claim. A claim that is false ends its cell, and nobody would see the claims below it; what follows
/// in a cell of its own is run all the same.
/// </summary>
internal static class CutCells
{
    /// <summary>The notebook with more and shorter cells.</summary>
    public static Notebook Of(Notebook notebook) =>
        notebook with { Cells = [.. notebook.Cells.SelectMany(cell => IsCut(cell) ? Cut(cell.Source).Select(piece => cell with { Source = piece }) : [cell])] };

    /// <summary>A cell's text in pieces.</summary>
    public static ImmutableArray<string> Cut(string source)
    {
        var ends = LessonClaim.Parse(source).Members.Where(member => LessonClaim.Calls(member).Any()).Select(member => member.FullSpan.End).ToList();
        // What stands below the last claim, if only a comment, stays with it.
        if (ends.Count > 0) ends[^1] = source.Length;
        var begin = 0;
        var pieces = ImmutableArray.CreateBuilder<string>();
        foreach (var end in ends)
        {
            pieces.Add(source[begin..end].Trim('\n'));
            begin = end;
        }
        return pieces.Count > 0 ? pieces.ToImmutable() : [source];
    }

    // What is to fail is not cut: its marker is for the whole of it.
    private static bool IsCut(Cell cell) => cell.Kind == CellKind.Code && Markers.Read(cell.Source).Expectation is null;
}
