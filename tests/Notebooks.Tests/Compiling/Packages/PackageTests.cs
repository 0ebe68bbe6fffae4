using System.Net;
using System.Net.Sockets;
using Notebooks.Running;
using Notebooks.Tests.Faults;

namespace Notebooks.Tests.Compiling.Packages;

/// <summary>Packages, as cells name them.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task They_bring_what_a_program_gets_of_them_native_libraries_too()
    {
        string[] cells =
        [
            """
            #r "nuget: Microsoft.Data.Sqlite, 10.0.0" // its native library is in a package that it depends on
            #r "nuget:System.Text.Json"
            #r "nuget: System.Linq.Async, 7.0.1"
            #r "framework:Microsoft.AspNetCore.App"
            """,
            """
            using Microsoft.Data.Sqlite;
            var connection = new SqliteConnection("Data Source=:memory:");
            connection.Open();
            """,
            "var command = connection.CreateCommand();\ncommand.CommandText = \"SELECT 6 * 7\";\nConsole.Write(command.ExecuteScalar());",
            // Both the framework and the package have this method; the package's assembly for compiling hides its own.
            "Console.Write(await new[] { 1, 2 }.ToAsyncEnumerable().CountAsync());",
            "Console.Write(System.Text.Json.JsonSerializer.Serialize(new[] { 1 }));\nConsole.Write(nameof(Microsoft.AspNetCore.Builder.WebApplication));",
        ];

        var first = await _workspace.RunCellsAsync(cells);
        var second = await _workspace.RunCellsAsync(cells);

        foreach (var result in (NotebookResult[])[first, second])
            Assert.Equal(["", "", "42", "2", "[1]WebApplication"], result.Cells.Select(c => c.Text()));
        Assert.Equal(0, second.Cells.Sum(c => c.Compiled));
    }

    [Fact(Timeout = 300_000)]
    public async Task Another_version_than_the_one_asked_for_is_said_and_a_second_one_refused()
    {
        using var feed = new LocalFeed(Path.Combine(_workspace.Folder, "feed"));
        var name = feed.NameOf("Versions");
        foreach (var version in (string[])["1.2.0", "2.0.0"])
            feed.Add("Versions", version, ($"lib/net10.0/{name}.dll", LocalFeed.Assembly(name, $"public static class Version {{ public static string Text => \"{version}\"; }}")));

        var result = await _workspace.RunAsync(
            _workspace.WriteCells("test.dib",
                $"{feed.Source}\n#r \"nuget: {name}, 1.0.0\"",
                "Console.Write(Version.Text);",
                $"// The next line is the one at fault.\n#r \"nuget: {name}, 2.0\"",
                $"#r \"nuget: {name.ToUpperInvariant()}\"\n#r \"nuget: {name}, [1.0, 2.0)\"\nConsole.Write(Version.Text);",
                // What can be had is not blamed for what cannot.
                $"#r \"nuget: {name}, 1.2.0\"\n#r \"nuget: {feed.NameOf("Missing")}, 3.0.0\""),
            _workspace.Options with { KeepGoing = true });

        Assert.Equal(("NU1603", 2), (Assert.Single(result.Cells[0].Warnings).Code, result.Cells[0].Warnings[0].Line));
        Assert.Equal($"{name} 1.0.0 cannot be had: 1.2.0 was restored instead. Name that version, or one that there is.", result.Cells[0].Warnings[0].Message);
        Assert.Equal("1.2.0", result.Cells[1].Text());
        Assert.StartsWith($"error NU1107: {name} 2.0 cannot be had: {name} 1.2.0 was taken before, for #r \"nuget: {name}, 1.0.0\"", result.Cells[2].Failure!.Message);
        Assert.Equal(2, result.Cells[2].Failure!.Line);
        Assert.Equal("1.2.0", result.Cells[3].Text());
        Assert.StartsWith($"error NU1101: {feed.NameOf("Missing")} 3.0.0 cannot be had: ", result.Cells[4].Failure!.Message);
        Assert.DoesNotContain(name, result.Cells[4].Failure!.Message);
        Assert.Equal(2, result.Cells[4].Failure!.Line);
    }

    [Fact(Timeout = 300_000)]
    public async Task Assemblies_for_compiling_are_not_loaded_and_texts_in_other_languages_are_found()
    {
        using var feed = new LocalFeed(Path.Combine(_workspace.Folder, "feed"));
        var name = feed.NameOf("Parts");
        feed.Add("Parts", "1.0.0",
            ($"ref/net10.0/{name}.dll", LocalFeed.Assembly(name, "public static class Part { public static string Text => null!; }")),
            ($"lib/net10.0/{name}.dll", LocalFeed.Assembly(name, "public static class Part { public static string Text => \"real\"; public static string Secret => \"hidden\"; }")),
            ($"lib/net10.0/de/{name}.resources.dll", LocalFeed.Assembly($"{name}.resources", "[assembly: System.Reflection.AssemblyCulture(\"de\")]")));

        _workspace.WriteCells("test.dib",
            $"{feed.Source}\n#r \"nuget: {name}\"\nConsole.Write(Part.Text);",
            $"Console.Write(System.Reflection.Assembly.Load(\"{name}.resources, Version=0.0.0.0, Culture=de\").GetName().CultureName);",
            "Console.Write(Part.Secret);");
        // Also where the machine has no data of cultures.
        using var nb = NbProcess.Start(_workspace, ["env", "DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY=0"], ["run", "test.dib", "--verbose"]);

        var (_, output, _) = await nb.EndAsync();
        Assert.Contains("cell 1 │ real\n", output);
        Assert.Contains("cell 2 │ de\n", output);
        Assert.Contains("error CS0117: 'Part' does not contain a definition for 'Secret'", output);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_version_that_comes_too_late_to_be_loaded_is_named_with_the_one_that_is_in_use()
    {
        var shared = (string version) => LocalFeed.Assembly("Shared", $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] public static class Common {{ public static string Text => \"{version}\"; }}");
        Write("old/Shared.dll", shared("1.0.0.0"));
        Write("new/Shared.dll", shared("2.0.0.0"));
        Write("new/User.dll", LocalFeed.Assembly("User", "public static class Uses { public static string Text => Common.Text; }", shared("2.0.0.0")));

        var result = await _workspace.RunCellsAsync("#r \"old/Shared.dll\"\nConsole.Write(Common.Text);", "#r \"new/Shared.dll\"\n#r \"new/User.dll\"\nConsole.Write(Uses.Text);");

        Assert.Equal("1.0.0.0", result.Cells[0].Text());
        Assert.Contains("Shared 2.0.0.0 cannot be loaded: an earlier cell has brought version 1.0.0.0, and a process has one.", string.Join('\n', result.Cells[1].Failure?.Details ?? [result.Cells[1].Text()]));

        void Write(string path, byte[] content)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_workspace.Folder, path))!);
            File.WriteAllBytes(Path.Combine(_workspace.Folder, path), content);
        }
    }

    [Fact(Timeout = 300_000)]
    public async Task Content_files_lie_in_the_folder_of_the_program()
    {
        using var feed = new LocalFeed(Path.Combine(_workspace.Folder, "feed"));
        feed.Add("Content", "1.0.0",
            "<contentFiles><files include=\"any/any/kept/*\" buildAction=\"Content\" copyToOutput=\"true\" /><files include=\"any/any/left.txt\" buildAction=\"None\" copyToOutput=\"false\" /></contentFiles>",
            ("contentFiles/any/any/kept/data.txt", "data"u8.ToArray()), ("contentFiles/any/any/left.txt", "left"u8.ToArray()), ("lib/net10.0/_._", []));
        feed.Add("More", "1.0.0", "<contentFiles><files include=\"any/any/*\" buildAction=\"None\" copyToOutput=\"true\" /></contentFiles>", ("contentFiles/any/any/more.txt", "more"u8.ToArray()), ("lib/net10.0/_._", []));
        string[] cells =
        [
            $"{feed.Source}\n#r \"nuget: {feed.NameOf("Content")}\"",
            "using System.IO;\nConsole.Write(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, \"kept/data.txt\")) + File.Exists(Path.Combine(AppContext.BaseDirectory, \"left.txt\")));",
            $"#r \"nuget: {feed.NameOf("More")}\"\nforeach (var file in (string[])[\"kept/data.txt\", \"more.txt\"]) Console.Write(File.ReadAllText(Path.Combine(AppDomain.CurrentDomain.BaseDirectory, file)));",
        ];

        var first = await _workspace.RunCellsAsync(cells);
        var second = await _workspace.RunCellsAsync(cells);

        foreach (var result in (NotebookResult[])[first, second]) Assert.Equal(["", "dataFalse", "datamore"], result.Cells.Select(c => c.Text()));
        Assert.Equal(0, second.Cells.Sum(c => c.Compiled));
    }

    [Fact(Timeout = 300_000)]
    public async Task A_package_that_clashes_with_the_framework_is_named_with_the_smallest_edit()
    {
        var source = "async IAsyncEnumerable<int> Numbers() { yield return 1; await Task.Yield(); }\nConsole.Write(await Numbers().Where(n => n > 0).CountAsync());\nConsole.Write(await AsyncEnumerable.Range(0, 3).SumAsync());";

        var six = await _workspace.RunCellsAsync("#r \"nuget: System.Linq.Async, 6.0.3\"", source);
        var seven = await _workspace.RunCellsAsync("#r \"nuget: System.Linq.Async, 7.*\"", source);

        var sentence = "System.Linq.Async 6 clashes with .NET 10, which has LINQ for asynchronous streams itself. Leave the package out, or take version 7: #r \"nuget: System.Linq.Async, 7.*\".";
        Assert.EndsWith(sentence, six.Cells[1].Failure!.Message);
        Assert.Equal(2, six.Cells[1].Failure!.Line);
        Assert.Single(six.Cells[1].Failure!.Details);
        Assert.Equal("13", seven.Cells[1].Text());
    }

    [Fact(Timeout = 120_000)]
    public async Task What_names_neither_a_package_nor_a_framework_says_what_would()
    {
        _workspace.Write("names.csx", "#r \"nuget: Flurl\"");

        var result = await _workspace.RunAsync(
            _workspace.WriteCells("test.dib", "#r \"nuget:\"", "#load \"names.csx\"", "// below\n#r \"framework: Microsoft.WindowsDesktop.App\""),
            _workspace.Options with { KeepGoing = true });

        Assert.StartsWith("error NU1101: #r \"nuget:\" names no package, such as #r \"nuget: Humanizer, 3.0.10\".", result.Cells[0].Failure!.Message);
        Assert.Contains("In a file that is loaded, #r names no packages: name them in the cell.", result.Cells[1].Failure!.Message);
        Assert.Equal(
            ("error CS0006: #r \"framework: Microsoft.WindowsDesktop.App\": cells run on Microsoft.NETCore.App and Microsoft.AspNetCore.App, and on no other framework.", 2),
            (result.Cells[2].Failure!.Message, result.Cells[2].Failure!.Line));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_restore_that_takes_too_long_ends_at_its_own_limit_and_is_reported_meanwhile()
    {
        // Whoever connects waits for an answer that never comes.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var source = $"#i \"nuget: https://{silent.LocalEndpoint}/v3/index.json\"";

        var result = await _workspace.RunAsync(
            _workspace.WriteCells("test.dib", $"{source}\n#r \"nuget: Interleave.Nowhere, 1.0.0\""),
            _workspace.Options with { RestoreTimeout = TimeSpan.FromSeconds(4), CompileTimeout = TimeSpan.FromSeconds(1), CellTimeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(
            "error NU0000: Interleave.Nowhere 1.0.0 could not be restored within 4 s. --restore-timeout sets that limit, which is not the cells'. Check the network, or reference a DLL instead: #r \"path.dll\".",
            result.Cells[0].Failure!.Message);
        Assert.Equal(["Interleave.Nowhere", null], _workspace.Events.OfType<PackagesRestoring>().Select(e => e.Packages));
    }
}
