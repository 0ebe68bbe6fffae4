using System.Runtime.Versioning;
using System.Text;
using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public sealed class NotebookFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notebooks ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData("a.dib"), InlineData("a.ipynb"), InlineData("A.DIB"), InlineData("ä b.IPYNB")]
    public void What_is_written_is_read_again(string name)
    {
        var notebook = new Notebook { Cells = [new() { Kind = CellKind.Markdown, Language = "markdown", Source = "ä😀" }] };

        NotebookFile.Write(notebook, At(name));

        Same.Cells(notebook, NotebookFile.Read(At(name)));
        Assert.Equal(name, Path.GetFileName(Assert.Single(Directory.GetFiles(_folder))));
        Assert.NotEqual(0xEF, File.ReadAllBytes(At(name))[0]);
    }

    [Theory, InlineData("a.dib"), InlineData("a.ipynb")]
    public void An_empty_file_is_a_notebook_without_cells(string name)
    {
        File.WriteAllBytes(At(name), []);

        Assert.Empty(NotebookFile.Read(At(name)).Cells);
    }

    [Fact]
    public void A_byte_order_mark_is_ignored()
    {
        File.WriteAllText(At("a.dib"), "#!markdown\n1", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(CellKind.Markdown, Assert.Single(NotebookFile.Read(At("a.dib")).Cells).Kind);
    }

    [Theory, InlineData("a.txt", "not in .txt"), InlineData("a", "has no extension"), InlineData("missing.dib", "no such file"), InlineData("no/a.ipynb", "no such file")]
    public void A_file_that_cannot_be_a_notebook_is_refused(string name, string problem) => Refused(() => NotebookFile.Read(At(name)), name, problem);

    [Fact]
    public void A_directory_is_refused()
    {
        Directory.CreateDirectory(At("d.dib"));

        Refused(() => NotebookFile.Read(At("d.dib")), "d.dib", "this is a directory");
        Refused(() => NotebookFile.Write(new() { Cells = [] }, At("d.dib")), "d.dib", "this is a directory");
    }

    [Fact]
    public void Invalid_UTF8_is_refused_with_its_place()
    {
        File.WriteAllBytes(At("a.dib"), [.. "#!csharp\n\nä "u8, 0xC3, .. "x"u8]);

        var error = Refused(() => NotebookFile.Read(At("a.dib")), "a.dib", "0xC3 here is not valid UTF-8");
        Assert.Equal((3, 3), (error.Line, error.Column));
    }

    [Fact]
    public void UTF16_is_refused_by_name()
    {
        File.WriteAllText(At("a.dib"), "#!csharp", Encoding.Unicode);

        Refused(() => NotebookFile.Read(At("a.dib")), "a.dib", "is UTF-16");
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_unread()
    {
        using (var file = File.Create(At("a.ipynb"))) file.SetLength(NotebookFile.SizeLimit + 1L);

        Refused(() => NotebookFile.Read(At("a.ipynb")), "a.ipynb", "67,108,865 bytes");
    }

    [Fact]
    public void A_missing_folder_is_said_on_writing() =>
        Refused(() => NotebookFile.Write(new() { Cells = [] }, At("no/a.dib")), "a.dib", "cannot be written");

    [Fact]
    public void What_cannot_be_written_leaves_the_file_alone()
    {
        File.WriteAllText(At("a.dib"), "old");

        Refused(() => NotebookFile.Write(new() { Cells = [new() { Kind = CellKind.Raw, Language = "raw", Source = "x" }] }, At("a.dib")), "a.dib", "raw text");

        Assert.Equal("old", File.ReadAllText(At("a.dib")));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void Writing_keeps_links_and_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs Unix permissions");
        File.WriteAllText(At("real.dib"), "");
        File.SetUnixFileMode(At("real.dib"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(At("link.dib"), "real.dib");

        NotebookFile.Write(new() { Cells = [new() { Kind = CellKind.Code, Language = "csharp", Source = "1" }] }, At("link.dib"));

        Assert.Equal("real.dib", new FileInfo(At("link.dib")).LinkTarget);
        Assert.Equal("#!csharp\n\n1\n", File.ReadAllText(At("real.dib")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("real.dib")));
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static NotebookFormatException Refused(Action action, string name, string problem)
    {
        var error = Assert.Throws<NotebookFormatException>(action);
        Assert.Contains(name, error.Message);
        Assert.Contains(problem, error.Message);
        return error;
    }
}
