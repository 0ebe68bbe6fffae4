namespace Lessons.Charts.Plotly;

/// <summary>What plotly.js does not draw.</summary>
/// <param name="Sentences">The figure in sentences, for whoever shows it.</param>
/// <param name="Timeline">What <c>timeline.js</c> has to know, or null where it has nothing to do.</param>
internal sealed record Meta(string[] Sentences, IPlotly? Timeline) : IPlotly
{
    /// <summary>Both, or null when there is neither.</summary>
    public static Meta? Of(string[] sentences, IPlotly? timeline) => sentences.Length == 0 && timeline is null ? null : new(sentences, timeline);

    public void Write(PlotlyWriter json)
    {
        if (Sentences.Length > 0) json.Put("sentences", Sentences);
        Timeline?.Write(json);
    }
}
