using System.Collections.Immutable;

namespace Course.Tests.Mutations;

/// <summary>One change of a lesson's code, and the claims that do not survive it.</summary>
/// <param name="Lesson">The lesson's file name without extension.</param>
/// <param name="What">The change in words.</param>
public sealed record Mutation(string Lesson, string What)
{
    /// <summary>What a test calls it.</summary>
    public string Name => $"{Lesson}: {What}";

    /// <summary>The text that is replaced. It stands in the lesson once.</summary>
    public required string Old { get; init; }

    /// <summary>The text in its place.</summary>
    public required string New { get; init; }

    /// <summary>The claims that are false after the change.</summary>
    public ImmutableArray<string> False { get; init; } = [];

    /// <summary>The claims whose cell ends before it comes to them.</summary>
    public ImmutableArray<string> Unsaid { get; init; } = [];

    /// <summary>All claims that do not survive it.</summary>
    public IEnumerable<string> Turned => False.Concat(Unsaid);

    /// <summary>Makes the change.</summary>
    /// <param name="text">The lesson.</param>
    /// <exception cref="InvalidDataException">The text to be replaced does not stand there once.</exception>
    public string Apply(string text)
    {
        var times = text.Split(Old).Length - 1;
        return times == 1
            ? text.Replace(Old, New, StringComparison.Ordinal)
            : throw new InvalidDataException($"Mutation \"{Name}\": the text after `-` stands in the lesson {times} times. It has to stand there once: write more of it, or correct it.\n{Old}");
    }
}

/// <summary>Claims that no mutation can turn, and why.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Claims">The claims.</param>
public sealed record Unmutated(string Why, ImmutableArray<string> Claims);
