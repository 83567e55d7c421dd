/** What a professional sees of a record that he opened in bris de glace, as long as it lasts. people.md W-13; TD3.1, TD3.2. */
import type { Professional } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { doorUrls } from '@carnet/web/emergency/addresses.ts'
import { outsidePage } from '@carnet/web/emergency/door.ts'
import {
  type EmergencyAccess,
  type EmergencyDocument,
  emergencyDocumentPage,
  emergencyRecordPage,
  readFirst,
} from '@carnet/web/emergency/record.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type DocumentsForProfessional,
  documentsForProfessional,
} from '../../../actions/documents-for-professional.ts'
import { callerByPass, leaveRecord, openCardAsProfessional } from '../../../actions/emergency-door.ts'
import { Refused } from '../../../actions/perform.ts'
import type { Platform } from '../../../actions/platform.ts'
import { type ReleasedDocument, readDocuments } from '../../../actions/read-document.ts'
import { sendOriginal, sendPiece } from '../document-files.ts'
import { pageIn } from '../in-address.ts'
import { policyWithContent } from '../page-policy.ts'
import { summaryOf } from '../patient/document-summary.ts'
import { readableOf } from '../patient/document-text.ts'
import { isFromOurPage } from './our-page.ts'
import type { Reception } from './reception.ts'

type ByPass = { Params: { pass: string }; Querystring: { page?: string; id?: string; n?: string } }

type Access = {
  readonly caller: Professional
  readonly patient: PatientId
  /** What each of its pages is given. */
  readonly access: EmergencyAccess
}

const pageLength = 50
const inForce = new Set(['approved'] as const)

export function mountOpenedRecord(pages: FastifyInstance, platform: Platform, reception: Reception): void {
  const { holderOf, doorOf, forms } = reception

  const accessOf = async (
    request: FastifyRequest<ByPass>,
    reply: FastifyReply,
  ): Promise<Access | undefined> => {
    const holder = await holderOf(request, reply)
    if (holder === undefined) return undefined
    const { pass } = request.params
    const opened = await callerByPass(platform, pass, holder)
    if (opened === undefined) {
      reply.code(403).send(outsidePage(doorOf(holder.situations[0]), 'over'))
      return undefined
    }
    const { caller, patient } = opened
    const csrf = await forms.tokenFor(holder.card, pass)
    return { caller, patient, access: { ...doorOf(caller), pass, reason: caller.reason ?? '', csrf } }
  }
  const documentAsked = async (request: FastifyRequest<ByPass>, reply: FastifyReply) => {
    const opened = await accessOf(request, reply)
    if (opened === undefined) return undefined
    const { caller, patient } = opened
    const [document] = await readDocuments(platform, caller, patient, [request.query.id ?? ''])
    if (document === undefined) throw new Refused('documentUnknown')
    return { ...opened, document }
  }

  pages.get<ByPass>(`${doorUrls.record}/:pass`, async (request, reply) => {
    const opened = await accessOf(request, reply)
    if (opened === undefined) return reply
    const { caller, patient, access } = opened
    const list = await documentsForProfessional(platform, caller, patient, inForce, (visible) =>
      listed(visible, pageIn(request.query.page)),
    )
    const card = await openCardAsProfessional(platform, caller, patient)
    return reply.send(emergencyRecordPage({ ...access, ...list, card, now: platform.clock.now() }))
  })

  pages.get<ByPass>(`${doorUrls.record}/:pass/document`, async (request, reply) => {
    const opened = await documentAsked(request, reply)
    if (opened === undefined) return reply
    const { access, document } = opened
    const readable = await readableOf(document)
    return reply
      .header('content-security-policy', policyWithContent)
      .send(emergencyDocumentPage({ ...access, document: summarised(document), readable }))
  })

  pages.get<ByPass>(`${doorUrls.record}/:pass/piece`, async (request, reply) => {
    const opened = await documentAsked(request, reply)
    return opened === undefined ? reply : sendPiece(reply, opened.document, Number(request.query.n))
  })

  pages.get<ByPass>(`${doorUrls.record}/:pass/original`, async (request, reply) => {
    const opened = await documentAsked(request, reply)
    return opened === undefined ? reply : sendOriginal(reply, opened.document)
  })

  pages.post<ByPass>(`${doorUrls.record}/:pass/terminer`, async (request, reply) => {
    const holder = await holderOf(request, reply)
    if (holder === undefined) return reply
    const { pass } = request.params
    if (!(await isFromOurPage(forms, request, holder.card, pass)))
      return reply.code(403).send(outsidePage(doorOf(holder.situations[0]), 'stale'))
    await leaveRecord(platform, pass, holder.card)
    return reply.redirect(doorUrls.ended, 303)
  })
}

/** The last document of each kind that is read first; then all, a page at a time. */
async function listed({ documents, label }: DocumentsForProfessional, asked: number) {
  const last = Math.max(1, Math.ceil(documents.length / pageLength))
  const current = Math.min(asked, last)
  const first = readFirst.flatMap((type) => documents.find(({ typeCode }) => typeCode === type) ?? [])
  const ofPage = documents.slice((current - 1) * pageLength, current * pageLength)
  const labelled = await label([...new Set([...(current === 1 ? first : []), ...ofPage])])
  const byId = new Map(labelled.map((document) => [document.entryUuid, summarised(document)]))
  const told = (some: typeof documents) => some.flatMap(({ entryUuid }) => byId.get(entryUuid) ?? [])
  return {
    first: current === 1 ? told(first) : [],
    documents: told(ofPage),
    count: documents.length,
    pages: { current, last },
  }
}

/** Under the number that TD3.2 asks for. */
function summarised(document: Omit<ReleasedDocument, 'open'>): EmergencyDocument {
  return { ...summaryOf(document, null), id: document.uniqueId }
}
