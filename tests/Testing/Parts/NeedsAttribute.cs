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
        string[] missing = [.. Parts.Where(part => !Testing.Parts.Has(part)).Select(Testing.Parts.NameOf)];
        if (missing.Length == 0) return;
        var sentence = $"needs {string.Join(" and ", missing)} ({Testing.Parts.Remedy})";
        if (Testing.Parts.MustAllBeThere) Assert.Fail($"With CI=true every part has to be there, but this {sentence}.");
        Assert.Skip(sentence);
    }
}
