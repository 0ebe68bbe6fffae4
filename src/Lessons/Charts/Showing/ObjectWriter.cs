using System.Collections;
using System.Collections.Concurrent;
using System.Dynamic;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lessons.Charts;

/// <summary>
/// Writes the objects of Plotly.NET as JSON. The package's own writer takes a second for the first figure of a process.
/// System.Text.Json alone knows neither the dynamic properties nor F#'s types.
/// </summary>
/// <param name="json">The writer for the JSON.</param>
/// <param name="text">Converts a text, such as a colour.</param>
internal sealed class ObjectWriter(Utf8JsonWriter json, Func<string, string> text)
{
    private const string Date = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Declared = [];

    /// <summary>Writes a value.</summary>
    public void Write(object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string or char or Guid or Uri: json.WriteStringValue(text(value.ToString()!)); break;
            case bool known: json.WriteBooleanValue(known); break;
            // The value is not finite, so the line has no point there: plotly.js leaves a gap.
            case double number when !double.IsFinite(number): json.WriteNullValue(); break;
            case float number when !float.IsFinite(number): json.WriteNullValue(); break;
            case double number: json.WriteNumberValue(number); break;
            case float number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case ulong number: json.WriteNumberValue(number); break;
            case Enum or sbyte or byte or short or ushort or int or uint or long: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case DateTime or DateTimeOffset: json.WriteStringValue(((IFormattable)value).ToString(Date, CultureInfo.InvariantCulture)); break;
            case DateOnly or TimeOnly: json.WriteStringValue(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture)); break;
            case TimeSpan time: json.WriteStringValue(time.ToString("c", CultureInfo.InvariantCulture)); break;
            case JsonNode node: node.WriteTo(json); break;
            case DynamicObject: WriteObject(PropertiesOf(value)); break;
            case IDictionary entries: WriteObject(Entries(entries)); break;
            case ITuple tuple: WriteArray(Enumerable.Range(0, tuple.Length).Select(i => tuple[i])); break;
            case IEnumerable items: WriteItems(items); break;
            default: WriteOther(value); break;
        }
    }

    /// <summary>The properties of a dynamic object, those of its class first.</summary>
    public static IEnumerable<(string Name, object? Value)> PropertiesOf(object value)
    {
        foreach (var property in DeclaredIn(value.GetType())) yield return (property.Name, property.GetValue(value));

        if (Property(value, "Properties") is not IDictionary entries) yield break;
        foreach (var entry in Entries(entries)) yield return entry;
    }

    private static IEnumerable<(string Name, object? Value)> Entries(IDictionary entries)
    {
        foreach (DictionaryEntry entry in entries) yield return (entry.Key.ToString()!, entry.Value);
    }

    private static object? Property(object value, string name) => value.GetType().GetProperty(name)?.GetValue(value);

    private static PropertyInfo[] DeclaredIn(Type type) => Declared.GetOrAdd(type, static key =>
    [
        .. key.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType?.Name != "DynamicObj" && property.GetIndexParameters().Length == 0),
    ]);

    private void WriteObject(IEnumerable<(string Name, object? Value)> properties)
    {
        json.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            json.WritePropertyName(name);
            Write(value);
        }
        json.WriteEndObject();
    }

    private void WriteArray(IEnumerable<object?> items)
    {
        json.WriteStartArray();
        foreach (var item in items) Write(item);
        json.WriteEndArray();
    }

    // F#'s maps are sequences of pairs of a key and a value.
    private void WriteItems(IEnumerable items)
    {
        var map = items.GetType().GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IDictionary<,>)
            && contract.GetGenericArguments()[0] == typeof(string));
        if (map) WriteObject(items.Cast<object>().Select(pair => ((string)Property(pair, "Key")!, Property(pair, "Value"))));
        else WriteArray(items.Cast<object?>());
    }

    private void WriteOther(object value)
    {
        var type = value.GetType();
        // A colour and F#'s Some are wrappers, so the value inside is written.
        if (type.FullName == "Plotly.NET.Color" || (type.Namespace == "Microsoft.FSharp.Core" && type.Name.StartsWith("FSharpOption", StringComparison.Ordinal)))
            Write(Property(value, "Value"));
        // A colour is written in its parts. Alpha has the same precision as in the package's own JSON.
        else if (type.FullName == "Plotly.NET.ARGB")
            json.WriteStringValue(text(string.Create(CultureInfo.InvariantCulture, $"rgba({Property(value, "R")}, {Property(value, "G")}, {Property(value, "B")}, {Convert.ToDouble(Property(value, "A"), CultureInfo.InvariantCulture) / 255:0.0})")));
        // A parameter such as StyleParam.Mode converts itself to its word.
        else if (type.GetMethod("Convert", Type.EmptyTypes) is { } convert) Write(convert.Invoke(value, null));
        else if (value is IConvertible convertible) json.WriteStringValue(text(convertible.ToString(CultureInfo.InvariantCulture)));
        else WriteObject(DeclaredIn(type).Select(property => (property.Name, property.GetValue(value))));
    }
}
