
namespace Notebooks.Protocol;

/// <summary>Names of types as an author of cells writes them.</summary>
internal static class TypeNames
{
    /// <summary>With namespace: <c>System.Collections.Generic.List&lt;System.Int32&gt;</c>; a type of a cell has none.</summary>
    public static string Full(Type type) => Name(type, Full, type.Namespace is { } space ? space + "." : "");

    /// <summary>Without namespace: <c>List&lt;int&gt;</c>.</summary>
    public static string Short(Type type) => Keyword(type) ?? Name(type, Short, prefix: "");

    private static string Name(Type type, Func<Type, string> argument, string prefix)
    {
        if (type.IsArray)
        {
            return $"{argument(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        var name = type.Name.Split('`')[0];
        var arguments = type.GetGenericArguments();
        var owner = type is { IsNested: true, IsGenericParameter: false } && !ScriptClass.Is(type.DeclaringType!) ? type.DeclaringType! : null;
        var generic = arguments.Length > 0 && type.Name.Contains('`') ? $"<{string.Join(", ", arguments.Select(argument))}>" : "";
        return type.IsGenericParameter ? name
            : owner is not null ? $"{(prefix.Length > 0 ? Full(owner) : Short(owner))}.{name}{generic}"
            : (type.IsNested ? "" : prefix) + name + generic;
    }

    private static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.Char => "char",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.String => "string",
        _ => type == typeof(object) ? "object" : null,
    };
}
