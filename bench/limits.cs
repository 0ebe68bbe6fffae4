// Runs notebooks that hang, one after another, and reads how long each took with everything around it: the start of its
// process, the cells before the one that hangs, looking at where it hangs, ending it, saving it.
// Started by limits.sh, in the repository's root.
#:property PublishAot=false
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

const int Limit = 5;
const int Rounds = 3;

var folder = Directory.CreateTempSubdirectory("bench-limits-").FullName;
try
{
    string[] hanging = [.. Directory.EnumerateFiles("tests/Notebooks.Tests/files/faults", "hang-*.dib").Order(StringComparer.Ordinal)];
    var start = new ProcessStartInfo("bash", ["nbtest.sh", .. hanging, "--jobs", "1", "--timeout", $"{Limit}", "--repeat", $"{Rounds}", "--out", folder]) { RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    var text = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode != 1) throw new InvalidOperationException($"All of these should have failed:\n{text}");

    Console.WriteLine($"| Notebook | Over, after its limit of {Limit} s: least–most of {Rounds} |");
    Console.WriteLine("|---|---|");
    var results = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "results.json")))!["notebooks"]!.AsArray();
    foreach (var runs in results.GroupBy(notebook => Path.GetFileNameWithoutExtension((string)notebook!["path"]!)))
    {
        double[] after = [.. runs.Select(notebook => notebook!["milliseconds"]!.GetValue<double>() / 1000 - Limit)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {runs.Key} | {after.Min():0.00}–{after.Max():0.00} s |"));
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
