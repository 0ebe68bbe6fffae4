namespace Lessons.World;

/// <summary>A callback that held an event loop for too long.</summary>
/// <param name="Name">The method that it resumed, if that is known.</param>
/// <param name="Held">How long it kept the loop from running anything else.</param>
public sealed record SlowCallback(string Name, TimeSpan Held);
