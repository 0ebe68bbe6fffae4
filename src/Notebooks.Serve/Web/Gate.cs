using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Notebooks.Serve.Web;

/// <summary>
/// Decides which requests are the reader's. Other sites in the reader's browser can send requests to this machine, and a
/// name of theirs can lead to it. Other users of the machine can connect, too.
/// </summary>
/// <remarks>
/// Everything lies below a secret folder, because browsers send the cookie of one port of a machine to all other ports: with
/// the folder as the cookie's path, a server on another port does not get it.
/// </remarks>
internal sealed class Gate(int port)
{
    private const string Cookie = "interleave";

    private readonly string _token = Secret();
    private readonly string _key = Secret();

    /// <summary>The folder below which everything is.</summary>
    public string Folder { get; } = "/" + Secret()[..16];

    /// <summary>The address for the reader. Whoever has it may read and run.</summary>
    public string Address => $"http://127.0.0.1:{port}{Folder}/?token={_token}";

    /// <summary>Why a request is refused, or null when it may go on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="letsIn">Whether it brings the token, and gets the cookie.</param>
    public (int Status, string Sentence)? Refusal(HttpRequest request, out bool letsIn)
    {
        letsIn = false;
        var host = request.Headers.Host.ToString();
        if (host != $"127.0.0.1:{port}" && host != $"localhost:{port}") return (StatusCodes.Status421MisdirectedRequest, "This server answers only at 127.0.0.1.");
        if (!HttpMethods.IsGet(request.Method)) return (StatusCodes.Status405MethodNotAllowed, "This server takes GET only.");
        var origin = request.Headers.Origin.ToString();
        // Browsers name the origin of every socket.
        if (origin != $"http://{host}" && (origin.Length > 0 || IsSocket(request))) return (StatusCodes.Status403Forbidden, "The request comes from another site.");
        if (!request.PathBase.Equals(Folder, StringComparison.Ordinal)) return Unknown;
        if (request.Cookies[Cookie] is { } key && Same(key, _key)) return null;
        if (!request.Path.Equals("/", StringComparison.Ordinal) || request.Query["token"].ToString() is not { Length: > 0 } token || !Same(token, _token)) return Unknown;
        letsIn = true;
        return null;
    }

    /// <summary>Gives the reader's browser the cookie.</summary>
    public void Admit(HttpResponse response) => response.Cookies.Append(Cookie, _key, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = Folder, IsEssential = true });

    private static (int, string) Unknown => (StatusCodes.Status403Forbidden, "Open the address that `nb serve` has printed: it lets you in.");

    private static bool IsSocket(HttpRequest request) => request.Headers.Upgrade.Count > 0 || request.HttpContext.WebSockets.IsWebSocketRequest;

    private static bool Same(string given, string wanted) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
