using Notebooks.Compiling;
using Notebooks.Compiling.Packages;

namespace Notebooks.Tests.Compiling.Packages;

/// <summary>How packages and versions are spelled.</summary>
public sealed class PackageDirectiveTests
{
    [Theory]
    [InlineData("#r \"nuget: Flurl, 4.0.0\"", "Flurl 4.0.0")]
    [InlineData("#r \"nuget:Flurl\"", "Flurl")]
    [InlineData("  #r  \"NuGet: Flurl ,4.0.0 \"  // the newest\r\nvar x = 1;", "Flurl 4.0.0")]
    [InlineData("var x = 1;\n#r \"nuget: Flurl,\"\n#r \"nuget: flurl, [3.0, 4.0)\"\n#r \"nuget: Polly.Core, 8.*\"", "Flurl, Polly.Core 8.*")]
    [InlineData("// #r \"nuget: Flurl\"\nConsole.Write(\"#r nuget: Flurl\");", "")]
    [InlineData("#r \"flurl.dll\"", "")]
    [InlineData("#r \"nuget:\"", "")]
    public void A_line_names_a_package(string text, string packages) => Assert.Equal(packages, new PackageReferences("/cache/packages", [text]).Project.Names);

    [Theory]
    [InlineData("*", "1.0.0", true)]
    [InlineData("1.0", "1.0.0", true)]
    [InlineData("1.0.0+build", "1.0.0", true)]
    [InlineData("1.0.0", "1.0.1", false)]
    [InlineData("1.0.0", "1.0.0-rc.1", false)]
    [InlineData("13.*", "13.0.4", true)]
    [InlineData("13.*", "12.0.3", false)]
    [InlineData("13.0.*", "13.1.0", false)]
    [InlineData("[1.0, 2.0)", "2.0.0", false)]
    [InlineData("[1.0, 2.0)", "2.0.0-rc.1", true)]
    [InlineData("[1.0, 2.0)", "1.0.0", true)]
    [InlineData("(1.0, 2.0]", "1.0.0", false)]
    [InlineData("(, 2.0]", "2.0.0", true)]
    [InlineData("[1.10,)", "1.9.0", false)]
    [InlineData("[1.0.0]", "1.0.0", true)]
    [InlineData("[1.0.0]", "1.0.1", false)]
    public void A_version_is_one_of_those_that_are_asked_for(string wish, string version, bool isMet) => Assert.Equal(isMet, new VersionWish(wish).IsMetBy(version));
}
