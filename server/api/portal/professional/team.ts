/** The care team of a patient, composed and recorded by one of its members. people.md W-03 (a); rules.md CON-02. */
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import { patientAccessUrl, patientUrl, proUrls } from '@carnet/web/pro/addresses.ts'
import { type TeamData, teamPage } from '@carnet/web/pro/team.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { accessOfOthers } from '../../../actions/access-of-others.ts'
import { professionalsById } from '../../../actions/list-my-professionals.ts'
import { recordConsent, teamMembersMax, teamNameMax } from '../../../actions/record-consent.ts'
import type { Portal } from '../portal.ts'
import { type OfPatient, type OpenedRecord, openedRecord } from './opened.ts'
import { isToldOnPage, searchOf, typed } from './others-access.ts'
import { isFromHisForm, sendStale } from './session.ts'

type Form =
  | {
      geste?: string
      ajouter?: string
      retirer?: string
      equipe?: string
      titre?: string
      membres?: string
      nom?: string
      informe?: string
    }
  | undefined

type Team = {
  readonly id: string | undefined
  readonly name: string
  /** Besides who composes it. */
  readonly others: readonly string[]
}

export function mountTeam(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal
  const address = `${proUrls.patient}/:id/equipe`

  const show = async (
    reply: FastifyReply,
    { session, pro, strip }: OpenedRecord,
    { others, ...team }: Team,
    { search = '', ...said }: { readonly search?: string } & Pick<TeamData, 'problems' | 'refused'>,
  ) => {
    const known = await professionalsById(platform, others)
    const searched = await searchOf(portal, search, session.caller.id)
    return reply.send(
      teamPage({
        ...pro,
        ...team,
        ...said,
        patient: strip,
        others: known,
        search: searched && {
          ...searched,
          found: searched.found.filter(({ id }) => !others.includes(id)),
        },
      }),
    )
  }

  pages.get<OfPatient & { Querystring: { equipe?: string } }>(address, async (request, reply) => {
    const opened = await openedRecord(portal, request, reply)
    if (opened === undefined) return reply
    const { equipe } = request.query
    if (equipe === undefined) return show(reply, opened, { id: undefined, name: '', others: [] }, {})
    const { caller } = opened.session
    const { teams } = await accessOfOthers(platform, caller, opened.patient)
    const team = teams.find(({ id }) => id === equipe)
    if (team === undefined) return reply.redirect(patientAccessUrl(opened.strip.id), 303)
    const others = team.members.map(({ id }) => id).filter((id) => id !== caller.id)
    return show(reply, opened, { id: team.id, name: team.name, others }, {})
  })

  pages.post<OfPatient & { Body: Form }>(address, async (request, reply) => {
    const opened = await openedRecord(portal, request, reply)
    if (opened === undefined) return reply
    const { session, patient, pro, strip } = opened
    if (!isFromHisForm(session, request)) return sendStale(reply, pro)
    const form = request.body
    const team = teamIn(form, session.caller.id)
    if (form?.geste !== 'enregistrer') return show(reply, opened, team, { search: typed(form?.nom) })
    const problems = [
      ...(team.name === '' || team.name.length > teamNameMax ? (['name'] as const) : []),
      ...(team.others.length === 0 ? (['members'] as const) : []),
      ...(form.informe === 'oui' ? [] : (['box'] as const)),
    ]
    if (problems.length > 0) {
      reply.code(422)
      return show(reply, opened, team, { problems })
    }
    const { id, name, others } = team
    const members = [session.caller.id, ...others] as PsIdNat[]
    try {
      await recordConsent(platform, session.caller, patient, {
        action: 'authoriseTeam',
        team: { ...(id !== undefined && { id }), name, members },
        told: true,
      })
    } catch (error) {
      if (!isToldOnPage(error)) throw error
      reply.code(422)
      return show(reply, opened, team, { refused: refusalSentences[error.reason] })
    }
    const back =
      id === undefined
        ? `${patientUrl(strip.id)}?fait=equipe`
        : `${patientAccessUrl(strip.id)}?fait=authoriseTeam`
    return reply.redirect(back, 303)
  })
}

/** As the form holds it, with who was just added, without who was just taken out. */
function teamIn(form: Form, himself: string): Team {
  const { equipe, titre, membres, ajouter, retirer } = form ?? {}
  const kept = String(membres ?? '')
    .split(',')
    .concat(ajouter ?? [])
    .filter((id) => /^\w{3,40}$/.test(id) && id !== retirer && id !== himself)
  return {
    id: equipe === undefined || equipe === '' ? undefined : String(equipe),
    name: typed(titre),
    others: [...new Set(kept)].slice(0, teamMembersMax - 1),
  }
}
