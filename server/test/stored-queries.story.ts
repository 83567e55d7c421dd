/** ITI-18, the fourteen stored queries on one record: what each gives, and that none tells of what is hidden. soap.md §4. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { formatStoredQuery, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import type { QueryResponse } from '@carnet/core/wire/xds/iti-18-response.ts'
import type { Association, DocumentEntry, SubmissionSet } from '@carnet/core/wire/xds/metadata.ts'
import { associationTypes, storedQueries } from '@carnet/core/wire/xds/vocabulary.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import type { RecordQuery } from '@carnet/kit/client/query.ts'
import { lastTraceOf, patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { masked, rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'

const denied = 'DMPAccessDeniedByRightsService'
const maskedCode = {
  code: 'MASQUE_PS',
  system: '1.2.250.1.213.1.1.4.13',
  display: 'Masqué aux professionnels de santé',
}
const accession = 'ACC-2026-7^^^&1.2.250.1.999.9&ISO^urn:ihe:iti:xds:2013:accession'
const study = '1.2.250.1.999.8^^^^urn:ihe:iti:xds:2016:studyInstanceUID'
const one = (uniqueId: string) => ({ by: 'uniqueId', value: uniqueId }) as const
const keys = (...values: readonly string[]) => ({ by: 'uniqueId', values }) as const
const { hasMember, replaces } = associationTypes

test('every stored query says what the reader may see, and nothing of the rest [VIS-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const author = await rawCaller(carnet, 'cps-kacem')
  const kacem = await carnet.dmp('cps-kacem')
  const martin = await carnet.dmp('cps-martin')
  await kacem.authorise(amina.id, { gesture: 'consentCollected' })
  const names = new Map<string, string>()

  /** One lot of Dr Kacem, its set and its documents named. */
  const deposit = async (
    lot: string,
    documents: Readonly<Record<string, (entry: DocumentEntry) => DocumentEntry>>,
  ) => {
    const uniqueId = newOid()
    const titles = Object.keys(documents)
    const sources = await Promise.all(
      titles.map((title) => sampleDocument(carnet, { by: 'cps-kacem', about: amina, title })),
    )
    names.set(uniqueId, lot)
    for (const [rank, source] of sources.entries()) names.set(uniqueIdOf(source), titles[rank]!)
    const sent = submissionOf({
      situation: author.situation,
      patient: amina.id,
      sources,
      entry: (entry, rank) => documents[titles[rank]!]!(entry),
      set: { uniqueId },
    })
    const { text } = await author.send({ operation: 'provideAndRegister', patient: amina.id, ...sent })
    assert.match(text, /ResponseStatusType:Success/)
    return { lot: uniqueId, documents: sources.map(uniqueIdOf) }
  }
  const same = (entry: DocumentEntry) => entry
  const hide = (entry: DocumentEntry) => ({
    ...entry,
    confidentialityCodes: [...entry.confidentialityCodes, maskedCode],
  })
  const replace = async (old: string, title: string) => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, title, replaces: old })
    const target = await kacem.findDocumentReference(amina.id, old)
    await kacem.submitDocuments(amina.id, [{ source, hideFrom: {}, replaces: target }])
    names.set(uniqueIdOf(source), title)
    return uniqueIdOf(source)
  }

  const mixed = await deposit('mixed', {
    scan: (entry) => ({ ...entry, referenceIds: [accession, study] }),
    secret: hide,
  })
  const hidden = await deposit('hidden', { silent: hide })
  const first = await deposit('first lot', { first: same })
  const second = await replace(first.documents[0]!, 'second')
  const covered = await deposit('covered lot', { covered: hide })
  const cover = await replace(covered.documents[0]!, 'cover')
  const [scan, secret] = mixed.documents as [string, string]
  const [silent] = hidden.documents as [string]

  // What Dr Kacem, who wrote all this, sees: the ids of what is hidden from others.
  const whole = await kacem.query(amina.id, {
    kind: 'getAll',
    criteria: {
      documentStatuses: ['approved', 'deprecated'],
      submissionSetStatuses: ['approved'],
      folderStatuses: ['approved'],
    },
  })
  const uuids = new Map<string, string>()
  for (const { entryUuid, uniqueId } of [...whole.submissionSets, ...whole.entries]) {
    const name = names.get(uniqueId) ?? 'a lot of the kit'
    names.set(entryUuid, name)
    uuids.set(name, entryUuid)
  }
  const uuid = (name: string) => uuids.get(name) ?? assert.fail(name)
  const nameOf = ({ entryUuid }: SubmissionSet | DocumentEntry) => names.get(entryUuid) ?? '?'
  const tie = ({ type, source, target }: Association) =>
    `${type === hasMember ? '' : `${type.split(':').at(-1)} `}${names.get(source) ?? '?'} → ${names.get(target) ?? '?'}`
  const told = ({ submissionSets, entries, associations }: QueryResponse) =>
    [
      submissionSets.map(nameOf).toSorted().join(' '),
      entries.map(nameOf).toSorted().join(' '),
      associations.map(tie).toSorted().join(', '),
    ].join(' | ')

  const approved: readonly DocumentStatus[] = ['approved']
  const all = { documentStatuses: approved, submissionSetStatuses: approved, folderStatuses: approved }
  const kits = 'a lot of the kit'
  const cases: readonly (readonly [string, RecordQuery, string])[] = [
    [
      'FindDocumentsByReferenceId finds by an accession number',
      {
        kind: 'findDocumentsByReferenceId',
        criteria: { statuses: approved, referenceIds: [[accession]] },
      },
      ' | scan | ',
    ],
    [
      'FindDocumentsByReferenceId finds by one reference or another, and by two at once',
      {
        kind: 'findDocumentsByReferenceId',
        criteria: { statuses: approved, referenceIds: [['ACC-0^%', 'ACC-2026-7^%'], [study]] },
      },
      ' | scan | ',
    ],
    [
      'FindDocumentsByReferenceId finds nothing by the reference of another',
      {
        kind: 'findDocumentsByReferenceId',
        criteria: { statuses: approved, referenceIds: [[accession], ['ACC-0^%']] },
      },
      ' |  | ',
    ],
    [
      'FindSubmissionSets leaves out the lots of which nothing may be seen',
      { kind: 'findSubmissionSets', criteria: { statuses: approved } },
      `${kits} first lot mixed |  | `,
    ],
    [
      'GetAll gives the record as it may be seen',
      { kind: 'getAll', criteria: all },
      `${kits} first lot mixed | scan second | RPLC second → first, ${kits} → second, first lot → first, mixed → scan`,
    ],
    [
      'GetAll narrows documents by their status, and keeps what ties what it gives',
      { kind: 'getAll', criteria: { ...all, documentStatuses: ['deprecated'] } },
      `${kits} first lot mixed | first | RPLC second → first, ${kits} → second, first lot → first, mixed → scan`,
    ],
    [
      'GetSubmissionSets gives the lot of a document',
      { kind: 'getSubmissionSets', criteria: { uuids: [uuid('scan'), uuid('secret')] } },
      'mixed |  | mixed → scan',
    ],
    [
      'GetSubmissionSetAndContents gives a lot without what is hidden in it',
      { kind: 'getSubmissionSetAndContents', criteria: { key: one(mixed.lot) } },
      'mixed | scan | mixed → scan',
    ],
    [
      'GetRelatedDocuments gives the old version of a document',
      { kind: 'getRelatedDocuments', criteria: { key: one(second), associationTypes: [replaces] } },
      ' | first second | RPLC second → first',
    ],
    [
      'GetRelatedDocuments does not tell of what replaced a hidden document, hidden like it',
      { kind: 'getRelatedDocuments', criteria: { key: one(cover), associationTypes: [replaces] } },
      ' |  | ',
    ],
    [
      'GetDocumentsAndAssociations does not either',
      { kind: 'getDocumentsAndAssociations', criteria: { keys: keys(cover) } },
      ' |  | ',
    ],
    [
      'GetAssociations does not either',
      { kind: 'getAssociations', criteria: { uuids: [uuid('cover'), uuid('mixed')] } },
      ' |  | mixed → scan',
    ],
    [
      'FindFolders finds none: the DMP has no folder',
      { kind: 'findFolders', criteria: { statuses: approved } },
      ' |  | ',
    ],
    ['GetFolders gives none', { kind: 'getFolders', criteria: { keys: keys('1.2.3') } }, ' |  | '],
    [
      'GetFolderAndContents gives nothing',
      { kind: 'getFolderAndContents', criteria: { key: one('1.2.3') } },
      ' |  | ',
    ],
    [
      'GetFoldersForDocument gives none',
      { kind: 'getFoldersForDocument', criteria: { key: one(scan) } },
      ' |  | ',
    ],
  ]
  for (const [title, asked, expected] of cases)
    await t.test(title, async () => {
      assert.equal(told(await martin.query(amina.id, asked)), expected)
      const references = await martin.queryReferences(amina.id, asked)
      const { submissionSets, entries, associations } = await martin.query(amina.id, asked)
      assert.equal(references.length, submissionSets.length + entries.length + associations.length)
    })

  await t.test('who may see all of a lot is given all of it', async () => {
    assert.equal(
      told(
        await kacem.query(amina.id, {
          kind: 'getSubmissionSetAndContents',
          criteria: { key: one(mixed.lot) },
        }),
      ),
      'mixed | scan secret | mixed → scan, mixed → secret',
    )
  })

  await t.test('the holder is told how many were left out of a lot [TRA-06]', async () => {
    await martin.query(amina.id, { kind: 'getSubmissionSetAndContents', criteria: { key: one(mixed.lot) } })
    const lot = await lastTraceOf(carnet, amina)
    assert.deepEqual([lot.returnedCount, lot.filteredCount], [1, 1])
    await martin.query(amina.id, { kind: 'getDocuments', criteria: { keys: keys(scan) } })
    const visible = await lastTraceOf(carnet, amina)
    assert.deepEqual([visible.returnedCount, visible.filteredCount], [1, 0])
    await martin.query(amina.id, { kind: 'findSubmissionSets', criteria: { statuses: approved } })
    assert.equal((await lastTraceOf(carnet, amina)).filteredCount, 4)
  })

  /** Every query by the id of a document or of a lot, the id being hidden, then that of nothing. */
  const reader = await rawCaller(carnet, 'cps-martin')
  const absentUuid = 'urn:uuid:7953af1a-ba1c-11eb-816f-0050569e422e'
  const byDocument = (by: 'uniqueId' | 'entryUuid', id: string): readonly RecordQuery[] => [
    { kind: 'getDocuments', criteria: { keys: { by, values: [id] }, metadataLevel: 2 } },
    { kind: 'getDocumentsAndAssociations', criteria: { keys: { by, values: [id] } } },
    { kind: 'getFoldersForDocument', criteria: { key: { by, value: id } } },
    {
      kind: 'getRelatedDocuments',
      criteria: { key: { by, value: id }, associationTypes: [replaces, hasMember] },
    },
  ]
  const byLot = (by: 'uniqueId' | 'entryUuid', id: string): readonly RecordQuery[] => [
    { kind: 'getSubmissionSetAndContents', criteria: { key: { by, value: id } } },
  ]
  const byUuid = (id: string): readonly RecordQuery[] => [
    { kind: 'getDocuments', criteria: { keys: { by: 'logicalId', values: [id] } } },
    { kind: 'getAssociations', criteria: { uuids: [id] } },
    { kind: 'getSubmissionSets', criteria: { uuids: [id] } },
  ]
  const hiddenIds: readonly (readonly [string, string, string, (id: string) => readonly RecordQuery[]])[] = [
    ['the uniqueId of a masked document', secret, newOid(), (id) => byDocument('uniqueId', id)],
    [
      'the uniqueId of a masked document alone in its lot',
      silent,
      newOid(),
      (id) => byDocument('uniqueId', id),
    ],
    ['the entryUUID of a masked document', uuid('secret'), absentUuid, (id) => byDocument('entryUuid', id)],
    [
      'the entryUUID of a masked document that was replaced',
      uuid('covered'),
      absentUuid,
      (id) => byDocument('entryUuid', id),
    ],
    ['the UUID of a masked document', uuid('silent'), absentUuid, byUuid],
    ['the UUID of a hidden lot', uuid('hidden'), absentUuid, byUuid],
    ['the uniqueId of a hidden lot', hidden.lot, newOid(), (id) => byLot('uniqueId', id)],
    ['the entryUUID of a hidden lot', uuid('hidden'), absentUuid, (id) => byLot('entryUuid', id)],
  ]
  for (const [what, id, absent, asking] of hiddenIds)
    await t.test(`${what} is answered byte for byte as the id of nothing`, async () => {
      const answers = async (of: string) => {
        const all = []
        for (const asked of asking(of))
          for (const returnType of ['LeafClass', 'ObjectRef'] as const) {
            const body = formatStoredQuery({ ...asked, returnType } as StoredQuery)
            const answer = await reader.send({ operation: 'storedQuery', patient: amina.id, body })
            assert.match(answer.text, /ResponseStatusType:Success" startIndex="0" totalResultCount="0"/)
            all.push(masked(answer, of))
          }
        return all
      }
      assert.deepEqual(await answers(id), await answers(absent))
    })

  await t.test('a CPE and a structure are refused every query but the search of references', async () => {
    const criteria: Readonly<Record<string, RecordQuery>> = Object.fromEntries(
      [
        ...cases.map(([, asked]) => asked),
        ...byDocument('uniqueId', scan),
        ...byUuid(uuid('scan')),
        { kind: 'findDocuments', criteria: { statuses: approved } } as const,
      ].map((asked) => [asked.kind, asked]),
    )
    assert.deepEqual(Object.keys(criteria).toSorted(), Object.keys(storedQueries).toSorted())
    for (const slug of ['cpe-colin', 'structure-laboratoire']) {
      const dmp = await carnet.dmp(slug)
      for (const asked of Object.values(criteria)) {
        await refusal(denied, dmp.query(amina.id, asked))
        if (asked.kind === 'getDocuments') assert.deepEqual(await dmp.queryReferences(amina.id, asked), [])
        else await refusal(denied, dmp.queryReferences(amina.id, asked))
      }
    }
  })

  await t.test('a uniqueId names the current version, and all of them at metadata level 2', async () => {
    await kacem.changeVisibility(amina.id, second, { maskedToProfessionals: true })
    const versions = async (metadataLevel?: number) => {
      const { entries } = await kacem.query(amina.id, {
        kind: 'getDocuments',
        criteria: { keys: keys(second), ...(metadataLevel && { metadataLevel }) },
      })
      return entries.map(({ version }) => version).toSorted()
    }
    assert.deepEqual(await versions(), [2])
    assert.deepEqual(await versions(1), [2])
    assert.deepEqual(await versions(2), [1, 2])
    // The masking is that of every version, and of what ties them.
    assert.equal(
      told(
        await martin.query(amina.id, {
          kind: 'getRelatedDocuments',
          criteria: { key: one(first.documents[0]!), associationTypes: [replaces] },
        }),
      ),
      ' |  | ',
    )
  })

  await t.test(
    'an archived document is found by who asks for it; a deleted one by nobody [VIS-20]',
    async () => {
      await kacem.changeStatus(amina.id, scan, { from: 'approved', to: 'archived' })
      const found = async (...statuses: readonly DocumentStatus[]) =>
        (await kacem.findDocumentsByReferenceId(amina.id, [accession], { statuses })).map(nameOf)
      assert.deepEqual(await found('approved', 'deprecated'), [])
      assert.deepEqual(await found('archived'), ['scan'])
      await kacem.changeStatus(amina.id, scan, { from: 'archived', to: 'deleted' })
      assert.deepEqual(await found('approved', 'deprecated', 'archived', 'deleted'), [])
      assert.equal(
        told(
          await kacem.query(amina.id, {
            kind: 'getSubmissionSetAndContents',
            criteria: { key: one(mixed.lot) },
          }),
        ),
        'mixed | secret | mixed → secret',
      )
    },
  )
})

test('a search of more than the answer bears is XDSTooManyResults, and its references are given', async (t) => {
  const carnet = await runningCarnet(t, { CARNET_MAX_RESULTS: '2' })
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  const deposit = async () => {
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
    await martin.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  }
  await deposit()
  await deposit()
  assert.equal((await martin.findDocuments(amina.id)).length, 2)
  await deposit()
  const asked = { kind: 'findDocuments', criteria: { statuses: ['approved'] } } as const
  const { french } = await refusal('XDSTooManyResults', martin.query(amina.id, asked))
  assert.match(french, /ObjectRef/)
  const trace = await lastTraceOf(carnet, amina)
  assert.deepEqual(
    [trace.action, trace.outcome, trace.refusal],
    ['findDocuments', 'refused', 'tooManyResults'],
  )
  assert.equal((await martin.queryReferences(amina.id, asked)).length, 3)
})
