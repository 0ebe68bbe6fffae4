namespace Notebooks.Book.Site;

/// <summary>Where a book will be published.</summary>
public sealed class SiteAddress
{
    private readonly Uri _root;

    private SiteAddress(Uri root) => _root = root;

    /// <summary>Reads an address such as <c>https://example.org/course</c>.</summary>
    /// <param name="text">The address.</param>
    /// <returns>The address, or null when the text is none.</returns>
    public static SiteAddress? TryParse(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var root) && root.Scheme is "http" or "https" && root is { Query: "", Fragment: "", UserInfo: "" } ? new(root) : null;

    /// <summary>The full address of a file.</summary>
    /// <param name="file">Its path in the book. That of the index is the address of the book itself.</param>
    public string Of(string file) => new Uri(_root, file == "index.html" ? "" : file).AbsoluteUri;
}
