using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Notebooks.Reporting;

namespace Notebooks.Publishing.Pictures;

/// <summary>A page that draws figures, and a local server for its pictures. Only the page knows when it has finished, so it tells the server.</summary>
internal sealed class Studio : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly TaskCompletionSource<IReadOnlyList<Picture>> _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Studio(IReadOnlyList<JsonObject> figures, int width)
    {
        // The builder is empty, so that no settings file and no environment variable of the user changes the server.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _server = builder.Build();

        var page = Page(figures, width);
        var pictures = new Picture?[figures.Count];
        _server.MapGet("/", () => Results.Content(page, "text/html; charset=utf-8"));
        _server.MapGet("/favicon.ico", () => Results.NoContent());
        _server.MapPost("/pictures/{number:int}", async (int number, int height, HttpRequest request) =>
        {
            using var png = new MemoryStream();
            await request.Body.CopyToAsync(png).ConfigureAwait(false);
            pictures[number] = new(png.ToArray(), width, height);
        });
        _server.MapPost("/finished", () => _finished.TrySetResult([.. pictures.Select(p => p!)]));
        _server.MapPost("/failed", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            _finished.TrySetException(new PictureException($"plotly.js cannot draw a figure: {await reader.ReadToEndAsync().ConfigureAwait(false)}"));
        });
    }

    public string Address => _server.Urls.First();

    /// <summary>The pictures, when all are drawn.</summary>
    public Task<IReadOnlyList<Picture>> Finished => _finished.Task;

    public static async Task<Studio> OpenAsync(IReadOnlyList<JsonObject> figures, int width)
    {
        var studio = new Studio(figures, width);
        await studio._server.StartAsync().ConfigureAwait(false);
        return studio;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Page(IReadOnlyList<JsonObject> figures, int width)
    {
        var json = new JsonArray([.. figures.Select(figure => figure.DeepClone())]).ToJsonString(Formats.Json.Values);
        return $"<!DOCTYPE html><meta charset=\"utf-8\"><body><script>{Resource(FigureLibrary.For(figures))}</script>\n" +
            $"<script>({Resource("painter.js").Trim()})({json.Replace("<", "\\u003c")}, {width})</script>";
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Studio).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
