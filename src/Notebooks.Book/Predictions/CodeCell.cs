namespace Notebooks.Book.Predictions;

/// <summary>A cell of code and what came out of it, which may wait for a prediction.</summary>
internal static class CodeCell
{
    /// <param name="number">The number of the cell.</param>
    /// <param name="code">Its code.</param>
    /// <param name="outputs">What came out of it.</param>
    /// <param name="isCheck">Whether its purpose is to check claims.</param>
    /// <param name="veil">What waits in its lesson.</param>
    public static string Html(int number, string code, string outputs, bool isCheck, Veil veil)
    {
        var waits = veil.BeginCode(isCheck);
        var id = $"id=\"cell-{number}\"";
        if (waits) return $"{veil.Curtain()}<div class=\"cell code-cell veil\" {veil.Of()} {id}>\n{code}{outputs}</div>\n";
        if (veil.IsDown && outputs.Length > 0) outputs = $"{veil.Curtain()}<div class=\"veil\" {veil.Of()}>\n{outputs}</div>\n";
        return $"<div class=\"cell code-cell\" {id}>\n{code}{outputs}</div>\n";
    }
}
