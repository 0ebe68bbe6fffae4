namespace Notebooks.Book.Site;

/// <summary>What is known of the world around a book. What is not known is left out of its pages.</summary>
/// <param name="Address">Where it will be published, or null.</param>
/// <param name="Repository">Where its lessons come from, or null.</param>
/// <param name="Browser">Path of a Chromium that draws the pictures of links, or null.</param>
public sealed record BookSite(SiteAddress? Address = null, SourceRepository? Repository = null, string? Browser = null);
