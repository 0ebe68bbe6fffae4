using Lessons.Charts;

namespace Lessons.Recordings;

public static partial class Timeline
{
    /// <summary>Shows recordings one above the other on one time axis, and compares the length of each to the first.</summary>
    /// <param name="recordings">The recordings from top to bottom, such as sequential above concurrent.</param>
    public static void Compare(params Recording[] recordings) => Lesson.Show(CompareFigure.From(recordings));
}
