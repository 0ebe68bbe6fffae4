namespace Lessons.Recordings.Explaining;

/// <summary>A sentence about a recording.</summary>
/// <param name="At">The moment it is about, in milliseconds since the recording began.</param>
/// <param name="Weight">How telling it is. The sentences with the greatest weights are kept.</param>
/// <param name="Text">The sentence.</param>
internal sealed record Telling(double At, double Weight, string Text);
