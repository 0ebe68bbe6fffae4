namespace Lessons.Costs;

/// <summary>Costs could not be measured; the message names the program and the work.</summary>
/// <param name="message">The problem.</param>
/// <param name="inner">Its cause.</param>
public sealed class CostException(string message, Exception? inner = null) : Exception(message, inner);
