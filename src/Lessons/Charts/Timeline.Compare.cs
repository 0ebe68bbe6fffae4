using Lessons.Charts;

namespace Lessons.Recordings;

public static partial class Timeline
{
    /// <summary>Shows recordings one above the other on one time axis, and says how much shorter or longer each is than the first.</summary>
    /// <param name="recordings">The recordings: sequential above concurrent.</param>
    public static void Compare(params Recording[] recordings) => Lesson.Show(CompareFigure.From(recordings));
}
