using Microsoft.AspNetCore.Http;

namespace Lessons.World;

/// <summary>The small site of <c>data/pages</c>, with one slow page.</summary>
internal static class Site
{
    private const string SlowPage = "storms/slow.html";
    private static readonly TimeSpan SlowPageTakes = TimeSpan.FromMilliseconds(500);

    public static async Task AnswerAsync(HttpContext context, string path)
    {
        if (path == "") path = "index.html";
        var root = DataFolder.Find("pages");
        var file = Path.GetFullPath(Path.Combine(root, path));
        if (!file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync($"There is no page '{path}'.").ConfigureAwait(false);
            return;
        }
        if (path == SlowPage) await Task.Delay(SlowPageTakes, context.RequestAborted).ConfigureAwait(false);
        context.Response.ContentType = Path.GetExtension(file) == ".html" ? "text/html; charset=utf-8" : "text/csv; charset=utf-8";
        await context.Response.SendFileAsync(file, context.RequestAborted).ConfigureAwait(false);
    }
}
