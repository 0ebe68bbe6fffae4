using Lessons.Charts;
using Notebooks.Host.Display.Limits;

namespace Notebooks.Host.Display;

/// <summary>Makes values ready for display: the library's formatters with limits, our own, and those of charts.</summary>
internal static class Formatting
{
    /// <summary>Begins on a thread of its own. It takes longer than all else in the start of a process, and depends on none of that.</summary>
    public static Thread Begin()
    {
        var thread = new Thread(static () =>
        {
            LimitedFormatters.Install();
            DefaultFormatters.Register();
            GenericCharts.Watch();
        }) { IsBackground = true, Name = "Formatting" };
        thread.Start();
        return thread;
    }
}
