using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Notebooks.Formats;

namespace Notebooks.Reporting;

/// <summary><c>results.json</c>: a <see cref="RunReport"/> as a file.</summary>
public static class ResultsJson
{
    /// <summary>Its name in the folder of a report.</summary>
    public const string FileName = "results.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(Spelling.Policy, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
    };

    /// <summary>Writes a report into a folder that exists.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static void Write(RunReport report, string folder) =>
        AtomicFile.Write(Path.Combine(folder, FileName), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(report, Options) + "\n"));

    /// <summary>Reads a report.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="ReportException">The file is not there, cannot be read, or is not what this engine writes.</exception>
    public static RunReport Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("schema", out var schema) || !schema.TryGetInt32(out var version))
                throw new ReportException($"{path} is not a {FileName}: it has no schema version. `nb run --out` writes such a file.");
            if (version != RunReport.CurrentSchema)
                throw new ReportException($"{path} has schema version {version}, and this version of nb reads {RunReport.CurrentSchema}: use the nb that wrote it.");
            return document.Deserialize<RunReport>(Options)!;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ReportException($"There is no {path}; `nb run --out` writes it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{path} cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new ReportException($"{path} is not a {FileName} of `nb run --out`, or is cut short: {e.Message}");
        }
    }
}

/// <summary>A report cannot be read or put together. The message says which and what to do.</summary>
/// <param name="message">One sentence or two.</param>
public sealed class ReportException(string message) : Exception(message);
