/** A professional in front of his portal: the web port with its cookies, and his card where it is read. people.md W-01. */
import { proUrls } from '@carnet/web/pro/addresses.ts'
import { openCardBrowser } from './card-browser.ts'
import { type HeardPage, openBrowser, type PatientBrowser } from './patient-browser.ts'
import type { RunningCarnet } from './running-carnet.ts'

export type ProfessionalBrowser = PatientBrowser & {
  /** What the port where cards are read answered, the last time. */
  readonly atCard: HeardPage
  /** Where that led him. */
  readonly arrival: HeardPage
}

/** « Se connecter avec ma carte CPS », with this card in the reader. */
export async function logInByCard(
  carnet: RunningCarnet,
  slug: string | undefined,
  browser: PatientBrowser = openBrowser(carnet),
): Promise<ProfessionalBrowser> {
  const entry = await browser.look(proUrls.home)
  const card = await openCardBrowser(carnet, slug)
  const atCard = await card.look(cardLinkIn(entry))
  const { location } = atCard.headers
  const arrival = location === undefined ? atCard : await followed(browser, location)
  return { ...browser, atCard, arrival }
}

/** Where the page sends to have a card read. */
export function cardLinkIn({ html }: { readonly html: string }): string {
  const [, link = ''] = /href="(https:[^"]*\/pro\/carte[^"]*)"/.exec(html) ?? []
  return link.replaceAll('&amp;', '&')
}

/** To the end of the redirections. */
export async function followed(
  browser: PatientBrowser,
  address: string,
  fields?: Readonly<Record<string, string>>,
): Promise<HeardPage & { readonly at: string }> {
  const page = await browser.look(address, fields)
  const { location } = page.headers
  return location === undefined ? { ...page, at: address } : followed(browser, location)
}
