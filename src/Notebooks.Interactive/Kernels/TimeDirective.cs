using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Interactive.Kernels;

/// <summary>The directive <c>#!time</c>. The engine has it in a package that is not available.</summary>
internal static class TimeDirective
{
    public static void AddTo(Kernel kernel) => kernel.AddDirective(
        new KernelActionDirective("#!time") { Description = "Shows how long a cell takes, compiling included." },
        static (_, context) =>
        {
            var clock = Stopwatch.StartNew();
            context.OnComplete(completed =>
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds:0.####}ms");
                completed.Publish(new DisplayedValueProduced(clock.Elapsed, completed.Command, [new FormattedValue(PlainTextFormatter.MimeType, text)]));
            });
            return Task.CompletedTask;
        });
}
