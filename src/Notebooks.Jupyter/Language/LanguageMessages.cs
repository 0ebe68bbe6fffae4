using Notebooks.Protocol;
using Notebooks.Planning;

namespace Notebooks.Jupyter.Language;

/// <summary>What is asked about code.</summary>
internal enum Question : byte
{
    /// <summary>What may stand at the position.</summary>
    Complete,

    /// <summary>What stands at the position.</summary>
    Inspect,

    /// <summary>Whether the code can be run.</summary>
    IsComplete,
}

/// <summary>A question about code.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Context">What the code builds on.</param>
/// <param name="Code">The code.</param>
/// <param name="Position">Index in it.</param>
internal sealed record LanguageRequest(Question Question, CodeContext Context, string Code, int Position);

/// <summary>Questions and answers as bytes. By hand, as the Wire of the protocol is: no serializer has to be loaded for them.</summary>
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

    // An empty text says that nothing was found: a message cannot be null.
    public static void Write(BinaryWriter to, Inspection? found)
    {
        to.Write(found?.Plain ?? "");
        to.Write(found?.Html ?? "");
    }

    public static Inspection ReadInspection(BinaryReader from) => new(from.ReadString(), from.ReadString());

    public static void Write(BinaryWriter to, Completeness answer)
    {
        to.Write(answer.Status);
        to.Write(answer.Indent);
    }

    public static Completeness ReadCompleteness(BinaryReader from) => new(from.ReadString(), from.ReadString());
}
