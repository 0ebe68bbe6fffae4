namespace Course.Tests.Writing;

/// <summary>The section of a lesson that shows what a team would use tomorrow.</summary>
internal static class Production
{
    private const string Heading = "## In production";

    /// <summary>Its cells: from its heading to the next one.</summary>
    public static IEnumerable<LessonCell> Of(Lesson lesson)
    {
        var inside = false;
        foreach (var cell in lesson.Cells)
        {
            if (!cell.IsCode && cell.Lines.LastOrDefault(line => line.StartsWith("## ", StringComparison.Ordinal)) is { } heading)
                inside = heading == Heading;
            if (inside) yield return cell;
        }
    }
}
