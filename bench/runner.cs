// Runs the lessons through nbtest.sh, cold and warm, and reads what the executed notebooks say about it.
// Started by runner.sh, in the repository's root.
#:property PublishAot=false
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

const int ColdRuns = 3;
const int WarmRuns = 7;

var folder = Directory.CreateTempSubdirectory("bench-runner-").FullName;
try
{
    var loadBefore = Load();
    Run[] cold = [.. Enumerable.Range(0, ColdRuns).Select(i => Measure($"cold {i + 1} of {ColdRuns}", empty: true))];
    Run[] warm = [.. Enumerable.Range(0, WarmRuns).Select(i => Measure($"warm {i + 1} of {WarmRuns}"))];

    // Looking for processes takes time of its own, so these two runs are not among those above.
    var compilersWarm = Measure("warm, watched", watch: true).Compilers;
    var compilersCold = Measure("cold, watched", empty: true, watch: true).Compilers;

    var compiles = cold.SelectMany(r => r.Notebooks).SelectMany(n => n.CompileMilliseconds).ToArray();
    Print($"{DateTime.UtcNow:yyyy-MM-dd} · {Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture} · {RuntimeInformation.FrameworkDescription} · load {loadBefore} before, {Load()} after");
    Print($"");
    Print($"| All lessons | Cold, median of {ColdRuns} | Warm, median of {WarmRuns} |");
    Print($"|---|---|---|");
    Print($"| start of the command to its end | {Median(cold.Select(r => r.Seconds)):0.00} s | {Median(warm.Select(r => r.Seconds)):0.00} s |");
    Print($"| submissions compiled | {Median(cold.Select(r => r.Compiled)):0} | {warm.Max(r => r.Compiled)} |");
    Print($"| compiler processes started | {compilersCold} | {compilersWarm} |");
    Print($"| compiling a cell, median (slowest) | {Median(compiles):0} ms ({compiles.Max():0} ms) | |");
    Print($"");
    Print($"| Lesson | In cells | Overhead cold | Overhead warm: median (least–most) | Peak memory of its process |");
    Print($"|---|---|---|---|---|");
    foreach (var name in warm[0].Notebooks.Select(n => n.Name))
    {
        var (whenCold, whenWarm) = (Of(cold, name), Of(warm, name));
        var overheads = whenWarm.Select(n => n.OverheadMilliseconds).ToArray();
        Print($"| {name} | {Median(whenWarm.Select(n => n.Milliseconds - n.OverheadMilliseconds)) / 1000:0.00} s | {Median(whenCold.Select(n => n.OverheadMilliseconds)):0} ms | {Median(overheads):0} ms ({overheads.Min():0}–{overheads.Max():0}) | {whenCold.Concat(whenWarm).Max(n => n.PeakBytes) / 1e6:0} MB |");
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

Run Measure(string what, bool empty = false, bool watch = false)
{
    Console.Error.WriteLine(what);
    var (cache, output) = (Path.Combine(folder, "cache"), Path.Combine(folder, "out"));
    if (empty && Directory.Exists(cache)) Directory.Delete(cache, recursive: true);
    if (Directory.Exists(output)) Directory.Delete(output, recursive: true);

    var start = new ProcessStartInfo("bash", ["nbtest.sh", "--out", output, .. args]) { RedirectStandardOutput = true };
    start.Environment["NB_CACHE"] = cache;
    var clock = Stopwatch.StartNew();
    using var process = Process.Start(start)!;
    var text = process.StandardOutput.ReadToEndAsync();
    var compilers = new HashSet<string>();
    while (watch && !process.WaitForExit(TimeSpan.FromMilliseconds(20))) compilers.UnionWith(Compilers());
    process.WaitForExit();
    var seconds = clock.Elapsed.TotalSeconds;
    if (process.ExitCode != 0) throw new InvalidOperationException($"The lessons do not pass, so there is nothing to measure:\n{text.Result}");

    return new(seconds, watch && OperatingSystem.IsLinux() ? $"{compilers.Count}" : "not looked for", [.. Directory.EnumerateFiles(output, "*.ipynb", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)]);
}

// Any worker of this checkout counts, also one that lives for a moment only: it takes longer to start than one look lasts.
static IEnumerable<string> Compilers() => !OperatingSystem.IsLinux() ? [] : Directory.EnumerateDirectories("/proc")
    .Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]) && IsCompiler(process));

static bool IsCompiler(string process)
{
    try
    {
        var words = File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
        return words.Contains("compiler-worker") && words.Any(w => w.StartsWith(Environment.CurrentDirectory, StringComparison.Ordinal));
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
    {
        return false;
    }
}

static Notebook Read(string path)
{
    var notebook = JsonNode.Parse(File.ReadAllText(path))!;
    var run = notebook["metadata"]!["interleave"]!;
    return new(
        Path.GetFileNameWithoutExtension(path),
        run["milliseconds"]!.GetValue<double>(),
        run["overheadMilliseconds"]!.GetValue<double>(),
        run["compiled"]!.GetValue<int>(),
        run["peakBytes"]!.GetValue<long>(),
        [.. notebook["cells"]!.AsArray().Select(c => c!["metadata"]?["interleave"]?["compileMilliseconds"]?.GetValue<double>()).OfType<double>()]);
}

static Notebook[] Of(Run[] runs, string name) => [.. runs.SelectMany(r => r.Notebooks).Where(n => n.Name == name)];

static double Median<T>(IEnumerable<T> values) where T : IConvertible
{
    double[] sorted = [.. values.Select(v => v.ToDouble(null)).Order()];
    return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}

static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

sealed record Run(double Seconds, string Compilers, Notebook[] Notebooks)
{
    public int Compiled => Notebooks.Sum(n => n.Compiled);
}

sealed record Notebook(string Name, double Milliseconds, double OverheadMilliseconds, int Compiled, long PeakBytes, double[] CompileMilliseconds);
