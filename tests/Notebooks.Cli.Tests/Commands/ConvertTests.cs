using System.Text.Json.Nodes;

namespace Notebooks.Cli.Tests.Commands;

public sealed class ConvertTests : IDisposable
{
    private const string Dib = "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"csharp\"}]}}\n\n#!markdown\n\n# Title\n\n#!csharp\n\n1 + 1\n";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task A_notebook_goes_there_and_back()
    {
        _folder.Write("a.dib", Dib);

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "convert", "a.dib", "a.ipynb")).ExitCode);
        Assert.Equal(4, JsonNode.Parse(File.ReadAllText(_folder["a.ipynb"]))!["nbformat"]!.GetValue<int>());

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "convert", "a.ipynb", "back.dib")).ExitCode);
        Assert.Equal(Dib, File.ReadAllText(_folder["back.dib"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task With_force_an_existing_file_is_replaced()
    {
        _folder.Write("a.dib", Dib);
        _folder.Write("b.dib", "old");

        Assert.Equal(0, (await Nb.RunAsync(_folder.Path, "convert", "a.dib", "b.dib", "--force")).ExitCode);
        Assert.Equal(Dib, File.ReadAllText(_folder["b.dib"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_cannot_be_read_is_a_failure_that_names_the_file()
    {
        _folder.Write("a.ipynb", "{ \"cells\": [");

        var nb = await Nb.RunAsync(_folder.Path, "convert", "a.ipynb", "b.dib");

        Assert.Equal(1, nb.ExitCode);
        Assert.StartsWith("nb: a.ipynb", nb.Error);
        Assert.False(File.Exists(_folder["b.dib"]));
    }

    [Fact(Timeout = 120_000)]
    public async Task What_gets_lost_is_said_and_what_can_be_kept_is_kept()
    {
        _folder.Write("a.ipynb", Rich);

        var nb = await Nb.RunAsync(_folder.Path, "convert", "a.ipynb", "a.dib");

        Assert.Equal(0, nb.ExitCode);
        Assert.Equal("nb: a.dib goes without what a .dib has no place for: outputs (cells 2 and 3), tags \"slow\", \"other\" (cell 2), metadata \"collapsed\" (cell 2), \"attachments\" (cell 4).\n", nb.Error);
        var dib = File.ReadAllText(_folder["a.dib"]);
        // The picture moves into the text, and the tag of parameters becomes its marker.
        Assert.Contains("![one](data:image/png;base64,aGVsbG8=) ![two](attachment:missing.png)", dib);
        Assert.Contains("#!csharp\n\n// parameters\nint count = 3;\n", dib);
    }

    [Fact(Timeout = 120_000)]
    public async Task Told_to_be_strict_it_refuses_to_lose_anything_and_writes_nothing()
    {
        _folder.Write("a.ipynb", Rich);
        _folder.Write("there.dib", Dib);
        _folder.Write("b.dib", Dib);

        var refused = await Nb.RunAsync(_folder.Path, "convert", "a.ipynb", "there.dib", "--strict", "--force");
        var harmless = await Nb.RunAsync(_folder.Path, "convert", "b.dib", "b.ipynb", "--strict");
        var back = await Nb.RunAsync(_folder.Path, "convert", "b.ipynb", "back.dib", "--strict");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("nb: there.dib was not written, because --strict allows no losses", refused.Error);
        Assert.Contains("tags \"slow\", \"other\" (cell 2)", refused.Error);
        Assert.Equal(Dib, File.ReadAllText(_folder["there.dib"]));
        Assert.Equal((0, "", 0, ""), (harmless.ExitCode, harmless.Error, back.ExitCode, back.Error));
    }

    private const string Rich = """
        {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
        {"cell_type":"code","id":"a","source":"int count = 3;","metadata":{"tags":["parameters"]},"outputs":[],"execution_count":1},
        {"cell_type":"code","id":"b","source":"1","metadata":{"tags":["slow","other"],"collapsed":true},"outputs":[{"output_type":"stream","name":"stdout","text":"x"}],"execution_count":1},
        {"cell_type":"code","id":"c","source":"2","metadata":{"tags":[]},"outputs":[{"output_type":"stream","name":"stdout","text":"x"}],"execution_count":1},
        {"cell_type":"markdown","id":"d","source":"![one](attachment:a.png) ![two](attachment:missing.png)","metadata":{},"attachments":{"a.png":{"image/png":"aGVsbG8="},"unused.png":{"image/png":"aGVsbG8="}}}
        ]}
        """;
}
