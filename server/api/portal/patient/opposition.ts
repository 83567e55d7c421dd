/** « Je ne veux pas de carnet »: the same proof as for activating, then the choice, and the proof of it. rules.md LIF-03 to LIF-05. */
import { readActivationCode } from '@carnet/core/rules/activation.ts'
import { opensAt } from '@carnet/core/rules/opening.ts'
import type { ActivationCardData, ActivationCodeData } from '@carnet/web/patient/activation.ts'
import { opposeCardPage, opposeChoicePage, opposeCodePage } from '@carnet/web/patient/opposition.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openForPerson } from '../../../actions/open-for-person.ts'
import { Refused } from '../../../actions/perform.ts'
import { proofOfOpposition } from '../../../actions/proof-of-opposition.ts'
import { recordOpposition } from '../../../actions/record-opposition.ts'
import { traceVisit } from '../../../actions/trace-visit.ts'
import type { Choice } from '../../../identity/patient/opposition.ts'
import { fieldsOf, formOf, wait } from '../form-before-login.ts'
import type { Portal } from '../portal.ts'
import { readCard } from './card-numbers.ts'

export function mountOpposition(pages: FastifyInstance, portal: Portal): void {
  const { activation, cookies, opposition, platform } = portal

  const tokenOf = (request: FastifyRequest) => cookies.read(request, 'activation') ?? ''
  const over = (reply: FastifyReply) => reply.redirect(`${urls.oppose}?fin=oui`, 303)

  const codePage = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<ActivationCodeData, 'typed' | 'problem'> = {},
  ) => reply.send(opposeCodePage({ ...formOf(portal, request, reply), ...said }))

  pages.get<{ Querystring: { fin?: string } }>(urls.oppose, (request, reply) =>
    codePage(request, reply, request.query.fin === undefined ? {} : { problem: { kind: 'over' } }),
  )

  pages.post(urls.oppose, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(urls.oppose, 303)
    const typed = fields.code ?? ''
    const code = readActivationCode(typed)
    if (code === undefined) {
      const kind = typed.trim() === '' ? 'missing' : 'malformed'
      return codePage(request, reply.code(422), { typed, problem: { kind } })
    }
    const begun = await activation.begin(code, request.ip)
    if (!('token' in begun)) return codePage(request, reply, { typed, problem: wait(reply, begun) })
    cookies.write(reply, 'activation', begun.token)
    return reply.redirect(urls.opposeCard, 303)
  })

  const cardPage = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<ActivationCardData, 'typed' | 'problem'> = {},
  ) => reply.send(opposeCardPage({ ...formOf(portal, request, reply), ...said }))

  /** False: the reply leads where she is. */
  const isAtCard = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const present = await activation.at(tokenOf(request))
    if (present === undefined) over(reply)
    else if (present.step !== 'card') reply.redirect(urls.opposeChoice, 303)
    return present?.step === 'card'
  }

  pages.get(urls.opposeCard, async (request, reply) =>
    (await isAtCard(request, reply)) ? cardPage(request, reply) : reply,
  )

  pages.post(urls.opposeCard, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(urls.opposeCard, 303)
    if (!(await isAtCard(request, reply))) return reply
    const typed = { matricule: fields.matricule ?? '', serial: fields.serie ?? '' }
    const read = readCard(typed)
    if ('shape' in read)
      return cardPage(request, reply.code(422), { typed, problem: { kind: 'shape', ...read.shape } })
    const answer = await activation.enterCard(tokenOf(request), read.card, request.ip)
    if ('right' in answer) return reply.redirect(urls.opposeChoice, 303)
    if ('retryAfterSeconds' in answer)
      return cardPage(request, reply, { typed, problem: wait(reply, answer) })
    if (answer.refused === 'over') return over(reply)
    const problem =
      answer.refused === 'mismatch'
        ? ({ kind: 'mismatch', triesLeft: answer.triesLeft } as const)
        : ({ kind: 'exhausted' } as const)
    return cardPage(request, reply.code(422), { typed, problem })
  })

  const choicePage = (
    request: FastifyRequest,
    reply: FastifyReply,
    { waits, informedAt, opposed }: Choice,
    again = false,
  ) =>
    reply.send(
      opposeChoicePage({
        ...formOf(portal, request, reply),
        waits: waits && { for: waits, on: informedAt && opensAt(informedAt, platform.settings) },
        opposed,
        again,
      }),
    )

  pages.get(urls.opposeChoice, async (request, reply) => {
    const choice = await opposition.at(tokenOf(request))
    return choice === undefined ? over(reply) : choicePage(request, reply, choice)
  })

  pages.post(urls.opposeChoice, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    const choice = await opposition.at(tokenOf(request))
    if (choice === undefined) return over(reply)
    if (fields === undefined) return choicePage(request, reply.code(403), choice, true)
    const { patient } = choice
    const caller = { kind: 'patient', patient } as const
    try {
      if (fields.geste === 'ouvrir') {
        const consent = { given: true, at: platform.clock.now() }
        await openForPerson(platform, caller, patient, { consent, emergency: {} })
        return reply.redirect(urls.activateContact, 303)
      }
      if (fields.geste === 'opposer') await recordOpposition(platform, caller, patient)
    } catch (error) {
      // Done meanwhile, here or by telephone: the page says where she is.
      if (!(error instanceof Refused) || !doneMeanwhile.has(error.reason)) throw error
    }
    return reply.redirect(urls.opposeChoice, 303)
  })

  pages.get(urls.oppositionProof, async (request, reply) => {
    const choice = await opposition.at(tokenOf(request))
    if (choice?.opposed === undefined) return over(reply)
    const { name, birthDate, opposed, person } = choice
    await traceVisit(platform, person, 'downloadOppositionProof')
    const pdf = await proofOfOpposition({
      name,
      birthDate,
      opposedAt: opposed.at,
      to: opposed.to,
      supportPhone: platform.settings.supportPhone,
      portal: portal.ownAddress(),
    })
    return reply
      .header('content-disposition', 'attachment; filename="preuve-opposition.pdf"')
      .type('application/pdf')
      .send(pdf)
  })
}

const doneMeanwhile: ReadonlySet<string> = new Set(['recordAlreadyOpen', 'recordOpposed'])
