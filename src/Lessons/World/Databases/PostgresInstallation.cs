namespace Lessons.World.Databases;

/// <summary>Where PostgreSQL's programs are.</summary>
internal static class PostgresInstallation
{
    // Debian keeps them off the PATH, one folder a version.
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>, the newest of several, or null.</summary>
    public static string? Find()
    {
        var versions = Directory.Exists(DebianRoot)
            ? Directory.GetDirectories(DebianRoot).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        var onPath = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return versions.Concat(onPath).FirstOrDefault(HasPrograms);
    }

    private static bool HasPrograms(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
