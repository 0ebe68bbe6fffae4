namespace Lessons.Costs;

/// <summary>A row of the table: nanoseconds of one operation.</summary>
/// <param name="Operation">What it is.</param>
/// <param name="Python">Wall clock in Python.</param>
/// <param name="CSharp">Wall clock in C#.</param>
/// <param name="PythonCpu">Processor time in Python.</param>
/// <param name="CSharpCpu">Processor time in C#, all threads together.</param>
public sealed record CostRow(string Operation, long Python, long CSharp, long PythonCpu, long CSharpCpu);
