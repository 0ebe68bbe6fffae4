using Lessons.Charts;
using Lessons.Recordings;

namespace Lessons.Tests.Verdicts;

/// <summary>The verdict as readers see it: the line below the title.</summary>
internal static class Printed
{
    public static string Verdict(Recording recording) =>
        string.Join(' ', TextTimeline.From(recording with { Title = "t" }).Split('\n').Skip(1).TakeWhile(line => line.Length > 0));
}
