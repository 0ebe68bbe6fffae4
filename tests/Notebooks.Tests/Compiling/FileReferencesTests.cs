using Microsoft.CodeAnalysis;
using Notebooks.Compiling;
using Notebooks.Planning;

namespace Notebooks.Tests.Compiling;

/// <summary>A library that a notebook refers to is read once, however many cells there are.</summary>
public sealed class FileReferencesTests
{
    private static readonly string Library = typeof(FileReferencesTests).Assembly.Location;
    private static readonly string Other = typeof(Assert).Assembly.Location;

    [Fact]
    public void Cells_share_what_was_read_of_a_file()
    {
        using var folder = new TempFolder();
        File.Copy(Library, folder["library.dll"]);
        var first = ReferenceChain.Start(folder.Path, folder["packages"], []).Next(Cell(1));
        var second = first.Then().Next(Cell(2));
        var apart = ReferenceChain.Start(folder.Path, folder["packages"], []).Next(Cell(1));

        var reference = Reference(first);
        Assert.Same(reference.GetMetadataId(), Reference(second).GetMetadataId());
        Assert.Same(reference.GetMetadataId(), Reference(second, new(aliases: ["own"])).GetMetadataId());
        Assert.Equal(["own"], Reference(second, new(aliases: ["own"])).Properties.Aliases);
        // Another notebook has its own.
        Assert.NotSame(reference.GetMetadataId(), Reference(apart).GetMetadataId());
    }

    [Fact]
    public void A_file_is_read_once_for_all_cells_and_as_the_caller_reads_it()
    {
        using var folder = new TempFolder();
        File.Copy(Library, folder["library.dll"]);
        List<string> read = [];
        var chain = ReferenceChain.Start(folder.Path, folder["packages"], [], path =>
        {
            read.Add(path);
            return MetadataReference.CreateFromFile(path);
        });

        for (var number = 1; number <= 50; number++)
        {
            var link = chain.Next(Cell(number));
            Reference(link);
            chain = link.Then();
        }

        Assert.Equal([folder["library.dll"]], read);
    }

    [Fact]
    public void A_file_that_was_replaced_is_read_again()
    {
        using var folder = new TempFolder();
        File.Copy(Library, folder["library.dll"]);
        var first = ReferenceChain.Start(folder.Path, folder["packages"], []).Next(Cell(1));
        var before = Reference(first);

        File.Copy(Other, folder["library.dll"], overwrite: true);
        var after = Reference(first.Then().Next(Cell(2)));

        Assert.NotSame(before.GetMetadataId(), after.GetMetadataId());
    }

    [Fact]
    public void A_file_that_is_not_there_is_no_reference()
    {
        using var folder = new TempFolder();
        var link = ReferenceChain.Start(folder.Path, folder["packages"], []).Next(Cell(1));

        Assert.Empty(link.Resolver.ResolveReference("library.dll", null, default));
    }

    private static Submission Cell(int number) => new($"cell{number}", $"cell {number}", "#r \"library.dll\"", null);

    private static PortableExecutableReference Reference(ReferenceChain.Link link, MetadataReferenceProperties properties = default) =>
        Assert.Single(link.Resolver.ResolveReference("library.dll", null, properties));
}
