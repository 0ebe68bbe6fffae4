using Notebooks.Formats;

namespace Notebooks.Tests.Fuzzing;

/// <summary>Real notebooks, and what to damage them with.</summary>
internal static class Corpus
{
    // Damage to a long text seldom meets anything.
    private const int Longest = 60_000;

    /// <summary>The lessons, and the notebooks of the tests, as they lie in their files.</summary>
    public static IReadOnlyList<string> Dibs { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.dib").Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "files"), "*.dib", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(t => t.Length < Longest),
    ];

    /// <summary>The same as .ipynb, and the twins of the lessons.</summary>
    public static IReadOnlyList<string> Ipynbs { get; } =
    [
        .. Dibs.Select(dib => IpynbFormat.Write(DibFormat.Parse(dib, "a.dib"))),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal).Where(f => new FileInfo(f).Length < Longest).Select(File.ReadAllText),
    ];

    /// <summary>What means something to a reader, in the wrong place.</summary>
    public static IReadOnlyList<string> Pieces { get; } =
    [
        "#!csharp\n", "#!markdown\n", "#!md\n", "#!C#\n", "#!fsharp\n", "#!meta\n", "#!meta\n{}\n", "#!time\n", "#!import x.csx\n", "#!import \"\n", "#!set --name a --value @csharp:b\n", "#!share a --from csharp\n", "#!value --name\n",
        "#!set --name x --value @input:{\"prompt\": \"", "#!who\n", "#!", "#r \"nuget: A, 1\"\n", "#r \"nuget:", "#i \"nuget:x\"\n", "#load \"a\"\n", "//!#i \"nuget: x\"\n",
        "// check: a\n", "// check\n", "// exercise: a\n", "// exercise:\n", "// solution: a\n", "// expect: CS1996\n", "// expect: throws\n", "// parameters\n", "// concepts: 1 2\n",
        "```csharp\n", "```\n", "~~~\n", "````\n", "> ", "- ", "1. ", "# ", "===\n", "<!--", "-->", "<details>", "\"\"\"", "@\"", "$@\"", "/*", "*/", "'", "\"", "\\", "{", "}", "[", "]", ":", ",",
        "\n", "\n\n", "\r\n", "\r", "\t", " ", "\0", "\u001b[31m", "\uFEFF", "\u2028", "\u0085", "😀", "\\ud800", "é", "null", "true", "-1e999", "1e400", "\"cells\"", "\"nbformat\":", "\"cell_type\":\"raw\",", "\"metadata\":", "\"source\":[",
    ];
}
