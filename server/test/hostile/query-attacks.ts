/** Questions that search for more than what was asked. IHE ITI TF-2 §3.18, §3.43; soap.md §4. */
import { formatStoredQuery, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { dmpRepositoryUniqueId } from '@carnet/core/wire/xds/vocabulary.ts'
import { type Attack, type Attacks, malformed, plain, type Refusal, type Site, tooLarge } from './attack.ts'
import { altered, envelopeOf, signed } from './messages.ts'

const badQuery = { registryError: 'XDSRegistryError' } as const
const absent = { registryError: 'XDSDocumentUniqueIdError' } as const

/** `known`: a document that the doctor may read. */
export function queryAttacks(
  { doctor, bystander }: Site,
  known: { readonly uniqueId: string; readonly entryUuid: string },
): Attacks {
  const { id } = doctor.patient
  const search = (query: StoredQuery) => formatStoredQuery(query).text
  const all = search({
    kind: 'findDocuments',
    returnType: 'LeafClass',
    criteria: { patientId: { id: id.ins, oid: id.oid, type: 'NH' }, statuses: ['approved'] },
  })
  const byUniqueId = search({
    kind: 'getDocuments',
    returnType: 'LeafClass',
    criteria: { keys: { by: 'uniqueId', values: ['1.2.3'] } },
  })
  const ask = (body: () => string, refusal: Refusal): Attack => ({
    refusal,
    make: () =>
      plain(
        doctor,
        'storedQuery',
        envelopeOf({ operation: 'storedQuery', assertion: signed(doctor), body: body() }),
      ),
  })
  const withSlot = (name: string, value: () => string, refusal: Refusal) =>
    ask(
      () =>
        altered(
          all,
          '</AdhocQuery>',
          `<Slot name="${name}"><ValueList><Value>${value()}</Value></ValueList></Slot></AdhocQuery>`,
        ),
      refusal,
    )
  const type = (value: () => string, refusal: Refusal) =>
    withSlot('$XDSDocumentEntryTypeCode', value, refusal)
  const author = (value: () => string, refusal: Refusal = 'nothing found') =>
    withSlot('$XDSDocumentEntryAuthorPerson', value, refusal)
  const keys = (value: () => string, refusal: Refusal = 'nothing found') =>
    ask(() => altered(byUniqueId, /(?<=<Value>)[^<]*1\.2\.3[^<]*/, value()), refusal)
  const codes = (count: number) => `(${Array.from({ length: count }, (_, n) => `'${n}^^1.2.3'`).join(',')})`
  const uniqueIds = (count: number) => Array.from({ length: count }, (_, n) => `1.2.${n}`)
  const criterion = '<Slot name="$x"><ValueList><Value>1</Value></ValueList></Slot>'
  const retrieve = (
    ids: readonly string[],
    refusal: Refusal = absent,
    repositoryUniqueId: string = dmpRepositoryUniqueId,
  ): Attack => ({
    refusal,
    make: () =>
      plain(
        doctor,
        'retrieveDocuments',
        envelopeOf({
          operation: 'retrieveDocuments',
          assertion: signed(doctor),
          body: formatRetrieveRequest(
            ids.map((documentUniqueId) => ({ repositoryUniqueId, documentUniqueId })),
          ).text,
        }),
      ),
  })

  return {
    'a query that nobody knows': ask(() => altered(all, /(?<=AdhocQuery [^>]*id=")[^"]*/, 'urn:uuid:x'), {
      registryError: 'XDSUnknownStoredQuery',
    }),
    'a query by a name of the language': ask(
      () => altered(all, /(?<=AdhocQuery [^>]*id=")[^"]*/, '__proto__'),
      { registryError: 'XDSUnknownStoredQuery' },
    ),
    'a search of all states': ask(
      () => altered(all, /<Slot name="\$XDSDocumentEntryStatus">.*?<\/Slot>/, ''),
      { registryError: 'XDSStoredQueryMissingParam' },
    ),
    'a search in the record of another': ask(() => altered(all, id.ins, bystander.id.ins), {
      registryError: 'XDSPatientIdDoesNotMatch',
    }),
    'a search in two records': ask(
      () =>
        altered(
          all,
          /(?<=<Value>)(?:'|&apos;|&#39;)(?=\d{15})/,
          `'${bystander.id.ins}^^^&amp;${id.oid}&amp;ISO^NH','`,
        ),
      { registryError: 'XDSStoredQueryParamNumber' },
    ),
    'a return type that does not exist': ask(() => altered(all, 'LeafClass', 'Everything'), badQuery),
    'no AdhocQuery': ask(() => altered(all, /<AdhocQuery.*<\/AdhocQuery>/s, ''), badQuery),
    'a literal that ends too early': type(() => "('a' or '1'='1')", badQuery),
    'a literal with a comment of SQL': type(() => "('a'--)", badQuery),
    'a literal with a second statement': type(() => "('a'; drop table document)", badQuery),
    'a literal that never ends': type(() => "('aaaaaaaa", badQuery),
    'a hundred thousand and one quotes': type(() => `(${"'".repeat(100_001)})`, badQuery),
    'a literal of nine hundred thousand characters': type(
      () => `('${'é '.repeat(300_000)}x')`,
      'nothing found',
    ),
    'a literal of five million characters': type(() => `('${'é '.repeat(1_600_000)}x')`, tooLarge),
    'a literal of four hundred thousand doubled quotes': type(
      () => `('${"''".repeat(400_000)}')`,
      'nothing found',
    ),
    'a literal of two million doubled quotes': type(() => `('${"''".repeat(2_000_000)}')`, tooLarge),
    'fifty thousand codes': type(() => codes(50_000), badQuery),
    'a hundred thousand codes': type(() => codes(100_000), tooLarge),
    'a code that is SQL': type(() => "('x'' or ''1''=''1^^1.2.3')", 'nothing found'),
    'a date that is SQL': withSlot('$XDSDocumentEntryCreationTimeFrom', () => '2026; drop table x', badQuery),
    'a date that does not exist': withSlot('$XDSDocumentEntryCreationTimeFrom', () => '20261345', badQuery),
    'two dates for one': withSlot('$XDSDocumentEntryCreationTimeFrom', () => '(2020,2021)', {
      registryError: 'XDSStoredQueryParamNumber',
    }),
    'a pattern of a thousand jokers': author(() => `('${'%_'.repeat(1000)}%zz')`),
    'a pattern of a million jokers': author(() => `('${'%a_'.repeat(300_000)}')`),
    'ten thousand patterns': author(
      () => `(${Array.from({ length: 10_000 }, () => "'%a%e%i%o%u%y%zz'").join(',')})`,
      badQuery,
    ),
    'a pattern with a regular expression': author(() => "('(a+)+$')"),
    'six thousand criteria': ask(
      () => altered(all, '</AdhocQuery>', `${criterion.repeat(6000)}</AdhocQuery>`),
      malformed,
    ),
    'sixty thousand criteria': ask(
      () => altered(all, '</AdhocQuery>', `${criterion.repeat(60_000)}</AdhocQuery>`),
      tooLarge,
    ),
    'two lists of two thousand codes to compare': ask(
      () =>
        altered(
          all,
          '</AdhocQuery>',
          `${[1, 2].map((list) => `<Slot name="$XDSDocumentEntryTypeCode"><ValueList><Value>(${Array.from({ length: 2000 }, (_, n) => `'${list}-${n}^^1.2.3'`).join(',')})</Value></ValueList></Slot>`).join('')}</AdhocQuery>`,
        ),
      'nothing found',
    ),
    'a uniqueId that is SQL': keys(() => "('1'' or ''1''=''1')"),
    'a uniqueId that is a joker': keys(() => "('%')"),
    'fifty thousand uniqueIds': keys(
      () => `(${Array.from({ length: 50_000 }, (_, n) => `'1.2.${n}'`).join(',')})`,
      badQuery,
    ),
    'associations of what is no identifier': ask(
      () =>
        search({
          kind: 'getAssociations',
          returnType: 'LeafClass',
          criteria: { uuids: ["x' or '1'='1", 'urn:uuid:%', '__proto__'] },
        }),
      'nothing found',
    ),

    'a document by its technical identifier': retrieve([known.entryUuid]),
    'a document by its technical identifier, without its prefix': retrieve([
      known.entryUuid.replace('urn:uuid:', ''),
    ]),
    'a document by SQL': retrieve([`${known.uniqueId}' or '1'='1`]),
    'a document by a joker': retrieve(['%', '*', '.']),
    'a document by a path': retrieve(['../../../../etc/passwd']),
    'a document of another repository': retrieve(
      [known.uniqueId],
      { registryError: 'XDSUnknownRepositoryId' },
      '1.2.3',
    ),
    'a document of a repository in SQL': retrieve(
      [known.uniqueId],
      { registryError: 'XDSUnknownRepositoryId' },
      "' or '1'='1",
    ),
    'no document': retrieve([], { registryError: 'XDSRepositoryError' }),
    'a document of a million characters': retrieve(['1'.repeat(1_000_000)]),
    'a thousand documents': retrieve(uniqueIds(1000)),
    'five thousand documents': retrieve(uniqueIds(5000), { registryError: 'XDSRepositoryError' }),
    'six thousand documents': retrieve(uniqueIds(6000), malformed),
  }
}
