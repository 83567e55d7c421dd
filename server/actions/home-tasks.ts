/** What a person finds when she comes in: the documents that are new, and what waits for her. people.md P-02. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { isFilled } from '@carnet/core/model/emergency-card.ts'
import { type HomeTask, homeLinesMax } from '@carnet/core/model/home-task.ts'
import { loinc } from '@carnet/core/model/lab-result.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { holderAsDepositor } from '@carnet/core/rules/submission.ts'
import { cardAsSeen, readerIn } from './emergency-card.ts'
import { ownWordsFor } from './health-profile.ts'
import { type ListedDocument, showDocuments, type VisibleDocuments } from './list-documents.ts'
import { perform } from './perform.ts'
import type { Platform } from './platform.ts'

/** « CR d’examens biologiques ». */
const labReport = { code: '11502-2', system: loinc }
/** What came before is no news: who comes in for the first time does not find ten years of results to read. */
const recentDays = 30
/** Of who comes back after years: the list has the others. */
const newMax = 200

export type WhatWaits = {
  /** Of each author, the newest that is not read yet, and how many he added. */
  readonly added: readonly { readonly newest: ListedDocument; readonly count: number }[]
  /** Of all. */
  readonly addedCount: number
  readonly results: readonly HomeTask[]
}

/** The first time, and where nobody knows when the reader was last here, what came of late is new. */
export function newsSince(previousVisitAt: Date | null, now: Date): Date {
  return previousVisitAt ?? new Date(now.getTime() - recentDays * 86_400_000)
}

/** One line of the history, as a list of documents is. */
export async function readWhatWaits(
  platform: Platform,
  caller: PatientCaller,
  newSince: Date,
): Promise<WhatWaits> {
  const lately = newsSince(null, platform.clock.now())
  const since = newSince > lately ? lately : newSince
  const newest = { since, limit: newMax }
  const read = async ({ documents, label, openedSince }: VisibleDocuments) => {
    const opened = await openedSince(since, documents)
    const unread = documents
      .filter((document) => !opened.has(document))
      .toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime())
    const added = unread.filter(
      ({ submittedAt, depositorId }) => submittedAt > newSince && depositorId !== holderAsDepositor,
    )
    const byAuthor = [...Map.groupBy(added, authorOf).values()].slice(0, homeLinesMax)
    const reports = unread.filter(
      ({ typeCode, typeSystem, submittedAt }) =>
        typeCode === labReport.code && typeSystem === labReport.system && submittedAt > lately,
    )
    const labelled = await label(byAuthor.map(([document]) => document!))
    const toRead = await label(reports.slice(0, homeLinesMax))
    return {
      added: byAuthor.map(({ length }, at) => ({ newest: labelled[at]!, count: length })),
      addedCount: added.length,
      results: toRead.map(({ entryUuid, label: { title }, serviceStartTime, submittedAt }) => ({
        kind: 'readResult' as const,
        documentId: entryUuid,
        title,
        at: serviceStartTime ?? submittedAt,
      })),
    }
  }
  return showDocuments(platform, caller, caller.patient, read, newest)
}

function authorOf({ authorPersons, authorIds }: Pick<ListedDocument, 'authorPersons' | 'authorIds'>): string {
  return authorPersons[0] ?? authorIds.join(' ')
}

export type CardStatus = { readonly filled: boolean; readonly changedAt: Date | undefined }

/** Whether it would help, as its reader sees it: nothing of what is on it. */
export function readCardStatus(platform: Platform, caller: PatientCaller): Promise<CardStatus> {
  const request = { patient: caller.patient, action: 'readEmergencyCard' } as const
  return perform(platform, caller, request, async (permitted) => {
    const card = await cardAsSeen(permitted, readerIn(permitted))
    return { result: { filled: isFilled(card), changedAt: card.changedAt }, acts: [{}] }
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
