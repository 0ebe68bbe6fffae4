using System.Runtime.CompilerServices;

namespace Lessons.Checking;

public static partial class Check
{
    /// <summary>The code throws an exception of this type, or of one derived from it.</summary>
    /// <param name="claim">The sentence, as the lesson says it.</param>
    /// <param name="code">The code.</param>
    /// <returns>The exception, for further claims.</returns>
    /// <exception cref="CheckFailedException">The code throws no such exception.</exception>
    public static async Task<TException> Throws<TException>(string claim, Func<Task> code) where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(code);
        try
        {
            await code().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return Thrown<TException>(claim, exception);
        }
        return Thrown<TException>(claim, null);
    }

    /// <summary>The synchronous code throws an exception of this type, or of one derived from it.</summary>
    /// <param name="claim">The sentence, as the lesson says it.</param>
    /// <param name="code">The code.</param>
    /// <returns>The exception, for further claims.</returns>
    /// <exception cref="CheckFailedException">The code throws no such exception.</exception>
    [OverloadResolutionPriority(-1)]
    public static TException Throws<TException>(string claim, Action code) where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(code);
        try
        {
            code();
        }
        catch (Exception exception)
        {
            return Thrown<TException>(claim, exception);
        }
        return Thrown<TException>(claim, null);
    }

    private static TException Thrown<TException>(string claim, Exception? exception) where TException : Exception
    {
        Decide(new Claim(claim, exception is null ? "nothing was thrown" : ClaimWords.Of(exception), typeof(TException).Name, exception is TException));
        return (TException)exception!;
    }
}
