using Notebooks.Inspecting;
using Notebooks.Planning;
using Notebooks.Processes;

namespace Notebooks.Sessions;

/// <summary>A host and the objects that were made for it. They cannot be used with another host.</summary>
/// <param name="Host">The host.</param>
/// <param name="BackEnd">Sends cells to it.</param>
/// <param name="Planner">Plans cells for it, one at a time.</param>
/// <param name="Map">The submissions that ran in it.</param>
internal sealed record HostLife(HostConversation Host, ICellBackEnd BackEnd, CellPlanner Planner, SubmissionMap Map);
