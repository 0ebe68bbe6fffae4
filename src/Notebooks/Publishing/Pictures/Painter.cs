using System.Text.Json.Nodes;

namespace Notebooks.Publishing.Pictures;

/// <summary>Draws plotly.js figures as PNG pictures, in a browser.</summary>
/// <param name="browser">Path of a Chromium.</param>
public sealed class Painter(string browser)
{
    /// <summary>How wide pictures are shown, in CSS pixels.</summary>
    public const int Width = 860;

    // The limit is wall-clock time for a handful of figures. Even a very busy machine draws them within it.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Draws figures, with one start of the browser for all of them.</summary>
    /// <param name="figures">Objects of <c>data</c> and <c>layout</c>.</param>
    /// <param name="cancellationToken">Ends the browser.</param>
    /// <returns>A picture for each.</returns>
    /// <exception cref="PictureException">The browser did not start, or a figure could not be drawn.</exception>
    public async Task<IReadOnlyList<Picture>> PaintAsync(IReadOnlyList<JsonObject> figures, CancellationToken cancellationToken = default)
    {
        if (figures.Count == 0) return [];
        var profile = Directory.CreateTempSubdirectory("figures-").FullName;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await using var studio = await Studio.OpenAsync(figures, Width).ConfigureAwait(false);
            using var chromium = new Chromium(browser, studio.Address, profile);
            await await Task.WhenAny(studio.Finished.WaitAsync(limit.Token), chromium.ThrowWhenEndedAsync(limit.Token)).ConfigureAwait(false);
            return await studio.Finished.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PictureException($"{browser} had not drawn the figures after {Limit.TotalMinutes:0} minutes; try again when the machine is less busy.");
        }
        finally
        {
            await DeleteAsync(profile).ConfigureAwait(false);
        }
    }

    // Files that the browser had open may stay open for a moment after its end.
    private static async Task DeleteAsync(string folder)
    {
        for (var attempt = 1; attempt <= 20; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(50).ConfigureAwait(false);
            }
        }
    }
}
