using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;

namespace Notebooks.Sessions;

/// <summary>A host and all that was made for it: another host knows nothing of it.</summary>
/// <param name="Host">The host.</param>
/// <param name="BackEnd">What brings cells to it.</param>
/// <param name="Planner">Plans cells for it, one at a time.</param>
/// <param name="Map">What ran in it.</param>
internal sealed record HostLife(HostConversation Host, ICellBackEnd BackEnd, CellPlanner Planner, SubmissionMap Map);
