using Notebooks.Jupyter.Serving;
using Notebooks.Protocol;

namespace Notebooks.Jupyter.Execution;

/// <summary>Passes the events of a host on: questions to the client that runs the cell, outputs to all clients.</summary>
internal sealed class FrontEnd(Outputs outputs, InputRequests questions)
{
    /// <summary>Takes an event of a host.</summary>
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

    /// <summary>Reports the end of a host that ran no cell.</summary>
    public void TakeDeath(CellOutcome.Failed death, int? cell) => outputs.Say(cell, $"{death.Message}\n");
}
