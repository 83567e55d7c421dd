/** « Mes résultats d’analyses », and one of them in time. people.md P-07, P-08. */
import { type Analysis, analysesOf, type Measure, measuresInList } from '@carnet/core/model/analyses.ts'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { LabReport } from '@carnet/core/model/lab-result.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { isLeftToTheReport } from '@carnet/core/rules/sensitive-results.ts'
import { nameOf } from '@carnet/web/patient/namesakes.ts'
import { resultPage } from '@carnet/web/patient/result.ts'
import { resultsPage } from '@carnet/web/patient/results.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../../actions/perform.ts'
import type { Platform } from '../../../actions/platform.ts'
import {
  readStructured,
  type Shown,
  type StructuredDocument,
  type StructuredReading,
} from '../../../actions/read-structured.ts'
import { labReportReader } from '../../../structured-readers.ts'
import { pageIn } from '../in-address.ts'
import { type CarnetSession, carnetOf, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'

const reportsPerPage = 50

export function mountResults(pages: FastifyInstance, portal: Portal): void {
  const read = <R>(
    { caller }: CarnetSession,
    show: (reading: StructuredReading<LabReport>) => Promise<Shown<R>>,
  ) => readStructured(portal.platform, caller, caller.patient, labReportReader, show)

  pages.get<{ Querystring: { page?: string } }>(urls.results, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const shown = await read(session, async ({ documents: reports, label }) => {
      const analyses = analysesIn(reports)
      const withNumbers = new Set(analyses.flatMap(reportsOf))
      const without = reports.filter(({ entryUuid }) => !withNumbers.has(entryUuid))
      const last = Math.max(1, Math.ceil(without.length / reportsPerPage))
      const current = Math.min(pageIn(request.query.page), last)
      const told = await label(without.slice((current - 1) * reportsPerPage, current * reportsPerPage))
      return {
        result: {
          analyses,
          withoutNumbers: told.map((document) => summaryOf(document, session.previousVisitAt)),
          pages: { current, last },
        },
        documents: documentsOf(analyses.flatMap(measuresInList)),
      }
    })
    return reply.send(resultsPage({ ...carnetOf(portal, session), ...shown }))
  })

  pages.get<{ Params: { key: string } }>(`${urls.results}/:key`, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const shown = await readAnalysis(portal.platform, session.caller, request.params.key)
    const mayTake = spaceOffers(session.caller, 'downloadSummary')
    return reply.send(resultPage({ ...carnetOf(portal, session), ...shown, mayTake }))
  })
}

/** @throws Refused: the same for a code that is none and for one that stands in documents that may not be seen. */
export async function readAnalysis(platform: Platform, caller: PatientCaller, key: string) {
  const shown = await readStructured(
    platform,
    caller,
    caller.patient,
    labReportReader,
    async ({ documents }) => {
      const analyses = analysesIn(documents)
      const analysis = analyses.find((each) => each.key === key)
      if (analysis === undefined) return { result: undefined, documents: new Set<string>() }
      const sameName = analyses.filter((each) => nameOf(each) === nameOf(analysis))
      // Of the others the page says what sets them apart, as their latest reports do.
      const told = sameName.map((each) => measuresInList(each)[0])
      return {
        result: { analysis, sameName },
        documents: new Set([...reportsOf(analysis), ...documentsOf(told)]),
      }
    },
  )
  if (shown === undefined) throw new Refused('documentUnknown')
  return shown
}

/** The latest measure of each analysis is told of it, for a page that is not about results alone. */
export function readLatestAnalyses(platform: Platform, caller: PatientCaller): Promise<readonly Analysis[]> {
  return readStructured(platform, caller, caller.patient, labReportReader, async ({ documents }) => {
    const analyses = analysesIn(documents)
    return { result: analyses, documents: documentsOf(analyses.map((each) => measuresInList(each)[0])) }
  })
}

type Report = StructuredDocument<LabReport>

function reportsOf({ series }: Analysis): readonly string[] {
  return series.flatMap(({ documentIds }) => documentIds)
}

/** The reports that these measures were taken from. */
function documentsOf(measures: readonly Measure[]): ReadonlySet<string> {
  return new Set(measures.map(({ documentId }) => documentId))
}

function analysesIn(documents: readonly Report[]) {
  const analyses = analysesOf(
    documents.map(({ entryUuid, serviceStartTime, submittedAt, content }) => ({
      documentId: entryUuid,
      careAt: serviceStartTime ?? submittedAt,
      results: content?.results ?? [],
    })),
  )
  return analyses.filter((analysis) => !isLeftToTheReport(analysis))
}
