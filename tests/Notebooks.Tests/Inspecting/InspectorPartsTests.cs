namespace Notebooks.Tests.Inspecting;

public sealed class InspectorPartsTests
{
    [Fact]
    public void What_would_log_in_to_symbol_servers_is_not_shipped()
    {
        var files = Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(Path.GetFileName).ToArray();

        Assert.Contains("Microsoft.Diagnostics.Runtime.dll", files);
        Assert.DoesNotContain(files, file => file!.StartsWith("Azure.", StringComparison.Ordinal) || file.StartsWith("Microsoft.Identity", StringComparison.Ordinal));
    }
}
