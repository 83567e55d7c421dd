/** The line of a life. */

import { type TimelineData, timelinePage } from '../../patient/timeline.ts'
import { timelineOf, wholeLife, type Zoom } from '../../patient/timeline-periods.ts'
import { documents, filed } from './documents.ts'
import { carnet, type PageStates } from './surroundings.ts'

export function timelineExample(zoom: Zoom, those = documents): TimelineData {
  const described = new Map(those.map((document) => [document.id, document]))
  return { ...carnet, timeline: timelineOf(those.map(filed), zoom), described }
}

export const timelineStates: PageStates = {
  timeline: timelinePage(timelineExample({ year: 2026, month: null })),
  'timeline-life': timelinePage(timelineExample(wholeLife)),
}
