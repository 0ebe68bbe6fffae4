using Microsoft.CodeAnalysis;
using Notebooks.Compiling.Packages;
using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>
/// What each submission of a notebook adds to the references of those before it: the first one the framework, and any of them the
/// packages that it names. Roslyn hands on what an earlier submission refers to. A reference that is named again for each one
/// would be one more in the list of all that follow, and a thousand cells would take the time of a million.
/// The object does not change, because several submissions may follow the same one.
/// </summary>
internal sealed class ReferenceChain
{
    private readonly string _folder;
    private readonly string _packageFolder;
    private readonly FileReferences _files;
    private readonly string[] _texts;
    private readonly MetadataReference[] _framework;
    private readonly IReadOnlyList<PackageAnalyzer> _analyzers;

    private ReferenceChain(string folder, string packageFolder, FileReferences files, string[] texts, MetadataReference[] framework, IReadOnlyList<PackageAnalyzer> analyzers) =>
        (_folder, _packageFolder, _files, _texts, _framework, _analyzers) = (folder, packageFolder, files, texts, framework, analyzers);

    /// <summary>The references of the first submission of a notebook.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="packageFolder">Where restored packages are remembered.</param>
    /// <param name="framework">The references that every submission has.</param>
    /// <param name="read">Reads any other assembly; as it is, without its documentation, when it is null.</param>
    public static ReferenceChain Start(string folder, string packageFolder, MetadataReference[] framework, Func<string, PortableExecutableReference>? read = null) =>
        new(folder, packageFolder, new(read ?? (path => MetadataReference.CreateFromFile(path))), [], framework, []);

    /// <summary>The references of the next submission.</summary>
    /// <param name="submission">The submission.</param>
    public Link Next(Submission submission)
    {
        string[] texts = [.. _texts, submission.Text];
        var resolver = new DirectiveResolver(_folder, submission.Document, new PackageReferences(_packageFolder, texts), _files);
        return new(resolver, [.. _framework, .. resolver.Packages], this, texts);
    }

    /// <summary>All that a submission refers to, with what those before it handed on to it.</summary>
    public static IEnumerable<MetadataReference> ReferencesOf(Compilation submission)
    {
        for (var it = submission; it is not null; it = it.ScriptCompilationInfo?.PreviousScriptCompilation)
            foreach (var reference in it.References)
                yield return reference;
    }

    /// <summary>The references of one submission.</summary>
    internal sealed class Link(DirectiveResolver resolver, MetadataReference[] references, ReferenceChain before, string[] texts)
    {
        /// <summary>Resolves its <c>#r</c>.</summary>
        public DirectiveResolver Resolver => resolver;

        /// <summary>What it adds to the references of those before it, besides its <c>#r</c>.</summary>
        public MetadataReference[] References => references;

        /// <summary>Analyzers and source generators of the packages that it and those before it name. All packages are restored together, so the latest restore knows them all.</summary>
        public IReadOnlyList<PackageAnalyzer> Analyzers => resolver.Analyzers is [] ? before._analyzers : resolver.Analyzers;

        /// <summary>The references for the submissions after it.</summary>
        public ReferenceChain Then() => new(before._folder, before._packageFolder, before._files, texts, [], Analyzers);
    }
}
