using Notebooks.Host.Display;
using Notebooks.Host.Execution;
using Notebooks.Hosting;

var formatting = Formatting.Begin();
return HostProgram.Run("Notebooks.Host", args, (outbox, input) => new CompiledCells(outbox, input, formatting));
