using System.Text.Json.Nodes;

namespace Notebooks.Formats;

/// <summary>The language that a document names for its code. The tools of the dialect wrote it in five places over the years.</summary>
internal static class DocumentLanguage
{
    public static string Of(JsonObject metadata, KernelNames names)
    {
        var polyglot = metadata["polyglot_notebook"];
        var declared = polyglot.At("kernelInfo").At("defaultKernelName").Text()
            ?? metadata["kernelInfo"].At("defaultKernelName").Text()
            ?? polyglot.At("defaultKernelName").Text()
            ?? metadata["dotnet_interactive"].At("defaultKernelName").Text()
            ?? OfKernelSpec(metadata["kernelspec"])
            ?? NotTheEditor(metadata["language_info"].At("name").Text());
        return declared is null ? Languages.CSharp
            : names.Find(declared) ?? names.Find(declared.ToLowerInvariant()) ?? declared;
    }

    private static string? OfKernelSpec(JsonNode? spec) => spec.At("name").Text() switch
    {
        ['.', 'n', 'e', 't', '-', _, ..] and var name => name[5..],
        "python3" => "python",
        _ => NotTheEditor(spec.At("language").Text()),
    };

    // VS Code writes its own name where the language belongs.
    private static string? NotTheEditor(string? language) => language == "polyglot-notebook" ? null : language;
}
