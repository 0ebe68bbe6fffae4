using Notebooks.Jupyter.Serving;
using Notebooks.Protocol;

namespace Notebooks.Jupyter.Execution;

/// <summary>Brings what a host tells to the clients: questions to the one that runs the cell, outputs to all.</summary>
internal sealed class FrontEnd(Outputs outputs, InputRequests questions)
{
    /// <summary>Takes what a host tells.</summary>
    public void Take(Event message)
    {
        if (message is InputRequested input && outputs.RequestOf(input.Cell) is { } request)
        {
            outputs.Flush();
            questions.Ask(request, input.Prompt, input.IsPassword);
        }
        else
        {
            outputs.Take(message);
        }
    }

    /// <summary>Takes the end of a host that was not at work.</summary>
    public void TakeDeath(CellOutcome.Failed death, int? cell) => outputs.Say(cell, $"{death.Message}\n");
}
