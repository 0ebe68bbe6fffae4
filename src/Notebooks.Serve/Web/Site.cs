using System.Text;
using Microsoft.AspNetCore.Http;
using Notebooks.Book.Contents;
using Notebooks.Formats;
using Notebooks.Reporting;
using Notebooks.Serve.Pages;
using Notebooks.Serve.Reading;
using Notebooks.Serve.Talk;

namespace Notebooks.Serve.Web;

/// <summary>What lies at which address. Every answer is found by a whole name: no address is ever made into a path.</summary>
internal sealed class Site(Gate gate, LiveBook book, Readers readers, CodeHelp help, ServeLimits limits, CancellationToken end)
{
    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Path.StartsWithSegments(gate.Folder, StringComparison.Ordinal, out var rest)) (request.PathBase, request.Path) = (gate.Folder, rest);
        Policies.Apply(response, Policies.Page);
        if (gate.Refusal(request, out var letsIn) is { } refusal)
        {
            await SayAsync(response, refusal.Status, refusal.Sentence).ConfigureAwait(false);
            return;
        }

        if (letsIn)
        {
            // The token leaves the address bar, and with it the history.
            gate.Admit(response);
            response.Redirect($"{gate.Folder}/index.html");
            return;
        }

        string[] parts = [.. request.Path.Value!.Split('/').Skip(1)];
        try
        {
            await (parts switch
            {
                [""] => Redirect(response),
                ["socket", var slug] when context.WebSockets.IsWebSocketRequest => ServeSocketAsync(context, slug),
                ["frame", var slug, var session, var cell, var index] => SendFrameAsync(response, slug, session, cell, index),
                ["assets", "search.js"] => SendAsync(response, "text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(await book.SearchAsync().ConfigureAwait(false))),
                ["assets", var name] => SendAsync(response, Assets.TypeOf(name), Assets.Find(name)),
                ["files", ..] => SendFileAsync(response, string.Join('/', parts)),
                [var name] => SendAsync(response, "text/html; charset=utf-8", await book.PageAsync(name).ConfigureAwait(false) is { } html ? Encoding.UTF8.GetBytes(html) : null),
                _ => SendAsync(response, "", null),
            }).ConfigureAwait(false);
        }
        catch (Exception e) when (!response.HasStarted && e is (NotebookFormatException or BookException or IOException or UnauthorizedAccessException))
        {
            await SayAsync(response, StatusCodes.Status500InternalServerError, e.Message).ConfigureAwait(false);
        }
    }

    private static Task Redirect(HttpResponse response)
    {
        response.Redirect("index.html");
        return Task.CompletedTask;
    }

    private async Task SendFileAsync(HttpResponse response, string copy)
    {
        Policies.Apply(response, Policies.File);
        var path = await book.FileOfAsync(copy).ConfigureAwait(false);
        await SendAsync(response, Assets.TypeOf(copy), path is null ? null : await File.ReadAllBytesAsync(path).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task SendFrameAsync(HttpResponse response, string slug, string name, string cell, string index)
    {
        Policies.Apply(response, Policies.Frame);
        var html = readers.Find(slug, name) is { } session && int.TryParse(cell, out var number) && int.TryParse(index, out var place)
            ? await session.FrameAsync(number, place).ConfigureAwait(false) : null;
        await SendAsync(response, "text/html; charset=utf-8", html is null ? null : Encoding.UTF8.GetBytes(FramePage.Of(html))).ConfigureAwait(false);
    }

    private async Task ServeSocketAsync(HttpContext context, string slug)
    {
        if (book.NotebookOf(slug) is not { } path)
        {
            await SendAsync(context.Response, "", null).ConfigureAwait(false);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        await using var connection = new Connection(socket, limits);
        ReaderSession? session = null;
        try
        {
            await connection.RunAsync(
                async message =>
                {
                    if (session is not null) await TakeAsync(session, connection, message).ConfigureAwait(false);
                    else if (message is Hello hello && Readers.IsName(hello.Session)) session = await GreetAsync(connection, slug, path, hello).ConfigureAwait(false);
                    else await RefuseAsync(connection, "The first message of a page names its session.").ConfigureAwait(false);
                },
                end).ConfigureAwait(false);
        }
        finally
        {
            session?.Detach(connection);
        }
    }

    private async Task<ReaderSession?> GreetAsync(Connection connection, string slug, string path, Hello hello)
    {
        try
        {
            if (readers.Open(slug, hello.Session, path, out var isNew) is { } session)
            {
                await session.AttachAsync(connection, hello, isNew).ConfigureAwait(false);
                return session;
            }

            await RefuseAsync(connection, $"{limits.Sessions} pages are open already. Close one, and load this page again.").ConfigureAwait(false);
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            await RefuseAsync(connection, e.Message).ConfigureAwait(false);
        }

        return null;
    }

    private async Task TakeAsync(ReaderSession session, Connection connection, ClientMessage message)
    {
        if (message is Help question) _ = HelpAsync(session, connection, question);
        else await session.TakeAsync(message).ConfigureAwait(false);
        if (message is Warm) help.Start();
    }

    private async Task HelpAsync(ReaderSession session, Connection connection, Help question) =>
        await connection.SendAsync(new Helped(question.Id, await help.AnswerAsync(session, question).ConfigureAwait(false))).ConfigureAwait(false);

    private static async Task RefuseAsync(Connection connection, string why)
    {
        await connection.SendAsync(new Refused(why)).ConfigureAwait(false);
        connection.Complete();
    }

    private static async Task SendAsync(HttpResponse response, string type, byte[]? content)
    {
        if (content is null)
        {
            await SayAsync(response, StatusCodes.Status404NotFound, "There is no such page.").ConfigureAwait(false);
            return;
        }

        response.ContentType = type;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content).ConfigureAwait(false);
    }

    private static Task SayAsync(HttpResponse response, int status, string sentence)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(sentence + "\n");
    }
}
