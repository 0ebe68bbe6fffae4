using System.Reflection;

namespace Notebooks.Protocol;

/// <summary>Names of methods as their author wrote them, whatever the compiler turned them into.</summary>
internal static class MethodNames
{
    public static string Of(MethodBase method)
    {
        var name = method.Name;
        var owner = method.DeclaringType;
        while (owner is not null && owner.Name.StartsWith('<'))
        {
            // A state machine carries the name of its method. A closure class (<>c) has no useful name.
            name = name == "MoveNext" && !owner.Name.StartsWith("<>") ? owner.Name : name;
            owner = owner.DeclaringType;
        }

        name = Plain(name);
        return owner is null || ScriptClass.Is(owner) ? name
            : name == ".ctor" ? $"new {TypeNames.Full(owner)}"
            : $"{TypeNames.Full(owner)}.{name.TrimStart('.')}";
    }

    /// <summary>Undoes the compiler's naming: <c>&lt;&lt;Initialize&gt;b__0_1&gt;d</c> is a lambda of the cell.</summary>
    public static string Plain(string name)
    {
        if (name is ScriptClass.Body or ScriptClass.Factory)
        {
            return "(cell)";
        }

        if (!name.StartsWith('<') || ClosingBracket(name) is not (> 0 and var end))
        {
            return name;
        }

        var (inner, suffix) = (name[1..end], name[(end + 1)..]);
        return suffix switch
        {
            _ when suffix.StartsWith("g__") && suffix.IndexOf('|') is > 0 and var bar => suffix[3..bar],
            _ when suffix.StartsWith("b__") => $"lambda in {Plain(inner)}",
            _ => Plain(inner),
        };
    }

    private static int ClosingBracket(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            depth += name[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
