namespace Notebooks.Cli.Rendering;

/// <summary>Colours for a terminal, or plain text.</summary>
internal sealed class Paint(bool enabled)
{
    public string Good(string text) => Sgr("32", text);

    public string Bad(string text) => Sgr("31", text);

    public string Faint(string text) => Sgr("2", text);

    public string Strong(string text) => Sgr("1", text);

    private string Sgr(string code, string text) => enabled ? $"\e[{code}m{text}\e[0m" : text;
}
