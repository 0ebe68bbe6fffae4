namespace Notebooks.Cli.Commands;

/// <summary>Reads what was given with --input.</summary>
internal static class InputOptions
{
    /// <exception cref="UsageException">A text is not <c>question=answer</c>, or a question is answered twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<string> texts)
    {
        Dictionary<string, string> answers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            var parts = text.Split('=', 2);
            if (parts is not [{ Length: > 0 } question, var answer]) throw new UsageException($"--input {text}: give question=answer, such as --input name=Ada.");
            if (!answers.TryAdd(question.Trim(), answer)) throw new UsageException($"--input {question.Trim()} is given twice; give it once.");
        }
        return answers;
    }
}
