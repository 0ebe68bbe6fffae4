using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Lessons.World;

public sealed partial class LocalServer
{
    private const int DefaultDelay = 400;
    private const int DefaultPatience = 5000;

    // Patterns do the routing, because the framework's routing would load megabytes for ten addresses.
    private Task RouteAsync(HttpContext context) => context.Request.Path.Value!.Split('/') switch
    {
        ["", "delay", var ms] when Number(ms) is { } delay => DelayAsync(context, delay),
        ["", "meet", var n] when Number(n) is > 0 and var guests => MeetAsync(context, guests),
        ["", "slow-headers"] => DelayAsync(context, FromQuery(context, "ms", DefaultDelay)),
        ["", "slow-body"] => SlowBodyAsync(context),
        ["", "status", var text] when Number(text) is >= 200 and <= 599 and var code => StatusAsync(context, code),
        ["", "flaky"] => FlakyAsync(context),
        ["", "bytes", var n] when Number(n) is { } length => BytesAsync(context, length),
        ["", "stream", var n] when Number(n) is { } lines => StreamAsync(context, lines),
        ["", "get"] => EchoAsync(context),
        ["", "pages", .. var path] => PageAsync(context, string.Join('/', path)),
        _ => StatusAsync(context, StatusCodes.Status404NotFound),
    };

    private static async Task DelayAsync(HttpContext context, int milliseconds)
    {
        await Task.Delay(milliseconds, context.RequestAborted).ConfigureAwait(false);
        await context.Response.WriteAsync($"waited {milliseconds} ms").ConfigureAwait(false);
    }

    private async Task MeetAsync(HttpContext context, int guests)
    {
        var patience = TimeSpan.FromMilliseconds(FromQuery(context, "patience", DefaultPatience));
        var met = await _meetings.GetOrAdd(guests, n => new(n)).WaitAsync(patience, context.RequestAborted).ConfigureAwait(false);
        await (met ? context.Response.WriteAsync($"met {guests}") : StatusAsync(context, StatusCodes.Status408RequestTimeout)).ConfigureAwait(false);
    }

    private static async Task SlowBodyAsync(HttpContext context)
    {
        // A flush is needed: starting the response alone leaves the headers in the buffer.
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        await DelayAsync(context, FromQuery(context, "ms", DefaultDelay)).ConfigureAwait(false);
    }

    private static async Task StatusAsync(HttpContext context, int code)
    {
        context.Response.StatusCode = code;
        // Responses with these two codes may not have a body.
        if (code is not (204 or 304)) await context.Response.WriteAsync($"status {code}").ConfigureAwait(false);
    }

    private Task FlakyAsync(HttpContext context)
    {
        var rate = double.TryParse(context.Request.Query["rate"], CultureInfo.InvariantCulture, out var given) ? given : 0.5;
        bool fails;
        lock (_luck) fails = _luck.NextDouble() < rate;
        return StatusAsync(context, fails ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task BytesAsync(HttpContext context, int length)
    {
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = length;
        var chunk = new byte[16 * 1024];
        for (var left = length; left > 0; left -= chunk.Length)
            await context.Response.Body.WriteAsync(chunk.AsMemory(0, Math.Min(left, chunk.Length)), context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task StreamAsync(HttpContext context, int lines)
    {
        var every = FromQuery(context, "every", 0);
        context.Response.ContentType = "text/plain";
        for (var line = 1; line <= lines; line++)
        {
            await context.Response.WriteAsync($"line {line}\n", context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            await Task.Delay(every, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private async Task PageAsync(HttpContext context, string path)
    {
        if (PageDelay > TimeSpan.Zero) await Task.Delay(PageDelay, context.RequestAborted).ConfigureAwait(false);
        var stumbles = PagesStumble && path.AsSpan().ContainsAny('3', '7') && RequestsTo(context.Request.Path!) == 1;
        await (stumbles ? StatusAsync(context, StatusCodes.Status503ServiceUnavailable) : Site.AnswerAsync(context, path)).ConfigureAwait(false);
    }

    private static Task EchoAsync(HttpContext context) => context.Response.WriteAsJsonAsync(new
    {
        Path = context.Request.Path.Value,
        Query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
        Headers = context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
    });

    private static int FromQuery(HttpContext context, string name, int otherwise) => Number(context.Request.Query[name]) ?? otherwise;

    private static int? Number(string? text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
