using Notebooks.Formats;

namespace Notebooks.Tests.Formats;

public class RoundTripTests
{
    [Theory]
    [InlineData("")]
    [InlineData("#!csharp\n\n1\n")]
    [InlineData("#!meta\n\n{\"exclusive\":true}\n")]
    [InlineData("#!markdown\n\n# T\n\n#!csharp\n\n// expect: throws E\nthrow new E();\n\n#!csharp\n\n// exercise: a\n\n#!csharp\n\n// check: a\n")]
    [InlineData("#!meta\n\n{\"kernelspec\":{\"name\":\".net-csharp\",\"display_name\":\".NET (C#)\"},\"interleave\":{\"x\":1}}\n\n#!fsharp\n\nlet x = 1\n")]
    [InlineData("#!meta\n\n{\"interleave\":7,\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n\n#!csharp\n\n1\n", true)]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"items\":[{\"name\":\"python\",\"aliases\":[\"py\"]}]},\"n\":1.10}\n\n#!python\n\n1\n")]
    [InlineData("#!fsharp\n\n#!csharp -h\n1\n")]
    [InlineData("#!fsharp\n\n#!csharp \n1\n")]
    [InlineData("#!csharp\n\n#!python\n \n\tx \n")]
    [InlineData("#!html\n\n<b>\r</b>\n\n#!mermaid\n\ngraph\n\n#!http\n\nGET x\n\n#!value\n\n5\n\n#!sql\n\n1\n\n#!kql\n\n1\n\n#!pwsh\n\nls\n\n#!javascript\n\n1\n")]
    [InlineData("#!meta\n\n{\"a\":\"😀\\\\uD83D\\\\uDE00 ä <>&'+\"}\n\n#!markdown\n\n😀\n")]
    public void A_dib_that_became_an_ipynb_comes_back_byte_for_byte(string dib, bool foreignOwner = false)
    {
        var original = DibFormat.Parse(dib, "a.dib");
        var ipynb = IpynbFormat.Write(original);
        var back = IpynbFormat.Parse(ipynb, "a.ipynb");

        NbFormat.AssertValid(ipynb);
        Assert.Equal(dib, DibFormat.Write(original));
        Same.Cells(original, back);
        if (!foreignOwner) Assert.Equal(dib, DibFormat.Write(back));
        Assert.Equal(ipynb, IpynbFormat.Write(back));
    }

    [Fact]
    public void What_a_front_end_did_to_the_kernel_does_not_reach_the_dib()
    {
        const string Dib = "#!csharp\n\n1\n";
        var ipynb = IpynbFormat.Write(DibFormat.Parse(Dib, "a.dib")).Replace(".net-csharp", "other").Replace("text/x-csharp", "x");

        Assert.Equal(Dib, DibFormat.Write(IpynbFormat.Parse(ipynb, "a.ipynb")));
    }

    [Fact]
    public void A_kernel_that_a_front_end_removed_is_added_again_and_still_does_not_reach_the_dib()
    {
        const string Dib = "#!csharp\n\n1\n";
        var ipynb = IpynbFormat.Parse(IpynbFormat.Write(DibFormat.Parse(Dib, "a.dib")), "a.ipynb");
        ipynb.Metadata.Remove("kernelspec");

        var again = IpynbFormat.Parse(IpynbFormat.Write(ipynb), "a.ipynb");

        Assert.True(again.Metadata.ContainsKey("kernelspec"));
        Assert.Equal(Dib, DibFormat.Write(again));
    }

    [Fact]
    public void A_foreign_notebook_keeps_its_languages_and_metadata_as_a_dib()
    {
        var python = IpynbFormat.Parse(
            """{"nbformat":4,"nbformat_minor":2,"metadata":{"kernelspec":{"name":"python3","display_name":"Python"}},"cells":[{"cell_type":"code","source":"1"}]}""", "a.ipynb");
        var dib = DibFormat.Parse(DibFormat.Write(python), "a.dib");

        Same.Everything(python, dib);
        Assert.Equal("python", dib.DefaultLanguage);
    }
}
