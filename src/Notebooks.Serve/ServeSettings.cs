using Notebooks.Book.Contents;

namespace Notebooks.Serve;

/// <summary>What is served, and where.</summary>
public sealed record ServeSettings
{
    /// <summary>The port that is tried first. It stays the same because browsers keep a reader's edits by address and port.</summary>
    public const int UsualPort = 4567;

    /// <summary>The notebooks, in order; at least one. Their names without extension differ.</summary>
    public required IReadOnlyList<string> Notebooks { get; init; }

    /// <summary>The cover.</summary>
    public required BookInfo Info { get; init; }

    /// <summary>The concepts that the course has to teach, or none.</summary>
    public IReadOnlyList<Concept> Concepts { get; init; } = [];

    /// <summary>The compile cache, or null.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The port; null for the usual one, or the next one that is free.</summary>
    public int? Port { get; init; }

    /// <summary>Whether pages follow their sources.</summary>
    public bool Watches { get; init; }

    /// <summary>The limits.</summary>
    public ServeLimits Limits { get; init; } = new();
}
