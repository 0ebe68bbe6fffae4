using System.Text.Json;
using System.Text.RegularExpressions;
using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests;

/// <summary>
/// What opens in a container or in Codespaces. The part of the published schema (containers.dev) that is used here; a
/// property that is not in it would be ignored silently, and so is an error.
/// </summary>
public partial class DevcontainerTests
{
    private static readonly JsonElement Container = Read(".devcontainer/devcontainer.json");

    [Fact]
    public void It_has_only_properties_that_the_schema_knows()
    {
        Assert.Subset(
            new HashSet<string> { "name", "image", "features", "customizations", "forwardPorts", "portsAttributes", "otherPortsAttributes", "containerEnv", "remoteEnv", "remoteUser", "hostRequirements", "onCreateCommand", "updateContentCommand", "postCreateCommand", "postStartCommand", "postAttachCommand" },
            Names(Container));
        Assert.Equal(JsonValueKind.String, Container.GetProperty("name").ValueKind);
        Assert.Subset(new HashSet<string> { "vscode", "codespaces" }, Names(Container.GetProperty("customizations")));
        Assert.Subset(new HashSet<string> { "openFiles", "repositories" }, Names(Container.GetProperty("customizations").GetProperty("codespaces")));
        Assert.Subset(new HashSet<string> { "extensions", "settings" }, Names(Container.GetProperty("customizations").GetProperty("vscode")));
    }

    [Fact]
    public void Its_image_is_the_official_one_of_the_SDK_that_is_needed()
    {
        var version = Version.Parse(Read("global.json").GetProperty("sdk").GetProperty("version").GetString()!);
        Assert.Matches($@"^mcr\.microsoft\.com/(devcontainers/dotnet|dotnet/sdk):{version.Major}\.0\b", Container.GetProperty("image").GetString());
    }

    // What runs there is kept when a container is built ahead of its first user.
    [Fact]
    public void Its_command_is_a_script_that_can_be_executed_and_is_part_of_what_is_built_ahead()
    {
        var script = Path.Combine(Repository.Root, Container.GetProperty("updateContentCommand").GetString()!);
        Assert.True(File.Exists(script), script);
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute), $"{script} is not executable.");
    }

    [Fact]
    public void It_opens_files_that_exist() =>
        Assert.All(Strings(Container.GetProperty("customizations").GetProperty("codespaces").GetProperty("openFiles")), file => Assert.True(File.Exists(Repository.In(file)), file));

    // Each lesson with a server has a port of its own, which is none of the reader's business.
    [Fact]
    public void The_ports_of_lessons_are_not_offered() =>
        Assert.Equal("ignore", Container.GetProperty("otherPortsAttributes").GetProperty("onAutoForward").GetString());

    [Fact]
    public void Its_extensions_are_those_that_are_recommended_without_it()
    {
        var extensions = Strings(Container.GetProperty("customizations").GetProperty("vscode").GetProperty("extensions"));
        Assert.All(extensions, extension => Assert.Matches(Extension(), extension));
        Assert.Contains("ms-toolsai.jupyter", extensions);
        Assert.Equal(extensions, Strings(Read(".vscode/extensions.json").GetProperty("recommendations")));
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, path))).RootElement;

    private static HashSet<string> Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    [GeneratedRegex(@"^[a-z0-9-]+\.[a-z0-9-]+\z")]
    private static partial Regex Extension();
}
