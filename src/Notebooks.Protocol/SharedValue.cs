namespace Notebooks.Protocol;

/// <summary>Where a host leaves what <c>#!set</c> and <c>#!share</c> have brought for the next submission, which declares a variable for it.</summary>
public static class SharedValue
{
    /// <summary>Its name among the data of the <see cref="AppContext"/>: code of cells gets there without a reference to the engine.</summary>
    /// <param name="variable">Name of the variable.</param>
    public static string NameOf(string variable) => $"Interleave.Value.{variable}";
}
