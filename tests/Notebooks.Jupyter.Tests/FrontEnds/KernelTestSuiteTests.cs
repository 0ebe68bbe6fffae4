using Notebooks.Jupyter.Tests.Support;

namespace Notebooks.Jupyter.Tests.FrontEnds;

/// <summary>The tests that the Jupyter project has for every kernel.</summary>
public class KernelTestSuiteTests(InstalledKernel kernel)
{
    [Fact(Timeout = 600_000)]
    [Needs(Part.Jupyter, Part.JupyterKernelTest)]
    public async Task The_suite_of_the_Jupyter_project_passes()
    {
        var ended = await kernel.PythonAsync(InstalledKernel.Clients, "kernel_test.py", "-v");
        Assert.True(ended.ExitCode == 0, ended.Text);
        Assert.Matches(@"test_error .*ok", ended.Text);
    }
}
