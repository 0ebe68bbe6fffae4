namespace Lessons.Costs.Works;

/// <summary>A failure on its way up through async methods: as an exception, and as an answer.</summary>
internal static class Raising
{
    public static Func<int, Task> Through(int frames) => async count =>
    {
        for (var i = 0; i < count; i++)
        {
            try { await FailAsync(frames); }
            catch (InvalidOperationException) { }
        }
    };

    public static Func<int, Task> AnswerThrough(int frames) => async count =>
    {
        for (var i = 0; i < count; i++)
            if (await TryAsync(frames) is not null) throw new InvalidOperationException("There was to be no answer.");
    };

#pragma warning disable CS1998 // These methods never wait, because only the way up is measured.
    private static async Task<int> FailAsync(int frames) =>
        frames > 1 ? await FailAsync(frames - 1) : throw new InvalidOperationException("no answer");

    private static async Task<int?> TryAsync(int frames) => frames > 1 ? await TryAsync(frames - 1) : null;
#pragma warning restore CS1998
}
