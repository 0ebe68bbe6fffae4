using Microsoft.CodeAnalysis;
using Notebooks.Compiling.Packages;
using Notebooks.Planning;

namespace Notebooks.Compiling;

/// <summary>
/// What a submission may reference: the framework, the packages it names, and all that <c>#r</c> of the submissions before it
/// has brought. It does not change: several submissions may come after the same one.
/// </summary>
internal sealed class ReferenceChain
{
    private readonly string _folder;
    private readonly string _packageFolder;
    private readonly string[] _texts;
    private readonly MetadataReference[] _references;

    private ReferenceChain(string folder, string packageFolder, string[] texts, MetadataReference[] references) =>
        (_folder, _packageFolder, _texts, _references) = (folder, packageFolder, texts, references);

    /// <summary>What the first submission of a notebook may reference.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="packageFolder">Where restored packages are remembered.</param>
    /// <param name="framework">What every submission may use.</param>
    public static ReferenceChain Start(string folder, string packageFolder, MetadataReference[] framework) => new(folder, packageFolder, [], framework);

    /// <summary>What the next submission may reference.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="describe">Puts a reference that says more in the place of one to a package, or null.</param>
    public Link Next(Submission submission, Func<PortableExecutableReference, PortableExecutableReference>? describe = null)
    {
        string[] texts = [.. _texts, submission.Text];
        var resolver = new DirectiveResolver(_folder, submission.Document, new PackageReferences(_packageFolder, texts));
        return new(resolver, [.. _references, .. describe is null ? resolver.Packages : resolver.Packages.Select(describe)], this, texts);
    }

    /// <summary>The references of one submission.</summary>
    internal sealed class Link(DirectiveResolver resolver, MetadataReference[] references, ReferenceChain before, string[] texts)
    {
        /// <summary>Finds what its <c>#r</c> name.</summary>
        public DirectiveResolver Resolver => resolver;

        /// <summary>What it may use besides.</summary>
        public MetadataReference[] References => references;

        /// <summary>What those after it may reference.</summary>
        /// <param name="directives">What its own <c>#r</c> have brought: see <see cref="Compilation.DirectiveReferences"/>.</param>
        public ReferenceChain Then(IEnumerable<MetadataReference> directives) =>
            new(before._folder, before._packageFolder, texts, [.. references, .. directives]);
    }
}
