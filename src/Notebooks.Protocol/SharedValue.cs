namespace Notebooks.Protocol;

/// <summary>The place where a host leaves a value that <c>#!set</c> or <c>#!share</c> has brought. The next submission declares a variable for it.</summary>
public static class SharedValue
{
    /// <summary>The value's name among the data of the <see cref="AppContext"/>. Code of cells can read it there without a reference to the engine.</summary>
    /// <param name="variable">Name of the variable.</param>
    public static string NameOf(string variable) => $"Interleave.Value.{variable}";
}
