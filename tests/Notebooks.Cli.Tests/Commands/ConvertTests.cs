using System.Text.Json.Nodes;

namespace Notebooks.Cli.Tests.Commands;

public sealed class ConvertTests : IDisposable
{
    private const string Dib = "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"csharp\"}]}}\n\n#!markdown\n\n# Title\n\n#!csharp\n\n1 + 1\n";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 15000)]
    public async Task A_notebook_goes_there_and_back()
    {
        _folder.Write("a.dib", Dib);

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "convert", "a.dib", "a.ipynb")).ExitCode);
        Assert.Equal(4, JsonNode.Parse(File.ReadAllText(_folder["a.ipynb"]))!["nbformat"]!.GetValue<int>());

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "convert", "a.ipynb", "back.dib")).ExitCode);
        Assert.Equal(Dib, File.ReadAllText(_folder["back.dib"]));
    }

    [Fact(Timeout = 15000)]
    public async Task With_force_an_existing_file_is_replaced()
    {
        _folder.Write("a.dib", Dib);
        _folder.Write("b.dib", "old");

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "convert", "a.dib", "b.dib", "--force")).ExitCode);
        Assert.Equal(Dib, File.ReadAllText(_folder["b.dib"]));
    }

    [Fact(Timeout = 15000)]
    public async Task What_cannot_be_read_is_a_failure_that_names_the_file()
    {
        _folder.Write("a.ipynb", "{ \"cells\": [");

        var nb = await Nb.RunAsync(_folder.Path, "convert", "a.ipynb", "b.dib");

        Assert.Equal(1, nb.ExitCode);
        Assert.StartsWith("nb: a.ipynb", nb.Error);
        Assert.False(File.Exists(_folder["b.dib"]));
    }
}
