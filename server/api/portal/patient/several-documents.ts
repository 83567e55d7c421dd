/** Several documents of the list masked, shown again or downloaded by one gesture. people.md P-04, P-17; rules.md VIS-03. */
import { Readable } from 'node:stream'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import type { Several, SeveralDone } from '@carnet/web/patient/several-documents.ts'
import { type DocumentListQuery, documentsUrl, severalDoneUrl, urls } from '@carnet/web/urls.ts'
import { civilYear } from '@carnet/web/words/dates.ts'
import { familyOf, parseFamily } from '@carnet/web/words/document-families.ts'
import { severalDocuments as words } from '@carnet/web/words/several-documents.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { downloadDocuments, downloadedAtOnceMax } from '../../../actions/download-documents.ts'
import { showDocuments } from '../../../actions/list-documents.ts'
import {
  type FormerMasking,
  type MaskedDocument,
  type MaskingGesture,
  maskDocuments,
  maskedAtOnceMax,
} from '../../../actions/mask-document.ts'
import { chosenArchive } from '../archive/chosen-archive.ts'
import { type CarnetSession, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { type ListAddress, queryOf } from './list-address.ts'
import { formerIn, gestureIn, gestureTowards, maskingWriting } from './masking.ts'

type Sent = string | readonly string[]
type Done = Partial<SeveralDone> & Pick<SeveralDone, 'what'>
type Form = { geste?: string; document?: Sent; sorte?: Sent; avant?: Sent } | undefined
export type DoneAddress = { ensemble?: string; nombre?: string; reste?: string; avant?: Sent }

export function mountSeveralDocuments(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  pages.post<{ Querystring: ListAddress; Body: Form }>(urls.severalDocuments, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const query = queryOf(request.query)
    if (!isFromOurForm(session, request)) return reply.redirect(documentsUrl(query), 303)
    const { geste, document = [], sorte = [], avant = [] } = request.body ?? {}
    const { caller } = session
    const chosen = listOf(document)
    if (geste === 'undo') return back(reply, query, await undo(caller, listOf(avant)))
    if (geste === 'download') return download(session, reply, query, chosen)
    const action = gestureIn(geste)
    if (action === undefined) return reply.redirect(documentsUrl(query), 303)
    const ofSorts = sorte.length === 0 ? [] : await idsOfSorts(caller, query, listOf(sorte), action)
    const asked = [...new Set([...chosen, ...ofSorts])]
    if (asked.length === 0) return back(reply, query, { what: 'none' })
    const entryUuids = asked.slice(0, maskedAtOnceMax)
    const masked = await maskDocuments(platform, maskingWriting, caller, {
      patient: caller.patient,
      entryUuids,
      action,
    })
    const changed = masked.filter(({ before }) => before !== undefined)
    return back(reply, query, {
      what: changed.length === 0 ? 'nothing' : action,
      count: changed.length,
      left: asked.length - entryUuids.length,
      before: formersOf(changed),
    })
  })

  /** Of these sorts, as the list is narrowed, those that the gesture would change; the newest first. */
  async function idsOfSorts(
    caller: PatientCaller,
    { year, starred: starredOnly }: DocumentListQuery,
    sorts: readonly string[],
    action: MaskingGesture,
  ) {
    const families = sorts.map(parseFamily)
    const { ids } = await showDocuments(platform, caller, caller.patient, async ({ documents, starred }) => {
      const stars = starredOnly ? await starred() : undefined
      return {
        ids: documents
          .filter(({ visibility }) => visibility.maskedToProfessionals !== (action === 'maskDocument'))
          .filter((document) => families.includes(familyOf(document)))
          .filter(
            ({ serviceStartTime, submittedAt }) =>
              year === null || civilYear(serviceStartTime ?? submittedAt) === year,
          )
          .filter((document) => stars === undefined || stars.has(document))
          .map(({ entryUuid }) => entryUuid as string),
      }
    })
    return ids
  }

  async function undo(caller: PatientCaller, before: readonly string[]): Promise<Done> {
    let whole = true
    for (const { former, entryUuids } of formersIn(before)) {
      const action = gestureTowards(former)
      const asked = { patient: caller.patient, entryUuids, action, putBack: former }
      const done = await maskDocuments(platform, maskingWriting, caller, asked)
      // Another change came meanwhile, and stays.
      whole &&= done.length === entryUuids.length
    }
    return { what: whole ? 'undone' : 'notUndone' }
  }

  /**
   * What each may be downloaded as alone, in one file: the password is asked again for the whole record (P-26), and not
   * for a page of it.
   */
  async function download(
    { caller, own }: CarnetSession,
    reply: FastifyReply,
    query: DocumentListQuery,
    chosen: readonly string[],
  ) {
    if (chosen.length === 0) return back(reply, query, { what: 'none' })
    if (chosen.length > downloadedAtOnceMax) return back(reply, query, { what: 'tooMany' })
    const found = await downloadDocuments(platform, caller, chosen)
    if (found.documents.length === 0) return back(reply, query, { what: 'none' })
    const askedBy = caller.delegate === undefined ? undefined : own.name
    return reply
      .header('content-disposition', 'attachment; filename="documents.zip"')
      .type('application/zip')
      .send(Readable.from(chosenArchive(found, askedBy)))
  }
}

function back(reply: FastifyReply, query: DocumentListQuery, done: Done) {
  return reply.redirect(severalDoneUrl(query, { count: 0, left: 0, before: [], ...done }), 303)
}

/** What the list offers to this reader, and what he just did. */
export function severalOf({ caller }: CarnetSession, asked: DoneAddress): Several {
  const what = (Object.keys(words.done) as SeveralDone['what'][]).find((each) => each === asked.ensemble)
  return {
    mayMask: spaceOffers(caller, 'maskDocument'),
    downloadMax: downloadedAtOnceMax,
    done: what && {
      what,
      count: numberIn(asked.nombre),
      left: numberIn(asked.reste),
      before: listOf(asked.avant ?? []).filter((text) => formersIn([text]).length > 0),
    },
  }
}

function numberIn(text: string | undefined): number {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : 0
}

function listOf(sent: Sent): readonly string[] {
  return [sent].flat()
}

/** As the address and the form carry them, two hundred in five thousand characters: `shown.<id>.<id>`. */
function formersOf(changed: readonly MaskedDocument[]): readonly string[] {
  return [...Map.groupBy(changed, ({ before }) => before)].map(([former, documents]) =>
    [former, ...documents.map(({ entryUuid }) => shortId(entryUuid))].join('.'),
  )
}

function formersIn(
  sent: readonly string[],
): readonly { readonly former: FormerMasking; readonly entryUuids: readonly string[] }[] {
  return sent.flatMap((text) => {
    const [said, ...ids] = text.split('.')
    const former = formerIn(said)
    const entryUuids = ids.slice(0, maskedAtOnceMax).flatMap((id) => longId(id) ?? [])
    return former === undefined || entryUuids.length === 0 ? [] : [{ former, entryUuids }]
  })
}

function shortId(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
}

function longId(short: string): string | undefined {
  const hex = Buffer.from(short, 'base64url').toString('hex')
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : undefined
}
