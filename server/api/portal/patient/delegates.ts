/** « Aidants et représentants »: the list, the two forms of invitation, the proof, and what ends it. rules.md LIF-20, CNT-07. */
import { hasValidKey, type Ins, parseIns } from '@carnet/core/model/ins.ts'
import { spaceOffers } from '@carnet/core/rules/mandates.ts'
import { type DelegatesData, delegatesPage } from '@carnet/web/patient/delegates.ts'
import { emptyInviteForm, type InviteForm, invitePage } from '@carnet/web/patient/invite.ts'
import { inviteCodePage } from '@carnet/web/patient/invite-code.ts'
import type { FieldProblem } from '@carnet/web/ui/field/error-summary.ts'
import { urls } from '@carnet/web/urls.ts'
import { delegates } from '@carnet/web/words/delegates.ts'
import { keptGroups } from '@carnet/web/words/document-families.ts'
import { invite as words } from '@carnet/web/words/invitations.ts'
import { refusalInWords } from '@carnet/web/words/refusals.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  endHelp,
  type Invite,
  invite,
  listDelegates,
  renewHelp,
  withdrawInvitation,
} from '../../../actions/delegates.ts'
import { helpedPersons } from '../../../actions/helped-persons.ts'
import { Refused } from '../../../actions/perform.ts'
import { proofOfHelp } from '../../../actions/proof-of-help.ts'
import { traceVisit } from '../../../actions/trace-visit.ts'
import { isUuid } from '../in-address.ts'
import { type CarnetSession, carnetOf, isFromOurForm, type Portal, requireSession } from '../portal.ts'

type Who = 'carer' | 'representative'
type Sent = Readonly<Record<string, string | readonly string[] | undefined>> | undefined

const addresses = { carer: urls.inviteCarer, representative: urls.inviteRepresentative } as const

export function mountDelegates(pages: FastifyInstance, portal: Portal): void {
  const page = async (session: CarnetSession, said: Pick<DelegatesData, 'done' | 'refused'>) => {
    const { caller } = session
    const { mandates, invitations, minor } = await listDelegates(portal.platform, caller, caller.patient)
    return delegatesPage({
      ...carnetOf(portal, session),
      mandates,
      invitations,
      may: {
        inviteCarer: spaceOffers(caller, 'inviteCarer'),
        inviteRepresentative: minor && spaceOffers(caller, 'inviteRepresentative'),
        end: spaceOffers(caller, 'endHelp'),
      },
      ...said,
    })
  }

  pages.get<{ Querystring: { fait?: string } }>(urls.delegates, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    return reply.send(await page(session, { done: doneIn(request.query.fait) }))
  })

  pages.post<{ Body: { geste?: string; id?: string; duree?: string } | undefined }>(
    urls.delegates,
    async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      const { geste, id = '', duree } = request.body ?? {}
      if (!isFromOurForm(session, request) || !isUuid(id)) return reply.redirect(urls.delegates, 303)
      const { caller } = session
      try {
        if (geste === 'withdrawInvitation') {
          await withdrawInvitation(portal.platform, caller, caller.patient, id)
          return reply.redirect(`${urls.delegates}?fait=withdrawn`, 303)
        }
        if (geste === 'renewHelp') {
          const asked = { mandateId: id, months: Number(duree) }
          await renewHelp(portal.platform, caller, caller.patient, asked)
          return reply.redirect(`${urls.delegates}?fait=renewed`, 303)
        }
        if (geste === 'endHelp') {
          await endHelp(portal.platform, caller, caller.patient, id)
          return reply.redirect(`${urls.delegates}?fait=ended`, 303)
        }
        return reply.redirect(urls.delegates, 303)
      } catch (error) {
        if (!(error instanceof Refused) || !toldHere.has(error.reason)) throw error
        return reply.code(422).send(await page(session, { refused: refusalInWords(error.reason) }))
      }
    },
  )

  for (const who of ['carer', 'representative'] as const) {
    pages.get(addresses[who], async (request, reply) => {
      const session = await requireSession(portal, request, reply)
      if (session === undefined) return reply
      // The form itself tells nothing; who may not see the list may not see it either.
      await listDelegates(portal.platform, session.caller, session.caller.patient)
      return reply.send(
        invitePage({
          ...carnetOf(portal, session),
          who,
          form: session.typed === undefined ? emptyInviteForm : formIn(session.typed),
          problems: [],
        }),
      )
    })
    pages.post<{ Body: Sent }>(addresses[who], (request, reply) => answerForm(portal, who, request, reply))
  }

  /** For both who are named in it: the holder, from his list, and the carer, from his own space. */
  pages.get<{ Params: { id: string } }>(`${urls.delegates}/:id/attestation`, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const { id } = request.params
    const { helped: all } = await helpedPersons(portal.platform, session.own.recordId)
    const helped = all.find((each) => each.id === id)
    const mandate = helped ?? (await mandateHere(portal, session, id))
    if (mandate?.kind !== 'carer') throw new Refused('choiceNotPossible')
    await traceVisit(portal.platform, session.own.recordId, 'downloadHelpProof')
    const holderName = helped?.holderName ?? session.holderName
    const carerName = 'name' in mandate ? mandate.name : session.own.name
    return reply
      .header('content-disposition', 'attachment; filename="attestation-aidant.pdf"')
      .type('application/pdf')
      .send(await proofOfHelp({ ...mandate, holderName, carerName }))
  })
}

/** What a page of the list answers by itself; all other refusals are answered as everywhere. */
const toldHere: ReadonlySet<string> = new Set(['choiceNotPossible', 'invitationOver'])

async function mandateHere({ platform }: Portal, { caller }: CarnetSession, id: string) {
  return (await listDelegates(platform, caller, caller.patient)).mandates.find((each) => each.id === id)
}

async function answerForm(
  portal: Portal,
  who: Who,
  request: FastifyRequest<{ Body: Sent }>,
  reply: FastifyReply,
) {
  const session = await requireSession(portal, request, reply)
  if (session === undefined) return reply
  if (!isFromOurForm(session, request)) return reply.redirect(addresses[who], 303)
  const form = formIn(request.body)
  const read = readForm(who, form)
  const again = (status: number, problems: readonly FieldProblem[]) =>
    reply.code(status).send(invitePage({ ...carnetOf(portal, session), who, form, problems }))
  const { caller } = session
  // A carer's attempt is refused and kept, whatever he typed.
  if ('problems' in read && spaceOffers(caller, actionOf[who])) return again(422, read.problems)
  try {
    const asked = 'invite' in read ? read.invite : nobody(who)
    const { code, answerBy } = await invite(portal.platform, caller, caller.patient, asked)
    if (code === undefined) return reply.redirect(`${urls.delegates}?fait=invited`, 303)
    // Answered here and now: nothing of it is kept that could show it again.
    const name = `${asked.person.firstName} ${asked.person.birthName}`
    return reply.send(inviteCodePage({ ...carnetOf(portal, session), name, code, answerBy }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const problem = problemOf(error, who)
    if (problem === undefined) throw error
    if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds))
    return again(error.reason === 'tooManyRequests' ? 429 : 422, [problem])
  }
}

const actionOf = { carer: 'inviteCarer', representative: 'inviteRepresentative' } as const

function nobody(who: Who): Invite {
  const person = { ins: '' as Ins, firstName: '', birthName: '' }
  return who === 'carer'
    ? { kind: 'carer', person, help: { months: 0, mayWrite: false, excludedClasses: [] } }
    : { kind: 'parent', person, attested: false }
}

function problemOf({ reason, retryAfterSeconds = 60 }: Refused, who: Who): FieldProblem | undefined {
  const first = { carer: words.carersFull, representative: words.representativesFull }[who]
  switch (reason) {
    case 'tooManyRequests':
      return { field: 'prenom', words: words.tooMany(Math.ceil(retryAfterSeconds / 60)), atField: '' }
    case 'alreadyInvited':
      return { field: 'matricule', words: words.present }
    case 'carersFull':
    case 'representativesFull':
      return { field: 'prenom', words: first, atField: '' }
    case 'choiceNotPossible':
      return { field: 'matricule', words: words.self }
    case 'attestationMissing':
      return { field: 'attestation-oui', words: words.attestMissing }
    default:
      return undefined
  }
}

function formIn(body: Sent): InviteForm {
  const text = (name: string, length = 80) => {
    const value = body?.[name]
    return typeof value === 'string' ? value.trim().slice(0, length) : ''
  }
  const kept = body?.garder ?? []
  return {
    prenom: text('prenom'),
    nom: text('nom'),
    matricule: text('matricule', 40),
    lien: text('lien') === 'tutor' ? 'tutor' : 'parent',
    attestation: text('attestation') !== '',
    duree: text('duree'),
    ecriture: text('ecriture') !== '',
    garder: typeof kept === 'string' ? [kept] : kept,
  }
}

function readForm(
  who: Who,
  form: InviteForm,
): { readonly invite: Invite } | { readonly problems: readonly FieldProblem[] } {
  const ins = parseIns(form.matricule.replaceAll(/\s/g, '').toUpperCase())
  // Who does not know the number of his carer gives him a code.
  const byCode = who === 'carer' && form.matricule === ''
  const wrong: readonly (FieldProblem | false)[] = [
    form.prenom === '' && { field: 'prenom', words: words.firstNameMissing },
    form.nom === '' && { field: 'nom', words: words.birthNameMissing },
    form.matricule === '' && !byCode && { field: 'matricule', words: words.insMissing },
    form.matricule !== '' &&
      (ins === undefined || !hasValidKey(ins)) && { field: 'matricule', words: words.insWrong },
    who === 'representative' && !form.attestation && { field: 'attestation-oui', words: words.attestMissing },
  ]
  const problems = wrong.filter((each) => each !== false)
  if (problems.length > 0 || (ins === undefined && !byCode)) return { problems }
  const names = { firstName: form.prenom, birthName: form.nom }
  if (who === 'representative' && ins !== undefined)
    return {
      invite: {
        kind: form.lien === 'tutor' ? 'tutor' : 'parent',
        person: { ins, ...names },
        attested: form.attestation,
      },
    }
  const excludedClasses = keptGroups
    .filter(({ value }) => form.garder.includes(value))
    .flatMap(({ classCodes }) => classCodes)
  return {
    invite: {
      kind: 'carer',
      person: { ins, ...names },
      help: { months: Number(form.duree), mayWrite: form.ecriture, excludedClasses },
    },
  }
}

function doneIn(text: string | undefined): DelegatesData['done'] {
  return text !== undefined && Object.hasOwn(delegates.done, text)
    ? (text as keyof typeof delegates.done)
    : undefined
}
