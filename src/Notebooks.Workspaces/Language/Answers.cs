namespace Notebooks.Workspaces.Language;

/// <summary>The names that may stand at a position.</summary>
/// <param name="Start">Index of the text that a match replaces.</param>
/// <param name="End">Index after it.</param>
/// <param name="Matches">The matches, best first.</param>
internal sealed record Completions(int Start, int End, Match[] Matches);

/// <summary>A name that may stand at a position.</summary>
/// <param name="Text">The name.</param>
/// <param name="Kind">What it names, such as <c>method</c>.</param>
/// <param name="Signature">Its description, in one line.</param>
internal sealed record Match(string Text, string Kind, string Signature);

/// <summary>The description of a name in the code: signatures and documentation.</summary>
internal sealed record Inspection(string Plain, string Html);

/// <summary>What the compiler says about the code.</summary>
/// <param name="Items">Errors and warnings, in order of their places.</param>
internal sealed record CodeProblems(CodeProblem[] Items);

/// <summary>An error or a warning.</summary>
/// <param name="Start">Index of the text it is about.</param>
/// <param name="End">Index after it.</param>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="Code">Its code, such as <c>CS0103</c>.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record CodeProblem(int Start, int End, bool IsError, string Code, string Message);

/// <summary>Whether a text can be run, or goes on in the next line.</summary>
/// <param name="Status"><c>complete</c>, <c>incomplete</c>, <c>invalid</c> or <c>unknown</c>.</param>
/// <param name="Indent">Blanks for the next line.</param>
internal sealed record Completeness(string Status, string Indent)
{
    public const string Incomplete = "incomplete";
}
