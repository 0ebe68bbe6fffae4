using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Jupyter.Transport;

namespace Notebooks.Jupyter.Messages;

/// <summary>The file that a front end writes for a kernel: where to listen, and with which key to sign.</summary>
/// <param name="Address">The address to listen on.</param>
/// <param name="Ports">The ports.</param>
/// <param name="Key">The key of all signatures; empty when nothing is signed.</param>
internal sealed record ConnectionFile(IPAddress Address, TransportPorts Ports, byte[] Key)
{
    /// <summary>Warnings for the user who starts a kernel with it. Empty when there are none.</summary>
    public IEnumerable<string> Warnings =>
    [
        .. Key.Length > 0 ? Array.Empty<string>() : ["The connection file has no key: every program of this machine may have the kernel run code. Give it a key, unless all users of the machine are you."],
        .. IPAddress.IsLoopback(Address) ? Array.Empty<string>() : [$"The kernel listens on {Address}, which other machines may reach. Without the key they can run nothing, but nothing is encrypted, and whoever reaches the port for outputs reads them. Use 127.0.0.1 and a tunnel, such as ssh, if you can."],
    ];

    /// <exception cref="KernelException">The file is missing or unreadable, or it asks for something unsupported.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw Wrong("is not a JSON object");
            if (Text(json, "transport", "tcp") is not "tcp" and var transport)
                throw Wrong($"asks for the transport '{transport}'; this kernel speaks tcp only (start it with --transport=tcp, or set KernelManager.transport to 'tcp')");
            var key = Text(json, "key", "");
            if (key.Length > 0 && Text(json, "signature_scheme", "hmac-sha256") is not "hmac-sha256" and var scheme)
                throw Wrong($"asks for the signature scheme '{scheme}'; this kernel signs with hmac-sha256");
            var address = Address(Text(json, "ip", "127.0.0.1"));
            if (key.Length == 0 && !IPAddress.IsLoopback(address))
                throw Wrong($"has no key, and the ip '{Text(json, "ip", "")}' is one that other machines may reach: anybody there could run code. Give it a key, or set the ip to 127.0.0.1");
            return new(
                address,
                new(PortOf("shell_port"), PortOf("control_port"), PortOf("stdin_port"), PortOf("iopub_port"), PortOf("hb_port")),
                Encoding.UTF8.GetBytes(key));

            int PortOf(string name) => json[name] is JsonValue value && value.TryGetValue(out int port) && port is > 0 and <= 65_535
                ? port
                : throw Wrong($"needs a {name} between 1 and 65535");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"The connection file {path} cannot be read: {e.Message} A front end writes it; give its path with --connection-file.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Wrong($"is not JSON: {e.Message}");
        }

        KernelException Wrong(string what) => new($"The connection file {path} {what}.");

        static string Text(JsonObject json, string name, string byDefault) => json[name]?.GetValue<string>() ?? byDefault;

        IPAddress Address(string ip) => ip switch
        {
            "localhost" => IPAddress.Loopback,
            "*" or "" => IPAddress.Any,
            _ => IPAddress.TryParse(ip, out var address) ? address : throw Wrong($"has the ip '{ip}', which is no address"),
        };
    }
}
