namespace Notebooks.Cli;

/// <summary>The command was asked for something it cannot do. The message is one sentence that says what to do instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
