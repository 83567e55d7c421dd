/** « Mes résultats d’analyses », and one of them in time. people.md P-07, P-08. */
import { analysesOf, isNumeric } from '@carnet/core/model/analyses.ts'
import { type LabReport, loinc } from '@carnet/core/model/lab-result.ts'
import { readElided } from '@carnet/core/wire/cda/elided-text.ts'
import { readLabReport } from '@carnet/core/wire/cda/lab-results.ts'
import { resultPage } from '@carnet/web/patient/result.ts'
import { resultsPage } from '@carnet/web/patient/results.ts'
import { urls } from '@carnet/web/urls.ts'
import { isLeftToTheReport } from '@carnet/web/words/analyses.ts'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../../actions/perform.ts'
import {
  readStructured,
  type StructuredDocument,
  type StructuredReader,
} from '../../../actions/read-structured.ts'
import type { OpenSession } from '../../../identity/patient.ts'
import { carnetOf, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'

/** « CR d’examens biologiques ». */
const labReportType = { code: '11502-2', system: loinc }

/** Ten times the longest report published: past it, a page would be of no use to anybody. */
const resultsMax = 1000

const reader: StructuredReader<LabReport> = {
  name: 'lab-results 1',
  typeCodes: [labReportType],
  async read(bytes) {
    const report = await readElided(bytes, readLabReport)
    return report === undefined || report.results.length > resultsMax ? null : report
  },
}

export function mountResults(pages: FastifyInstance, portal: Portal): void {
  const reports = ({ caller }: OpenSession) => readStructured(portal.platform, caller, caller.patient, reader)

  pages.get(urls.results, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { documents } = await reports(session)
    return reply.send(
      resultsPage({
        ...carnetOf(portal, session),
        analyses: analysesIn(documents),
        withoutNumbers: documents
          .filter(({ content }) => !content?.results.some((result) => result.code && isNumeric(result)))
          .map((document) => summaryOf(document, session.previousVisitAt)),
      }),
    )
  })

  pages.get<{ Params: { key: string } }>(`${urls.results}/:key`, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { documents } = await reports(session)
    const analysis = analysesIn(documents).find(({ key }) => key === request.params.key)
    // The same for a code that is none and for one that stands in documents that may not be seen.
    if (analysis === undefined) throw new Refused('documentUnknown')
    return reply.send(resultPage({ ...carnetOf(portal, session), analysis }))
  })
}

function analysesIn(documents: readonly StructuredDocument<LabReport>[]) {
  const analyses = analysesOf(
    documents.map(({ entryUuid, serviceStartTime, submittedAt, content }) => ({
      documentId: entryUuid,
      careAt: serviceStartTime ?? submittedAt,
      results: content?.results ?? [],
    })),
  )
  return analyses.filter(({ key, label }) => !isLeftToTheReport(key, label))
}
