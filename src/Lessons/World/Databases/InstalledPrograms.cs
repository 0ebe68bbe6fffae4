namespace Lessons.World.Databases;

/// <summary>Finds the programs of database servers. Systems often install them outside the PATH.</summary>
internal static class InstalledPrograms
{
    // Debian has one folder for each version here.
    private const string PostgresRoot = "/usr/lib/postgresql";
    // Programs for the system are here. The PATH of ordinary users does not have these folders.
    private static readonly string[] SystemFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/libexec"];

    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>, the newest of several, or null.</summary>
    public static string? OfPostgres() =>
        PostgresFolders().Concat(OnPath()).FirstOrDefault(folder => Has(folder, "initdb") && Has(folder, "postgres"));

    /// <summary>The files of <c>mariadb-install-db</c> and <c>mariadbd</c>; null unless all they need is there.</summary>
    public static (string Install, string Server)? OfMariaDb() =>
        Find("my_print_defaults") is not null && Find("mariadb-install-db") is { } install && Find("mariadbd") is { } server ? (install, server) : null;

    private static IEnumerable<string> PostgresFolders() => Directory.Exists(PostgresRoot)
        ? Directory.GetDirectories(PostgresRoot)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
        : [];

    private static string? Find(string program) =>
        OnPath().Concat(SystemFolders).Where(folder => Has(folder, program)).Select(folder => Path.Combine(folder, program)).FirstOrDefault();

    private static string[] OnPath() =>
        Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool Has(string folder, string program) => File.Exists(Path.Combine(folder, program));
}
