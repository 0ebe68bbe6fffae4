using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Tests.Formats;

/// <summary>The rules of nbformat 4.5, as assertions.</summary>
internal static class NbFormat
{
    public static JsonObject AssertValid(string text)
    {
        Assert.EndsWith("}\n", text);
        Assert.DoesNotContain('\r', text);
        var document = JsonNode.Parse(text)!.AsObject();
        Keys(document, ["cells", "metadata", "nbformat", "nbformat_minor"]);
        Assert.Equal(4, (int)document["nbformat"]!);
        Assert.Equal(5, (int)document["nbformat_minor"]!);
        if (document["metadata"]!["kernelspec"] is { } spec)
        {
            Assert.IsType<string>((string?)spec["name"]);
            Assert.IsType<string>((string?)spec["display_name"]);
        }

        if (document["metadata"]!["language_info"] is { } info) Assert.IsType<string>((string?)info["name"]);
        HashSet<string> ids = [];
        foreach (var cell in document["cells"]!.AsArray()) Cell(cell!.AsObject(), ids);
        return document;
    }

    private static void Cell(JsonObject cell, HashSet<string> ids)
    {
        var type = (string)cell["cell_type"]!;
        string[] required = ["cell_type", "id", "metadata", "source"];
        if (type == "code") Keys(cell, [.. required, "execution_count", "outputs"]);
        else
        {
            Assert.Contains(type, (string[])["markdown", "raw"]);
            Keys(cell, required, "attachments");
        }

        var id = (string)cell["id"]!;
        Assert.Matches(new Regex(@"^[a-zA-Z0-9_-]{1,64}\z"), id);
        Assert.True(ids.Add(id), $"the id {id} occurs twice");
        Assert.IsType<JsonObject>(cell["metadata"]);
        Lines(cell["source"]!);
        if (cell["attachments"] is { } attachments) Assert.All(attachments.AsObject(), file => Assert.IsType<JsonObject>(file.Value));
        if (cell["metadata"]!["tags"] is { } tags)
        {
            string[] all = [.. tags.AsArray().Select(tag => (string)tag!)];
            Assert.Equal(all.Distinct(), all);
            Assert.All(all, tag => Assert.Matches("^[^,]+$", tag));
        }

        if (type != "code") return;
        Assert.True(cell["execution_count"] is null || (int)cell["execution_count"]! >= 0);
        foreach (var output in cell["outputs"]!.AsArray()) Output(output!.AsObject());
    }

    private static void Output(JsonObject output)
    {
        switch ((string)output["output_type"]!)
        {
            case "stream":
                Keys(output, ["output_type", "name", "text"]);
                break;
            case "display_data":
                Keys(output, ["output_type", "data", "metadata"]);
                break;
            case "execute_result":
                Keys(output, ["output_type", "data", "metadata", "execution_count"]);
                break;
            case "error":
                Keys(output, ["output_type", "ename", "evalue", "traceback"]);
                Assert.All(output["traceback"]!.AsArray(), line => Assert.IsType<string>((string?)line));
                break;
            case var other:
                Assert.Fail($"unknown output {other}");
                break;
        }
    }

    private static void Lines(JsonNode source)
    {
        string[] lines = [.. source.AsArray().Select(line => (string)line!)];
        Assert.All(lines.SkipLast(1), line => Assert.EndsWith("\n", line));
        Assert.All(lines, line => Assert.DoesNotContain('\n', line.TrimEnd('\n')));
        Assert.DoesNotContain("", lines);
    }

    private static void Keys(JsonObject owner, string[] required, params string[] optional)
    {
        Assert.All(required, key => Assert.True(owner.ContainsKey(key), $"{key} is missing"));
        Assert.Empty(owner.Select(entry => entry.Key).Except([.. required, .. optional]));
    }
}
