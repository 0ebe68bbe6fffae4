using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Notebooks.Jupyter.Messages;

namespace Notebooks.Jupyter.Serving;

/// <summary>The inputs of this session, numbered as their cells. (Earlier sessions are not kept.)</summary>
internal sealed class History
{
    private readonly List<(int Number, string Source)> _inputs = [];

    public void Add(int number, string source) => _inputs.Add((number, source));

    /// <summary>Answers a <c>history_request</c>.</summary>
    public JsonObject Answer(Message request) => new()
    {
        ["status"] = "ok",
        ["history"] = new JsonArray([.. Find(request).Select(input => (JsonNode)Entry(input, request.Flag("output", false)))]),
    };

    private IEnumerable<(int Number, string Source)> Find(Message request)
    {
        switch (request.Text("hist_access_type", "tail"))
        {
            case "range":
                // 0 is this session, and 1 is its number. Other sessions are not kept.
                var (start, stop) = (request.Number("start", 0), request.Number("stop", int.MaxValue));
                return request.Number("session", 0) is 0 or 1 ? _inputs.Where(i => i.Number >= start && i.Number < stop) : [];
            case "search":
                var pattern = request.Text("pattern", "*");
                var found = _inputs.Where(i => FileSystemName.MatchesSimpleExpression(pattern, i.Source, ignoreCase: false));
                if (request.Flag("unique", false)) found = found.Reverse().DistinctBy(i => i.Source).Reverse();
                return found.TakeLast(request.Number("n", int.MaxValue));
            default:
                return _inputs.TakeLast(request.Number("n", int.MaxValue));
        }
    }

    private static JsonArray Entry((int Number, string Source) input, bool withOutput) =>
        new(1, input.Number, withOutput ? new JsonArray(input.Source, null) : input.Source);
}
