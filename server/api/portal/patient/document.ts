/** One document: its page, its text in a frame, its attachments, its original; masked or shown. people.md P-05; rules.md VIS-03. */
import { createHash } from 'node:crypto'
import { displayOf } from '@carnet/core/codes/value-sets.ts'
import type { Ground } from '@carnet/core/model/decision.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { type DocumentBody, type DocumentData, documentPage } from '@carnet/web/patient/document.ts'
import { documentAloud } from '@carnet/web/patient/document-aloud.ts'
import { documentContentPage, documentPrintPage } from '@carnet/web/patient/document-content.ts'
import { documentContentStyle, documentPrintStyle } from '@carnet/web/patient/document-content-style.ts'
import { documentDataPage } from '@carnet/web/patient/document-data.ts'
import type { DocumentDone } from '@carnet/web/patient/document-done.ts'
import { withFileText } from '@carnet/web/patient/file-text.ts'
import { hardWordsIn } from '@carnet/web/patient/hard-words.ts'
import { importantResultPage } from '@carnet/web/patient/important-result.ts'
import { personInWords } from '@carnet/web/patient/see-as.ts'
import { documentUrl, urls } from '@carnet/web/urls.ts'
import { document as documentWords } from '@carnet/web/words/document.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { MaskedReaders } from '../../../actions/document-viewers.ts'
import { type FormerMasking, maskDocument } from '../../../actions/mask-document.ts'
import { noteDocument } from '../../../actions/note-document.ts'
import {
  answerImportant,
  type Giving,
  type ImportantChoice,
  isStoreFailure,
  type OpenedDocument,
  openOrAsk,
} from '../../../actions/open-document.ts'
import { Refused } from '../../../actions/perform.ts'
import type { RelatedDocuments } from '../../../actions/related-documents.ts'
import { starDocument } from '../../../actions/star-document.ts'
import { sendOriginal, sendPiece } from '../document-files.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'
import { summaryOf } from './document-summary.ts'
import { codedLinesMax, codedLinesOf, readableOf, readableWithData, saysImportant } from './document-text.ts'
import { starDoneIn } from './documents.ts'
import { formerIn, gestureIn, gestureTowards, maskingWriting } from './masking.ts'
import { proposalIn } from './proposal.ts'
import { personOf } from './see-as.ts'

type Params = { id: string; index?: string }

const hashOf = (style: string) => createHash('sha256').update(style).digest('base64')
/** The text of a document: no script, nothing loaded, shown only inside our own page. */
const contentPolicy = `default-src 'none'; style-src 'sha256-${hashOf(documentContentStyle)}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups`
/** Of our own page, with a way back: what a sandbox takes away beside, this page has none of. */
const printPolicy = `default-src 'none'; style-src 'sha256-${hashOf(documentPrintStyle)}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export function mountDocument(pages: FastifyInstance, portal: Portal): void {
  const open = async (request: FastifyRequest, reply: FastifyReply, as: Giving = 'readDocument') => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return undefined
    const { id } = request.params as Params
    const opening = await openOrAsk(portal.platform, session.caller, id, as, saysImportant)
    if (opening.kind === 'opened') return { session, document: opening.document }
    // Behind the same page, by whichever address.
    const { document, waits } = opening
    reply.send(
      importantResultPage({
        ...carnetOf(portal, session),
        document: summaryOf(document, session.previousVisitAt),
        waits,
      }),
    )
    return undefined
  }

  pages.get<{ Params: Params }>(`${urls.documents}/:id`, async (request, reply) => {
    const opened = await open(request, reply)
    if (opened === undefined) return reply
    const body = await bodyOf(portal, opened.document)
    const { fait, avant, ...proposal } = request.query as { fait?: string; avant?: string }
    return reply.code(body.kind === 'unavailable' ? 503 : 200).send(
      pageOf(portal, opened, body, {
        done: doneIn(fait),
        undo: formerIn(avant),
        proposed: proposalIn(proposal),
      }),
    )
  })

  pages.post<{ Params: Params; Body: { geste?: string; avant?: string; note?: string } | undefined }>(
    `${urls.documents}/:id`,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      const { id: entryUuid } = request.params
      const { geste, avant } = request.body ?? {}
      if ((geste === 'starDocument' || geste === 'unstarDocument') && isFromOurForm(session, request)) {
        const asked = { entryUuid, action: geste } as const
        const done = await starDocument(portal.platform, session.caller, asked)
        return reply.redirect(doneUrl(entryUuid, done === 'done' ? geste : done), 303)
      }
      if (geste === 'noteDocument' && isFromOurForm(session, request)) {
        const note = { entryUuid, text: request.body?.note ?? '' }
        const done = await noteDocument(portal.platform, session.caller, note)
        return reply.redirect(`${doneUrl(entryUuid, done === 'tooLong' ? 'noteTooLong' : done)}#ma-note`, 303)
      }
      const answer = answerIn(geste)
      if (answer !== undefined && isFromOurForm(session, request)) {
        await answerImportant(portal.platform, session.caller, entryUuid, answer)
        return reply.redirect(documentUrl(entryUuid), 303)
      }
      const putBack = geste === 'undo' ? formerIn(avant) : undefined
      const action = putBack === undefined ? gestureIn(geste) : gestureTowards(putBack)
      if (action === undefined || !isFromOurForm(session, request))
        return reply.redirect(documentUrl(entryUuid), 303)
      const { caller } = session
      const asked = { patient: caller.patient, entryUuid, action, ...(putBack && { putBack }) }
      try {
        const { entryUuid: current, before } = await maskDocument(
          portal.platform,
          maskingWriting,
          caller,
          asked,
        )
        if (putBack !== undefined) return reply.redirect(doneUrl(current, 'undone'), 303)
        return reply.redirect(doneUrl(current, action, before), 303)
      } catch (error) {
        if (!(error instanceof Refused && error.reason === 'versionNotCurrent')) throw error
        return reply.redirect(doneUrl(entryUuid, 'notUndone'), 303)
      }
    },
  )

  pages.get<{ Params: Params }>(`${urls.documents}/:id/contenu`, async (request, reply) => {
    const opened = await open(request, reply)
    if (opened === undefined) return reply
    const readable = await readableOf(opened.document)
    if (readable === undefined) return reply.code(404).type('text/plain; charset=utf-8').send('Illisible\n')
    return reply
      .header('content-security-policy', contentPolicy)
      .send(documentContentPage(readable, opened.session.display))
  })

  pages.get<{ Params: Params; Querystring: { taille?: string } }>(
    `${urls.documents}/:id/imprimer`,
    async (request, reply) => {
      const opened = await open(request, reply)
      if (opened === undefined) return reply
      const own = await readableOf(opened.document)
      const readable = own && withFileText(own, opened.document.fileText ?? [])
      // An image is printed by what opens it.
      if (readable === undefined || readable.sections.length === 0)
        return reply.redirect(documentUrl(request.params.id), 303)
      const large = request.query.taille === 'grande'
      const { display } = opened.session
      return reply
        .header('content-security-policy', printPolicy)
        .send(documentPrintPage(readable, { id: request.params.id, large, display }))
    },
  )

  pages.get<{ Params: Params }>(`${urls.documents}/:id/donnees`, async (request, reply) => {
    const opened = await open(request, reply)
    if (opened === undefined) return reply
    const { session, document } = opened
    const lines = await codedLinesOf(document)
    return reply.send(
      documentDataPage({
        ...carnetOf(portal, session),
        document: { id: document.entryUuid, title: document.label.title },
        lines: lines.slice(0, codedLinesMax),
        ...(lines.length > codedLinesMax && { only: codedLinesMax }),
      }),
    )
  })

  pages.get<{ Params: Params }>(`${urls.documents}/:id/original`, async (request, reply) => {
    const opened = await open(request, reply, 'downloadDocument')
    if (opened === undefined) return reply
    return sendOriginal(reply, opened.document)
  })

  pages.get<{ Params: Params }>(`${urls.documents}/:id/piece/:index`, async (request, reply) => {
    const opened = await open(request, reply, 'downloadDocument')
    if (opened === undefined) return reply
    return sendPiece(reply, opened.document, Number(request.params.index))
  })
}

function answerIn(text: string | undefined): ImportantChoice | undefined {
  return text === 'read' || text === 'wait' ? text : undefined
}

const otherThanMasking = [
  'added',
  'addedWithoutProgram',
  'addedWithoutFile',
  'addedAnew',
  'edited',
  'noted',
  'erased',
  'noteTooLong',
  'undone',
  'notUndone',
] as const

function doneIn(text: string | undefined): DocumentDone | undefined {
  return otherThanMasking.find((each) => each === text) ?? gestureIn(text) ?? starDoneIn(text)
}

/** `before`: how the document was, when the gesture changed it and may be taken back. */
function doneUrl(entryUuid: string, done: DocumentDone, before?: FormerMasking): string {
  return `${documentUrl(entryUuid)}?fait=${done}${before === undefined ? '' : `&avant=${before}`}`
}

/** people.md P-04: told to the help line, it says which part of the service failed, and nothing of a document. */
export const unavailableCode = 'D-503'

async function bodyOf(portal: Portal, document: OpenedDocument): Promise<DocumentBody> {
  try {
    const read = await readableWithData(document)
    if (read === undefined) return { kind: 'unreadable' }
    const { readable, hasData } = read
    const told = withFileText(readable, document.fileText ?? [])
    return {
      kind: 'readable',
      hasText: readable.sections.length > 0,
      hasData,
      attachments: readable.attachments,
      ...(document.fileText !== undefined && { fileText: told.sections.length > 0 ? 'words' : 'images' }),
      ...(told.sections.length > 0 && { aloud: documentAloud(told), hardWords: hardWordsIn(told) }),
    }
  } catch (error) {
    if (!isStoreFailure(error)) throw error
    portal.log.fault('document unavailable', error, { reference: unavailableCode })
    return { kind: 'unavailable', reference: unavailableCode }
  }
}

function pageOf(
  portal: Portal,
  { session, document }: { session: CarnetSession; document: OpenedDocument },
  body: DocumentBody,
  said: Pick<DocumentData, 'done' | 'undo' | 'proposed'>,
): string {
  const place = displayOf('J61', document.healthcareFacilityTypeCode.code)
  return documentPage({
    ...carnetOf(portal, session),
    document: {
      ...summaryOf(document, session.previousVisitAt, session),
      sizeBytes: document.sizeBytes,
      ...(place !== undefined && { place }),
    },
    body,
    masking: {
      byDefault: document.maskedByDefault,
      byProfessional: document.maskedBy === 'professional',
      mayChange: spaceOffers(session.caller, 'maskDocument'),
      ...(document.onceMasked && { onceMasked: onceMaskedIn(document.onceMasked) }),
    },
    mayFile: spaceOffers(session.caller, 'editDocument'),
    // Of what was replaced, the star is that of what replaced it.
    ...(document.status !== 'deprecated' &&
      spaceOffers(session.caller, 'starDocument') && { starred: document.starred }),
    ...(document.status !== 'deprecated' &&
      spaceOffers(session.caller, 'noteDocument') && { note: document.note }),
    ...said,
    maySeeAs: spaceOffers(session.caller, 'listAuthorisations'),
    mayReport: spaceOffers(session.caller, 'reportProblem'),
    ...(document.related && { related: relatedIn(document.related, session.previousVisitAt) }),
    readers: document.readings.map(({ actor, at }) => ({ actor, at })),
    technical: [
      { label: 'Identifiant unique', value: document.uniqueId },
      { label: 'Type', value: `${document.typeCode} (${document.typeSystem})` },
      { label: 'Format', value: document.formatCode.code },
      { label: 'Empreinte SHA-1', value: document.label.hash },
    ],
  })
}

function relatedIn(
  { later, former, companions }: RelatedDocuments,
  previousVisitAt: Date | null,
): NonNullable<DocumentData['related']> {
  const told = (documents: RelatedDocuments['later']) =>
    documents.map((each) => summaryOf(each, previousVisitAt))
  return { later: told(later), former: told(former), companions: told(companions) }
}

function onceMaskedIn({ professionals, inEmergency }: MaskedReaders) {
  return {
    inEmergency,
    readers: professionals.map(({ because, ...who }) => {
      const named = personInWords(personOf(who.caller))
      const why = [...new Set(because)].flatMap((ground) => maskedWords[ground] ?? [])
      return why.length === 0 ? named : `${named} (${why.join(', ')})`
    }),
  }
}

const maskedWords: Partial<Record<Ground, string>> = documentWords.masking.stillReads
