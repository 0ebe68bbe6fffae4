using Microsoft.CodeAnalysis;
using Notebooks.Compiling.Packages;
using Notebooks.Running;
using Notebooks.Tests.Compiling.Packages;

namespace Notebooks.Tests.Compiling.Generating;

/// <summary>The source generators of packages run in the cells of notebooks that name them.</summary>
public sealed class PackageGeneratorTests : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly LocalFeed _feed;

    public PackageGeneratorTests() => _feed = new(Path.Combine(_workspace.Folder, "feed"));

    public void Dispose()
    {
        _feed.Dispose();
        _workspace.Dispose();
    }

    [Fact(Timeout = 300_000)]
    public async Task Cells_may_have_what_a_package_known_for_its_generators_writes()
    {
        string[] cells =
        [
            "#r \"nuget: CommunityToolkit.Mvvm, 8.4.2\"\nrecord Item(string Name);",
            """
            using CommunityToolkit.Mvvm.ComponentModel;
            using CommunityToolkit.Mvvm.Input;
            // The generated parts come before this class.
            partial class Basket : ObservableObject
            {
                [ObservableProperty, NotifyPropertyChangedFor(nameof(Text))] private int count;
                [ObservableProperty] private Item last;
                public string Text => $"{Count} items";
                [RelayCommand] private void Add(Item item) { Count++; Last = item; }
                [RelayCommand] private async Task ClearAsync() { await Task.Yield(); Count = 0; }
            }
            var basket = new Basket();
            """,
            """
            basket.PropertyChanged += (_, e) => Console.Write($"{e.PropertyName} ");
            basket.AddCommand.Execute(new Item("tea"));
            Console.Write(basket.Text + basket.Last.Name);
            await basket.ClearCommand.ExecuteAsync(null);
            basket.Count
            """,
        ];

        var first = await _workspace.RunCellsAsync(cells);
        var second = await _workspace.RunCellsAsync(cells);

        foreach (var result in (NotebookResult[])[first, second])
        {
            Assert.All(result.Cells, cell => Assert.Empty(cell.Warnings));
            Assert.Equal(["", "", "Count Text Last 1 itemsteaCount Text 0\n"], result.Cells.Select(c => c.Text()));
        }
        Assert.Equal(0, second.Cells.Sum(c => c.Compiled));
    }

    [Fact(Timeout = 300_000)]
    public async Task One_that_is_changed_is_run_again()
    {
        AddGenerator("Speaking", Generator("static partial string Say() => \\\"one\\\";"));
        string[] cells = [Name("Speaking"), "partial class P { public static partial string Say(); }\nP.Say()"];
        var first = await _workspace.RunCellsAsync(cells);
        File.WriteAllBytes(Directory.EnumerateFiles(Path.Combine(LocalFeed.Kept, _feed.NameOf("Speaking").ToLowerInvariant()), "Generator.dll", SearchOption.AllDirectories).Single(), Generator("static partial string Say() => \\\"two\\\";"));
        var second = await _workspace.RunCellsAsync(cells);

        Assert.Equal(["one\n", "two\n"], new[] { first, second }.Select(result => result.Cells[1].Text()));
    }

    [Fact(Timeout = 300_000)]
    public async Task One_that_cannot_be_used_is_a_note_that_names_its_package()
    {
        AddGenerator("Missing", Generator("", needs: "Absent"));
        AddGenerator("Throwing", Generator("\" + Fail() + \""));
        AddGenerator("Early", Generator("", begins: "namespace Early { internal class MarkAttribute : System.Attribute { } }"));
        AddGenerator("Wrong", Generator("static int Wrong => nowhere;"));
        AddGenerator("Right", Generator("public static int Right => 42;"));

        var result = await _workspace.RunCellsAsync(
            string.Join('\n', new[] { "Missing", "Throwing", "Early" }.Select(Name)),
            "partial class P { }\nConsole.Write(typeof(P).Name);",
            Name("Wrong"),
            "partial class P { }\nConsole.Write(typeof(P).Name);",
            "int five = 5;");
        var right = await _workspace.RunCellsAsync(string.Join('\n', new[] { "Missing", "Throwing", "Right" }.Select(Name)), "partial class P { }\nConsole.Write(P.Right);");

        Assert.All(result.Cells, cell => Assert.Null(cell.Failure));
        Assert.All(new[] { 1, 3 }, cell => Assert.StartsWith("P", result.Cells[cell].Text()));
        Assert.StartsWith($"{_feed.NameOf("Missing")} has source generators that cannot be loaded, so they do not run: ", Assert.Single(result.Cells[0].Warnings).Message);
        Assert.Equal(
            [$"A source generator of {_feed.NameOf("Early")} has failed, so it has written nothing: it begins with declarations of its own, which a cell cannot take", $"A source generator of {_feed.NameOf("Throwing")} has failed, so it has written nothing: on purpose"],
            result.Cells[1].Warnings.Select(w => w.Message).Order());
        Assert.Contains(result.Cells[3].Warnings, w => w.Message.StartsWith($"What the source generators of {_feed.NameOf("Wrong")} have written cannot stand in a cell, and is left out: The name 'nowhere' does not exist", StringComparison.Ordinal));
        Assert.Empty(result.Cells[4].Warnings);
        Assert.StartsWith("42", right.Cells[1].Text());
    }

    [Theory]
    [InlineData("5.0", "roslyn4.11 both")]
    [InlineData("4.2", "roslyn4.0 both")]
    [InlineData("3.9", "both")]
    public void Of_several_files_that_for_the_nearest_version_of_the_compiler_is_taken(string compiler, string expected)
    {
        PackageAnalyzer[] all = [.. new[] { "roslyn4.0", "roslyn4.11", "roslyn5.3", "both" }.Select(folder => new PackageAnalyzer("P", $"/p/analyzers/dotnet/{(folder == "both" ? "" : $"{folder}/")}cs/{folder}.dll"))];
        Assert.Equal(expected.Split(' '), PackageAnalyzer.For(Version.Parse(compiler), all).Select(file => Path.GetFileNameWithoutExtension(file.Path)));
    }

    private string Name(string package) => $"{_feed.Source}\n#r \"nuget: {_feed.NameOf(package)}\"";

    private void AddGenerator(string package, byte[] generator) => _feed.Add(package, "1.0.0", ("analyzers/dotnet/cs/Generator.dll", generator), ($"lib/net10.0/{_feed.NameOf(package)}.dll", LocalFeed.Assembly(_feed.NameOf(package), "")));

    // Adds one member to each partial class called P.
    private static byte[] Generator(string member, string? needs = null, string begins = "")
    {
        var type = $$"""
            using Microsoft.CodeAnalysis; using Microsoft.CodeAnalysis.CSharp.Syntax;
            [Generator] public class Generator : {{(needs is null ? "" : $"{needs}, ")}}IIncrementalGenerator
            {
                static string Fail() => throw new System.InvalidOperationException("on purpose");
                public void Initialize(IncrementalGeneratorInitializationContext context)
                {
                    {{(begins.Length > 0 ? $"context.RegisterPostInitializationOutput(c => c.AddSource(\"begins\", \"{begins}\"));" : "")}}
                    var types = context.SyntaxProvider.CreateSyntaxProvider((node, _) => node is ClassDeclarationSyntax { Identifier.Text: "P" }, (c, _) => (INamedTypeSymbol)c.SemanticModel.GetDeclaredSymbol(c.Node));
                    context.RegisterSourceOutput(types, (c, type) => c.AddSource("member", "partial class " + type.ContainingType.Name + " { partial class P { public {{member}} } }"));
                }
            }
            """.Replace("public public", "public").Replace("{ public  }", "{ }");
        byte[][] compiler = [.. new[] { typeof(Compilation), typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation) }.Select(known => File.ReadAllBytes(known.Assembly.Location))];
        return LocalFeed.Assembly("Generator", type, needs is null ? compiler : [.. compiler, LocalFeed.Assembly(needs, $"public class {needs} {{ }}")]);
    }
}
