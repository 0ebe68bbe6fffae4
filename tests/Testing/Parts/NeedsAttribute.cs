using System.Reflection;
using Xunit.v3;

namespace Testing;

/// <summary>
/// Skips tests where a part is missing, and says which. Where everything has to be there (<c>CI=true</c>), a missing part
/// is a failure.
/// </summary>
/// <param name="parts">What the test needs.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(params Part[] parts) : BeforeAfterTestAttribute
{
    /// <summary>What the test needs.</summary>
    public IReadOnlyList<Part> Parts { get; } = parts;

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        Part[] missing = [.. Parts.Where(part => !Testing.Parts.Has(part))];
        if (missing.Length == 0) return;
        if (Testing.Parts.MustAllBeThere) Assert.Fail($"With CI=true every part has to be there, but this {Sentence(missing)}.");
        SkipReport.Add(missing);
        Assert.Skip(Sentence(missing));
    }

    /// <summary>What a test needs and how to get it.</summary>
    /// <returns>Such as <c>needs Chromium (run .devcontainer/setup.sh)</c>.</returns>
    public static string Sentence(IEnumerable<Part> missing) =>
        $"needs {string.Join(" and ", missing.Select(Testing.Parts.NameOf))} ({Testing.Parts.Remedy})";
}
