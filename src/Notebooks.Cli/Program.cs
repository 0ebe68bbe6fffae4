using Notebooks.Compiling;
using Notebooks.Running;

if (args is [CompilerWorker.Mode]) return await CompilerWorker.RunAsync();
var results = await new NotebookRunner().RunAsync(args, new RunOptions { CacheFolder = "/tmp/nbcache", CellTimeout = TimeSpan.FromSeconds(3) }, e => { if (e is CellOutput or CellFinished) Console.WriteLine(e switch { CellOutput o => o.Output, CellFinished f => $"cell {f.Result.Number} {f.Result.Verdict} {f.Result.Failure} {string.Join('|', f.Result.Failure?.Details.ToArray() ?? [])}", _ => e }); });
foreach (var r in results) Console.WriteLine($"{r.Path} {r.Verdict} {r.Failure} total {r.Milliseconds:0} in cells {r.InCells:0} overhead {r.Overhead:0} peak {r.PeakBytes >> 20} compiled {r.Cells.Sum(c => c.Compiled)} remarks {string.Join(", ", r.Remarks)}");
return 0;
