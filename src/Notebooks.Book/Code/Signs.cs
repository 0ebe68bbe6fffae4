namespace Notebooks.Book.Code;

/// <summary>The signs of right and wrong. Not every system has a font for those of the lessons, and systems that have one draw them more striking than the text.</summary>
internal static class Signs
{
    private const string Wrong = "❌", Right = "✅";

    /// <summary>HTML of prose with signs that every font has.</summary>
    public static string InProse(string html) => html
        .Replace(Wrong, "<span class=\"sign wrong\" role=\"img\" aria-label=\"Wrong:\">✘</span>")
        .Replace(Right, "<span class=\"sign right\" role=\"img\" aria-label=\"Right:\">✔</span>");

    /// <summary>HTML of a comment in code with such signs. Each takes as much room as before.</summary>
    public static string InComment(string html) => html
        .Replace(Wrong, "<span class=\"sign wrong\">✘</span>")
        .Replace(Right, "<span class=\"sign right\">✔</span>");
}
