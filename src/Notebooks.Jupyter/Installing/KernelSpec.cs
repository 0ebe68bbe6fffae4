using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text.RegularExpressions;
using Notebooks.Compiling;
using Notebooks.Processes;

namespace Notebooks.Jupyter.Installing;

/// <summary>The folder that tells Jupyter how to start a kernel.</summary>
/// <param name="Folder">Its full path; its name is the kernel's.</param>
internal sealed partial record KernelSpec(string Folder)
{
    /// <summary>The name under which notebooks ask for C#.</summary>
    public const string DefaultName = ".net-csharp";

    private const string Owner = "interleave";

    private const string Kernel = "kernel";

    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string File => Path.Combine(Folder, "kernel.json");

    /// <summary>Name of the kernel.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>Whether it is there.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>Whether it was written here, and may be replaced and removed.</summary>
    public bool IsOurs => Read()?["metadata"]?[Owner] is JsonObject;

    /// <summary>The name that front ends show.</summary>
    public string DisplayName => Read()?["display_name"]?.ToString() ?? "?";

    /// <summary>The files that it starts: the program alone, or the one that runs it and the program.</summary>
    public IEnumerable<string> Programs => Arguments.TakeWhile(argument => argument != Kernel);

    private string[] Arguments => Read()?["argv"] is JsonArray arguments ? [.. arguments.Select(a => $"{a}")] : [];

    /// <summary>The kernel of a name below a folder of kernels.</summary>
    /// <exception cref="KernelException">A kernel cannot have this name.</exception>
    public static KernelSpec Of(string kernels, string name) => ValidName().IsMatch(name)
        ? new(Path.Combine(kernels, name))
        : throw new KernelException($"'{name}' cannot be the name of a kernel: use lower-case letters, digits, '.', '-' and '_'.");

    /// <summary>Writes it.</summary>
    /// <param name="replace">Whether a kernel of another program may be replaced.</param>
    /// <exception cref="KernelException">There is a kernel of another program, or the folder cannot be written.</exception>
    public void Install(bool replace)
    {
        if (Exists && !IsOurs && !replace)
            throw new KernelException($"{Folder} holds another kernel of this name ({DisplayName}). Add --replace to replace it, or choose a name with --name.");
        try
        {
            Directory.CreateDirectory(Folder);
            foreach (var logo in Logos)
            {
                using var from = typeof(KernelSpec).Assembly.GetManifestResourceStream(logo)!;
                using var to = System.IO.File.Create(Path.Combine(Folder, logo));
                from.CopyTo(to);
            }
            System.IO.File.WriteAllText(File, Content().ToJsonString(Indented) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"{Folder} cannot be written: {e.Message}");
        }
    }

    /// <summary>Removes it.</summary>
    /// <exception cref="KernelException">It is not there, it was not written here, or it cannot be removed.</exception>
    public void Uninstall()
    {
        if (!Exists) throw new KernelException($"There is no kernel in {Folder}. `nb kernel list` shows where kernels are.");
        if (!IsOurs) throw new KernelException($"{Folder} holds a kernel that `nb kernel install` has not written ({DisplayName}); remove it with the program that has.");
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"{Folder} cannot be removed: {e.Message}");
        }
    }

    private static JsonObject Content()
    {
        string[] program = ToolCommand is { } tool ? [tool] : [DotNet.Path, Path.Combine(AppContext.BaseDirectory, "nb.dll")];
        JsonNode[] arguments = [.. ((string[])[.. program, Kernel, "start", "--connection-file", "{connection_file}"]).Select(argument => JsonValue.Create(argument))];
        var content = new JsonObject
        {
            ["argv"] = new JsonArray(arguments),
            ["display_name"] = ".NET (C#)",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { [Owner] = new JsonObject { ["version"] = typeof(KernelSpec).Assembly.GetName().Version!.ToString(3) } },
        };
        // A tool's command looks for the runtime in the usual folders only, and front ends are not always started by a shell.
        if (ToolCommand is not null && Path.GetDirectoryName(DotNet.Path) is { Length: > 0 } root) content["env"] = new JsonObject { ["DOTNET_ROOT"] = root };
        return content;
    }

    // The command that `dotnet tool install` has written stays where it is when the tool is updated; the folder of its
    // libraries is another one in each version.
    private static string? ToolCommand =>
        Environment.ProcessPath is { } process && Path.GetFileNameWithoutExtension(process) == "nb"
        && Path.GetDirectoryName(process) != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory) ? process : null;

    private JsonObject? Read()
    {
        try
        {
            return Exists ? JsonNode.Parse(System.IO.File.ReadAllText(File)) as JsonObject : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z0-9._-]+\z")]
    private static partial Regex ValidName();
}
