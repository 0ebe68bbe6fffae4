namespace Lessons.Recording;

/// <summary>Records what operations do while they run.</summary>
public sealed class Timeline;
