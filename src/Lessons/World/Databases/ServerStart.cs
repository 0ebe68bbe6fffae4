namespace Lessons.World.Databases;

/// <summary>Starts a database server, or says that it is missing.</summary>
internal static class ServerStart
{
    /// <summary>Starts a server in a temporary folder of its own.</summary>
    /// <typeparam name="T">What the server is to its users.</typeparam>
    /// <param name="product">What it is called in messages.</param>
    /// <param name="start">Starts it in a folder; null when it is not installed.</param>
    /// <returns>The server; null when it is not installed.</returns>
    /// <exception cref="InvalidOperationException">
    /// It does not start, or it is not installed and <c>CI=true</c> says that every part has to be there.
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
            // A server that got as far as to run has deleted it.
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            throw;
        }
    }
}
