using System.Diagnostics;
using System.Reflection;
using Notebooks.Protocol;

namespace Notebooks.Hosting.Errors;

/// <summary>The frames of a stack that its reader wrote or called, without frames of the host and of the runtime's internals.</summary>
internal static class StackFrames
{
    private static readonly string[] Plumbing =
        ["System.Reflection", "System.Runtime.CompilerServices", "System.Runtime.ExceptionServices", "Microsoft.CodeAnalysis.Scripting"];

    public static Frame[] Of(StackTrace stack)
    {
        Frame[] frames = Readable(stack);

        // Overloads of the runtime that call each other are one step for a reader. Each step of a cell's recursion is kept.
        return [.. frames.Where((frame, i) => i == 0 || frame.Document is not null || frame != frames[i - 1])];
    }

    private static Frame[] Readable(StackTrace stack) =>
    [
        .. from frame in stack.GetFrames()
           let method = frame.GetMethod()
           where method is not null && !IsPlumbing(method)
           select new Frame(MethodNames.Of(method), frame.GetFileName(), frame.GetFileLineNumber()),
    ];

    private static bool IsPlumbing(MethodBase method)
    {
        if (method.DeclaringType is not { } type)
        {
            return true;
        }

        var space = type.Namespace ?? "";
        return IsOfHost(type.Assembly)
            || IsHidden(type.Assembly)
            || method.Name == ScriptClass.Factory
            || Plumbing.Any(prefix => space.StartsWith(prefix, StringComparison.Ordinal))
            || (IsRuntime(type.Assembly) && !IsCallable(method, type))
            || IsHidden(method, type);
    }

    // A method of the runtime that a cell can call is useful to a reader (SemaphoreSlim.Wait). An internal method is not.
    private static bool IsCallable(MethodBase method, Type type) =>
        type.IsVisible && (method.IsPublic || method.IsFamily) && type != typeof(ExecutionContext) && type != typeof(AppContext);

    private static bool IsOfHost(Assembly assembly) => assembly == typeof(StackFrames).Assembly || assembly == Assembly.GetEntryAssembly();

    private static bool IsRuntime(Assembly assembly) => assembly == typeof(object).Assembly;

    // StackTraceHiddenAttribute cannot stand on an assembly. A library whose code is no concern of its callers says so with
    // `<AssemblyMetadata Include="StackTrace" Value="Hidden" />` in its project.
    private static bool IsHidden(Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(entry => entry is { Key: "StackTrace", Value: "Hidden" });

    private static bool IsHidden(MethodBase method, Type type) =>
        method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) || type.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false);
}
