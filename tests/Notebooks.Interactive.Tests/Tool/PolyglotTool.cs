using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Interactive.Tests.Tool;

/// <summary>The tool <c>dotnet-interactive</c>, started and spoken to as the extension Polyglot Notebooks does: a JSON object a line.</summary>
internal sealed class PolyglotTool : IDisposable
{
    private readonly Process _process;
    private int _tokens;

    private PolyglotTool(Process process) => _process = process;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="folder">The folder of the notebook.</param>
    public static async Task<PolyglotTool> StartAsync(string folder)
    {
        var process = Process.Start(new ProcessStartInfo(Programs.Dotnet, ["tool", "run", "dotnet-interactive", "--", "[vscode]", "stdio", "--working-dir", folder])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        var tool = new PolyglotTool(process);
        await tool.UntilAsync(envelope => KindOf(envelope) == "KernelReady");
        return tool;
    }

    /// <summary>Submits a cell and waits for its end.</summary>
    /// <returns>Everything the tool said about it; the last one is its success or its failure.</returns>
    public async Task<IReadOnlyList<JsonNode>> SubmitAsync(string code)
    {
        var token = $"cell-{++_tokens}";
        var command = new JsonObject
        {
            ["token"] = token,
            ["commandType"] = "SubmitCode",
            ["command"] = new JsonObject { ["code"] = code, ["targetKernelName"] = "csharp" },
            ["routingSlip"] = new JsonArray(),
        };
        await _process.StandardInput.WriteLineAsync(command.ToJsonString());
        await _process.StandardInput.FlushAsync();
        return await UntilAsync(envelope => KindOf(envelope) is "CommandSucceeded" or "CommandFailed" && envelope["command"]?["token"]?.GetValue<string>() == token);
    }

    /// <summary>What kind of event it is, or null for none.</summary>
    public static string? KindOf(JsonNode envelope) => envelope["eventType"]?.GetValue<string>();

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task<IReadOnlyList<JsonNode>> UntilAsync(Func<JsonNode, bool> isLast)
    {
        List<JsonNode> said = [];
        List<string> others = [];
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            // As for the extension, only a line with an object is a message: the runtime and the tool may print others.
            if (!line.StartsWith('{'))
            {
                others.Add(line);
                continue;
            }
            said.Add(JsonNode.Parse(line)!);
            if (isLast(said[^1])) return said;
        }

        throw new InvalidOperationException($"The tool has ended.{string.Concat(others.Select(line => $"\n{line}"))}");
    }
}
