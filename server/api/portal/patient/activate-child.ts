/** « J’active le carnet de mon enfant »: each step shows its page while it is the one that is waited for. rules.md LIF-05; people.md P-01. */
import { parseIns } from '@carnet/core/model/ins.ts'
import { readActivationCode } from '@carnet/core/rules/activation.ts'
import {
  type AskChildCodeData,
  askChildCodePage,
  type ChildNumbersData,
  childChoicePage,
  childCodeAskedPage,
  childCodePage,
  childNumbersPage,
  type FamilyNumbers,
  type FamilyShape,
} from '@carnet/web/patient/activate-child.ts'
import type { ActivationCodeData } from '@carnet/web/patient/activation.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openForPerson } from '../../../actions/open-for-person.ts'
import { Refused } from '../../../actions/perform.ts'
import type { ParentAndChild } from '../../../identity/patient/child-activation.ts'
import { type Fields, fieldsOf, formOf, wait } from '../form-before-login.ts'
import { type Portal, surroundingsOf } from '../portal.ts'
import { readCard, wrongShape } from './card-numbers.ts'

export function mountActivateChild(pages: FastifyInstance, portal: Portal): void {
  const { childActivation, cookies, platform } = portal

  const tokenOf = (request: FastifyRequest) => cookies.read(request, 'activation') ?? ''
  const over = (reply: FastifyReply) => reply.redirect(`${urls.activateChildCode}?fin=oui`, 303)

  const askPage = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<AskChildCodeData, 'typed' | 'problem'> = {},
  ) => reply.send(askChildCodePage({ ...formOf(portal, request, reply), ...said }))

  pages.get(urls.activateChild, (request, reply) => askPage(request, reply))

  pages.post(urls.activateChild, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(urls.activateChild, 303)
    const { typed, ...read } = readNumbers(fields)
    if ('shape' in read)
      return askPage(request, reply.code(422), { typed, problem: { kind: 'shape', ...read.shape } })
    const asked = await childActivation.ask(read.numbers, request.ip)
    if (asked !== 'asked') return askPage(request, reply, { typed, problem: wait(reply, asked) })
    const { codeLetterDays } = platform.settings
    return reply.send(childCodeAskedPage({ ...surroundingsOf(portal, request), codeLetterDays }))
  })

  const codePage = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<ActivationCodeData, 'typed' | 'problem'> = {},
  ) => reply.send(childCodePage({ ...formOf(portal, request, reply), ...said }))

  pages.get<{ Querystring: { fin?: string } }>(urls.activateChildCode, (request, reply) =>
    codePage(request, reply, request.query.fin === undefined ? {} : { problem: { kind: 'over' } }),
  )

  pages.post(urls.activateChildCode, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(urls.activateChildCode, 303)
    const typed = fields.code ?? ''
    const code = readActivationCode(typed)
    if (code === undefined)
      return codePage(request, reply.code(422), { typed, problem: { kind: wrongShape(typed) } })
    const begun = await childActivation.begin(code, request.ip)
    if (!('token' in begun)) return codePage(request, reply, { typed, problem: wait(reply, begun) })
    cookies.write(reply, 'activation', begun.token)
    return reply.redirect(urls.activateChildNumbers, 303)
  })

  const numbersPage = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<ChildNumbersData, 'typed' | 'problem'> = {},
  ) => reply.send(childNumbersPage({ ...formOf(portal, request, reply), ...said }))

  /** False: the reply leads where he is. */
  const isAtNumbers = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const present = await childActivation.at(tokenOf(request))
    if (present === undefined) over(reply)
    else if (present.step !== 'card') reply.redirect(urls.activateChildChoice, 303)
    return present?.step === 'card'
  }

  pages.get(urls.activateChildNumbers, async (request, reply) =>
    (await isAtNumbers(request, reply)) ? numbersPage(request, reply) : reply,
  )

  pages.post(urls.activateChildNumbers, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(urls.activateChildNumbers, 303)
    if (!(await isAtNumbers(request, reply))) return reply
    const { typed, ...read } = readNumbers(fields)
    if ('shape' in read)
      return numbersPage(request, reply.code(422), { typed, problem: { kind: 'shape', ...read.shape } })
    const answer = await childActivation.enterNumbers(tokenOf(request), read.numbers, request.ip)
    if ('right' in answer) return reply.redirect(urls.activateChildChoice, 303)
    if ('retryAfterSeconds' in answer)
      return numbersPage(request, reply, { typed, problem: wait(reply, answer) })
    if (answer.refused === 'over') return over(reply)
    const problem =
      answer.refused === 'mismatch'
        ? ({ kind: 'mismatch', triesLeft: answer.triesLeft } as const)
        : ({ kind: 'exhausted' } as const)
    return numbersPage(request, reply.code(422), { typed, problem })
  })

  pages.get(urls.activateChildChoice, async (request, reply) => {
    const present = await childActivation.at(tokenOf(request))
    if (present === undefined || present.step === 'card') return over(reply)
    const { name } = present.child
    const open = present.step === 'open'
    return reply.send(childChoicePage({ ...formOf(portal, request, reply), name, open }))
  })

  pages.post(urls.activateChildChoice, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    const present = await childActivation.at(tokenOf(request))
    if (present === undefined || present.step === 'card') return over(reply)
    const { name } = present.child
    if (fields === undefined)
      return reply.code(403).send(
        childChoicePage({
          ...formOf(portal, request, reply),
          name,
          open: present.step === 'open',
          again: true,
        }),
      )
    if (present.step === 'choice') {
      const { parent, child } = present
      const caller = { kind: 'patient', patient: child.patient, delegate: parent } as const
      const consent = { given: true, at: platform.clock.now() }
      try {
        await openForPerson(platform, caller, child.patient, { consent, emergency: {} })
      } catch (error) {
        // Opened meanwhile, by the other parent or the six weeks: the page says where it is.
        if (!(error instanceof Refused) || error.reason !== 'recordAlreadyOpen') throw error
      }
    }
    return reply.redirect(urls.activateChildChoice, 303)
  })
}

/** As typed, and what of it has the shape of a number. */
function readNumbers({
  matricule = '',
  serie: serial = '',
  enfant: child = '',
}: Fields): { readonly typed: FamilyNumbers } & (
  | { readonly numbers: ParentAndChild }
  | { readonly shape: FamilyShape }
) {
  const typed = { matricule, serial, child }
  const card = readCard(typed)
  const ofChild = parseIns(child.toUpperCase().replace(/\s/g, ''))
  if ('card' in card && ofChild !== undefined)
    return {
      typed,
      numbers: { parent: card.card.matricule, serial: card.card.serial, child: ofChild },
    }
  const shape = 'shape' in card ? card.shape : { matricule: undefined, serial: undefined }
  return { typed, shape: { ...shape, child: ofChild === undefined ? wrongShape(child) : undefined } }
}
