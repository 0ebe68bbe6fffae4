using Notebooks.Hosting;
using Notebooks.Interactive;

return HostProgram.Run("Notebooks.Interactive", args, static (outbox, input) => new SubmittedCells(outbox, input));
