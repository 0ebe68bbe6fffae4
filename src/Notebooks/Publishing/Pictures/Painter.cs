using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Publishing.Pictures;

/// <summary>Draws plotly.js figures as PNG pictures, in a browser.</summary>
/// <param name="browser">Path of a Chromium.</param>
public sealed partial class Painter(string browser)
{
    /// <summary>How wide pictures are shown, in CSS pixels.</summary>
    public const int Width = 860;

    // A plain wall clock for a handful of figures: even a machine with no time to spare draws them within it.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Draws figures, with one start of the browser for all of them.</summary>
    /// <param name="figures">Objects of <c>data</c> and <c>layout</c>.</param>
    /// <param name="cancellationToken">Ends the browser.</param>
    /// <returns>A picture for each.</returns>
    /// <exception cref="PictureException">The browser did not start, or a figure could not be drawn.</exception>
    public async Task<IReadOnlyList<Picture>> PaintAsync(IReadOnlyList<JsonObject> figures, CancellationToken cancellationToken = default)
    {
        if (figures.Count == 0) return [];
        var folder = Directory.CreateTempSubdirectory("figures-").FullName;
        try
        {
            var page = Path.Combine(folder, "page.html");
            await File.WriteAllTextAsync(page, Page(figures), cancellationToken).ConfigureAwait(false);
            var content = await Chromium.DumpAsync(browser, page, Path.Combine(folder, "profile"), Limit, cancellationToken).ConfigureAwait(false);
            if (Failed().Match(content) is { Success: true } failed)
                throw new PictureException($"plotly.js cannot draw a figure: {failed.Groups["why"].Value}");
            Picture[] pictures = [.. Drawn().Matches(content).Select(p => new Picture(Convert.FromBase64String(p.Groups["png"].Value), Width, int.Parse(p.Groups["height"].Value)))];
            return pictures.Length == figures.Count ? pictures
                : throw new PictureException($"{browser} drew {pictures.Length} of {figures.Count} figures; try again.");
        }
        finally
        {
            TryDelete(folder);
        }
    }

    private static string Page(IReadOnlyList<JsonObject> figures)
    {
        var json = new JsonArray([.. figures.Select(figure => figure.DeepClone())]).ToJsonString();
        return $"<!DOCTYPE html><meta charset=\"utf-8\"><body><script>{Resource("plotly-basic.min.js")}</script>\n" +
            $"<script>({Resource("painter.js").Trim()})({json.Replace("<", "\\u003c")}, {Width})</script>";
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Painter).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    // A browser may still be writing into its profile as it ends.
    private static void TryDelete(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                Thread.Sleep(50);
            }
            catch (IOException)
            {
                return;
            }
        }
    }

    [GeneratedRegex("""<pre class="picture" data-height="(?<height>\d+)">(?<png>[A-Za-z0-9+/=]+)</pre>""")]
    private static partial Regex Drawn();

    [GeneratedRegex("""<pre class="failed">(?<why>.*?)</pre>""", RegexOptions.Singleline)]
    private static partial Regex Failed();
}
