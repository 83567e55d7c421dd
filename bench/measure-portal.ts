/**
 * `page-…`: the pages of a holder who has 2,000 documents, as a browser asks for them, and what her first page weighs with
 * all that it loads. people.md §2, P-04.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openCard } from '@carnet/kit/cards/virtual-card.ts'
import { carnetSoftware } from '@carnet/kit/client/carnet-software.ts'
import { connectToDmp } from '@carnet/kit/client/dmp.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { structureNamed } from '@carnet/kit/demo/people/structures.ts'
import { accessLogUrl, documentsUrl, searchUrl, seeAsUrl, urls } from '@carnet/web/urls.ts'
import { readConfig } from '../server/config.ts'
import { type HeardPage, logIn, openBrowser, type PatientBrowser } from '../server/test/patient-browser.ts'
import { rowOfTimes } from './figures.ts'
import type { PrivateServer } from './private-server.ts'
import { type Row, rounded } from './results.ts'
import { hoarders } from './workloads.ts'

/** By row, what is asked. */
export const portalPages = {
  'page-home': urls.carnet,
  'page-documents': documentsUrl({}),
  'page-documents-type': documentsUrl({ view: 'type' }),
  'page-documents-author': documentsUrl({ view: 'soignant' }),
  'page-documents-speciality': documentsUrl({ view: 'specialite' }),
  'page-timeline': urls.timeline,
  'page-results': urls.results,
  'page-vaccinations': urls.vaccinations,
  'page-treatments': urls.treatments,
  'page-care-history': urls.careHistory,
  'page-professionals': urls.professionals,
  'page-own-documents': urls.deleteDocuments,
  'page-health-profile': urls.healthProfile,
  'page-access-log': accessLogUrl({}),
  'page-see-as': seeAsUrl({ profession: '10^1.2.250.1.71.1.2.7', situation: 'authorised' }),
  'page-notices': urls.noticeCentre,
  'page-search': searchUrl({ query: 'glycémie', page: 1 }),
} as const

export type PortalPage = keyof typeof portalPages
export const firstPage = 'first-page'
/** Of all that a browser loads. */
export const firstPageBytesMax = 60_000

const rounds = 40

type Setting = {
  readonly server: PrivateServer
  readonly dataFolder: string
  readonly databaseUrl: string
}

export async function measurePortal(setting: Setting): Promise<readonly Row[]> {
  const browser = await enter(setting)
  const rows: Row[] = []
  for (const [name, address] of Object.entries(portalPages)) rows.push(await timesOf(browser, name, address))
  return [...rows, await weightOf(browser)]
}

/** Her account is opened on the wire; she logs in as anybody does. */
async function enter({ server, dataFolder, databaseUrl }: Setting): Promise<PatientBrowser> {
  const { demoFolder, tlsPort, webUrl } = server
  const [{ patient }] = hoarders as [(typeof hoarders)[number]]
  const card = await openCard(path.join(demoFolder, 'cards', 'cps-martin'))
  const situation = situationOf(card, structureNamed('cabinet-martin'))
  const authority = readFileSync(path.join(demoFolder, 'pki', 'ca.crt'), 'utf8')
  const url = `https://localhost:${tlsPort}`
  using dmp = connectToDmp({ url, authority, card, situation, software: carnetSoftware })
  const email = 'titulaire@example.org'
  const secrets = await dmp.openPatientAccess(patient, { type: 'EMAIL', canal: email })
  const config = readConfig({ CARNET_DATA: dataFolder, DATABASE_URL: databaseUrl }, true)
  const carnet = { webUrl, config }
  const person = { ...secrets, email }
  return logIn(carnet, person, openBrowser(carnet, 'bench', { 'sec-fetch-site': 'same-origin' }))
}

async function timesOf(browser: PatientBrowser, name: string, address: string): Promise<Row> {
  // What is made once of structured documents is made, and the runtime is warm.
  for (let round = 0; round < 5; round++) await seen(browser, address)
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now()
    const page = await seen(browser, address)
    times.push(performance.now() - startedAt)
    bytes = transferred(page)
  }
  return rowOfTimes(
    name,
    times,
    `page du portail d’un titulaire de 2 000 documents, par HTTP, de la demande au dernier octet, ${rounds} fois : droits décidés, trace validée, page écrite et compressée (${kilobytes(bytes)} ko transférés)`,
  )
}

async function weightOf(browser: PatientBrowser): Promise<Row> {
  const page = await seen(browser, portalPages['page-documents'])
  const loaded = [...page.html.matchAll(/<link [^>]*href="(\/assets\/[^"]+)"/g)].map(([, url]) => url!)
  const files = await Promise.all(loaded.map((url) => seen(browser, url.replaceAll('&amp;', '&'))))
  const style = files.find(({ headers }) => headers['content-type']?.startsWith('text/css'))!
  const fonts = await Promise.all(
    fontsOf(style.html, page.html).map((url) => seen(browser, `/assets/${url}`)),
  )
  const parts = [page, ...files, ...fonts].map(transferred)
  const bytes = parts.reduce((sum, part) => sum + part, 0)
  return {
    name: firstPage,
    clients: 1,
    perSecond: null,
    p50Ms: null,
    p95Ms: null,
    p99Ms: null,
    ceiling: `${firstPageBytesMax} octets`,
    ceilingPerSecond: null,
    ratio: rounded(bytes / firstPageBytesMax),
    note: `octets transférés par la première page (liste de 50 documents sur 2 000) et par tout ce qu’elle charge, style, icône et police, rapportés à ${firstPageBytesMax} : ${parts.map(kilobytes).join(' + ')} ko`,
  }
}

/** Those of the style sheet whose range holds a character of the page, as a browser takes them. */
function fontsOf(style: string, page: string): readonly string[] {
  const codes = new Set([...page.replace(/<[^>]*>/g, '')].map((letter) => letter.codePointAt(0)!))
  return [...style.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, face = '']) => {
    const [, url] = /url\("([^"]+)"\)/.exec(face) ?? []
    const ranges = [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(([, from = '', to = from]) => [
      Number.parseInt(from, 16),
      Number.parseInt(to, 16),
    ])
    const isUsed = ranges.some(([from, to]) => [...codes].some((code) => code >= from! && code <= to!))
    return isUsed && url !== undefined ? [url] : []
  })
}

async function seen(browser: PatientBrowser, address: string): Promise<HeardPage> {
  const page = await browser.look(address)
  if (page.status !== 200) throw new Error(`${address} was answered ${page.status}`)
  return page
}

function transferred({ headers }: HeardPage): number {
  return Number(headers['content-length'])
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })
}
