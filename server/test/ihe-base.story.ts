/** The profile ihe-base: plain XDS.b, a domain apart. contract.md §3; IHE ITI TF-2 §3.18, §3.41 to §3.43, §3.57, §3.62. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import {
  entry,
  folder,
  member,
  newOid,
  newPatient,
  registered,
  removeObjects,
  type SentEntry,
  storedQuery,
  submissionSet,
  submitObjects,
  tie,
} from '@carnet/core/wire/xds/registry/messages.test-data.ts'
import { storedQueries } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Markup } from '@carnet/core/wire/xml/write.ts'
import { type IheAnswer, type IheClient, iheClient } from './ihe-client.ts'
import { runningCarnet } from './running-carnet.ts'
import { structureFaults, structureJudges } from './structures/judges.ts'

const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'
const deprecated = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated'

test('a public XDS tool deposits, registers, searches, reads, updates and deletes, without VIHF', async (t) => {
  const carnet = await runningCarnet(t)
  const client = judged(await iheClient(carnet))
  const repository = carnet.config.ihe!.repositoryUniqueId

  const known = async () => {
    const patient = newPatient()
    assert.equal(await client.knowPatient(patient), 201)
    return patient
  }
  const register = (patient: string, sent: Partial<SentEntry> = {}, ...more: readonly Markup[]) =>
    client.send(
      'register',
      submitObjects(
        submissionSet(patient),
        entry({ patient, ...sent, slots: { ...registered, ...sent.slots } }),
        member(sent.id ?? 'Document01'),
        ...more,
      ),
    )

  await t.test('a patient is made known once; another form of identifier is refused', async () => {
    const patient = newPatient()
    assert.deepEqual([await client.knowPatient(patient), await client.knowPatient(patient)], [201, 200])
    assert.equal(await client.knowPatient('not an identifier'), 400)
  })

  await t.test('ITI-41: what is provided is registered, found, and read byte for byte', async () => {
    const patient = await known()
    const uniqueId = `${newOid()}^ext`
    const extra = { 'urn:example:ward': ['12', 'B'] }
    const answer = await client.provide(
      submitObjects(submissionSet(patient), entry({ patient, uniqueId, slots: extra }), member('Document01')),
      { Document01: 'hello' },
    )
    assert.deepEqual([answer.status, answer.outcome, answer.codes], [200, 'Success', []])
    assert.match(answer.text, /ProvideAndRegisterDocumentSet-bResponse/)
    const found = await documentsOf(client, patient)
    const sha1 = createHash('sha1').update('hello').digest('hex')
    for (const expected of [
      `<Slot name="hash"><ValueList><Value>${sha1}</Value>`,
      '<Slot name="size"><ValueList><Value>5</Value>',
      `<Slot name="repositoryUniqueId"><ValueList><Value>${repository}</Value>`,
      '<Slot name="urn:example:ward"><ValueList><Value>12</Value><Value>B</Value>',
      '<Value>^Smitty^Gerald^^^</Value>',
      'versionName="1"',
      `status="${approved}"`,
    ])
      assert.ok(found.text.includes(expected), expected)
    assert.match(found.text, /<ExtrinsicObject [^>]*id="urn:uuid:[0-9a-f-]{36}" lid="urn:uuid:/)
    const read = await retrieve(client, repository, uniqueId)
    assert.deepEqual([read.outcome, read.documents.map(String)], ['Success', ['hello']])
  })

  await t.test('the same exchange goes over mutual TLS', async () => {
    const secured = await iheClient(carnet, 'cps-kacem')
    const patient = await known()
    const uniqueId = newOid()
    const lot = submitObjects(submissionSet(patient), entry({ patient, uniqueId }), member('Document01'))
    assert.equal((await secured.provide(lot, { Document01: 'secret' })).outcome, 'Success')
    assert.equal(String((await retrieve(secured, repository, uniqueId)).documents[0]), 'secret')
  })

  await t.test('no byte and no name of this domain is written in clear', async () => {
    const patient = await known()
    const text = `clear ${'x'.repeat(70_000)} clear`
    await client.provide(submitObjects(submissionSet(patient), entry({ patient }), member('Document01')), {
      Document01: text,
    })
    const files = readdirSync(carnet.blobFolder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    )
    assert.ok(files.length > 0)
    for (const file of files)
      assert.ok(!readFileSync(path.join(file.parentPath, file.name)).includes('xxxxxxxxxxxxxxxx'))
    assert.deepEqual(readdirSync(path.join(carnet.blobFolder, 'incoming')), [])
  })

  await t.test(
    'what a repository refuses: a document without metadata, metadata without document, wrong hash',
    async () => {
      const patient = await known()
      const lot = (slots = {}) =>
        submitObjects(submissionSet(patient), entry({ patient, slots }), member('Document01'))
      const refused = async (answer: Promise<IheAnswer>, ...codes: string[]) =>
        assert.deepEqual([(await answer).outcome, (await answer).codes], ['Failure', codes])
      await refused(client.provide(lot(), {}), 'XDSMissingDocument')
      await refused(client.provide(lot(), { Document01: 'a', Document02: 'b' }), 'XDSMissingDocumentMetadata')
      await refused(
        client.provide(lot({ hash: registered.hash }), { Document01: 'a' }),
        'XDSRepositoryMetadataError',
      )
      await refused(client.provide(lot({ size: '12' }), { Document01: 'a' }), 'XDSRepositoryMetadataError')
      await refused(
        client.provide(lot({ creationTime: 'yesterday' }), { Document01: 'a' }),
        'XDSRepositoryMetadataError',
      )
      assert.equal(count(await documentsOf(client, patient), 'ExtrinsicObject'), 0)
      assert.deepEqual(readdirSync(path.join(carnet.blobFolder, 'incoming')), [])
    },
  )

  await t.test('what a registry refuses, each under its IHE code, and changes nothing', async () => {
    const [patient, other] = [await known(), await known()]
    const one = submissionSet(patient)
    const mine = (sent: Partial<SentEntry> = {}) =>
      entry({ patient, ...sent, slots: { ...registered, ...sent.slots } })
    const uniqueId = newOid()
    const setId = newOid()
    await client.send(
      'register',
      submitObjects(submissionSet(patient, { uniqueId: setId }), mine({ uniqueId }), member('Document01')),
    )
    const target = idOf(await documentsOf(client, patient))
    const cases: readonly (readonly [string, readonly string[], readonly Markup[]])[] = [
      [
        'unknown patient',
        ['XDSUnknownPatientId'],
        [
          submissionSet('x^^^&1.2.3&ISO'),
          entry({ patient: 'x^^^&1.2.3&ISO', slots: registered }),
          member('Document01'),
        ],
      ],
      [
        'another patient',
        ['XDSPatientIdDoesNotMatch'],
        [one, mine({ patient: other }), member('Document01')],
      ],
      [
        'the uniqueId of a set',
        ['XDSDuplicateUniqueIdInRegistry'],
        [submissionSet(patient, { uniqueId: setId }), mine(), member('Document01')],
      ],
      [
        'twice in the lot',
        ['XDSRegistryDuplicateUniqueIdInMessage'],
        [
          one,
          mine({ uniqueId: '1.2.3' }),
          mine({ uniqueId: '1.2.3', id: 'Document02' }),
          member('Document01'),
          member('Document02'),
        ],
      ],
      [
        'another hash',
        ['XDSNonIdenticalHash'],
        [one, mine({ uniqueId, slots: { hash: '0'.repeat(40) } }), member('Document01')],
      ],
      [
        'another size',
        ['XDSNonIdenticalSize'],
        [one, mine({ uniqueId, slots: { size: '44' } }), member('Document01')],
      ],
      [
        'no hash',
        ['XDSRegistryMetadataError', 'XDSRegistryMetadataError', 'XDSRegistryMetadataError'],
        [one, entry({ patient }), member('Document01')],
      ],
      ['no membership', ['XDSRegistryMetadataError'], [one, mine()]],
      [
        'two sets',
        ['XDSRegistryMetadataError'],
        [one, submissionSet(patient, { id: 'SubmissionSet02' }), mine(), member('Document01')],
      ],
      [
        'on demand',
        ['XDSRegistryMetadataError'],
        [one, mine({ objectType: 'urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248' }), member('Document01')],
      ],
      [
        'a reference to nothing',
        ['UnresolvedReferenceException'],
        [
          one,
          mine(),
          member('Document01'),
          tie('APND', 'Document01', 'urn:uuid:00000000-0000-4000-8000-000000000000'),
        ],
      ],
      [
        'a replacement of nothing',
        ['UnresolvedReferenceException', 'XDSReplaceFailed'],
        [
          one,
          mine(),
          member('Document01'),
          tie('RPLC', 'Document01', 'urn:uuid:00000000-0000-4000-8000-000000000000'),
        ],
      ],
      [
        'an unknown type of association',
        ['XDSRegistryMetadataError'],
        [one, mine(), member('Document01'), tie('LIKES', 'Document01', target)],
      ],
      ['a member by original that is not in the lot', ['XDSRegistryMetadataError'], [one, member(target)]],
      [
        'an entryUUID that is taken',
        ['XDSRegistryMetadataError'],
        [one, mine({ id: target }), member(target)],
      ],
      [
        'a relation with a document of another patient',
        ['XDSPatientIdDoesNotMatch'],
        [
          submissionSet(other),
          mine({ patient: other }),
          member('Document01'),
          tie('APND', 'Document01', target),
        ],
      ],
    ]
    for (const [name, codes, objects] of cases) {
      const answer = await client.send('register', submitObjects(...objects))
      assert.deepEqual([name, answer.outcome, answer.codes], [name, 'Failure', codes])
    }
    for (const one of [patient, other])
      assert.equal(count(await documentsOf(client, one), 'ExtrinsicObject'), one === patient ? 1 : 0)
    const again = await register(patient, { uniqueId })
    assert.equal(again.outcome, 'Success', 'the same document may be registered again')
  })

  await t.test(
    'a replacement deprecates the document and what was appended to it, and takes its place in folders',
    async () => {
      const patient = await known()
      await register(
        patient,
        {},
        folder(patient),
        member('Folder01', {}),
        tie('HasMember', 'Folder01', 'Document01', {}, 'filed'),
        member('filed', {}),
      )
      const original = idOf(await documentsOf(client, patient))
      await register(patient, {}, tie('APND', 'Document01', original))
      const before = await folderOf(client, patient)
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      assert.equal(
        (await register(patient, { title: 'New' }, tie('RPLC', 'Document01', original))).outcome,
        'Success',
      )
      const current = await documentsOf(client, patient)
      assert.deepEqual(
        [
          count(current, 'ExtrinsicObject'),
          count(await documentsOf(client, patient, deprecated), 'ExtrinsicObject'),
        ],
        [1, 2],
      )
      const filed = await client.send(
        'storedQuery',
        storedQuery(storedQueries.getFolderAndContents, { $XDSFolderEntryUUID: `'${before.id}'` }),
      )
      assert.ok(filed.text.includes(idOf(current)), 'the new document is in the folder')
      assert.ok((await folderOf(client, patient)).time > before.time, 'lastUpdateTime moved')
      const late = await register(patient, {}, tie('RPLC', 'Document01', original))
      assert.deepEqual(late.codes, ['XDSRegistryDeprecatedDocumentError', 'XDSReplaceFailed'])
    },
  )

  await t.test('XFRM, XFRM_RPLC, signs and a member by reference are registered and found', async () => {
    const [patient, other] = [await known(), await known()]
    await register(patient)
    const first = idOf(await documentsOf(client, patient))
    for (const [id, type] of [
      ['XForm', 'XFRM'],
      ['Sign', 'signs'],
    ] as const)
      assert.equal((await register(patient, { id }, tie(type, id, first))).outcome, 'Success', type)
    const related = await client.send(
      'storedQuery',
      storedQuery(storedQueries.getRelatedDocuments, {
        $XDSDocumentEntryEntryUUID: `'${first}'`,
        $AssociationTypes:
          "('urn:ihe:iti:2007:AssociationType:XFRM','urn:ihe:iti:2007:AssociationType:signs')",
      }),
    )
    assert.equal(count(related, 'ExtrinsicObject'), 3)
    assert.equal(
      (await register(patient, { id: 'Both' }, tie('XFRM_RPLC', 'Both', first))).outcome,
      'Success',
    )
    assert.equal(count(await documentsOf(client, patient, deprecated), 'ExtrinsicObject'), 2)
    const both = idOf(await documentsOf(client, patient))
    const byReference = await client.send(
      'register',
      submitObjects(submissionSet(other), member(both, { SubmissionSetStatus: 'Reference' })),
    )
    assert.equal(byReference.outcome, 'Success')
  })

  await t.test('what belongs to two patients is not answered whole, and is as references', async () => {
    const patients = [await known(), await known()]
    const uniqueIds = [newOid(), newOid()]
    for (const [rank, patient] of patients.entries()) await register(patient, { uniqueId: uniqueIds[rank]! })
    const ask = (returnType: 'LeafClass' | 'ObjectRef') =>
      client.send(
        'storedQuery',
        storedQuery(
          storedQueries.getDocuments,
          { $XDSDocumentEntryUniqueId: `(${uniqueIds.map((id) => `'${id}'`).join()})` },
          returnType,
        ),
      )
    assert.deepEqual((await ask('LeafClass')).codes, ['XDSResultNotSinglePatient'])
    assert.equal(count(await ask('ObjectRef'), 'ObjectRef'), 2)
  })

  await t.test('a query without its parameters, or that nobody knows, is refused', async () => {
    const ask = async (id: string, parameters = {}) =>
      (await client.send('storedQuery', storedQuery(id, parameters))).codes
    assert.deepEqual(await ask(storedQueries.findDocuments), ['XDSStoredQueryMissingParam'])
    assert.deepEqual(await ask('urn:uuid:00000000-0000-4000-8000-000000000000'), ['XDSUnknownStoredQuery'])
    const about = (statuses: string, practice: string) =>
      ask(storedQueries.findDocuments, {
        $XDSDocumentEntryPatientId: `'${newPatient()}'`,
        $XDSDocumentEntryStatus: `(${statuses})`,
        $XDSDocumentEntryPracticeSettingCode: `('${practice}')`,
      })
    assert.deepEqual(await about(`'${approved}','unheard-of'`, 'Dialysis^^practices'), [])
    assert.deepEqual(await about("'unheard-of'", 'Dialysis^^practices'), ['XDSStoredQueryMissingParam'])
    assert.deepEqual(await about(`'${approved}'`, 'Dialysis'), ['XDSRegistryError'])
    const unknown = await documentsOf(client, newPatient())
    assert.deepEqual([unknown.outcome, count(unknown, 'ExtrinsicObject')], ['Success', 0])
  })

  await t.test('a class is its code and its system', async () => {
    const patient = await known()
    await register(patient)
    const ask = (code: string) =>
      client.send(
        'storedQuery',
        storedQuery(storedQueries.findDocuments, {
          $XDSDocumentEntryPatientId: `'${patient}'`,
          $XDSDocumentEntryStatus: `('${approved}')`,
          $XDSDocumentEntryClassCode: `('${code}')`,
        }),
      )
    assert.equal(count(await ask('Consult^^1.3.6.1.4.1.99999.1'), 'ExtrinsicObject'), 1)
    assert.equal(count(await ask('Consult^^1.2.3.4'), 'ExtrinsicObject'), 0)
  })

  await t.test('ITI-43 says which document is not there, and which repository is not this one', async () => {
    const absent = await retrieve(client, repository, newOid())
    assert.deepEqual([absent.outcome, absent.codes], ['Failure', ['XDSDocumentUniqueIdError']])
    assert.deepEqual((await retrieve(client, '1.2.3', newOid())).codes, ['XDSUnknownRepositoryId'])
  })

  await t.test(
    'ITI-57: a new version follows the last, keeps its folders, and may change status',
    async () => {
      const patient = await known()
      const uniqueId = newOid()
      await register(
        patient,
        { uniqueId },
        folder(patient),
        member('Folder01', {}),
        tie('HasMember', 'Folder01', 'Document01'),
      )
      const lid = idOf(await documentsOf(client, patient))
      const version = (previous: string, sent: Partial<SentEntry> = {}) =>
        client.send(
          'updateDocumentSet',
          submitObjects(
            submissionSet(patient),
            entry({ patient, uniqueId, lid, title: 'Corrected', ...sent, slots: registered }),
            member('Document01', { SubmissionSetStatus: 'Original', PreviousVersion: previous }),
          ),
        )
      assert.deepEqual((await version('7')).codes, ['XDSMetadataVersionError'])
      assert.deepEqual((await version('1', { uniqueId: newOid() })).codes, [
        'XDSMetadataIdentifierError',
        'XDSMetadataUpdateError',
      ])
      const another = await known()
      const ofAnother = await client.send(
        'updateDocumentSet',
        submitObjects(
          submissionSet(another),
          entry({ patient: another, uniqueId, lid, slots: registered }),
          member('Document01', { SubmissionSetStatus: 'Original', PreviousVersion: '1' }),
        ),
      )
      assert.deepEqual(ofAnother.codes, ['XDSPatientIDReconciliationError'])
      assert.equal((await version('1')).outcome, 'Success')
      assert.deepEqual((await version('1')).codes, ['XDSMetadataVersionError'])
      const current = await documentsOf(client, patient)
      assert.match(current.text, /versionName="2"/)
      assert.match(current.text, /value="Corrected"/)
      const next = idOf(current)
      const folders = await client.send(
        'storedQuery',
        storedQuery(storedQueries.getFoldersForDocument, { $XDSDocumentEntryEntryUUID: `'${next}'` }),
      )
      assert.equal(count(folders, 'RegistryPackage'), 1)
      const status = (from: string, to: string) =>
        client.send(
          'updateDocumentSet',
          submitObjects(
            submissionSet(patient),
            tie('UpdateAvailabilityStatus', 'SubmissionSet01', next, { OriginalStatus: from, NewStatus: to }),
          ),
        )
      assert.deepEqual((await status(deprecated, approved)).codes, ['XDSMetadataUpdateError'])
      assert.equal((await status(approved, deprecated)).outcome, 'Success')
      assert.equal(count(await documentsOf(client, patient), 'ExtrinsicObject'), 0)
      const nothing = await client.send('updateDocumentSet', submitObjects(submissionSet(patient)))
      assert.deepEqual(nothing.codes, ['XDSMetadataUpdateOperationError'])
    },
  )

  await t.test(
    'ITI-57: a document is filed afterwards by an association submitted alone, and is there no more once that is withdrawn',
    async () => {
      const patient = await known()
      await register(patient, {}, folder(patient), member('Folder01', {}))
      const document = idOf(await documentsOf(client, patient))
      const { id } = await folderOf(client, patient)
      const file = () =>
        client.send(
          'updateDocumentSet',
          submitObjects(
            submissionSet(patient),
            tie('HasMember', id, document, {}, 'filed'),
            tie('SubmitAssociation', 'SubmissionSet01', 'filed'),
          ),
        )
      assert.equal((await file()).outcome, 'Success')
      assert.deepEqual((await file()).codes, ['XDSMetadataUpdateError'])

      const asked = (query: keyof typeof storedQueries, by: Readonly<Record<string, string>>) =>
        client.send('storedQuery', storedQuery(storedQueries[query], by))
      const contents = (more: Readonly<Record<string, string>> = {}) =>
        asked('getFolderAndContents', { $XDSFolderEntryUUID: `'${id}'`, ...more })
      const filed = await contents()
      assert.equal(count(filed, 'ExtrinsicObject'), 1)
      const membership = /<Association [^>]*\bid="([^"]+)"/.exec(filed.text)?.[1] ?? ''
      const withdrawn = await client.send(
        'updateDocumentSet',
        submitObjects(
          submissionSet(patient),
          tie('UpdateAvailabilityStatus', 'SubmissionSet01', membership, {
            OriginalStatus: approved,
            NewStatus: deprecated,
          }),
        ),
      )
      assert.equal(withdrawn.outcome, 'Success')
      const ofAny = { $XDSAssociationStatus: `('${approved}','${deprecated}')` }
      assert.equal(count(await contents(), 'ExtrinsicObject'), 0)
      assert.equal(count(await contents(ofAny), 'ExtrinsicObject'), 1)
      const holders = (more = {}) =>
        asked('getFoldersForDocument', { $XDSDocumentEntryEntryUUID: `'${document}'`, ...more })
      assert.equal(count(await holders(), 'RegistryPackage'), 0)
      assert.equal(count(await holders(ofAny), 'RegistryPackage'), 1)
      const ties = (more = {}) => asked('getAssociations', { $uuid: `('${document}')`, ...more })
      assert.ok(!(await ties()).text.includes(membership))
      const alone = await ties({ $XDSAssociationStatus: `('${deprecated}')` })
      assert.match(alone.text, new RegExp(`id="${membership}"[^>]*status="${deprecated}"`))
      assert.equal(count(alone, 'Association'), 1)
      assert.equal((await file()).outcome, 'Success', 'filed again')
      assert.equal(
        count(await asked('getFolders', { $XDSFolderLogicalID: `('${id}')` }), 'RegistryPackage'),
        1,
      )
    },
  )

  await t.test(
    'ITI-62: what leaves leaves no reference behind; the document goes with its last entry',
    async () => {
      const patient = await known()
      const uniqueId = newOid()
      await client.provide(
        submitObjects(submissionSet(patient), entry({ patient, uniqueId }), member('Document01')),
        { Document01: 'gone' },
      )
      const all = await client.send(
        'storedQuery',
        storedQuery(
          storedQueries.getAll,
          {
            $patientId: `'${patient}'`,
            $XDSDocumentEntryStatus: `('${approved}')`,
            $XDSSubmissionSetStatus: `('${approved}')`,
            $XDSFolderStatus: `('${approved}')`,
          },
          'ObjectRef',
        ),
      )
      const ids = [...all.text.matchAll(/<ObjectRef [^>]*id="([^"]+)"/g)].map((match) => match[1]!)
      assert.equal(ids.length, 3)
      const document = idOf(await documentsOf(client, patient))
      const remove = (...removed: string[]) => client.send('deleteDocumentSet', removeObjects(...removed))
      assert.deepEqual((await remove(document)).codes, ['ReferencesExistException'])
      assert.deepEqual((await remove('urn:uuid:00000000-0000-4000-8000-000000000000')).codes, [
        'UnresolvedReferenceException',
      ])
      const done = await remove(...ids)
      assert.equal(done.outcome, 'Success')
      assert.match(done.text, /urn:ihe:iti:2010:DeleteDocumentSetResponse/)
      assert.deepEqual((await retrieve(client, repository, uniqueId)).codes, ['XDSDocumentUniqueIdError'])
    },
  )

  await t.test(
    'every other transaction, and one sent to the other address, is ActionNotSupported',
    async () => {
      for (const [service, action] of [
        ['registry', 'urn:ihe:iti:2010:RegisterOnDemandDocumentEntry'],
        ['registry', 'urn:ihe:iti:2007:RetrieveDocumentSet'],
        ['repository', 'urn:ihe:iti:2017:RemoveDocuments'],
        ['repository', 'urn:ihe:iti:2007:RegisterDocumentSet-b'],
      ] as const) {
        const answer = await client.sendTo(service, action, submitObjects())
        assert.deepEqual([answer.status, answer.outcome], [500, undefined])
        assert.match(answer.text, /ActionNotSupported/)
      }
    },
  )

  await t.test(
    'To and ReplyTo may be absent; an answer elsewhere than on the connection is refused',
    async () => {
      const patient = newPatient()
      const envelope = (headers: string) =>
        `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><e:Header><a:Action>urn:ihe:iti:2007:RegistryStoredQuery</a:Action>${headers}</e:Header><e:Body>${findDocuments(patient, approved).text}</e:Body></e:Envelope>`
      const id = '<a:MessageID>urn:uuid:11111111-1111-4111-8111-111111111111</a:MessageID>'
      assert.equal((await client.sendEnvelope('registry', envelope(id))).outcome, 'Success')
      const elsewhere = `${id}<a:ReplyTo><a:Address>http://example.org/answers</a:Address></a:ReplyTo>`
      assert.match(
        (await client.sendEnvelope('registry', envelope(elsewhere))).text,
        /OnlyAnonymousAddressSupported/,
      )
      assert.match(
        (await client.sendEnvelope('registry', envelope(''))).text,
        /MessageAddressingHeaderRequired/,
      )
    },
  )

  await t.test('two lots of one uniqueId at once: one is registered, the other refused', async () => {
    const patient = await known()
    const uniqueId = newOid()
    const lots = await Promise.all(
      ['0', '1', '2', '3'].map((digit) => register(patient, { uniqueId, slots: { hash: digit.repeat(40) } })),
    )
    assert.equal(lots.filter(({ outcome }) => outcome === 'Success').length, 1)
    for (const { codes, outcome } of lots)
      if (outcome !== 'Success') assert.deepEqual(codes, ['XDSNonIdenticalHash'])
  })
})

test('the operator closes the plain port, lists the clients and the codes, or closes the profile', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-ihe-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const closed = await runningCarnet(t, { CARNET_IHE_BASE: 'off' })
  const gone = await iheClient(closed, 'cps-kacem')
  assert.equal(await gone.knowPatient(newPatient()), 404)
  assert.equal((await gone.send('register', submitObjects())).status, 404)

  const [clients, codes] = ['clients.pem', 'codes.xml'].map((name) => path.join(folder, name)) as [
    string,
    string,
  ]
  writeFileSync(clients, (await closed.card('cps-kacem')).authentication.certificate)
  writeFileSync(
    codes,
    '<Codes><CodeType name="classCode" classScheme="urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a"><Code code="Other" codingScheme="1.2.3"/></CodeType></Codes>',
  )
  const carnet = await runningCarnet(t, {
    CARNET_DEMO_EXPOSE: 'yes',
    CARNET_IHE_CLIENTS: clients,
    CARNET_IHE_CODES: codes,
    CARNET_IHE_HOME: 'urn:oid:1.2.3.4',
    CARNET_MAX_RESULTS: '1',
  })
  assert.equal((await (await iheClient(carnet)).send('register', submitObjects())).status, 404)
  const stranger = await (await iheClient(carnet, 'cps-leroy')).send('register', submitObjects())
  assert.equal(stranger.status, 403)
  assert.match(stranger.text, /FailedAuthentication/)

  const client = await iheClient(carnet, 'cps-kacem')
  const patient = newPatient()
  assert.equal(await client.knowPatient(patient), 201)
  const provide = (classCode: readonly [string, string]) =>
    client.provide(
      submitObjects(submissionSet(patient), entry({ patient, codes: { classCode } }), member('Document01')),
      { Document01: 'coded' },
    )
  const refused = await provide(['Consult', '1.2.3'])
  assert.deepEqual(refused.codes, ['XDSRepositoryMetadataError'])
  assert.match(refused.text, /Le code Consult du système 1\.2\.3/)
  assert.equal((await provide(['Other', '1.2.3'])).outcome, 'Success')
  assert.match((await documentsOf(client, patient)).text, /<ExtrinsicObject [^>]*home="urn:oid:1\.2\.3\.4"/)
  await provide(['Other', '1.2.3'])
  assert.deepEqual((await documentsOf(client, patient)).codes, ['XDSTooManyResults'])
})

/** Every answer has the structure of its standard. */
function judged(client: IheClient): IheClient {
  const judges = structureJudges()
  const judge = async (answering: Promise<IheAnswer>) => {
    const answer = await answering
    assert.deepEqual(structureFaults(judges, Buffer.from(answer.text)), [], answer.text)
    const [, body = ''] = /<env:Body>([\s\S]*)<\/env:Body>/.exec(answer.text) ?? []
    if (!body.startsWith('<env:Fault')) assert.deepEqual(structureFaults(judges, Buffer.from(body)), [], body)
    return answer
  }
  return {
    ...client,
    send: (...sent) => judge(client.send(...sent)),
    sendTo: (...sent) => judge(client.sendTo(...sent)),
    sendEnvelope: (...sent) => judge(client.sendEnvelope(...sent)),
    provide: (...sent) => judge(client.provide(...sent)),
  }
}

function documentsOf(client: IheClient, patient: string, status = approved): Promise<IheAnswer> {
  return client.send('storedQuery', findDocuments(patient, status))
}

function findDocuments(patient: string, status: string): Markup {
  return storedQuery(storedQueries.findDocuments, {
    $XDSDocumentEntryPatientId: `'${patient}'`,
    $XDSDocumentEntryStatus: `('${status}')`,
  })
}

async function folderOf(client: IheClient, patient: string): Promise<{ id: string; time: string }> {
  const answer = await client.send(
    'storedQuery',
    storedQuery(storedQueries.findFolders, {
      $XDSFolderPatientId: `'${patient}'`,
      $XDSFolderStatus: `('${approved}')`,
    }),
  )
  const id = /<RegistryPackage [^>]*\bid="([^"]+)"/.exec(answer.text)?.[1] ?? ''
  const time = /<Slot name="lastUpdateTime"><ValueList><Value>(\d{14})</.exec(answer.text)?.[1] ?? ''
  assert.ok(id !== '' && time !== '')
  return { id, time }
}

function retrieve(
  client: IheClient,
  repositoryUniqueId: string,
  documentUniqueId: string,
): Promise<IheAnswer> {
  return client.send('retrieveDocuments', formatRetrieveRequest([{ repositoryUniqueId, documentUniqueId }]))
}

function idOf({ text }: IheAnswer): string {
  const id = /<ExtrinsicObject [^>]*\bid="([^"]+)"/.exec(text)?.[1]
  assert.ok(id !== undefined)
  return id
}

function count({ text }: IheAnswer, element: string): number {
  return text.split(`<${element} `).length - 1
}

test('a fault of who sends has the status of the setting, as SOAP 1.2 binds it to HTTP', async (t) => {
  const carnet = await runningCarnet(t, { CARNET_FAULT_STATUS: '400' })
  const client = await iheClient(carnet)
  const unknown = await client.sendTo('registry', 'urn:ihe:iti:2007:RetrieveDocumentSet', submitObjects())
  assert.equal(unknown.status, 400)
  assert.match(unknown.text, /ActionNotSupported/)
})
