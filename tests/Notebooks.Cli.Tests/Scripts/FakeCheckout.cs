namespace Notebooks.Cli.Tests.Scripts;

/// <summary>A small checkout with a script of the real one, where a stand-in for the SDK says which versions it has and "builds" in no time.</summary>
internal sealed class FakeCheckout : IDisposable
{
    private readonly TempFolder _folder = new();

    public FakeCheckout(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs bash");
        Write("src/Notebooks.Cli/Program.cs", "return 0;");
        Write("shared/lesson.csx");
        Write("global.json", "{}");
        Write(script, File.ReadAllText(Repository.In(script)));
        FakeSdk("10.0.100");
    }

    public string Path => _folder.Path;

    public string this[string path] => _folder[path];

    /// <summary>What lies in the folder of everything that is built.</summary>
    public IEnumerable<string?> Artifacts => Directory.GetFileSystemEntries(this["artifacts"]).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal);

    /// <summary>The stand-in is the only SDK here.</summary>
    public Dictionary<string, string?> Variables =>
        new() { ["PATH"] = $"{this["sdk"]}:/usr/bin:/bin", ["HOME"] = this["home"], ["DOTNET_ROOT"] = null, ["NBTEST_BUILD_ONLY"] = null };

    public string Write(string path, string text = "") => _folder.Write(path, text);

    public string Read(string path) => File.ReadAllText(this[path]);

    public void Replace(string path, string old, string with)
    {
        Assert.Contains(old, Read(path));
        File.WriteAllText(this[path], Read(path).Replace(old, with));
    }

    /// <summary>Its program says in its content from which source it is: the number that Program.cs returns.</summary>
    public void FakeSdk(string version)
    {
        var path = Write("sdk/dotnet", $$"""
            #!/usr/bin/env bash
            set -eu
            root=$(cd "$(dirname "$0")/.." && pwd)
            case $1 in
            --list-sdks) echo "{{version}} [/somewhere/sdk]" ;;
            publish)
              while [ $# -gt 0 ]; do
                case $1 in
                --output) to=$2 ;;
                -p:PublishTo=*) to=${1#*=} everything=yes ;;
                esac
                shift
              done
              if grep -qs '#error' "$root/src/Notebooks.Cli/Program.cs"; then
                echo "Program.cs(1,1): error CS1029: #error"
                exit 1
              fi
              echo "  Notebooks.Protocol -> /somewhere/Notebooks.Protocol.dll"
              mkdir -p "$to" "$root/artifacts/build/obj/Notebooks.Cli/release/R2R"
              touch "$root/artifacts/build/obj/Notebooks.Cli/release/R2R/Markdig.dll"
              sleep 0.3
              if [ -n "${everything:-}" ]; then
                mkdir -p "$to/nb" "$to/lessons"
                touch "$to/lessons/Lessons.dll"
                cat "$root/src/Notebooks.Cli/Program.cs" 2>/dev/null | sed 's/return \(.*\);/\1/' >"$to/nb/nb.dll"
              else
                touch "$to/Notebooks.Interactive.dll"
              fi
              ;;
            *)
              printf '%s|' "$@"
              echo
              [ "${*: -1}" != --fail ]
              ;;
            esac

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => _folder.Dispose();
}
