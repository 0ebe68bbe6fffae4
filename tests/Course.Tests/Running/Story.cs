namespace Course.Tests.Running;

/// <summary>What went wrong in a run, in words a failing test can print.</summary>
internal static class Story
{
    public static string Of(NotebookResult result)
    {
        var failures = result.Cells
            .Where(c => c.Failure is not null)
            .Select(c => $"{Path.GetFileName(result.Path)} cell {c.Number}: {Text(c.Failure!)}\n{c.ExecutedSource}");
        return string.Join("\n\n", result.Failure is { } whole ? failures.Prepend($"{result.Path}: {Text(whole)}") : failures);
    }

    private static string Text(Failure failure) => string.Join('\n', [$"{failure.Kind}: {failure.Message}", .. failure.Details]);
}
