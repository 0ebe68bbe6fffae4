using Lessons.Charts;

namespace Lessons.Recordings;

public sealed partial record Recording
{
    /// <summary>
    /// Shows the figure with or without the small plots of counts below the lanes: operations in flight, threads held, and
    /// the thread pool. <see cref="Show()"/> draws them only where they carry news: a limit was reached, more threads were
    /// held than there are cores, the pool grew, or work waited in its queue. Elsewhere a sentence takes their place.
    /// </summary>
    /// <param name="counts">Whether they are drawn even without news.</param>
    public void Show(bool counts) => Lesson.Show(TimelineFigure.From(this, counts));
}
