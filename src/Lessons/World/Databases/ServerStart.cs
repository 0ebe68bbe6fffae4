namespace Lessons.World.Databases;

/// <summary>Starts a database server, or says that it is missing.</summary>
internal static class ServerStart
{
    /// <summary>Starts a server in a temporary folder of its own.</summary>
    /// <typeparam name="T">The class of the server.</typeparam>
    /// <param name="product">The server's name in messages.</param>
    /// <param name="start">Starts it in a folder; null when it is not installed.</param>
    /// <returns>The server; null when it is not installed.</returns>
    /// <exception cref="InvalidOperationException">
    /// It does not start, or it is missing although <c>CI=true</c> says that every part has to be there.
    /// </exception>
    public static async Task<T?> TryAsync<T>(string product, Func<string, Task<T>>? start) where T : class
    {
        if (start is null)
        {
            return Environment.GetEnvironmentVariable("CI") == "true"
                ? throw new InvalidOperationException($"This needs {product}: run .devcontainer/setup.sh. With CI=true nothing may be missing.")
                : null;
        }

        var folder = Directory.CreateTempSubdirectory($"interleave-{product.ToLowerInvariant()}-").FullName;
        try
        {
            return await start(folder).ConfigureAwait(false);
        }
        catch
        {
            // If the server's process was started, its disposal has already deleted the folder.
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            throw;
        }
    }
}
