using Notebooks.Inspecting;
using Notebooks.Processes;
using Notebooks.Protocol;

namespace Notebooks.Sessions;

/// <summary>What a host reported when there was nothing more to do.</summary>
/// <param name="Unobserved">Exceptions of tasks that the notebook never observed.</param>
/// <param name="Survivors">Names of processes that the notebook had started, and that had to be ended.</param>
/// <param name="PeakBytes">Its peak working set, in bytes.</param>
/// <param name="Death">Why it did not end as it should, or null when it did.</param>
internal sealed record Farewell(Unobserved[] Unobserved, IReadOnlyList<string> Survivors, long PeakBytes, Death? Death);

/// <summary>Work that is still under way although all cells have ended.</summary>
/// <param name="Cells">The cells that have started it.</param>
/// <param name="Seen">What was seen of this work, or null when nothing could be seen.</param>
/// <param name="Map">Maps what was seen to lines.</param>
internal sealed record Leftovers(int[] Cells, Snapshot? Seen, SubmissionMap Map);
