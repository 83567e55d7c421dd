/** « Accès des autres professionnels », and the care team: what is recorded for the patient. people.md W-03; rules.md CON-02, CON-04, CON-14, CON-15. */
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import { patientAccessUrl, proUrls } from '@carnet/web/pro/addresses.ts'
import type { ProSearch } from '@carnet/web/pro/found-professionals.ts'
import { type OthersAccessData, othersAccessPage } from '@carnet/web/pro/others-access.ts'
import { proAccess as words } from '@carnet/web/words/pro-access.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { accessOfOthers } from '../../../actions/access-of-others.ts'
import { decideOnProfessional } from '../../../actions/decide-on-professional.ts'
import { findProfessionals } from '../../../actions/list-my-professionals.ts'
import { Refused } from '../../../actions/perform.ts'
import { recordConsent } from '../../../actions/record-consent.ts'
import { testExistence } from '../../../actions/test-existence.ts'
import { refusalAnswers } from '../../refusal-answers.ts'
import type { Portal } from '../portal.ts'
import { type OfPatient, type OpenedRecord, openedRecord } from './opened.ts'
import { isFromHisForm, sendNoRecord, sendStale } from './session.ts'

type Form = { geste?: string; id?: string; nom?: string; informe?: string } | undefined
type Asked = OfPatient & { Querystring: { fait?: string } }
type Said = Pick<OthersAccessData, 'done' | 'refused' | 'unticked'>

const nameLengthMax = 80

export function mountOthersAccess(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const address = `${proUrls.patient}/:id/acces`

  const show = async (reply: FastifyReply, opened: OpenedRecord, name: string, said: Said) => {
    const { session, patient, pro, strip } = opened
    const { caller } = session
    const existence = await testExistence(platform, caller, patient, { withMotive: false })
    if (existence.state !== 'active') return sendNoRecord(reply, pro)
    const { administrator, mayBlockOthers, authorisation } = existence
    const access = authorisation === 'VALIDE' ? await accessOfOthers(platform, caller, patient) : undefined
    return reply.send(
      othersAccessPage({
        ...pro,
        patient: strip,
        access,
        mayBlock: mayBlockOthers ? (administrator ? 'administrator' : 'medecinTraitant') : undefined,
        search: await searchOf(portal, name, caller.id),
        ...said,
      }),
    )
  }

  pages.get<Asked>(address, async (request, reply) => {
    const opened = await openedRecord(portal, request, reply)
    return opened === undefined ? reply : show(reply, opened, '', { done: doneIn(request.query.fait) })
  })

  pages.post<Asked & { Body: Form }>(address, async (request, reply) => {
    const opened = await openedRecord(portal, request, reply)
    if (opened === undefined) return reply
    const { session, patient, pro, strip } = opened
    if (!isFromHisForm(session, request)) return sendStale(reply, pro)
    const { geste, id = '', nom = '', informe } = request.body ?? {}
    const name = typed(nom)
    if (geste === 'chercher' || !isGesture(geste)) return show(reply, opened, name, {})
    const target = { kind: 'professional', id: id as PsIdNat } as const
    if (geste === 'authoriseOther' && informe !== id) {
      reply.code(422)
      return show(reply, opened, name, { unticked: id })
    }
    try {
      if (geste === 'authoriseOther')
        await recordConsent(platform, session.caller, patient, { action: geste, target, told: true })
      else await decideOnProfessional(platform, session.caller, patient, { action: geste, target })
    } catch (error) {
      if (!isToldOnPage(error)) throw error
      reply.code(422)
      return show(reply, opened, name, { refused: refusalSentences[error.reason] })
    }
    return reply.redirect(`${patientAccessUrl(strip.id)}?fait=${geste}`, 303)
  })
}

/** What was refused to what he asked, and is said where he asked it; the rest is not about it. */
export function isToldOnPage(error: unknown): error is Refused {
  return (
    error instanceof Refused &&
    error.retryAfterSeconds === undefined &&
    refusalAnswers[error.reason].as === 'fault'
  )
}

export async function searchOf({ platform }: Portal, name: string, but: string): Promise<ProSearch> {
  if (name === '') return undefined
  const found = await findProfessionals(platform, name)
  return { name, found: found.filter(({ id }) => id !== but) }
}

export function typed(text: string | undefined): string {
  return String(text ?? '')
    .slice(0, nameLengthMax)
    .trim()
}

function doneIn(done: string | undefined): Said['done'] {
  return done !== undefined && Object.hasOwn(words.done, done) ? (done as Said['done']) : undefined
}

function isGesture(
  text: string | undefined,
): text is 'authoriseOther' | 'blockProfessional' | 'unblockProfessional' {
  return text === 'authoriseOther' || text === 'blockProfessional' || text === 'unblockProfessional'
}
