namespace Notebooks.Book.Pages;

/// <summary>What a server shows for an address that is none of the book.</summary>
internal static class NotFoundPage
{
    public const string File = "404.html";

    public static string Html(Shell shell)
    {
        // It is shown under any address, so links of it must not depend on that. Without an address of the book they lead
        // right only from its top folder, which is where its pages are.
        var rooted = shell with { Root = shell.Site.Address?.Of("index.html") ?? "" };
        return rooted.Page("There is no such page", "missing", $"""
            <section class="prose"><h1>There is no such page</h1>
            <p>The address may be misspelt, or the page may have another name now. Search all lessons above, or choose:</p>
            <ul><li><a href="{rooted.Root}index.html">All lessons</a></li><li><a href="{rooted.Root}concepts.html">From asyncio to C#: all concepts</a></li></ul></section>
            """, File);
    }
}
