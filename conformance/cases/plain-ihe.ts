/**
 * XDS.b as the public test plans of IHE ask it of a registry and a repository: lots, folders, relations, what is refused
 * and under which code, stored queries. IHE ITI TF-2 §3.18, §3.41 to §3.43; TF-3 §4.2.
 */
import { queryParameters } from '@carnet/core/wire/xds/iti-18-queries.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import {
  entry,
  folder,
  member,
  newOid,
  newPatient,
  registered,
  type SentEntry,
  storedQuery,
  submissionSet,
  submitObjects,
  tie,
} from '@carnet/core/wire/xds/registry/messages.test-data.ts'
import { storedQueries } from '@carnet/core/wire/xds/vocabulary.ts'
import { type Markup, rawXml } from '@carnet/core/wire/xml/write.ts'
import type { IheAnswer, IheClient } from '../../server/test/ihe-client.ts'
import { type Case, holds, same } from '../case.ts'

const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'
const deprecated = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated'

async function known(ihe: IheClient): Promise<string> {
  const patient = newPatient()
  same('patient rendu connu', await ihe.knowPatient(patient), 201)
  return patient
}

/** As ITI-42 wants it: what a repository adds is there. */
function registering(patient: string, sent: Partial<SentEntry> = {}): Markup {
  return entry({ patient, ...sent, slots: { ...registered, ...sent.slots } })
}

const register = (ihe: IheClient, ...objects: readonly Markup[]) =>
  ihe.send('register', submitObjects(...objects))

async function accepted(answering: Promise<IheAnswer>): Promise<IheAnswer> {
  const answer = await answering
  same('réponse', [answer.outcome, answer.codes], ['Success', []])
  return answer
}

async function refused(codes: readonly string[], answering: Promise<IheAnswer>): Promise<void> {
  const answer = await answering
  same('réponse', [answer.outcome, answer.codes], ['Failure', codes])
}

function documentsOf(ihe: IheClient, patient: string, status = approved): Promise<IheAnswer> {
  const asked = { $XDSDocumentEntryPatientId: `'${patient}'`, $XDSDocumentEntryStatus: `('${status}')` }
  return ihe.send('storedQuery', storedQuery(storedQueries.findDocuments, asked))
}

function foldersOf(ihe: IheClient, patient: string): Promise<IheAnswer> {
  const asked = { $XDSFolderPatientId: `'${patient}'`, $XDSFolderStatus: `('${approved}')` }
  return ihe.send('storedQuery', storedQuery(storedQueries.findFolders, asked))
}

const idsIn = ({ text }: IheAnswer, element: 'ExtrinsicObject' | 'RegistryPackage' | 'ObjectRef') =>
  [...text.matchAll(new RegExp(`<${element} [^>]*\\bid="([^"]+)"`, 'g'))].map(([, id]) => id!)

async function idOfOnly(answering: Promise<IheAnswer>): Promise<string> {
  const ids = idsIn(await answering, 'ExtrinsicObject')
  same('documents', ids.length, 1)
  return ids[0]!
}

async function counts(ihe: IheClient, patient: string, expected: readonly [number, number]): Promise<void> {
  const found = await Promise.all([documentsOf(ihe, patient), documentsOf(ihe, patient, deprecated)])
  same(
    'documents en vigueur et obsolètes',
    found.map((answer) => idsIn(answer, 'ExtrinsicObject').length),
    expected,
  )
}

type PlainCase = Case<IheClient>

const submissions: readonly PlainCase[] = [
  {
    transaction: 'ITI-42',
    says: 'Deux documents d’un lot sont enregistrés, chacun avec son lot',
    async run(ihe) {
      const patient = await known(ihe)
      const setId = newOid()
      const two = ['Document01', 'Document02']
      await accepted(
        register(
          ihe,
          submissionSet(patient, { uniqueId: setId }),
          ...two.map((id) => registering(patient, { id })),
          ...two.map((id) => member(id)),
        ),
      )
      const asked = { $XDSSubmissionSetUniqueId: `'${setId}'` }
      const lot = await ihe.send('storedQuery', storedQuery(storedQueries.getSubmissionSetAndContents, asked))
      same('documents du lot', idsIn(lot, 'ExtrinsicObject').length, 2)
      same('associations du lot', lot.text.split('<Association ').length - 1, 2)
    },
  },
  {
    transaction: 'ITI-42',
    says: 'Un lot sans document, et un lot qui n’a qu’un classeur, sont enregistrés',
    async run(ihe) {
      const patient = await known(ihe)
      await accepted(register(ihe, submissionSet(patient)))
      await accepted(register(ihe, submissionSet(patient), folder(patient), member('Folder01', {})))
      same('classeurs', idsIn(await foldersOf(ihe, patient), 'RegistryPackage').length, 1)
    },
  },
  {
    transaction: 'ITI-42',
    says: 'Un document naît dans un classeur\u00a0; un autre, puis un troisième qui existait, y entrent',
    async run(ihe) {
      const patient = await known(ihe)
      const filing = (from: string, to: string) => [
        tie('HasMember', from, to, {}, 'filed'),
        member('filed', {}),
      ]
      await accepted(
        register(
          ihe,
          submissionSet(patient),
          registering(patient),
          folder(patient),
          member('Document01'),
          member('Folder01', {}),
          ...filing('Folder01', 'Document01'),
        ),
      )
      const [filed = ''] = idsIn(await foldersOf(ihe, patient), 'RegistryPackage')
      await accepted(
        register(
          ihe,
          submissionSet(patient),
          registering(patient),
          member('Document01'),
          ...filing(filed, 'Document01'),
        ),
      )
      await accepted(register(ihe, submissionSet(patient), registering(patient), member('Document01')))
      const all = idsIn(await documentsOf(ihe, patient), 'ExtrinsicObject')
      const contents = async () =>
        idsIn(
          await ihe.send(
            'storedQuery',
            storedQuery(storedQueries.getFolderAndContents, { $XDSFolderEntryUUID: `'${filed}'` }),
          ),
          'ExtrinsicObject',
        )
      const inside = new Set(await contents())
      const outside = all.find((id) => !inside.has(id)) ?? ''
      same('documents du classeur', inside.size, 2)
      await accepted(
        register(
          ihe,
          submissionSet(patient),
          member(outside, { SubmissionSetStatus: 'Reference' }),
          ...filing(filed, outside),
        ),
      )
      same('documents du classeur', (await contents()).length, 3)
    },
  },
  ...(['APND', 'XFRM', 'signs'] as const).map(
    (type): PlainCase => ({
      transaction: 'ITI-42',
      says: `Un document lié à un autre par ${type} le laisse en vigueur, et se retrouve à partir de lui`,
      async run(ihe) {
        const patient = await known(ihe)
        await accepted(register(ihe, submissionSet(patient), registering(patient), member('Document01')))
        const first = await idOfOnly(documentsOf(ihe, patient))
        await accepted(
          register(
            ihe,
            submissionSet(patient),
            registering(patient),
            member('Document01'),
            tie(type, 'Document01', first),
          ),
        )
        await counts(ihe, patient, [2, 0])
        const related = await ihe.send(
          'storedQuery',
          storedQuery(storedQueries.getRelatedDocuments, {
            $XDSDocumentEntryEntryUUID: `'${first}'`,
            $AssociationTypes: `('urn:ihe:iti:2007:AssociationType:${type}')`,
          }),
        )
        same('documents liés', idsIn(related, 'ExtrinsicObject').length, 2)
      },
    }),
  ),
  ...(['RPLC', 'XFRM_RPLC'] as const).map(
    (type): PlainCase => ({
      transaction: 'ITI-42',
      says: `${type} rend obsolète le document remplacé et son complément, une seule fois`,
      async run(ihe) {
        const patient = await known(ihe)
        const one = (...ties: readonly Markup[]) =>
          register(ihe, submissionSet(patient), registering(patient), member('Document01'), ...ties)
        await accepted(one())
        const first = await idOfOnly(documentsOf(ihe, patient))
        await accepted(one(tie('APND', 'Document01', first)))
        await accepted(one(tie(type, 'Document01', first)))
        await counts(ihe, patient, [1, 2])
        await refused(
          ['XDSRegistryDeprecatedDocumentError', 'XDSReplaceFailed'],
          one(tie(type, 'Document01', first)),
        )
        await refused(['XDSRegistryDeprecatedDocumentError'], one(tie('APND', 'Document01', first)))
        await counts(ihe, patient, [1, 2])
      },
    }),
  ),
  {
    transaction: 'ITI-42',
    says: 'Le même document s’enregistre encore sous son identifiant, avec la même empreinte',
    async run(ihe) {
      const patient = await known(ihe)
      const uniqueId = newOid()
      for (let time = 0; time < 2; time++)
        await accepted(
          register(ihe, submissionSet(patient), registering(patient, { uniqueId }), member('Document01')),
        )
      await counts(ihe, patient, [2, 0])
    },
  },
]

/** What a lot about `patient` has, that no registry takes. */
type Wrong = (about: { readonly patient: string; readonly other: string }) => readonly Markup[]

const nothing = 'urn:uuid:00000000-0000-4000-8000-000000000000'
const metadata = ['XDSRegistryMetadataError']

/** With every `from` changed: what the writer of well-formed messages does not write. */
function altered(markup: Markup, from: string | RegExp, to: string): Markup {
  const text = markup.text.replace(from, to)
  if (text === markup.text) throw new RangeError(`${from} is not in the message`)
  return rawXml(text)
}

const wrongLots: readonly (readonly [string, readonly string[], Wrong])[] = [
  [
    'Un patient inconnu est refusé',
    ['XDSUnknownPatientId'],
    () => {
      const patient = newPatient()
      return [submissionSet(patient), registering(patient), member('Document01')]
    },
  ],
  [
    'Un document d’un autre patient que celui du lot est refusé',
    ['XDSPatientIdDoesNotMatch'],
    ({ patient, other }) => [submissionSet(patient), registering(other), member('Document01')],
  ],
  [
    'Un classeur d’un autre patient que celui du lot est refusé',
    ['XDSPatientIdDoesNotMatch'],
    ({ patient, other }) => [submissionSet(patient), folder(other), member('Folder01', {})],
  ],
  [
    'Un patient sans l’OID de son autorité est refusé',
    metadata,
    ({ patient }) => [
      submissionSet(patient),
      altered(registering(patient), `value="${patient.replaceAll('&', '&amp;')}"`, 'value="P1"'),
      member('Document01'),
    ],
  ],
  ...(
    [
      ['du lot', { uniqueId: 'lot-1' }],
      ['de la source', { sourceId: '1.2.x' }],
    ] as const
  ).map(
    ([what, wrong]) =>
      [
        `Un identifiant ${what} qui n’est pas un OID est refusé`,
        metadata,
        ({ patient }: { readonly patient: string }) => [
          submissionSet(patient, wrong),
          registering(patient),
          member('Document01'),
        ],
      ] as const,
  ),
  [
    'Un identifiant de classeur qui n’est pas un OID est refusé',
    metadata,
    ({ patient }) => [
      submissionSet(patient),
      folder(patient, { uniqueId: 'urn:oid:1.2.3' }),
      member('Folder01', {}),
    ],
  ],
  [
    'Un OID de plus de 64 caractères est refusé',
    metadata,
    ({ patient }) => [
      submissionSet(patient, { uniqueId: `1.2${'.1234567890'.repeat(6)}` }),
      registering(patient),
      member('Document01'),
    ],
  ],
  ...(['creationTime', 'serviceStartTime'] as const).map(
    (slot) =>
      [
        `Une date impossible (${slot}) est refusée`,
        metadata,
        ({ patient }: { readonly patient: string }) => [
          submissionSet(patient),
          registering(patient, { slots: { [slot]: '20260230' } }),
          member('Document01'),
        ],
      ] as const,
  ),
  ...(['creationTime', 'languageCode', 'sourcePatientId', 'hash', 'size', 'repositoryUniqueId'] as const).map(
    (slot) =>
      [
        `Un document sans ${slot} est refusé`,
        metadata,
        ({ patient }: { readonly patient: string }) => [
          submissionSet(patient),
          altered(registering(patient), new RegExp(`<Slot name="${slot}">.*?</Slot>`), ''),
          member('Document01'),
        ],
      ] as const,
  ),
  ...(
    [
      'classCode',
      'typeCode',
      'formatCode',
      'confidentialityCode',
      'healthcareFacilityTypeCode',
      'practiceSettingCode',
    ] as const
  ).map(
    (code) =>
      [
        `Un document sans ${code} est refusé`,
        metadata,
        ({ patient }: { readonly patient: string }) => [
          submissionSet(patient),
          altered(registering(patient), new RegExp(`<Classification id="${code}".*?</Classification>`), ''),
          member('Document01'),
        ],
      ] as const,
  ),
  ...(['patientId', 'uniqueId'] as const).map(
    (id) =>
      [
        `Un document sans ${id} est refusé`,
        metadata,
        ({ patient }: { readonly patient: string }) => [
          submissionSet(patient),
          altered(
            registering(patient),
            new RegExp(`<ExternalIdentifier id="XDSDocumentEntry.${id}".*?</ExternalIdentifier>`),
            '',
          ),
          member('Document01'),
        ],
      ] as const,
  ),
  [
    'Un lot sans date est refusé',
    metadata,
    ({ patient }) => [
      altered(submissionSet(patient), /<Slot name="submissionTime">.*?<\/Slot>/, ''),
      registering(patient),
      member('Document01'),
    ],
  ],
  [
    'Un classeur sans code est refusé',
    metadata,
    ({ patient }) => [
      submissionSet(patient),
      altered(folder(patient), /<Classification id="folderCode".*?<\/Classification>/, ''),
      member('Folder01', {}),
    ],
  ],
  [
    'Un document qu’aucune association ne rattache au lot est refusé',
    metadata,
    ({ patient }) => [submissionSet(patient), registering(patient)],
  ],
  [
    'Un document à la demande est refusé',
    metadata,
    ({ patient }) => [
      submissionSet(patient),
      registering(patient, { objectType: 'urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248' }),
      member('Document01'),
    ],
  ],
  [
    'Le même identifiant unique deux fois dans le lot est refusé',
    ['XDSRegistryDuplicateUniqueIdInMessage'],
    ({ patient }) => {
      const uniqueId = newOid()
      const two = ['Document01', 'Document02']
      return [
        submissionSet(patient),
        ...two.map((id) => registering(patient, { id, uniqueId })),
        ...two.map((id) => member(id)),
      ]
    },
  ],
  [
    'Une association vers un document qui n’est pas là est refusée',
    ['UnresolvedReferenceException'],
    ({ patient }) => [
      submissionSet(patient),
      registering(patient),
      member('Document01'),
      tie('APND', 'Document01', nothing),
    ],
  ],
  [
    'Le remplacement d’un document qui n’est pas là est refusé',
    ['UnresolvedReferenceException', 'XDSReplaceFailed'],
    ({ patient }) => [
      submissionSet(patient),
      registering(patient),
      member('Document01'),
      tie('RPLC', 'Document01', nothing),
    ],
  ],
]

const refusals: readonly PlainCase[] = [
  ...wrongLots.map(
    ([says, codes, objects]): PlainCase => ({
      transaction: 'ITI-42',
      says: `${says} (${codes.join(', ')}), et rien n’est enregistré`,
      async run(ihe) {
        const [patient, other] = [await known(ihe), await known(ihe)]
        await refused(codes, register(ihe, ...objects({ patient, other })))
        await counts(ihe, patient, [0, 0])
        await counts(ihe, other, [0, 0])
      },
    }),
  ),
  ...(
    [
      ['une autre empreinte', 'XDSNonIdenticalHash', { hash: '0'.repeat(40) }],
      ['une autre taille', 'XDSNonIdenticalSize', { size: '44' }],
    ] as const
  ).map(
    ([what, code, slots]): PlainCase => ({
      transaction: 'ITI-42',
      says: `Le même identifiant avec ${what} est refusé (${code})`,
      async run(ihe) {
        const patient = await known(ihe)
        const uniqueId = newOid()
        const send = (more = {}) =>
          register(
            ihe,
            submissionSet(patient),
            registering(patient, { uniqueId, slots: more }),
            member('Document01'),
          )
        await accepted(send())
        await refused([code], send(slots))
        await counts(ihe, patient, [1, 0])
      },
    }),
  ),
  ...(
    [
      ['Un lot', (patient: string, uniqueId: string) => [submissionSet(patient, { uniqueId })]],
      [
        'Un classeur',
        (patient: string, uniqueId: string) => [
          submissionSet(patient),
          folder(patient, { uniqueId }),
          member('Folder01', {}),
        ],
      ],
    ] as const
  ).map(
    ([what, objects]): PlainCase => ({
      transaction: 'ITI-42',
      says: `${what} dont l’identifiant est pris est refusé (XDSDuplicateUniqueIdInRegistry)`,
      async run(ihe) {
        const patient = await known(ihe)
        const uniqueId = newOid()
        await accepted(register(ihe, ...objects(patient, uniqueId)))
        await refused(['XDSDuplicateUniqueIdInRegistry'], register(ihe, ...objects(patient, uniqueId)))
      },
    }),
  ),
  {
    transaction: 'ITI-42',
    says: 'Le remplacement d’un document d’un autre patient est refusé',
    async run(ihe) {
      const [patient, other] = [await known(ihe), await known(ihe)]
      await accepted(register(ihe, submissionSet(patient), registering(patient), member('Document01')))
      const first = await idOfOnly(documentsOf(ihe, patient))
      const { outcome, codes } = await register(
        ihe,
        submissionSet(other),
        registering(other),
        member('Document01'),
        tie('RPLC', 'Document01', first),
      )
      same('réponse', [outcome, codes.includes('XDSPatientIdDoesNotMatch')], ['Failure', true])
      await counts(ihe, patient, [1, 0])
      await counts(ihe, other, [0, 0])
    },
  },
]

const providing: readonly PlainCase[] = [
  {
    transaction: 'ITI-41',
    says: 'Deux documents sont déposés, puis lus octet pour octet\u00a0; un absent n’empêche pas l’autre',
    async run(ihe) {
      const patient = await known(ihe)
      const ids = ['Document01', 'Document02'] as const
      const uniqueIds = [newOid(), newOid()]
      await accepted(
        ihe.provide(
          submitObjects(
            submissionSet(patient),
            ...ids.map((id, rank) => entry({ patient, id, uniqueId: uniqueIds[rank]! })),
            ...ids.map((id) => member(id)),
          ),
          { Document01: 'un', Document02: 'deux' },
        ),
      )
      const { text } = await documentsOf(ihe, patient)
      const repositoryUniqueId = /"repositoryUniqueId"><ValueList><Value>([\d.]+)</.exec(text)?.[1] ?? ''
      const read = (...documentUniqueIds: readonly string[]) =>
        ihe.send(
          'retrieveDocuments',
          formatRetrieveRequest(
            documentUniqueIds.map((documentUniqueId) => ({ repositoryUniqueId, documentUniqueId })),
          ),
        )
      const both = await read(...uniqueIds)
      same('documents lus', [both.outcome, both.documents.map(String)], ['Success', ['un', 'deux']])
      const partial = await read(uniqueIds[0]!, newOid())
      same(
        'lecture partielle',
        [partial.outcome, partial.codes, partial.documents.map(String)],
        ['PartialSuccess', ['XDSDocumentUniqueIdError'], ['un']],
      )
    },
  },
  ...(
    [
      [
        'Une empreinte qui n’est pas celle du document',
        'XDSRepositoryMetadataError',
        { hash: '0'.repeat(40) },
        ['Document01'],
      ],
      [
        'Une taille qui n’est pas celle du document',
        'XDSRepositoryMetadataError',
        { size: '999' },
        ['Document01'],
      ],
      ['Une fiche sans document', 'XDSMissingDocument', {}, []],
      ['Un document sans fiche', 'XDSMissingDocumentMetadata', {}, ['Document01', 'Document02']],
    ] as const
  ).map(
    ([what, code, slots, sent]): PlainCase => ({
      transaction: 'ITI-41',
      says: `${what}\u00a0: refus (${code}), et rien n’est enregistré`,
      async run(ihe) {
        const patient = await known(ihe)
        const lot = submitObjects(submissionSet(patient), entry({ patient, slots }), member('Document01'))
        const documents = Object.fromEntries(sent.map((id) => [id, 'un']))
        await refused([code], ihe.provide(lot, documents))
        await counts(ihe, patient, [0, 0])
      },
    }),
  ),
]

const queries: readonly PlainCase[] = [
  ...(Object.keys(storedQueries) as (keyof typeof storedQueries)[]).map(
    (kind): PlainCase => ({
      transaction: 'ITI-18',
      says: `${kind} sans ce qu’elle demande est refusée (XDSStoredQueryMissingParam)`,
      async run(ihe) {
        await refused(
          ['XDSStoredQueryMissingParam'],
          ihe.send('storedQuery', storedQuery(storedQueries[kind], {})),
        )
      },
    }),
  ),
  ...(Object.keys(storedQueries) as (keyof typeof storedQueries)[]).flatMap((kind): readonly PlainCase[] => {
    const [byUuid, byUniqueId] = keysOf(kind)
    if (byUniqueId === undefined) return []
    return [
      {
        transaction: 'ITI-18',
        says: `${kind} avec deux sortes d’identifiants est refusée (XDSStoredQueryParamNumber)`,
        async run(ihe) {
          const asked = {
            [byUuid!]: `('${nothing}')`,
            [byUniqueId]: "('1.2.3')",
            $AssociationTypes: "('urn:ihe:iti:2007:AssociationType:RPLC')",
          }
          await refused(
            ['XDSStoredQueryParamNumber'],
            ihe.send('storedQuery', storedQuery(storedQueries[kind], asked)),
          )
        },
      },
    ]
  }),
  {
    transaction: 'ITI-18',
    says: 'Une requête que personne ne connaît est refusée (XDSUnknownStoredQuery)',
    async run(ihe) {
      await refused(['XDSUnknownStoredQuery'], ihe.send('storedQuery', storedQuery(nothing, {})))
    },
  },
  {
    transaction: 'ITI-18',
    says: 'Une recherche sur un patient que personne ne connaît ne trouve rien, sans erreur',
    async run(ihe) {
      const found = await accepted(documentsOf(ihe, newPatient()))
      same('documents', idsIn(found, 'ExtrinsicObject'), [])
    },
  },
  {
    transaction: 'ITI-18',
    says: 'Une recherche est rendue en objets ou en références, les mêmes',
    async run(ihe) {
      const patient = await known(ihe)
      await accepted(register(ihe, submissionSet(patient), registering(patient), member('Document01')))
      const asked = { $XDSDocumentEntryPatientId: `'${patient}'`, $XDSDocumentEntryStatus: `('${approved}')` }
      const ask = (returnType: 'LeafClass' | 'ObjectRef') =>
        ihe.send('storedQuery', storedQuery(storedQueries.findDocuments, asked, returnType))
      const [objects, references] = [await accepted(ask('LeafClass')), await accepted(ask('ObjectRef'))]
      same('références', idsIn(references, 'ObjectRef'), idsIn(objects, 'ExtrinsicObject'))
      holds('une référence est trouvée', idsIn(references, 'ObjectRef').length === 1)
    },
  },
]

/** The parameters of a kind that name its objects, when there are several ways: by UUID, by unique id. */
function keysOf(kind: keyof typeof storedQueries): readonly string[] {
  const parameters: Readonly<Record<string, { readonly name: string }>> = queryParameters[kind]
  return (parameters.keys ?? parameters.key)?.name.split(', ') ?? []
}

export const plainIheCases: readonly PlainCase[] = [...submissions, ...refusals, ...providing, ...queries]
