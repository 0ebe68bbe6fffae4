using System.Reflection;

namespace Notebooks.Protocol;

/// <summary>The class that the compiler makes of a submission. It holds the submission's variables and functions.</summary>
internal static class ScriptClass
{
    public const string Factory = "<Factory>";
    public const string Body = "<Initialize>";

    // These characters have a special meaning in the name of a type, but a notebook may be called "a,b". SearchValues would
    // make its code ready before the first cell of every run.
    private const string Special = @"\,+&*[]";

    public static Type? In(Assembly assembly, string name) => assembly.GetType(Escape(name));

    public static bool Is(Type type) =>
        type.GetMethod(Factory, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is not null;

    private static string Escape(string name) =>
        name.Any(Special.Contains) ? string.Concat(name.Select(c => Special.Contains(c) ? $@"\{c}" : $"{c}")) : name;
}
