using Notebooks.Formats;
using Notebooks.Protocol;

namespace Notebooks.Planning;

/// <summary>
/// The directives that kernels of .NET Interactive obey in the host. A directive that brings a value to C# becomes two steps:
/// the kernels fetch the value, and a submission declares the variable. Its type has to be known before anything has run.
/// </summary>
/// <param name="documents">Names the submissions of the notebook.</param>
/// <param name="values">The values that the notebook has put into the kernel <c>value</c>.</param>
internal sealed class KernelDirectives(DocumentNames documents, SharedValues values)
{
    private static readonly string[] Known = ["set", "share", "who", "whos", "about", "lsmagic", "connect"];

    /// <summary>Whether packages may have brought directives of their own.</summary>
    public bool HasPackages { get; set; }

    /// <summary>The steps of a directive, or null when no kernel knows it.</summary>
    /// <param name="directive">The directive.</param>
    /// <param name="document">Name of the submission that it stands in.</param>
    /// <param name="file">The imported file it comes from, or null.</param>
    public IReadOnlyList<Step>? Obey(DirectiveFragment directive, string document, string? file)
    {
        if (!HasPackages && !Known.Contains(directive.Name)) return null;
        var send = new KernelCode(directive.Text, directive.Language, directive.Line, file);
        if (directive is not { Language: Languages.CSharp, Name: "set" or "share" }) return [send];
        var options = new DirectiveOptions(directive.Argument);
        if ((directive.Name == "set" ? Set(options) : Share(options)) is not { } declaration) return [send];
        var declare = new Submission(document, documents.ClassOf(document), new string('\n', directive.Line - 1) + declaration, file);
        return [send, declare];
    }

    /// <summary>The steps of <c>#!value</c> and the text below it.</summary>
    /// <param name="directive">The directive.</param>
    /// <param name="content">The text, or null.</param>
    /// <param name="file">The imported file it comes from, or null.</param>
    public IReadOnlyList<Step> Value(DirectiveFragment directive, string? content, string? file)
    {
        var options = new DirectiveOptions(directive.Argument);
        if (options["name"] is not { Length: > 0 } name)
            return [new Problem("`#!value` needs a name, such as `#!value --name cities`.", directive.Line, file)];
        if (options["from-url"] is not null)
            return [new Problem("`#!value --from-url` would read from the network, which a run does not do by itself. Save the content to a file and use `--from-file`, or fetch it in a cell of C#.", directive.Line, file)];
        values.Add(name, options["mime-type"], options["from-file"] is null ? options["from-value"] ?? content : null);
        return [new KernelCode(content is null ? directive.Text : $"{directive.Text}\n{content}", Languages.Value, directive.Line, file)];
    }

    private string? Set(DirectiveOptions options)
    {
        if (options["name"] is not { Length: > 0 } name || options["value"] is not { Length: > 0 } value) return null;
        if (value.StartsWith("@password", StringComparison.Ordinal)) return Declare("Microsoft.DotNet.Interactive.PasswordString", name);
        if (value.StartsWith("@input", StringComparison.Ordinal) || !value.StartsWith('@')) return Declare("string", name);
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var (kernel, source) = colon < 0 ? (Languages.CSharp, value[1..]) : (value[1..colon], value[(colon + 1)..]);
        if (Languages.Find(kernel) != Languages.CSharp) return Declare(Fetched(source, options), name);
        return options["byref"] is not null ? $"var {name} = {source};" : options["mime-type"] is { } type && type != SharedValues.Json ? Declare("string", name) : Parsed(name, source);
    }

    private string? Share(DirectiveOptions options)
    {
        if ((options["name"] ?? options.Unnamed) is not { Length: > 0 } source) return null;
        var name = options["as"] is { Length: > 0 } other ? other : source;
        return Languages.Find(options["from"] ?? "") == Languages.CSharp ? $"var {name} = {source};" : Declare(Fetched(source, options), name);
    }

    private string Fetched(string source, DirectiveOptions options) => options["mime-type"] is { } type && type != SharedValues.Json ? "string" : values.TypeOfValue(source);

    private static string Declare(string type, string name) => $"{type} {name} = ({type})System.AppContext.GetData(\"{SharedValue.NameOf(name)}\");";

    // A value of C# that travels as JSON arrives as a JSON type. The declared type of the value decides which type that is,
    // by way of the overloads of `Of`.
    private static string Parsed(string name, string source) => string.Join(' ',
        $"static class SharedAs_{name} {{",
        $"static object Data => System.AppContext.GetData(\"{SharedValue.NameOf(name)}\");",
        string.Join(' ', ((string[])["string", "char", "System.Enum", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.TimeSpan", "System.Uri"]).Select(type => $"public static string Of({type} _) => (string)Data;")),
        "public static bool Of(bool _) => (bool)Data; public static double Of<T>(T _) where T : struct, System.Numerics.INumber<T> => (double)Data;",
        "public static System.Text.Json.JsonDocument Of(object _) => (System.Text.Json.JsonDocument)Data; }",
        $"var {name} = SharedAs_{name}.Of({source});");
}
