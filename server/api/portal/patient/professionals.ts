/** « Mes professionnels »: the list, the search of the directory, and the gestures. rules.md CON-11 to CON-18, CON-26. */
import type { PsIdNat, StructIdNat } from '@carnet/core/model/caller.ts'
import { isDay } from '@carnet/core/model/identity.ts'
import type { ProfessionalRole } from '@carnet/core/model/record.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import type { ProfessionalGesture } from '@carnet/web/patient/professional-gestures.ts'
import { type ProfessionalsData, professionalsPage } from '@carnet/web/patient/professionals.ts'
import { professionalsUrl, urls } from '@carnet/web/urls.ts'
import { professionals as words } from '@carnet/web/words/professionals.ts'
import { refusalInWords } from '@carnet/web/words/refusals.ts'
import type { FastifyInstance } from 'fastify'
import {
  decideOnProfessional,
  type Gesture,
  type TargetOrTeam,
  undoDecision,
} from '../../../actions/decide-on-professional.ts'
import { findProfessionals, listMyProfessionals } from '../../../actions/list-my-professionals.ts'
import { Refused } from '../../../actions/perform.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Query = { nom?: string; fait?: string }
type Form = { geste?: string; sorte?: string; id?: string; role?: string; fin?: string } | undefined

const nameLengthMax = 80

export function mountProfessionals(pages: FastifyInstance, portal: Portal): void {
  const page = async (
    session: CarnetSession,
    { nom }: Query,
    said: Pick<ProfessionalsData, 'done' | 'refused'>,
  ) => {
    const { caller } = session
    const name = nom?.slice(0, nameLengthMax).trim()
    const list = await listMyProfessionals(portal.platform, caller, caller.patient)
    return professionalsPage({
      ...carnetOf(portal, session),
      ...list,
      mayChange: spaceOffers(caller, 'blockProfessional'),
      mayReport: spaceOffers(caller, 'reportProblem'),
      medecinTraitantPrivilege: portal.platform.settings.medecinTraitantPrivilege,
      search:
        name === undefined ? undefined : { name, found: await findProfessionals(portal.platform, name) },
      ...said,
    })
  }

  pages.get<{ Querystring: Query }>(urls.professionals, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(await page(session, request.query, { done: doneIn(request.query) }))
  })

  pages.post<{ Body: Form }>(urls.professionals, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    if (!isFromOurForm(session, request)) return reply.redirect(urls.professionals, 303)
    const gesture = gestureIn(request.body)
    const { caller } = session
    try {
      if (request.body?.geste === 'annuler') {
        await undoDecision(portal.platform, caller, caller.patient)
        return reply.redirect(professionalsUrl({ done: 'undone' }), 303)
      }
      if (gesture === undefined) throw new Refused('choiceNotPossible')
      await decideOnProfessional(portal.platform, caller, caller.patient, gesture)
      return reply.redirect(professionalsUrl({ done: gesture.action }), 303)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return reply.code(422).send(await page(session, {}, { refused: refusalInWords(error.reason) }))
    }
  })
}

function doneIn({ fait }: Query): ProfessionalsData['done'] {
  return fait === 'undone' || isGesture(fait) ? fait : undefined
}

function isGesture(text: string | undefined): text is ProfessionalGesture {
  return text !== undefined && Object.hasOwn(words.done, text)
}

function gestureIn(form: Form): Gesture | undefined {
  const { geste, sorte = 'professional', id = '', role, fin = '' } = form ?? {}
  const target = targetIn(sorte, id)
  if (!isGesture(geste) || target === undefined) return undefined
  if (geste === 'withdrawAuthorisation') return { action: geste, target }
  if (geste === 'setAuthorisationEnd')
    return isDay(fin) && target.kind !== 'consultation' ? { action: geste, target, lastDay: fin } : undefined
  if (target.kind === 'careTeam' || target.kind === 'consultation') return undefined
  if (geste === 'chooseProfessional' || geste === 'forgetProfessional') {
    if (target.kind !== 'professional') return undefined
    return geste === 'chooseProfessional'
      ? { action: geste, target, role: roleIn(role) }
      : { action: geste, target }
  }
  return { action: geste, target }
}

function targetIn(sorte: string, id: string): TargetOrTeam | undefined {
  if (id === '') return undefined
  switch (sorte) {
    case 'professional':
      return { kind: 'professional', id: id as PsIdNat }
    case 'structure':
      return { kind: 'structure', id: id as StructIdNat }
    case 'careTeam':
    case 'consultation':
      return { kind: sorte, id }
  }
  return undefined
}

function roleIn(text: string | undefined): ProfessionalRole | null {
  return text === 'pharmacienCorrespondant' || text === 'sageFemmeReferente' ? text : null
}
