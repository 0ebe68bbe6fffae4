namespace Notebooks.Jupyter;

/// <summary>The kernel cannot be started or installed as asked.</summary>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class KernelException(string message) : Exception(message);
