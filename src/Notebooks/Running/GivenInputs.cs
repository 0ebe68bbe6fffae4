using Notebooks.Protocol;

namespace Notebooks.Running;

/// <summary>Answers the questions of cells with the answers that were given for the run.</summary>
internal sealed class GivenInputs
{
    private readonly Dictionary<string, string> _answers = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="inputs">Answers, by question or name. Of two that name the same question, the last one counts.</param>
    public GivenInputs(IReadOnlyDictionary<string, string> inputs)
    {
        foreach (var (question, answer) in inputs) _answers[Bare(question)] = answer;
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _answers.Count > 0;

    /// <summary>The answer to a question, or why there is none.</summary>
    public GiveInput To(InputRequested question) => _answers.TryGetValue(Bare(question.Prompt), out var answer)
        ? new(answer, "")
        : new(null, question.Prompt.Length == 0
            ? "The cell reads from the console, which --input does not answer. Use GetInputAsync with a question, or put the text into a variable."
            : $"Nobody answers \"{question.Prompt}\": give --input \"{Bare(question.Prompt)}=…\".");

    // The punctuation at the end of a question is not part of its name.
    private static string Bare(string prompt) => prompt.Trim().TrimEnd('?', ':', ' ', '…');
}
