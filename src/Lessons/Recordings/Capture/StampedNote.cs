namespace Lessons.Recordings.Capture;

/// <summary>What <c>t.Note</c> was told.</summary>
internal sealed record StampedNote(Op? Operation, long At, string Text);
