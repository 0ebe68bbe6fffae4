using System.Text.RegularExpressions;

namespace Notebooks.Book.Site;

/// <summary>The repository that the lessons come from, as a site that shows its files.</summary>
public sealed partial class SourceRepository
{
    private readonly Uri _address;
    private readonly string _revision;
    private readonly string _folder;

    private SourceRepository(Uri address, string revision, string folder) => (_address, _revision, _folder) = (address, revision, folder);

    /// <summary>Reads an address such as <c>https://github.com/owner/name</c>, or a remote of git such as <c>git@github.com:owner/name.git</c>.</summary>
    /// <param name="text">The address. A password in it is left out.</param>
    /// <param name="revision">The commit that the lessons are of, or <c>HEAD</c>.</param>
    /// <param name="folder">The folder of the lessons in the repository, with slashes; empty for its top.</param>
    /// <returns>The repository, or null when the address is not one that a browser can open.</returns>
    public static SourceRepository? TryParse(string text, string revision, string folder)
    {
        var remote = Remote().Match(text.Trim());
        if (!remote.Success) return null;
        var scheme = remote.Groups["scheme"].Value == "http" ? "http" : "https";
        // A port belongs to the protocol of git, unless that is what browsers speak, too.
        var port = remote.Groups["scheme"].Value.StartsWith("http", StringComparison.Ordinal) ? remote.Groups["port"].Value : "";
        var address = $"{scheme}://{remote.Groups["host"].Value}{port}/{remote.Groups["path"].Value}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? new(uri, revision, folder.Trim('/')) : null;
    }

    /// <summary>Its address.</summary>
    public string Address => _address.AbsoluteUri;

    /// <summary>Where it opens in an editor in the browser, or null when its host has none.</summary>
    public string? Codespaces => _address.Host == "github.com" ? $"https://codespaces.new{_address.AbsolutePath}?quickstart=1" : null;

    /// <summary>Where a lesson is shown.</summary>
    /// <param name="file">The name of its file.</param>
    public string Of(string file) =>
        $"{Address}/blob/{_revision}/{(_folder.Length > 0 ? _folder + "/" : "")}{Uri.EscapeDataString(file)}";

    [GeneratedRegex(@"\A((?<scheme>https?|ssh|git)://([^/@\s]*@)?(?<host>[\w.-]+)(?<port>:\d+)?/|([\w.-]+@)(?<host>[\w.-]+):)(?<path>[\w.~-]+(/[\w.~-]+?)+?)(\.git)?/?\z")]
    private static partial Regex Remote();
}
