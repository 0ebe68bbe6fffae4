using Microsoft.DotNet.Interactive;

namespace Notebooks.Host.Api;

/// <summary>The C# kernel, as others see it: its cells are compiled elsewhere, so it knows their variables and takes no code.</summary>
internal sealed class CompiledKernel(string name) : Kernel(name);
