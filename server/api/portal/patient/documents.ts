/** « Mes documents », and the switch that masks them all. people.md P-04; rules.md VIS-04. */
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { arrange, latestByAuthor } from '@carnet/web/patient/arrange-documents.ts'
import {
  type DocumentsData,
  documentsPage,
  type StarDone,
  specialityOf,
} from '@carnet/web/patient/documents.ts'
import { type DocumentListQuery, documentsUrl, urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import { type DocumentInList, showDocuments, type VisibleDocuments } from '../../../actions/list-documents.ts'
import { starDocument } from '../../../actions/star-document.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { filedAs, isHolders, summaryOf } from './document-summary.ts'
import { type ListAddress, queryOf } from './list-address.ts'
import { maskingIn } from './masking-defaults.ts'
import { type DoneAddress, severalOf } from './several-documents.ts'

type Query = ListAddress & DoneAddress & { fait?: string; annuler?: string }
type StarForm = { starDocument?: string; unstarDocument?: string } | undefined

export function mountDocuments(pages: FastifyInstance, portal: Portal): void {
  pages.get<{ Querystring: Query }>(urls.documents, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const query = queryOf(request.query)
    const {
      everythingMasked,
      maskedBlocks: _,
      ...shown
    } = await showDocuments(portal.platform, caller, caller.patient, (visible) =>
      pageOf(visible, query, session),
    )
    return reply.send(
      documentsPage({
        ...carnetOf(portal, session),
        ...shown,
        query,
        masking: {
          everything: everythingMasked,
          mayChange: spaceOffers(caller, 'maskEverything'),
        },
        done: doneIn(request.query.fait),
        mayUndo: request.query.annuler !== undefined,
        mayTakeAway: spaceOffers(caller, 'askDownloadPersonalData'),
        mayAdd: spaceOffers(caller, 'submitDocuments'),
        mayStar: spaceOffers(caller, 'starDocument'),
        several: severalOf(session, request.query),
      }),
    )
  })

  pages.post<{ Querystring: Query; Body: StarForm }>(urls.documents, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const query = queryOf(request.query)
    const { starDocument: starred, unstarDocument: unstarred } = request.body ?? {}
    const entryUuid = starred ?? unstarred
    if (entryUuid === undefined || !isFromOurForm(session, request))
      return reply.redirect(documentsUrl(query), 303)
    const action = starred === undefined ? 'unstarDocument' : 'starDocument'
    const done = await starDocument(portal.platform, session.caller, { entryUuid, action })
    return reply.redirect(documentsUrl(query, done === 'done' ? action : done), 303)
  })
}

function doneIn(text: string | undefined): DocumentsData['done'] {
  return text === 'deleted' ? text : (maskingIn(text) ?? starDoneIn(text))
}

export function starDoneIn(text: string | undefined): StarDone | undefined {
  return text === 'starDocument' || text === 'unstarDocument' || text === 'tooMany' ? text : undefined
}

/** Opens what the page says of documents, and of no other. */
async function pageOf(
  { documents: all, label, formerOf, starred, noted, copies }: VisibleDocuments,
  query: DocumentListQuery,
  session: CarnetSession,
) {
  const stars = await starred()
  const notes = await noted()
  // What is chosen one by one, and what its holder marked, stands on its own line.
  const same = query.choosing ? new Map() : await copies()
  const copiesOf = (document: DocumentInList): readonly DocumentInList[] =>
    (same.get(document) ?? []).filter((copy: DocumentInList) => !stars.has(copy) && !notes.has(copy))
  const folded = new Set([...same.keys()].flatMap(copiesOf))
  const documents = all.filter((document) => !folded.has(document))
  const filed = documents.map((document) => ({
    ...filedAs(document),
    starred: stars.has(document),
    document,
  }))
  const specialities = new Map<string, string>()
  if (query.view === 'specialite') {
    const latest = [...latestByAuthor(filed)]
    const labelled = await label(latest.map(([, { document }]) => document))
    latest.forEach(([author], at) => {
      specialities.set(author, specialityOf(labelled[at]!.label))
    })
  }
  const list = arrange(filed, { ...query, specialityOf: (author) => specialities.get(author) ?? '' })
  const told = list.sections.flatMap(({ named, groups }) => [
    named,
    ...groups.flatMap(({ episode, documents }) => [...(episode?.documents.slice(0, 1) ?? []), ...documents]),
  ])
  const shown = new Set(told.map(({ document }) => document))
  const former = new Map([...shown].map((document) => [document, formerOf(document)]))
  const labelled = await label([
    ...new Set([...shown, ...[...former.values()].flat(), ...[...shown].flatMap(copiesOf)]),
  ])
  const summaries = new Map(
    labelled.map((document) => [
      document.entryUuid as string,
      summaryOf(document, session.previousVisitAt, session),
    ]),
  )
  const described = new Map(
    [...shown].map((document) => [
      document.entryUuid as string,
      {
        ...summaries.get(document.entryUuid)!,
        starred: stars.has(document),
        noted: notes.has(document),
        copies: copiesOf(document).map(({ entryUuid }) => summaries.get(entryUuid)!),
        formerVersions: former.get(document)!.map(({ entryUuid }) => summaries.get(entryUuid)!),
      },
    ]),
  )
  const hasOwn = documents.some(isHolders)
  return { list, described, hasOwn }
}
