/**
 * The code of a letter, then the card: how a person who has no account yet proves that a record is hers, whatever she does
 * of it next. What is told, and how many tries are left, does not depend on what that is. rules.md LIF-03 to LIF-06.
 */
import { readActivationCode } from '@carnet/core/rules/activation.ts'
import type { ActivationCardData, ActivationCodeData } from '@carnet/web/patient/activation.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ActivationStep } from '../../../identity/patient/activation.ts'
import { fieldsOf, formOf, wait } from '../form-before-login.ts'
import type { Portal } from '../portal.ts'
import { readCard } from './card-numbers.ts'

export type LetterSteps = {
  readonly code: string
  readonly card: string
  /** Where the right card leads. */
  readonly next: string
  /** Where who comes to the card at another step is led. */
  readonly addressOf: (step: ActivationStep['step']) => string
  readonly codePage: (data: ActivationCodeData) => string
  readonly cardPage: (data: ActivationCardData) => string
}

export function mountLetterSteps(
  pages: FastifyInstance,
  portal: Portal,
  { code: codeUrl, card: cardUrl, next, addressOf, codePage, cardPage }: LetterSteps,
): void {
  const { activation, cookies } = portal

  const tokenOf = (request: FastifyRequest) => cookies.read(request, 'activation') ?? ''
  const over = (reply: FastifyReply) => reply.redirect(`${codeUrl}?fin=oui`, 303)

  const askCode = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<ActivationCodeData, 'typed' | 'problem'> = {},
  ) => reply.send(codePage({ ...formOf(portal, request, reply), ...said }))

  pages.get<{ Querystring: { fin?: string } }>(codeUrl, (request, reply) =>
    askCode(request, reply, request.query.fin === undefined ? {} : { problem: { kind: 'over' } }),
  )

  pages.post(codeUrl, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(codeUrl, 303)
    const typed = fields.code ?? ''
    const code = readActivationCode(typed)
    if (code === undefined) {
      const kind = typed.trim() === '' ? 'missing' : 'malformed'
      return askCode(request, reply.code(422), { typed, problem: { kind } })
    }
    const begun = await activation.begin(code, request.ip)
    if (!('token' in begun)) return askCode(request, reply, { typed, problem: wait(reply, begun) })
    cookies.write(reply, 'activation', begun.token)
    return reply.redirect(cardUrl, 303)
  })

  const askCard = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<ActivationCardData, 'typed' | 'problem'> = {},
  ) => reply.send(cardPage({ ...formOf(portal, request, reply), ...said }))

  /** False: the reply leads where she is. */
  const isAtCard = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const present = await activation.at(tokenOf(request))
    if (present === undefined) over(reply)
    else if (present.step !== 'card') reply.redirect(addressOf(present.step), 303)
    return present?.step === 'card'
  }

  pages.get(cardUrl, async (request, reply) =>
    (await isAtCard(request, reply)) ? askCard(request, reply) : reply,
  )

  pages.post(cardUrl, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(cardUrl, 303)
    if (!(await isAtCard(request, reply))) return reply
    const typed = { matricule: fields.matricule ?? '', serial: fields.serie ?? '' }
    const read = readCard(typed)
    if ('shape' in read)
      return askCard(request, reply.code(422), { typed, problem: { kind: 'shape', ...read.shape } })
    const answer = await activation.enterCard(tokenOf(request), read.card, request.ip)
    if ('right' in answer) return reply.redirect(next, 303)
    if ('retryAfterSeconds' in answer) return askCard(request, reply, { typed, problem: wait(reply, answer) })
    if (answer.refused === 'over') return over(reply)
    const problem =
      answer.refused === 'mismatch'
        ? ({ kind: 'mismatch', triesLeft: answer.triesLeft } as const)
        : ({ kind: 'exhausted' } as const)
    return askCard(request, reply.code(422), { typed, problem })
  })
}
