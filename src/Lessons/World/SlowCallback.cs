namespace Lessons.World;

/// <summary>A callback that held an event loop for too long.</summary>
/// <param name="Name">The method it resumed, as far as that can be told.</param>
/// <param name="Held">For how long nothing else could run.</param>
public sealed record SlowCallback(string Name, TimeSpan Held);
