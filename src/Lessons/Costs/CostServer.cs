using System.Globalization;
using System.Text.Json;

namespace Lessons.Costs;

/// <summary>The C# counterpart of <c>data/python/costs.py --serve</c>: a line with a work in, a line of JSON out.</summary>
internal static class CostServer
{
    /// <summary>The first argument of a process that is to be such a server.</summary>
    public const string Verb = "costs";

    /// <summary>Answers until the input ends.</summary>
    public static async Task ServeAsync(TextReader input, TextWriter output)
    {
        await WriteAsync(new About("C#", $".NET {Environment.Version}", "thread pool", "HttpClient"));
        while (await input.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            object answer;
            try
            {
                answer = await Work.Named(words[0]).MeasureAsync(
                    double.Parse(words[1], CultureInfo.InvariantCulture), words.Length > 2 ? new Uri(words[2]) : null);
            }
            catch (Exception exception)
            {
                answer = new { error = $"{exception.GetType().Name}: {exception.Message}" };
            }
            await WriteAsync(answer);
        }

        async Task WriteAsync(object answer)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(answer));
            await output.FlushAsync();
        }
    }
}
