using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Planning;

/// <summary>Turns text from a command line into C# of a given type.</summary>
internal static class ParameterValue
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private static readonly Dictionary<string, (Func<string, string?> ToCode, string Wanted)> Types = new()
    {
        ["string"] = (Quoted, "a text"),
        ["char"] = (v => v.Length == 1 ? SymbolDisplay.FormatLiteral(v[0], quote: true) : null, "one character"),
        ["bool"] = (v => bool.TryParse(v, out var b) ? b ? "true" : "false" : null, "true or false"),
        ["sbyte"] = Whole<sbyte>(), ["byte"] = Whole<byte>(), ["short"] = Whole<short>(), ["ushort"] = Whole<ushort>(),
        ["int"] = Whole<int>(), ["uint"] = Whole<uint>(), ["long"] = Whole<long>(), ["ulong"] = Whole<ulong>(),
        ["float"] = (v => float.TryParse(v, NumberStyles.Float, Plain, out var f) && float.IsFinite(f) ? $"{f.ToString("R", Plain)}f" : null, "a number such as 1.5"),
        ["double"] = (v => double.TryParse(v, NumberStyles.Float, Plain, out var d) && double.IsFinite(d) ? $"{d.ToString("R", Plain)}d" : null, "a number such as 1.5"),
        ["decimal"] = (v => decimal.TryParse(v, NumberStyles.Float, Plain, out var m) ? $"{m.ToString(Plain)}m" : null, "a number such as 1.5"),
        ["TimeSpan"] = (v => v.Contains(':') && TimeSpan.TryParse(v, Plain, out var t) ? $"new System.TimeSpan({t.Ticks}L)" : null, "a time such as 0:00:01.5"),
        ["DateTime"] = (v => DateTime.TryParse(v, Plain, DateTimeStyles.RoundtripKind, out var t) ? $"new System.DateTime({t.Ticks}L, System.DateTimeKind.{t.Kind})" : null, "a date such as 2026-11-21 or 2026-11-21T10:00:00Z"),
        ["DateOnly"] = (v => DateOnly.TryParse(v, Plain, out var d) ? $"System.DateOnly.FromDayNumber({d.DayNumber})" : null, "a date such as 2026-11-21"),
        ["Guid"] = (v => Guid.TryParse(v, out var g) ? $"new System.Guid(\"{g}\")" : null, "a GUID"),
        ["Uri"] = (v => Uri.TryCreate(v, UriKind.RelativeOrAbsolute, out _) ? $"new System.Uri({Quoted(v)}, System.UriKind.RelativeOrAbsolute)" : null, "an address"),
    };

    /// <param name="type">The type as it is written in the notebook. For a type that is not known here, the value has to be C#.</param>
    /// <param name="value">The value.</param>
    /// <returns>C# of that type, or null when the value does not suit it.</returns>
    public static string? Of(string type, string value)
    {
        var (name, nullable) = Split(type);
        if (!Types.TryGetValue(name, out var known)) return IsExpression(value) ? value : null;
        return nullable && value == "null" ? "null" : known.ToCode(value);
    }

    /// <summary>The values that suit a type, in words that follow "give".</summary>
    public static string Wanted(string type)
    {
        var (name, nullable) = Split(type);
        return (Types.TryGetValue(name, out var known) ? known.Wanted : "an expression of C#") + (nullable ? ", or null" : "");
    }

    /// <summary>The keyword of a literal's type.</summary>
    public static string NameOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Char => "char",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.String => "string",
        _ => "var",
    };

    private static (Func<string, string?>, string) Whole<T>() where T : System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T> =>
        (v => T.TryParse(v, NumberStyles.AllowLeadingSign, Plain, out var n) ? n.ToString(null, Plain) + (n is long ? "L" : n is uint ? "u" : n is ulong ? "ul" : "") : null,
            $"a whole number from {T.MinValue} to {T.MaxValue}");

    private static (string Name, bool Nullable) Split(string type)
    {
        var name = type.StartsWith("System.", StringComparison.Ordinal) ? type["System.".Length..] : type;
        return name.EndsWith('?') ? (name[..^1], true) : (name, false);
    }

    private static string Quoted(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    // A value must be one expression. Otherwise it could add statements, or swallow the line of the next parameter.
    private static bool IsExpression(string value)
    {
        var expression = SyntaxFactory.ParseExpression(value, consumeFullText: true);
        return !expression.ContainsDiagnostics && !expression.IsMissing && value.Trim().Length > 0 && !value.Contains('\n');
    }
}
