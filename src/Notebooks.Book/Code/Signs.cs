namespace Notebooks.Book.Code;

/// <summary>The signs of right and wrong. Not every system has a font for those of the lessons, and systems that have one draw them more striking than the text.</summary>
internal static class Signs
{
    /// <summary>HTML with signs that every font has.</summary>
    public static string Drawn(string html) => html
        .Replace("❌", "<span class=\"sign wrong\" role=\"img\" aria-label=\"Wrong:\">✘</span>")
        .Replace("✅", "<span class=\"sign right\" role=\"img\" aria-label=\"Right:\">✔</span>");
}
