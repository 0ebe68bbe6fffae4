#:package BenchmarkDotNet@0.15.8
#:property PublishAot=false
#:property ManagePackageVersionsCentrally=false

using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// In this process, because a file-based program has no project that BenchmarkDotNet could build once more.
BenchmarkRunner.Run<OneAwait>(ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "one-await")), args: args);

[MemoryDiagnoser, HideColumns("Error", "StdDev", "RatioSD", "Alloc Ratio")]
public class OneAwait
{
    [Benchmark(Baseline = true)]
    public async ValueTask<int> ReadyValueTask() => await ValueAsync(9);

    [Benchmark]
    public async ValueTask<int> ReadyTask8() => await TaskAsync(8);

    [Benchmark]
    public async ValueTask<int> ReadyTask9() => await TaskAsync(9);

#pragma warning disable CS1998 // Their answer is there: nothing to wait for.
    private static async ValueTask<int> ValueAsync(int number) => number;
    private static async Task<int> TaskAsync(int number) => number;
#pragma warning restore CS1998
}
