using System.Text.RegularExpressions;

namespace Course.Tests.Running;

/// <summary>The mistake a learner is likely to make, in a file <c>lesson.exercise.cs</c> or <c>lesson.exercise.mistake.cs</c>.</summary>
public sealed partial record WrongAnswer(string Name)
{
    /// <summary>Theory data: one row an answer.</summary>
    public static TheoryData<string> Names => [.. All.Select(w => w.Name)];

    private static readonly string Folder = Repository.In("tests", "Course.Tests", "wrong-answers");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WrongAnswer> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.cs").Select(p => new WrongAnswer(Path.GetFileNameWithoutExtension(p))).OrderBy(w => w.Name, StringComparer.Ordinal)];

    /// <summary>The lesson it answers.</summary>
    public string Lesson => Name.Split('.')[0];

    /// <summary>The exercise it answers.</summary>
    public string Exercise => Name.Split('.')[1];

    /// <summary>What the check has to say, from the first line of the file.</summary>
    public string Likely => FirstLine().Match(Text) is { Success: true } line
        ? line.Groups["words"].Value
        : throw new InvalidDataException($"{Name}.cs has to begin with `// likely: ` and the words with which the check names the mistake.");

    private string Text => File.ReadAllText(Path.Combine(Folder, $"{Name}.cs")).ReplaceLineEndings("\n");

    /// <summary>The cell that a learner would have made of it.</summary>
    public string Code => FirstLine().Replace(Text, "").TrimEnd();

    [GeneratedRegex(@"^// likely: (?<words>.+)\n")]
    private static partial Regex FirstLine();
}
