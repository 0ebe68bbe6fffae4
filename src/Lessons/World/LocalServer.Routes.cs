using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lessons.World;

public sealed partial class LocalServer
{
    private const int DefaultDelay = 400;

    private void MapRoutes()
    {
        _app.UseRouting();
        _app.MapGet("/delay/{ms:int:min(0)}", context => DelayAsync(context, FromRoute(context, "ms")));
        _app.MapGet("/slow-headers", context => DelayAsync(context, FromQuery(context, "ms", DefaultDelay)));
        _app.MapGet("/slow-body", SlowBodyAsync);
        _app.MapGet("/status/{code:int:range(200,599)}", context => StatusAsync(context, FromRoute(context, "code")));
        _app.MapGet("/flaky", FlakyAsync);
        _app.MapGet("/bytes/{n:int:min(0)}", BytesAsync);
        _app.MapGet("/stream/{n:int:min(0)}", StreamAsync);
        _app.MapGet("/get", EchoAsync);
        _app.MapGet("/pages/{**path}", Site.AnswerAsync);
    }

    private static async Task DelayAsync(HttpContext context, int milliseconds)
    {
        await Task.Delay(milliseconds, context.RequestAborted).ConfigureAwait(false);
        await context.Response.WriteAsync($"waited {milliseconds} ms").ConfigureAwait(false);
    }

    private static async Task SlowBodyAsync(HttpContext context)
    {
        // Starting the response alone leaves the headers in the buffer.
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        await DelayAsync(context, FromQuery(context, "ms", DefaultDelay)).ConfigureAwait(false);
    }

    private static async Task StatusAsync(HttpContext context, int code)
    {
        context.Response.StatusCode = code;
        // These two may not have a body.
        if (code is not (204 or 304)) await context.Response.WriteAsync($"status {code}").ConfigureAwait(false);
    }

    private Task FlakyAsync(HttpContext context)
    {
        var rate = double.TryParse(context.Request.Query["rate"], CultureInfo.InvariantCulture, out var given) ? given : 0.5;
        bool fails;
        lock (_luck) fails = _luck.NextDouble() < rate;
        return StatusAsync(context, fails ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task BytesAsync(HttpContext context)
    {
        var length = FromRoute(context, "n");
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = length;
        var chunk = new byte[16 * 1024];
        for (var left = length; left > 0; left -= chunk.Length)
            await context.Response.Body.WriteAsync(chunk.AsMemory(0, Math.Min(left, chunk.Length)), context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task StreamAsync(HttpContext context)
    {
        var every = FromQuery(context, "every", 0);
        context.Response.ContentType = "text/plain";
        for (var line = 1; line <= FromRoute(context, "n"); line++)
        {
            await context.Response.WriteAsync($"line {line}\n", context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await Task.Delay(every, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Task EchoAsync(HttpContext context) => context.Response.WriteAsJsonAsync(new
    {
        Path = context.Request.Path.Value,
        Query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
        Headers = context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
    });

    private static int FromRoute(HttpContext context, string name) =>
        int.Parse((string)context.Request.RouteValues[name]!, CultureInfo.InvariantCulture);

    private static int FromQuery(HttpContext context, string name, int otherwise) =>
        int.TryParse(context.Request.Query[name], CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : otherwise;
}
