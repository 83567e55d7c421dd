/** Messages that another software would send, sent as they are: every prefix, header and order is not ours. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatLevel1Document } from '@carnet/core/wire/cda/level1.ts'
import { dmpRepositoryUniqueId } from '@carnet/core/wire/xds/vocabulary.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { headerOf } from '@carnet/kit/client/wrap-file.ts'
import { type Case, holds, same } from '../case.ts'
import { filled, type RawAnswer, type Site } from '../site.ts'

const card = 'cps-docteur'
const who = 'camille-martin'
const templateOf = (name: string) =>
  readFileSync(join(import.meta.dirname, '..', 'messages', `${name}.xml`), 'utf8')
const soap12 = 'application/soap+xml; charset=utf-8'

type Sent = {
  readonly alter?: (template: string) => string
  readonly contentType?: string
  readonly path?: string
}

async function send(
  site: Site,
  name: string,
  path: string,
  values: Readonly<Record<string, string>> = {},
  { alter = (same) => same, contentType = soap12 }: Sent = {},
): Promise<RawAnswer> {
  const body = filled(alter(templateOf(name)), {
    messageId: `urn:uuid:${randomUUID()}`,
    url: site.url,
    assertion: await site.assertion(card, site.patient(who).id),
    repository: dmpRepositoryUniqueId,
    ...values,
  })
  return site.post(card, `/si-dmp-server/v2/services/${path}`, contentType, body)
}

function fault({ status, text }: RawAnswer, subcode: string): void {
  same('code HTTP', status, 500)
  same('sous-code', /<env:Subcode><env:Value[^>]*>([^<]*)/.exec(text)?.[1], subcode)
}

const says = (answer: RawAnswer, what: string, pattern: RegExp) => {
  same('code HTTP', answer.status, 200)
  holds(what, pattern.test(answer.text))
}

export const goldenCases: readonly Case[] = [
  {
    transaction: 'TD0.2',
    says: 'Message d’un autre logiciel\u00a0: dossier trouvé, autorisation VALIDE',
    async run(site) {
      await (await site.dmp(card)).authorise(site.patient(who).id, { gesture: 'consentCollected' })
      const answer = await send(site, 'td-0-2', 'patients')
      says(answer, 'queryResponseCode OK', /queryResponseCode code="OK"/)
      says(answer, 'AUTORISATION VALIDE', /code="VALIDE"/)
    },
  },
  {
    transaction: 'TD0.3',
    says: 'Message d’un autre logiciel\u00a0: l’ancienne action et un rôle xsi:nil sont compris',
    async run(site) {
      says(await send(site, 'td-0-3', 'habilitations'), 'statut DMPOk', /<status>DMPO[kK]</)
    },
  },
  {
    transaction: 'TD2.1a',
    says: 'Message d’un autre logiciel\u00a0: déposé, retrouvé (TD3.1a, TD3.1b), relu (TD3.2)',
    async run(site) {
      const uniqueId = newOid()
      const document = await documentOf(site, uniqueId)
      const deposit = await depositAs(site, uniqueId, document)
      says(deposit, 'ResponseStatusType:Success', /ResponseStatusType:Success/)
      says(await send(site, 'td-3-1a', 'registry'), 'trouvé par TD3.1a', new RegExp(uniqueId))
      says(await send(site, 'td-3-1b', 'registry', { uniqueId }), 'une référence', /<[\w:]*ObjectRef /)
      const read = await send(site, 'td-3-2', 'repository', { uniqueId })
      holds('les octets du document', read.text.includes(document.toString()))
    },
  },
  {
    transaction: 'SOAP',
    says: 'Un message sans MessageID est refusé (DMPInvalidMessage)',
    async run(site) {
      const alter = (template: string) => template.replace(/<a:MessageID>.*<\/a:MessageID>/, '')
      fault(await send(site, 'td-0-2', 'patients', {}, { alter }), 'DMPInvalidMessage')
    },
  },
  {
    transaction: 'SOAP',
    says: 'Une transaction inconnue est refusée (ActionNotSupported)',
    async run(site) {
      const alter = (template: string) => template.replaceAll('h:setAuthorization', 'h:listEverything')
      fault(await send(site, 'td-0-3', 'habilitations', {}, { alter }), 'ActionNotSupported')
    },
  },
  {
    transaction: 'SOAP',
    says: 'Une déclaration de type (DTD) est refusée',
    async run(site) {
      const alter = (template: string) =>
        template.replace('?>', '?><!DOCTYPE soap:Envelope [<!ENTITY e "x">]>')
      fault(await send(site, 'td-0-2', 'patients', {}, { alter }), 'DMPInvalidMessage')
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Une requête enregistrée inconnue est refusée (XDSUnknownStoredQuery)',
    async run(site) {
      const alter = (template: string) => template.replace('14d4debf', '00000000')
      const answer = await send(site, 'td-3-1a', 'registry', {}, { alter })
      says(answer, 'XDSUnknownStoredQuery', /errorCode="XDSUnknownStoredQuery"/)
    },
  },
  {
    transaction: 'TD3.1a',
    says: 'Une recherche sur un autre patient que celui du VIHF est refusée',
    async run(site) {
      const { ins } = site.patient('amina-benali').id
      const alter = (template: string) => template.replace(site.patient(who).id.ins, ins)
      const answer = await send(site, 'td-3-1a', 'registry', {}, { alter })
      says(answer, 'XDSPatientIdDoesNotMatch', /errorCode="XDSPatientIdDoesNotMatch"/)
    },
  },
]

async function documentOf(site: Site, id: string): Promise<Buffer> {
  const { situation } = await site.holder(card)
  const header = headerOf(
    {
      mediaType: 'application/pdf',
      title: 'CR de consultation',
      typeCode: { code: '11488-4', system: '2.16.840.1.113883.6.1' },
      patient: site.patient(who),
      careAt: new Date('2026-01-05T09:30:00Z'),
    },
    situation,
  )
  return Buffer.from(formatLevel1Document({ ...header, id }, Buffer.from('%PDF-1.4\n%%EOF\n')))
}

/** Its parts in the order and with the headers of a common SOAP stack. */
async function depositAs(site: Site, uniqueId: string, document: Buffer): Promise<RawAnswer> {
  const boundary = `uuid:${randomUUID()}`
  const envelope = filled(templateOf('td-2-1a'), {
    messageId: `urn:uuid:${randomUUID()}`,
    url: site.url,
    assertion: await site.assertion(card, site.patient(who).id),
    submissionId: newOid(),
    uniqueId,
  })
  const part = (id: string, type: string, bytes: Buffer) => [
    Buffer.from(
      `--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]
  const body = Buffer.concat([
    ...part(
      'envelope@lps.example',
      'application/xop+xml; charset=UTF-8; type="application/soap+xml"',
      envelope,
    ),
    ...part('document-1@lps.example', 'text/xml', document),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  const contentType = `multipart/related; boundary="${boundary}"; type="application/xop+xml"; start="<envelope@lps.example>"; start-info="application/soap+xml"`
  return site.post(card, '/si-dmp-server/v2/services/repository', contentType, body)
}
