namespace Notebooks.Formats;

/// <summary>Follows the text of a cell line by line, to know whether the next line lies inside something that spans lines.</summary>
internal abstract class Enclosure
{
    /// <summary>What is open, as a noun for messages, or null.</summary>
    public string? Open { get; protected set; }

    /// <summary>The one-based line on which it was opened.</summary>
    public int Since { get; protected set; }

    public static Enclosure For(string language) => language switch
    {
        Languages.Markdown => new MarkdownFence(),
        Languages.CSharp => new CSharpText(),
        _ => new Nothing(),
    };

    public abstract void Read(string line, int number);

    private sealed class Nothing : Enclosure
    {
        public override void Read(string line, int number) { }
    }
}
