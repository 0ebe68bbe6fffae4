namespace Lessons.Tests;

/// <summary>Tests that load the machine run alone, so as not to be the load of the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
