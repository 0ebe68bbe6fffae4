namespace Lessons.Recordings;

/// <summary>An activity of a library that is folded into the operation that made it. It has a beginning and an end, no states.</summary>
/// <param name="Name">The name that the library gave to it, with the path of the request if there is one.</param>
/// <param name="Source">Name of the <see cref="System.Diagnostics.ActivitySource"/> it comes from, such as <c>System.Net.Http</c>.</param>
/// <param name="Started">Milliseconds since the recording began.</param>
/// <param name="Ended">Milliseconds since the recording began. The end of the recording, if it had not ended before.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record LibrarySpan(string Name, string Source, double Started, double Ended, Outcome Outcome)
{
    /// <summary>Length in milliseconds.</summary>
    public double Elapsed => Ended - Started;
}
