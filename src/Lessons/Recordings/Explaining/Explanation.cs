namespace Lessons.Recordings.Explaining;
internal static class Explanation { public static IReadOnlyList<string> Of(Recording r) => []; }
