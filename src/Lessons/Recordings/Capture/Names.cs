namespace Lessons.Recordings.Capture;

/// <summary>Gives out names, each once: "fetch", "fetch 2", "fetch 3".</summary>
internal sealed class Names(IDictionary<string, int>? taken = null)
{
    private readonly Dictionary<string, int> _taken = taken is null ? [] : new(taken);

    public string Unique(string name)
    {
        var nth = _taken[name] = _taken.GetValueOrDefault(name) + 1;
        return nth == 1 ? name : Unique($"{name} {nth}");
    }

    public Names Copy() => new(_taken);
}
