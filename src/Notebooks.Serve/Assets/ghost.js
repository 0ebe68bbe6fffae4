// Another run stays behind a timeline, on the same axis: the run before, so that the effect of an edit is seen, or the
// reader's own behind that of the solution.

/** Whether a figure is a timeline with lanes. */
export const isTimeline = figure => laned(figure) !== null;

const laned = figure => {
  const { meta } = figure?.layout ?? {};
  const bars = figure?.data?.find?.(trace => trace.meta === 'segments');
  // A chart of several timelines has several sets of lanes.
  return meta?.timeline === 1 && Array.isArray(meta.lanes) && bars && !(meta.recordings > 1) ? { lanes: meta.lanes, bars } : null;
};

/** The figure with the bars of another one, under a name, behind its own; null when they have no lane in common. */
export const withGhost = (figure, before, name) => {
  const [now, old] = [laned(figure), laned(before)];
  if (!now || !old) return null;
  const rows = new Map(now.lanes.map(lane => [lane.name, lane.row]));
  const names = new Map(old.lanes.map(lane => [lane.row, lane.name]));
  const kept = old.bars.y.flatMap((row, i) => rows.has(names.get(row)) ? [i] : []);
  if (kept.length === 0) return null;
  const ghost = {
    type: 'bar',
    orientation: 'h',
    name,
    base: kept.map(i => old.bars.base[i]),
    x: kept.map(i => old.bars.x[i]),
    y: kept.map(i => rows.get(names.get(old.bars.y[i]))),
    width: 0.94,
    marker: { color: 'rgba(140, 149, 159, .16)', line: { color: 'rgba(140, 149, 159, .7)', width: 1 } },
    hoverinfo: 'skip',
    legendrank: 99,
  };
  const layout = structuredClone(figure.layout);
  const ends = before.layout.xaxis?.range?.[1];
  if (layout.xaxis?.range && ends > layout.xaxis.range[1]) {
    layout.xaxis.range[1] = ends;
    // The end of the shorter run is in the middle now, where a round number may stand. The verdict says it, too.
    if (layout.xaxis2?.tickvals?.length === 2) Object.assign(layout.xaxis2, { tickvals: [0], ticktext: ['0'] });
  }
  return { ...figure, data: [ghost, ...figure.data], layout };
};
