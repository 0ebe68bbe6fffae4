namespace Lessons.Recordings.Capture;

/// <summary>What <c>t.Note</c> was told.</summary>
internal sealed record Remark(Op? Operation, long At, string Text);
