using System.Collections.Immutable;
using Course.Tests.Running;

namespace Course.Tests.Mutations;

/// <summary>
/// Proves that claims can fail. <c>MUTATE=1 dotnet test tests/Course.Tests --filter "FullyQualifiedName~MutationTests"</c>
/// tries every mutation, <c>…&amp;DisplayName~13-semaphore</c> those of one lesson; without <c>MUTATE=1</c> a few are tried.
/// <c>WRITE_MUTATIONS=1</c> writes the claims that a mutation turns into its list, if none stand there.
/// </summary>
[TestCaseOrderer(typeof(AskedFor))]
public sealed class MutationTests(MutationRuns runs)
{
    // The first test waits for all the lessons before it.
    private const int Patience = 7_200_000;

    public static TheoryData<string> Names =>
        [.. (IsSet("MUTATE") ? All : All.Where(m => m.Lesson == "13-semaphore").Take(2)).Select(m => m.Name)];

    private static IEnumerable<Mutation> All => MutationList.All.SelectMany(list => list.Mutations);

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Names))]
    public async Task A_claim_does_not_survive(string name)
    {
        var mutation = All.Single(m => m.Name == name);

        var unchanged = await runs.UnchangedAsync(mutation.Lesson);
        var mutated = await runs.MutatedAsync(mutation);

        Assert.True(unchanged.Verdict == Verdict.Passed, $"The lesson fails without any change.\n{Story.Of(unchanged)}");
        Assert.False(mutated.Cells.Any(cell => cell.Failure is { Kind: FailureKind.CompileError, FollowsFrom: null }), $"What does not compile says nothing about claims.\n{Story.Of(mutated)}");
        var (before, after) = (ClaimOutcomes.Of(unchanged), ClaimOutcomes.Of(mutated));
        if (IsSet("WRITE_MUTATIONS")) mutation = Written(mutation, after);
        Assert.True(mutation.Turned.Any(), "No claim is false after this change.");
        // A claim may need a part that is not installed; NeedsAttribute sees to it that none is missing where CI is set.
        Assert.All(mutation.False.Where(CanBeSaid), claim => AssertTurned(claim, ClaimOutcome.False));
        Assert.All(mutation.Unsaid.Where(CanBeSaid), claim => AssertTurned(claim, ClaimOutcome.False, ClaimOutcome.Unsaid));

        bool CanBeSaid(string claim) => before[claim] != ClaimOutcome.LeftOut || after[claim] != ClaimOutcome.LeftOut;
        void AssertTurned(string claim, params ClaimOutcome[] outcomes) =>
            Assert.True(outcomes.Contains(after[claim]), $"\"{claim}\" is \"{after[claim]}\" after this change.\n{Story.Of(mutated)}");
    }

    // A claim that another mutation makes false is not listed as one that is only not said.
    private static Mutation Written(Mutation mutation, ImmutableSortedDictionary<string, ClaimOutcome> after)
    {
        if (mutation.Turned.Any()) return mutation;
        var list = MutationList.Read(mutation.Lesson);
        var elsewhere = list.Mutations.SelectMany(m => m.Turned).ToHashSet();
        var written = mutation with
        {
            False = [.. Claims(ClaimOutcome.False)],
            Unsaid = [.. Claims(ClaimOutcome.Unsaid).Where(claim => !elsewhere.Contains(claim))],
        };
        list.Write(written);
        return written;

        IEnumerable<string> Claims(ClaimOutcome outcome) => LessonClaim.Of(list.Lesson).Select(claim => claim.Sentence).Distinct()
            .Where(claim => after.GetValueOrDefault(claim) == outcome);
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) == "1";
}
