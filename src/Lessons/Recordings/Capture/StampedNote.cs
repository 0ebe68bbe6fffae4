namespace Lessons.Recordings.Capture;

/// <summary>A remark passed to <c>t.Note</c>.</summary>
internal sealed record StampedNote(Op? Operation, long At, string Text);
