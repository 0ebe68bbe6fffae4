// likely: it queues for a permit that another one holds
string StuckOperation(Recording recording) => recording.Leaves.First(o => o.Outcome == Outcome.Unfinished).Name;
