/** « J’active mon carnet »: each step shows its page while it is the one that is waited for. people.md P-01; rules.md LIF-05, LIF-06. */
import { readContact } from '@carnet/core/rules/activation.ts'
import { passwordSentences } from '@carnet/core/rules/portal-password.ts'
import {
  type ActivationAccountData,
  type ActivationContactCodeData,
  type ActivationContactData,
  activationAccountPage,
  activationCardPage,
  activationCodePage,
  activationContactCodePage,
  activationContactPage,
  noActivationCodePage,
} from '@carnet/web/patient/activation.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ActivationStep } from '../../../identity/patient/activation.ts'
import { isCodeShaped } from '../../../identity/patient/one-time-code.ts'
import { fieldsOf, formOf } from '../form-before-login.ts'
import { policyWithScript } from '../page-policy.ts'
import { type Portal, surroundingsOf } from '../portal.ts'
import { arrive, placeOf } from './arrive.ts'
import { wrongShape } from './card-numbers.ts'
import { deviceName } from './device-name.ts'
import { mountLetterSteps } from './letter-steps.ts'

const addressOf: Readonly<Record<ActivationStep['step'], string>> = {
  card: urls.activateCard,
  choice: urls.opposeChoice,
  contact: urls.activateContact,
  code: urls.activateContactCode,
  account: urls.activateAccount,
}

export function mountActivation(pages: FastifyInstance, portal: Portal): void {
  const { activation, cookies, passkeys, platform } = portal
  // In demonstration the page shows the code that also stands in the outbox.
  const shownCodes = new Map<string, string>()

  const form = (request: FastifyRequest, reply: FastifyReply) => formOf(portal, request, reply)
  const tokenOf = (request: FastifyRequest) => cookies.read(request, 'activation') ?? ''
  const over = (reply: FastifyReply) => reply.redirect(`${urls.activate}?fin=oui`, 303)

  /** The step of this page is the one that is waited for; else the reply leads to that one. `also`: it may be gone back to. */
  const waitsFor = async (
    request: FastifyRequest,
    reply: FastifyReply,
    step: ActivationStep['step'],
    also?: ActivationStep['step'],
  ): Promise<ActivationStep | undefined> => {
    const present = await activation.at(tokenOf(request))
    if (present !== undefined && (present.step === step || present.step === also)) return present
    if (present === undefined) over(reply)
    else reply.redirect(addressOf[present.step], 303)
    return undefined
  }

  mountLetterSteps(pages, portal, {
    code: urls.activate,
    card: urls.activateCard,
    next: urls.activateContact,
    addressOf: (step) => addressOf[step],
    codePage: activationCodePage,
    cardPage: activationCardPage,
  })

  const contactPage = (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<ActivationContactData, 'typed' | 'problem'> = {},
  ) => reply.send(activationContactPage({ ...form(request, reply), ...said }))

  pages.get(urls.activateContact, async (request, reply) =>
    (await waitsFor(request, reply, 'contact', 'code')) === undefined ? reply : contactPage(request, reply),
  )

  pages.post(urls.activateContact, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(urls.activateContact, 303)
    if ((await waitsFor(request, reply, 'contact', 'code')) === undefined) return reply
    const typed = fields.joindre ?? ''
    const route = readContact(typed)
    if (route === undefined)
      return contactPage(request, reply.code(422), { typed, problem: { kind: wrongShape(typed) } })
    const token = tokenOf(request)
    const answer = await activation.enterContact(token, route)
    if ('code' in answer) {
      if (portal.demonstration) shownCodes.set(token, answer.code)
      return reply.redirect(urls.activateContactCode, 303)
    }
    if (answer.refused === 'over') return over(reply)
    return contactPage(request, reply.code(429), { typed, problem: { kind: answer.refused } })
  })

  const contactCodePage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    problem?: ActivationContactCodeData['problem'],
  ) => {
    const present = await waitsFor(request, reply, 'code')
    if (present?.step !== 'code') return reply
    const code = shownCodes.get(tokenOf(request))
    return reply.code(problem === undefined ? 200 : 422).send(
      activationContactCodePage({
        ...form(request, reply),
        ...present.sent,
        digits: platform.settings.otpDigits,
        validMinutes: platform.settings.otpMinutes,
        ...(problem !== undefined && { problem }),
        ...(code !== undefined && { demoHint: { code } }),
      }),
    )
  }

  pages.get(urls.activateContactCode, (request, reply) => contactCodePage(request, reply))

  pages.post(urls.activateContactCode, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(urls.activateContactCode, 303)
    const code = (fields.code ?? '').replace(/\s/g, '')
    if (!isCodeShaped(code, platform.settings))
      return contactCodePage(request, reply, { kind: wrongShape(code) })
    const token = tokenOf(request)
    const answer = await activation.enterContactCode(token, code)
    if ('right' in answer) {
      shownCodes.delete(token)
      return reply.redirect(urls.activateAccount, 303)
    }
    if (answer.refused === 'over') return over(reply)
    const problem =
      answer.refused === 'wrong'
        ? ({ kind: 'wrong', triesLeft: answer.triesLeft } as const)
        : ({ kind: answer.refused } as const)
    return contactCodePage(request, reply, problem)
  })

  const accountPage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said: Pick<ActivationAccountData, 'typedLogin' | 'problems' | 'passkeyRefused'> = {},
  ) => {
    const { passwordMinLength } = platform.settings
    const host = passkeys.host()
    const options = await activation.askPasskey(tokenOf(request))
    const passkey = host === undefined || options === undefined ? undefined : { host, options }
    return reply
      .header('content-security-policy', policyWithScript)
      .send(activationAccountPage({ ...form(request, reply), passwordMinLength, passkey, ...said }))
  }

  pages.get(urls.activateAccount, async (request, reply) =>
    (await waitsFor(request, reply, 'account')) === undefined ? reply : accountPage(request, reply),
  )

  pages.post(urls.activateAccount, async (request, reply) => {
    const fields = fieldsOf(portal, request)
    if (fields === undefined) return reply.redirect(urls.activateAccount, 303)
    if ((await waitsFor(request, reply, 'account')) === undefined) return reply
    const typedLogin = (fields.identifiant ?? '').trim().toLowerCase()
    const password = fields.motDePasse ?? ''
    if (fields.reponse === undefined && password !== fields.encore)
      return accountPage(request, reply.code(422), {
        typedLogin,
        problems: { login: undefined, password: [], again: 'different' },
      })
    const way =
      fields.reponse === undefined
        ? { login: typedLogin, password }
        : { answer: fields.reponse, name: deviceName(request) }
    const answer = await activation.openAccount(tokenOf(request), way, placeOf(portal, request))
    if ('session' in answer) {
      cookies.clear(reply, 'activation')
      return arrive(portal, request, reply, answer)
    }
    if (answer.refused === 'over') return over(reply)
    if (answer.refused === 'passkey') return accountPage(request, reply.code(422), { passkeyRefused: true })
    const sentences = answer.password.map((objection) => passwordSentences[objection])
    return accountPage(request, reply.code(422), {
      typedLogin,
      problems: { login: answer.login, password: sentences, again: undefined },
    })
  })

  pages.get(urls.noActivationCode, (request, reply) => {
    const { ageCompteMineur } = portal.platform.settings
    return reply.send(noActivationCodePage({ ...surroundingsOf(portal, request), ageCompteMineur }))
  })
}
