using System.Text.Json.Nodes;
using Notebooks.Formats;
using Notebooks.Jupyter.Messages;

namespace Notebooks.Jupyter.Serving;

/// <summary>The description that the kernel gives of itself.</summary>
internal static class KernelInfo
{
    private static string Version { get; } = typeof(KernelInfo).Assembly.GetName().Version!.ToString(3);

    public static JsonObject Create() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = Codec.Version,
        ["implementation"] = "interleave",
        ["implementation_version"] = Version,
        ["language_info"] = LanguageInfo.Of(Languages.CSharp),
        ["banner"] = $"C# 14 on .NET {Environment.Version}, Interleave {Version}",
        ["help_links"] = new JsonArray(
            new JsonObject { ["text"] = "C# language reference", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" },
            new JsonObject { ["text"] = ".NET API", ["url"] = "https://learn.microsoft.com/dotnet/api/" }),
    };
}
