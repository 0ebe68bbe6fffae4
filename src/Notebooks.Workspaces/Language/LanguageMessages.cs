using Notebooks.Protocol;
using Notebooks.Planning;

namespace Notebooks.Workspaces.Language;

/// <summary>The kind of a question about code.</summary>
internal enum Question : byte
{
    /// <summary>Which names may stand at the position.</summary>
    Complete,

    /// <summary>Which name stands at the position.</summary>
    Inspect,

    /// <summary>Whether the code can be run.</summary>
    IsComplete,

    /// <summary>What is wrong with the code.</summary>
    Diagnose,
}

/// <summary>A question about code.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Context">The context of the code.</param>
/// <param name="Code">The code.</param>
/// <param name="Position">Index in it.</param>
internal sealed record LanguageRequest(Question Question, CodeContext Context, string Code, int Position);

/// <summary>Questions and answers as bytes. Like the messages of the hosts, it is written by hand, so no serializer has to be loaded.</summary>
internal static class LanguageWire
{
    public static void Write(BinaryWriter to, LanguageRequest request)
    {
        to.Write((byte)request.Question);
        to.Write(request.Context.Folder);
        to.Write(request.Context.PackageFolder);
        to.WriteAll(request.Context.Submissions, submission =>
        {
            to.Write(submission.Document);
            to.Write(submission.ScriptClass);
            to.Write(submission.Text);
        });
        to.Write(request.Code);
        to.Write(request.Position);
    }

    public static LanguageRequest ReadRequest(BinaryReader from) => new(
        (Question)from.ReadByte() is var question && Enum.IsDefined(question) ? question : throw new InvalidDataException($"There is no question {(byte)question}."),
        new(from.ReadString(), from.ReadString(), from.ReadAll(() => new Submission(from.ReadString(), from.ReadString(), from.ReadString(), null))),
        from.ReadString(),
        from.ReadInt32());

    public static void Write(BinaryWriter to, Completions found)
    {
        to.Write(found.Start);
        to.Write(found.End);
        to.WriteAll(found.Matches, match =>
        {
            to.Write(match.Text);
            to.Write(match.Kind);
            to.Write(match.Signature);
        });
    }

    public static Completions ReadCompletions(BinaryReader from) =>
        new(from.ReadInt32(), from.ReadInt32(), from.ReadAll(() => new Match(from.ReadString(), from.ReadString(), from.ReadString())));

    // An empty text means that nothing was found, because a message cannot be null.
    public static void Write(BinaryWriter to, Inspection? found)
    {
        to.Write(found?.Plain ?? "");
        to.Write(found?.Html ?? "");
    }

    public static Inspection ReadInspection(BinaryReader from) => new(from.ReadString(), from.ReadString());

    public static void Write(BinaryWriter to, CodeProblems found) => to.WriteAll(found.Items, problem =>
    {
        to.Write(problem.Start);
        to.Write(problem.End);
        to.Write(problem.IsError);
        to.Write(problem.Code);
        to.Write(problem.Message);
    });

    public static CodeProblems ReadProblems(BinaryReader from) =>
        new(from.ReadAll(() => new CodeProblem(from.ReadInt32(), from.ReadInt32(), from.ReadBoolean(), from.ReadString(), from.ReadString())));

    public static void Write(BinaryWriter to, Completeness answer)
    {
        to.Write(answer.Status);
        to.Write(answer.Indent);
    }

    public static Completeness ReadCompleteness(BinaryReader from) => new(from.ReadString(), from.ReadString());
}
