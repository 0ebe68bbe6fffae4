namespace Lessons.Recordings;

/// <summary>A stretch of the critical path: the wall clock waited for this operation.</summary>
/// <param name="Operation">Index of the operation in <see cref="Recording.Operations"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Start">Milliseconds since the recording began.</param>
/// <param name="End">Milliseconds since the recording began.</param>
public sealed record PathStep(int Operation, string Name, double Start, double End);
