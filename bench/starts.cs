// Starts a process again and again, several at a time and with all cores busy, which makes its first recording and ends.
// Started by starts.sh, in the repository's root, with the lessons' library and the number of starts.
#:property PublishAot=false
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

var library = Path.GetFullPath(args[0]);
var starts = int.Parse(args[1], CultureInfo.InvariantCulture);
// A start takes some tenths of a second, and on a machine with fifty times as much to do as it can some ten seconds.
var limit = TimeSpan.FromSeconds(60);

var spinning = true;
var load = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() => { while (Volatile.Read(ref spinning)) Thread.SpinWait(1000); }) { IsBackground = true }).ToArray();
foreach (var thread in load) thread.Start();

ConcurrentBag<double> took = [];
var hung = 0;
await Parallel.ForEachAsync(Enumerable.Range(0, starts), new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount }, async (_, token) =>
{
    var started = Stopwatch.GetTimestamp();
    using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", library, "scenario", "first-recording"]) { RedirectStandardOutput = true })!;
    try
    {
        var output = await process.StandardOutput.ReadToEndAsync(token).WaitAsync(limit, token);
        await process.WaitForExitAsync(token);
        if (output.Trim() != "1") throw new InvalidOperationException($"A recording with one operation should have been made, and this was said: {output}");
        took.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
    catch (TimeoutException)
    {
        Interlocked.Increment(ref hung);
        process.Kill();
    }
});
Volatile.Write(ref spinning, false);

double[] seconds = [.. took.Order()];
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{starts} starts: {hung} hung; the others took {(seconds.Length == 0 ? 0 : seconds[seconds.Length / 2]):0.00} s (median), {seconds.LastOrDefault():0.00} s at most."));
return hung == 0 ? 0 : 1;
