using Notebooks.Host.Execution;
using Notebooks.Hosting;

return HostProgram.Run("Notebooks.Host", args, static (outbox, input) => new CompiledCells(outbox, input));
