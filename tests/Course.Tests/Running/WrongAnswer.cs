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

    /// <summary>Writes the lesson with this answer in the place of its solution, where its import finds what it needs.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <returns>Path of the copy.</returns>
    public string WriteCopy(string folder)
    {
        var copy = LessonCopy.PathIn(Path.Combine(folder, Name), Lesson);
        var lesson = File.ReadAllText(Path.Combine(Repository.Notebooks, $"{Lesson}.dib")).ReplaceLineEndings("\n");
        var answer = FirstLine().Replace(Text, "").TrimEnd();
        var replaced = 0;
        var text = Solution().Replace(lesson, block =>
        {
            if (block.Groups["id"].Value != Exercise) return block.Value;
            replaced++;
            return $"{block.Groups["head"].Value}{answer}\n";
        });
        if (replaced != 1) throw new InvalidDataException($"{Name}.cs answers `// solution: {Exercise}`, which {Lesson}.dib has {replaced} times.");
        File.WriteAllText(copy, text);
        return copy;
    }

    [GeneratedRegex(@"^// likely: (?<words>.+)\n")]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"^(?<head>// solution: (?<id>[\w-]+)\n)(?<body>.*?\n)(?=```)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Solution();
}
