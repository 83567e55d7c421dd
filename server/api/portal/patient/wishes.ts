/**
 * « Mes directives anticipées »: a file, or where they are; the new ones replace the old. What is said there of organ
 * donation is read, and that is all. rules.md VIS-16, VIS-17.
 */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { directivesType } from '@carnet/core/model/document.ts'
import { trustedIn } from '@carnet/core/model/emergency-card.ts'
import type { FormPart } from '@carnet/core/wire/form-data/form-parts.ts'
import { type WishesData, type WishProblem, wishesPage } from '@carnet/web/patient/wishes.ts'
import { urls } from '@carnet/web/urls.ts'
import { wishes as words } from '@carnet/web/words/wishes.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { acknowledgeOrganDonation } from '../../../actions/acknowledge-organ-donation.ts'
import { readEmergencyCard } from '../../../actions/emergency-card.ts'
import { opposeHeirs } from '../../../actions/heirs.ts'
import { openHolderDeposit, refuseHolderFile } from '../../../actions/holder-deposit.ts'
import { fileDirectives } from '../../../actions/holder-documents.ts'
import { type DocumentInList, listDocuments } from '../../../actions/list-documents.ts'
import { Refused } from '../../../actions/perform.ts'
import { formatTextPage } from '../../../text-page.ts'
import type { ReceivedDocument } from '../../soap/document-intake.ts'
import { sameToken } from '../cookies.ts'
import {
  type CarnetSession,
  carnetOf,
  isFromOurForm,
  keepTyped,
  type Portal,
  requireSession,
} from '../portal.ts'
import { oneEach } from '../typed-forms.ts'
import { summaryOf } from './document-summary.ts'
import { holderHeader, prepareHolderDeposit } from './holder-document.ts'
import { type Fields, problemOfFailure, readUpload, type SealedFile, sealFile, statusOf } from './upload.ts'

const whereCharactersMax = 2_000

export function mountWishes(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  const send = async (
    reply: FastifyReply,
    session: CarnetSession,
    more: Pick<WishesData, 'problems' | 'done' | 'closed'> & {
      readonly where?: string
      readonly notTicked?: boolean
    },
  ) => {
    const { caller, previousVisitAt } = session
    const list = await listDocuments(platform, caller, caller.patient, isDirectives)
    const directives = list.documents.map((document) => summaryOf(document, previousVisitAt, session))
    const { card } = await readEmergencyCard(platform, caller)
    const { patientFileTypes, patientFileMaxMo } = platform.settings
    return reply.send(
      wishesPage({
        ...carnetOf(portal, session),
        directives,
        trusted: trustedIn(card.contacts),
        accepted: { extensions: patientFileTypes, mo: patientFileMaxMo },
        where: '',
        heirsOpposed: more.closed === undefined ? list.heirsOpposed : undefined,
        organDonation: organDonationFor(caller, list.informedAboutOrganDonation, more.notTicked),
        ...more,
      }),
    )
  }

  pages.get<{ Querystring: { fait?: string } }>(urls.wishes, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const closed = await whyClosed(portal, session.caller)
    const { ou: where } = oneEach(session.typed)
    return send(reply, session, {
      done: doneIn(request.query.fait),
      closed,
      ...(where !== undefined && { where }),
    })
  })

  // A refusal is for the Registre national des refus: whatever else a form says is not looked at.
  pages.post<{ Body: { lu?: string } | undefined }>(urls.organDonation, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.wishes, 303)
    if (request.body?.lu === 'oui') {
      await acknowledgeOrganDonation(platform, session.caller)
      return reply.redirect(urls.wishes, 303)
    }
    const closed = await whyClosed(portal, session.caller)
    return send(reply.code(422), session, { closed, notTicked: true })
  })

  pages.post<{ Body: { geste?: string } | undefined }>(urls.heirs, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const action = ({ refuser: 'opposeHeirs', retirer: 'acceptHeirs' } as const)[request.body?.geste ?? '']
    if (isFromOurForm(session, request) && action !== undefined)
      await opposeHeirs(platform, caller, caller.patient, action)
    return reply.redirect(`${urls.wishes}#ayants-droit`, 303)
  })

  pages.post(urls.wishes, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { caller } = session
    const closed = await whyClosed(portal, caller)
    if (closed !== undefined) return send(reply.code(403), session, { closed })
    const identity = await openHolderDeposit(platform, caller, 'fileDirectives')
    const now = platform.clock.now()
    const seal = (part: FormPart, title: string) =>
      sealFile(portal, part, (mediaType) =>
        holderHeader({ title, type: directivesType, careOn: civilDay(now) }, mediaType, {
          patient: caller.patient,
          identity,
          now,
        }),
      )
    const refuse = async (where: string, problems: readonly WishProblem[]) => {
      await refuseHolderFile(platform, caller, 'fileDirectives').catch((error: unknown) => {
        if (!(error instanceof Refused) || error.reason !== 'depositNotAcceptable') throw error
      })
      return send(reply.code(statusOf(problems)), session, { where, problems })
    }
    let left: ReceivedDocument | undefined
    const keep = (sealed: SealedFile): SealedFile => {
      if (typeof sealed !== 'string') left = sealed
      return sealed
    }
    try {
      const upload = await readUpload(request, async (part, fields) =>
        sameToken(fields.csrf, session.csrf) ? keep(await seal(part, words.documentTitle)) : undefined,
      )
      if (!sameToken(upload.fields.csrf, session.csrf)) {
        await keepTyped(portal, request, upload.fields)
        return reply.redirect(urls.wishes, 303)
      }
      const where = (upload.fields.ou ?? '').trim()
      const problems = [...(await problemsOf(portal, caller, upload.fields, where))]
      let sealed: SealedFile = upload.file ?? 'missing'
      if (sealed === 'missing' && where !== '' && problems.length === 0)
        sealed = keep(await seal(pageOf(where, portal.platform.clock.now()), words.whereTitle))
      if (sealed === 'missing') return await refuse(where, where === '' ? ['nothing', ...problems] : problems)
      if (typeof sealed === 'string') return await refuse(where, [sealed, ...problems])
      if (problems.length > 0) return await refuse(where, problems)
      // The action keeps it, or discards it.
      left = undefined
      const prepared = prepareHolderDeposit(platform, caller.patient, sealed, {})
      await fileDirectives(platform, caller, prepared)
      return reply.redirect(`${urls.wishes}?fait=${sealed.removed ?? 'oui'}`, 303)
    } catch (error) {
      const problem = problemOfFailure(error, portal.log)
      if (problem === undefined) throw error
      return await refuse('', [problem])
    } finally {
      await left?.blob.discard()
    }
  })
}

function doneIn(fait: string | undefined): WishesData['done'] {
  if (fait === undefined) return undefined
  return fait === 'program' || fait === 'file' || fait === 'nothing' ? fait : 'asItIs'
}

function organDonationFor(
  { delegate }: PatientCaller,
  read: boolean,
  notTicked = false,
): WishesData['organDonation'] {
  if (delegate !== undefined) return 'notYours'
  if (read) return 'read'
  return notTicked ? 'notTicked' : 'toRead'
}

/** Asked of the decision, which the history keeps when it says no. */
export async function whyClosed({ platform }: Portal, caller: PatientCaller): Promise<WishesData['closed']> {
  try {
    await openHolderDeposit(platform, caller, 'fileDirectives')
    return undefined
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.reason === 'directivesNotForMinors') return 'minor'
    if (error.reason === 'actionNotAllowedForCaller') return 'notYours'
    throw error
  }
}

async function problemsOf(
  { platform }: Portal,
  caller: PatientCaller,
  { remplacer }: Fields,
  where: string,
): Promise<readonly WishProblem[]> {
  if (where.length > whereCharactersMax) return ['tooLong']
  const { documents } = await listDocuments(platform, caller, caller.patient, isDirectives)
  return documents.length > 0 && remplacer !== 'oui' ? ['confirmReplace'] : []
}

export function isDirectives({ typeCode }: DocumentInList): boolean {
  return typeCode === directivesType
}

/** What was typed, as a page that any reader opens. */
function pageOf(where: string, at: Date): FormPart {
  const paragraphs = where.split(/\r?\n/).filter((line) => line.trim() !== '')
  return {
    name: 'fichier',
    fileName: 'directives.pdf',
    body: (async function* () {
      yield await formatTextPage({ title: words.whereTitle, paragraphs, at })
    })(),
  }
}
