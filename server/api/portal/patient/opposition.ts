/** « Je ne veux pas de carnet »: the same proof as for activating, then the choice, and the proof of it. rules.md LIF-03 to LIF-05. */
import { opensAt } from '@carnet/core/rules/opening.ts'
import { opposeCardPage, opposeChoicePage, opposeCodePage } from '@carnet/web/patient/opposition.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openForPerson } from '../../../actions/open-for-person.ts'
import { Refused } from '../../../actions/perform.ts'
import { proofOfOpposition } from '../../../actions/proof-of-opposition.ts'
import { recordOpposition } from '../../../actions/record-opposition.ts'
import { traceVisit } from '../../../actions/trace-visit.ts'
import type { Choice } from '../../../identity/patient/opposition.ts'
import { fieldsOf, formOf } from '../form-before-login.ts'
import type { Portal } from '../portal.ts'
import { mountLetterSteps } from './letter-steps.ts'

export function mountOpposition(pages: FastifyInstance, portal: Portal): void {
  const { cookies, opposition, platform } = portal

  const tokenOf = (request: FastifyRequest) => cookies.read(request, 'activation') ?? ''
  const over = (reply: FastifyReply) => reply.redirect(`${urls.oppose}?fin=oui`, 303)

  mountLetterSteps(pages, portal, {
    code: urls.oppose,
    card: urls.opposeCard,
    next: urls.opposeChoice,
    addressOf: () => urls.opposeChoice,
    codePage: opposeCodePage,
    cardPage: opposeCardPage,
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
