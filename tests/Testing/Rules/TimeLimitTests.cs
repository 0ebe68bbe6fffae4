using System.Reflection;

namespace Testing.Rules;

/// <summary>A test that waits for something that does not come ends by its limit, and says which test it was.</summary>
public sealed class TimeLimitTests
{
    [Fact]
    public void Every_asynchronous_test_has_a_time_limit() => Assert.Empty(
        from type in typeof(TimeLimitTests).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where method.GetCustomAttribute<FactAttribute>() is { Timeout: <= 0 } && IsAsynchronous(method)
        select $"{type.FullName}.{method.Name}: write [Fact(Timeout = …)], in milliseconds.");

    private static bool IsAsynchronous(MethodInfo method) =>
        typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType == typeof(ValueTask)
        || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>));
}
