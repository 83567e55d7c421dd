/** ITI-18: each criterion finds what it says and nothing else; the stored queries, and what is said of others. soap.md §4. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatOutsideProfiles } from '@carnet/core/codes/value-sets.ts'
import { formatStoredQuery, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { associationTypes, objectTypes, storedQueries } from '@carnet/core/wire/xds/vocabulary.ts'
import { rawXml } from '@carnet/core/wire/xml/write.ts'
import type { FindCriteria } from '@carnet/kit/client/find-documents.ts'
import type { RecordQuery } from '@carnet/kit/client/query.ts'
import { moveClock, patientNamed } from './demonstration-calls.ts'
import { rawCaller, storySoftware } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'

type Name = 'report' | 'summary' | 'prescription'

test('a record answers the questions of software', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  const names = new Map<string, Name>()

  const deposit = async (name: Name, by: string, type: string, change: Partial<DocumentEntry>) => {
    const source = await sampleDocument(carnet, { by, about: amina, type, title: name })
    names.set(uniqueIdOf(source), name)
    const caller = await rawCaller(carnet, by)
    const lot = submissionOf({
      situation: caller.situation,
      patient: amina.id,
      sources: [source],
      entry: (entry) => ({ ...entry, ...change }),
    })
    const { text } = await caller.send({ operation: 'provideAndRegister', patient: amina.id, ...lot })
    assert.match(text, /ResponseStatusType:Success/)
    return uniqueIdOf(source)
  }
  const appendectomy = { code: 'HHFA001', system: '1.2.250.1.213.2.5', display: 'Appendicectomie' }
  const normal = { code: 'N', system: '2.16.840.1.113883.5.25', display: 'Normal' }
  const invisible = {
    code: 'INVISIBLE_PATIENT',
    system: '1.2.250.1.213.1.1.4.13',
    display: 'Non visible par le patient',
  }
  const report = await deposit('report', 'cps-kacem', '11488-4', {
    creationTime: '20260110093000',
    serviceStartTime: '20260110080000',
    eventCodes: [appendectomy],
  })
  const summary = await deposit('summary', 'cps-martin', '34133-9', {
    creationTime: '20260301090000',
    serviceStartTime: '20260301083000',
    serviceStopTime: '20260301084500',
  })
  // Dates of the wire stop at the second.
  await moveClock(carnet, { advance: 'PT1H' })
  const betweenDeposits = new Date(Date.now() + 1_800_000)
  await deposit('prescription', 'cps-martin', '57833-6', {
    creationTime: '20260520101500',
    serviceStartTime: '20260520100000',
    formatCode: formatOutsideProfiles,
    confidentialityCodes: [normal, invisible],
  })
  const namesOf = (entries: readonly DocumentEntry[]) =>
    entries.map(({ uniqueId }) => names.get(uniqueId)).toSorted()

  const inverse = { code: 'X', system: '' }
  const at = (text: string) => new Date(text)
  const cases: readonly (readonly [string, FindCriteria, readonly Name[]])[] = [
    ['nothing but the status, which is asked for', {}, ['prescription', 'report', 'summary']],
    ['the type', { typeCodes: [{ code: '34133-9', system: '2.16.840.1.113883.6.1' }] }, ['summary']],
    ['the type, under another system', { typeCodes: [{ code: '34133-9', system: '1.2.3' }] }, []],
    [
      'one type or another',
      { typeCodes: ['34133-9', '57833-6'].map((code) => ({ code, system: '2.16.840.1.113883.6.1' })) },
      ['prescription', 'summary'],
    ],
    ['the class', { classCodes: [{ code: '42', system: '1.2.250.1.213.1.1.4.1' }] }, ['prescription']],
    ['the format', { formatCodes: [formatOutsideProfiles] }, ['prescription']],
    [
      'the practice setting',
      { practiceSettingCodes: [{ code: 'ETABLISSEMENT', system: '1.2.250.1.213.1.1.4.9' }] },
      ['report'],
    ],
    [
      'the kind of facility',
      { healthcareFacilityTypeCodes: [{ code: 'SA07', system: '1.2.250.1.71.4.2.4' }] },
      ['prescription', 'summary'],
    ],
    ['a confidentiality', { confidentialityCodes: [[invisible]] }, ['prescription']],
    ['two confidentialities at once', { confidentialityCodes: [[normal], [invisible]] }, ['prescription']],
    [
      'one confidentiality or another',
      { confidentialityCodes: [[normal, invisible]] },
      ['prescription', 'report', 'summary'],
    ],
    ['the act', { eventCodes: [[appendectomy]] }, ['report']],
    ['the author, by a pattern', { authorPersons: [['%^MARTIN^%']] }, ['prescription', 'summary']],
    ['two authors at once', { authorPersons: [['%^MARTIN^%'], ['%^KACEM^%']] }, []],
    [
      'a creation from a moment on',
      { creationTimeFrom: at('2026-03-01T09:00:00Z') },
      ['prescription', 'summary'],
    ],
    [
      'a creation before a moment, itself left out',
      { creationTimeTo: at('2026-03-01T09:00:00Z') },
      ['report'],
    ],
    [
      'a care within a period',
      { serviceStartTimeFrom: at('2026-03-01T00:00:00Z'), serviceStartTimeTo: at('2026-05-20T10:00:00Z') },
      ['summary'],
    ],
    [
      'an end of care, which two of them lack',
      { serviceStopTimeFrom: at('2000-01-01T00:00:00Z') },
      ['summary'],
    ],
    [
      'stable documents',
      { objectTypes: [objectTypes.stableDocument] },
      ['prescription', 'report', 'summary'],
    ],
    ['on-demand documents', { objectTypes: [objectTypes.onDemandDocument] }, []],
    ['replaced or archived documents', { statuses: ['deprecated', 'archived'] }, []],
    [
      'several criteria, all of them',
      {
        classCodes: [{ code: '11', system: '1.2.250.1.213.1.1.4.1' }, inverse],
        authorPersons: [['%MARTIN%']],
        serviceStartTimeFrom: at('2026-01-01T00:00:00Z'),
      },
      ['summary'],
    ],
  ]
  for (const [what, criteria, expected] of cases)
    await t.test(`FindDocuments by ${what}`, async () => {
      assert.deepEqual(namesOf(await martin.findDocuments(amina.id, criteria)), expected)
    })

  const { send } = await rawCaller(carnet, 'cps-martin')
  const query = (asked: RecordQuery) => martin.query(amina.id, asked)
  const submissions = (criteria: object) =>
    query({
      kind: 'findSubmissionSets',
      criteria: { statuses: ['approved'], ...criteria },
    })

  await t.test('FindSubmissionSets gives the lots, and those since a moment', async () => {
    assert.equal((await submissions({})).submissionSets.length, 3)
    const recent = await submissions({ submissionTimeFrom: betweenDeposits })
    assert.equal(recent.submissionSets.length, 1)
    assert.equal((await submissions({ submissionTimeTo: betweenDeposits })).submissionSets.length, 2)
  })

  await t.test('FindSubmissionSets by author and by software', async () => {
    assert.equal((await submissions({ authorPerson: '%KACEM%' })).submissionSets.length, 1)
    assert.equal((await submissions({ sourceIds: [storySoftware.oid] })).submissionSets.length, 3)
    assert.equal((await submissions({ sourceIds: ['1.2.3'] })).submissionSets.length, 0)
  })

  await t.test('GetAssociations ties a lot to its document', async () => {
    const [set] = (await submissions({ submissionTimeFrom: betweenDeposits })).submissionSets
    assert.ok(set)
    const { associations } = await query({
      kind: 'getAssociations',
      criteria: { uuids: [set.entryUuid] },
    })
    const [entry] = await martin.findDocuments(amina.id, { formatCodes: [formatOutsideProfiles] })
    assert.deepEqual(
      associations.map(({ type, source, target }) => ({ type, source, target })),
      [{ type: associationTypes.hasMember, source: set.entryUuid, target: entry?.entryUuid }],
    )
  })

  await t.test('GetDocumentsAndAssociations gives a document with what ties it', async () => {
    const { entries, associations } = await query({
      kind: 'getDocumentsAndAssociations',
      criteria: { keys: { by: 'uniqueId', values: [report] } },
    })
    assert.deepEqual(namesOf(entries), ['report'])
    assert.deepEqual(
      associations.map(({ type, target }) => [type, target]),
      [[associationTypes.hasMember, entries[0]?.entryUuid]],
    )
  })

  await t.test('GetDocuments by entryUUID and by uniqueId gives the same document', async () => {
    const byUniqueId = await query({
      kind: 'getDocuments',
      criteria: { keys: { by: 'uniqueId', values: [summary, '1.2.250.1.999.7'] } },
    })
    const [entry] = byUniqueId.entries
    assert.ok(entry)
    const byUuid = await query({
      kind: 'getDocuments',
      criteria: { keys: { by: 'entryUuid', values: [entry.entryUuid] } },
    })
    assert.deepEqual(byUuid.entries, byUniqueId.entries)
  })

  await t.test('what is new since a visit, as the kit asks for it', async () => {
    assert.deepEqual(namesOf(await martin.newDocumentsSince(amina.id, betweenDeposits)), ['prescription'])
    assert.equal((await martin.newDocumentsSince(amina.id, new Date(0))).length, 3)
    assert.deepEqual(await martin.newDocumentsSince(amina.id, new Date(Date.now() + 7_200_000)), [])
  })

  await t.test('a CPE and a structure find the references of their structure only [MAT-09]', async () => {
    for (const [cardSlug, by, ofOthers] of [
      ['cpe-colin', 'cps-martin', report],
      ['structure-hopital', 'structure-hopital', summary],
    ] as const) {
      const dmp = await carnet.dmp(cardSlug)
      const source = await sampleDocument(carnet, { by, about: amina })
      await dmp.submitDocuments(amina.id, [{ source, hideFrom: {} }])
      const asked = [uniqueIdOf(source), ofOthers]
      assert.equal((await dmp.findDocumentReferences(amina.id, asked)).length, 1, cardSlug)
    }
  })

  const sendChanged = async (change: (request: string) => string) => {
    const { text } = formatStoredQuery({
      kind: 'findDocuments',
      returnType: 'LeafClass',
      criteria: { statuses: ['approved'] },
    })
    const changed = change(text)
    assert.notEqual(changed, text)
    const answer = await send({ operation: 'storedQuery', patient: amina.id, body: rawXml(changed) })
    assert.equal(answer.status, 200)
    return answer.text
  }

  await t.test('a query about several patients, which ITI-18 has not, is XDSUnknownStoredQuery', async () => {
    const answer = await sendChanged((request) =>
      request.replace(storedQueries.findDocuments, 'urn:uuid:3d1bdb10-39a2-11de-89c2-2f44d94eaa9f'),
    )
    assert.match(answer, /errorCode="XDSUnknownStoredQuery"/)
    assert.match(answer, /ResponseStatusType:Failure/)
  })

  await t.test('a search without a status is XDSStoredQueryMissingParam', async () => {
    const answer = await sendChanged((request) =>
      request.replace('$XDSDocumentEntryStatus', '$XDSDocumentEntryEtat'),
    )
    assert.match(answer, /errorCode="XDSStoredQueryMissingParam"/)
    assert.match(answer, /\$XDSDocumentEntryStatus/)
  })

  await t.test('the documents themselves are not to be had by a search', async () => {
    const answer = await sendChanged((request) =>
      request.replace('"LeafClass"', '"LeafClassWithRepositoryItem"'),
    )
    assert.match(answer, /errorCode="XDSRegistryError"[^>]+LeafClass ou ObjectRef/)
  })

  await t.test('a search about another patient than that of the VIHF is refused', async () => {
    const { ins, oid } = patientNamed(carnet, 'karim-haddad').id
    const patientId = { id: ins, oid, type: 'NH' }
    const statuses = ['approved'] as const
    const asked: readonly Pick<StoredQuery, 'kind' | 'criteria'>[] = [
      { kind: 'findDocuments', criteria: { patientId, statuses } },
      { kind: 'findDocumentsByReferenceId', criteria: { patientId, statuses, referenceIds: [['%']] } },
      { kind: 'findSubmissionSets', criteria: { patientId, statuses } },
      { kind: 'findFolders', criteria: { patientId, statuses } },
      {
        kind: 'getAll',
        criteria: {
          patientId,
          documentStatuses: statuses,
          submissionSetStatuses: statuses,
          folderStatuses: statuses,
        },
      },
    ]
    for (const one of asked) {
      const body = formatStoredQuery({ ...one, returnType: 'LeafClass' } as StoredQuery)
      const { text } = await send({ operation: 'storedQuery', patient: amina.id, body })
      assert.match(text, /errorCode="XDSPatientIdDoesNotMatch"[^>]+location="\$/, one.kind)
    }
  })
})
