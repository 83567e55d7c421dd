/** Traces bound by day, then by person, so that one sentence tells what one person did. Spec: people.md P-18. */

import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Trace, TracedDocument } from '@carnet/core/model/trace.ts'

/** Lines of one person, one day, that say the same thing for the same reasons. */
export type AccessEvent = {
  /** The newest of the lines: all that is common to them is read from it. */
  readonly trace: Trace
  readonly first: Date
  readonly last: Date
  /** Each document once. */
  readonly documents: readonly TracedDocument[]
  readonly returnedCount: number
  readonly filteredCount: number
}

export type AccessPerson = { readonly events: readonly AccessEvent[] }

export type AccessDay = { readonly day: string; readonly at: Date; readonly people: readonly AccessPerson[] }

/** Keeps the order in which days, people and events are first met; traces come newest first. */
export function accessDays(traces: readonly Trace[]): readonly AccessDay[] {
  return [...Map.groupBy(traces, ({ at }) => civilDay(at))].map(([day, ofDay]) => ({
    day,
    at: ofDay[0]!.at,
    people: [...Map.groupBy(ofDay, actorKey).values()].map((ofPerson) => ({
      events: accessEvents(ofPerson),
    })),
  }))
}

export function accessEvents(traces: readonly Trace[]): readonly AccessEvent[] {
  return [...Map.groupBy(traces, sameSentence).values()].map(eventOf)
}

function eventOf(traces: readonly Trace[]): AccessEvent {
  const times = traces.map(({ at }) => at.getTime())
  const documents = new Map(traces.flatMap((trace) => trace.documents.map((each) => [each.uniqueId, each])))
  return {
    trace: traces[0]!,
    first: new Date(Math.min(...times)),
    last: new Date(Math.max(...times)),
    documents: [...documents.values()],
    returnedCount: Math.max(...traces.map(({ returnedCount }) => returnedCount)),
    filteredCount: Math.max(...traces.map(({ filteredCount }) => filteredCount)),
  }
}

function actorKey({ actor }: Trace): string {
  return JSON.stringify([actor.kind, actor.id, actor.structureId])
}

/** The checks are part of it: lines with other reasons must not hide behind one « Pourquoi ? ». */
function sameSentence(trace: Trace): string {
  const reasons = trace.checks.map(({ step, passed, because }) => [step, passed, because])
  return JSON.stringify([
    civilDay(trace.at),
    actorKey(trace),
    trace.action,
    trace.outcome,
    trace.mode,
    trace.emergencyReason,
    trace.refusal,
    trace.secretSession,
    reasons,
  ])
}
