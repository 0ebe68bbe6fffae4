namespace Lessons;

/// <summary>What connects the library to the notebook that uses it.</summary>
public static class Lesson;
