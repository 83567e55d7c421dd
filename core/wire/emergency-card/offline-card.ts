/**
 * The emergency card inside of its own QR code: what may be read without any network, signed by the platform. A CBOR map
 * in COSE_Sign1, in base 45 behind a prefix. The format is ours: docs/integrer/carte-d-urgence.md.
 */
import type { KeyObject } from 'node:crypto'
import {
  type ContactRelation,
  contactRelations,
  entriesOn,
  type OfflineCard,
} from '@carnet/core/model/emergency-card.ts'
import { type StatementTopic, statementTopics } from '@carnet/core/model/health-statement.ts'
import { formatBase45, parseBase45 } from '../base45.ts'
import { type CBORType, formatCbor, parseCbor } from '../cbor.ts'
import { WireError } from '../wire-error.ts'
import { formatCoseSign1, parseCoseSign1 } from './cose-sign1.ts'

const prefix = 'CARNET1:'
/** Of the signed message: a QR code of version 25 at most, which a bank card has room for. */
export const offlineCardBytesMax = 1200

const keys = {
  version: 0,
  name: 1,
  birthDate: 2,
  issuedAt: 3,
  noKnownAllergy: 4,
  directives: 5,
  contacts: 6,
} as const
const version = 1
const topicKeys: Readonly<Record<StatementTopic, number>> = {
  bloodGroup: 10,
  allergies: 11,
  treatments: 12,
  implants: 13,
  conditions: 14,
}

/** undefined: it holds more than a QR code may. */
export function formatOfflineCard(
  card: OfflineCard,
  { keyId, sign }: { readonly keyId: Uint8Array; readonly sign: (bytes: Uint8Array) => Uint8Array },
): string | undefined {
  const { holder, issuedAt, noKnownAllergy, directives, contacts } = card
  const payload = new Map<number, CBORType>([
    [keys.version, version],
    [keys.name, holder.name],
    [keys.birthDate, holder.birthDate],
    [keys.issuedAt, Math.floor(issuedAt.getTime() / 1000)],
    [keys.noKnownAllergy, noKnownAllergy],
    [keys.directives, directives],
    [
      keys.contacts,
      contacts.map(({ name, relation, phones }) => [name, contactRelations.indexOf(relation), ...phones]),
    ],
    ...statementTopics.flatMap((topic): [number, CBORType][] => {
      const said = entriesOn(card, topic).map(({ words }) => words)
      return said.length === 0 ? [] : [[topicKeys[topic], said]]
    }),
  ])
  const message = formatCoseSign1({ payload: formatCbor(payload), keyId }, sign)
  return message.length > offlineCardBytesMax ? undefined : `${prefix}${formatBase45(message)}`
}

export type ReadOfflineCard = {
  readonly card: OfflineCard
  readonly keyId: Uint8Array
  isSignedBy(publicKey: KeyObject): boolean
}

/** Read, and not yet verified. Throws WireError. */
export function parseOfflineCard(text: string): ReadOfflineCard {
  if (!text.startsWith(prefix)) throw notACard('prefix')
  const message = parseCoseSign1(parseBase45(text.slice(prefix.length)))
  const fields = mapOf(message.payload)
  const get = <T>(key: number, is: (value: unknown) => value is T): T => {
    const value = fields.get(key)
    if (!is(value)) throw notACard(String(key))
    return value
  }
  if (fields.get(keys.version) !== version) throw notACard('version')
  const entries = statementTopics.flatMap((topic) => {
    if (!fields.has(topicKeys[topic])) return []
    return get(topicKeys[topic], isTexts).map((words) => ({ topic, words }))
  })
  return {
    keyId: message.keyId,
    isSignedBy: message.isSignedBy,
    card: {
      holder: { name: get(keys.name, isText), birthDate: get(keys.birthDate, isText) },
      issuedAt: new Date(get(keys.issuedAt, isNumber) * 1000),
      entries,
      noKnownAllergy: get(keys.noKnownAllergy, isYesNo),
      contacts: get(keys.contacts, isList).map(contactOf),
      directives: get(keys.directives, isYesNo),
    },
  }
}

function contactOf(value: unknown): OfflineCard['contacts'][number] {
  if (!isList(value)) throw notACard('contacts')
  const [name, relation, ...phones] = value
  const known: ContactRelation | undefined = isNumber(relation) ? contactRelations[relation] : undefined
  if (!isText(name) || known === undefined || !isTexts(phones)) throw notACard('contacts')
  return { name, relation: known, phones }
}

function mapOf(payload: Uint8Array): ReadonlyMap<unknown, unknown> {
  const fields = parseCbor(payload, 'payload')
  if (!(fields instanceof Map)) throw notACard('payload')
  return fields
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isYesNo = (value: unknown): value is boolean => typeof value === 'boolean'
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isTexts = (value: unknown): value is readonly string[] => isList(value) && value.every(isText)

function notACard(path: string): WireError {
  return new WireError('card', 'content', path, 'une carte d’urgence hors ligne, version 1')
}
