/** What a person finds when she comes in: what is new, and what waits for her. people.md P-02. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { type HomeTask, homeTasksMax } from '@carnet/core/model/home-task.ts'
import { loinc } from '@carnet/core/model/lab-result.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { ownWordsFor } from './health-profile.ts'
import { type ListedDocument, showDocuments } from './list-documents.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

/** « CR d’examens biologiques ». */
const labReport = { code: '11502-2', system: loinc }
/** What came before is no news: who comes in for the first time does not find ten years of results to read. */
const recentDays = 30
const newMax = 5

export type WhatWaits = {
  /** The newest of those that came since the last visit. */
  readonly newDocuments: readonly ListedDocument[]
  readonly newCount: number
  readonly results: readonly HomeTask[]
}

/** One line of the history, as a list of documents is. */
export function readWhatWaits(
  platform: Platform,
  caller: PatientCaller,
  previousVisitAt: Date | null,
): Promise<WhatWaits> {
  const since = platform.clock.now().getTime() - recentDays * 86_400_000
  return showDocuments(platform, caller, caller.patient, async ({ documents, label, opened }) => {
    const newest = documents.toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime())
    const added = newest.filter(
      ({ submittedAt }) => previousVisitAt !== null && submittedAt > previousVisitAt,
    )
    const reports = newest.filter(
      ({ typeCode, typeSystem, submittedAt }) =>
        typeCode === labReport.code && typeSystem === labReport.system && submittedAt.getTime() > since,
    )
    const read = reports.length === 0 ? new Set() : await opened()
    const toRead = await label(reports.filter((report) => !read.has(report)).slice(0, homeTasksMax))
    return {
      newDocuments: await label(added.slice(0, newMax)),
      newCount: added.length,
      results: toRead.map(({ entryUuid, label: { title }, serviceStartTime, submittedAt }) => ({
        kind: 'readResult' as const,
        documentId: entryUuid,
        title,
        at: serviceStartTime ?? submittedAt,
      })),
    }
  })
}

/** Nothing was ever written of her health, by who may write. */
export function readProfileTasks(platform: Platform, caller: PatientCaller): Promise<readonly HomeTask[]> {
  const request = { patient: caller.patient, action: 'readHealthProfile' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { sections, measures } = await ownWordsFor(caller, permitted)
    const isEmpty =
      measures.length === 0 &&
      Object.values(sections).every(({ lines, notConcerned }) => lines.length === 0 && !notConcerned)
    const offered = isEmpty && spaceOffers(caller, 'writeHealthProfile')
    return { result: offered ? [{ kind: 'fillProfile' } as const] : [], acts: [{}] }
  })
}
