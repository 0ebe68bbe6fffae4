// likely: the longest line waits for its children: it is the last to blame
string StuckOperation(Recording recording) => recording.Operations.MaxBy(o => o.Elapsed)!.Name;
