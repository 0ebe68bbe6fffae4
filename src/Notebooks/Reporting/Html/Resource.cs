namespace Notebooks.Reporting.Html;

/// <summary>Files that lie in the assembly.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
