using System.Text.Json.Nodes;
using Notebooks.Jupyter.Messages;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Serving;

/// <summary>Carries out the requests of one socket in order. It always reports busy before each request and idle after it.</summary>
internal abstract class Dispatcher(ITransport transport, Port port, Codec codec, IoPub iopub, Action<string> log)
{
    private readonly Requests _requests = new(transport, port, codec, log);

    /// <summary>Serves until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var (message, isAborted) = await _requests.NextAsync(cancellationToken).ConfigureAwait(false);
            iopub.Status("busy", message.Header);
            try
            {
                var content = isAborted ? Aborted() : await HandleAsync(message).ConfigureAwait(false);
                if (content is not null) Reply(message, content);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                // The kernel ends, and the parts that would answer are gone already.
                return;
            }
            catch (Exception e)
            {
                // A failure of this kernel must fail only the request, and not end the kernel.
                log($"A {message.Type} could not be answered: {e}");
                Reply(message, Replies.Error(e.GetType().Name, $"The kernel could not answer: {e.Message}", []));
            }
            finally
            {
                iopub.Status("idle", message.Header);
            }
            Handled(message);
        }
    }

    /// <summary>Answers a request.</summary>
    /// <returns>The content of the reply, or null when there is none.</returns>
    protected abstract Task<JsonObject?> HandleAsync(Message message);

    /// <summary>Called when a request is answered and the kernel idle again.</summary>
    protected virtual void Handled(Message message)
    {
    }

    /// <summary>Content of the reply to a request that is not carried out.</summary>
    protected virtual JsonObject Aborted() => Replies.Aborted();

    /// <summary>Aborts the executions that wait.</summary>
    protected Task AbortWaitingAsync() => _requests.AbortWaitingAsync();

    private void Reply(Message request, JsonObject content)
    {
        if (request.Type.EndsWith("_request", StringComparison.Ordinal))
            transport.Send(port, request.Peer, codec.Write(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), content, request.Header));
    }
}
