namespace Testing;

/// <summary>A part that the machine may have, and that <c>.devcontainer/setup.sh</c> installs.</summary>
public enum Part
{
    /// <summary>A browser: the system's own, never a downloaded one.</summary>
    Chromium,

    /// <summary>Fonts that differ in the width of letters and the height of lines.</summary>
    Fonts,

    /// <summary>What finds barriers in pages.</summary>
    Axe,

    /// <summary>The plotly.js of the major version before ours, which notebook front ends still ship.</summary>
    Plotly2,

    /// <summary>The other side of the lessons.</summary>
    Python,

    /// <summary>A database server, which tests and lessons start for themselves.</summary>
    PostgreSql,

    /// <summary>Clients of kernels: jupyter_client, zmq, nbclient and nbconvert.</summary>
    Jupyter,

    /// <summary>The tests that the Jupyter project has for every kernel.</summary>
    JupyterKernelTest,

    /// <summary>The server of the classic Notebook.</summary>
    NotebookServer,

    /// <summary>The client library of VS Code's Jupyter extension.</summary>
    Zeromq,

    /// <summary>The tool that the extension Polyglot Notebooks starts.</summary>
    PolyglotTool,

    /// <summary>PowerShell for this system, which runs what is written for Windows.</summary>
    PowerShell,

    /// <summary>The tools that look into another process, from outside.</summary>
    DiagnosticTools,

    /// <summary>The client library that JupyterLab is made of.</summary>
    JupyterLabServices,
}
