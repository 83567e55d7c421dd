/** « J’active mon carnet », step by step, as a person does it. rules.md LIF-05, LIF-06. */
import { noticeSubjects } from '@carnet/core/model/notice-subjects.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import { messages } from './messages-sent.ts'
import { lastCode, type Page, type PatientBrowser } from './patient-browser.ts'
import type { RunningCarnet } from './running-carnet.ts'

/** The code of a letter is typed. */
export async function begin(browser: PatientBrowser, code: string): Promise<Page> {
  return browser.submit(await browser.open(urls.activate), urls.activate, { code })
}

/** The numbers of someone's card, and the code of the letter that was sent to where she lives. */
export function toActivateWith(
  carnet: RunningCarnet,
  { id, vitale, identity }: DemonstrationPatient,
  bears: 'activationCode' | 'recoveryCode' = 'activationCode',
) {
  const { serial } = carnet.people!.vitales.find(({ slug }) => slug === vitale)!
  const letter = messages(carnet).findLast(
    ({ subject, to }) => subject === noticeSubjects[bears] && to.includes(` ${identity.birthName}`),
  )
  const [code = ''] = /\b[A-Z2-9]{5}-[A-Z2-9]{5}\b/.exec(letter?.text ?? '') ?? []
  return { card: { matricule: id.ins, serie: serial }, letter, code }
}

/** Up to the last step. */
export async function proveContact(
  carnet: RunningCarnet,
  browser: PatientBrowser,
  { code, card, to }: { code: string; card: Readonly<Record<string, string>>; to: string },
): Promise<Page> {
  const contact = await browser.submit(await begin(browser, code), urls.activateCard, card)
  const sent = await browser.submit(contact, urls.activateContact, { joindre: to })
  return browser.submit(sent, urls.activateContactCode, { code: lastCode(carnet, [to]) })
}
