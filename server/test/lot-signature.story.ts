/** The signature of a lot: verified when it is there, kept beside the documents, shown to nobody who does not ask. soap.md §3.5. */
import assert from 'node:assert/strict'
import { createHash, createPrivateKey } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { signatureType } from '@carnet/core/model/document.ts'
import { digestMethods, inclusiveC14n } from '@carnet/core/wire/dsig/algorithms.ts'
import { readLotSignature } from '@carnet/core/wire/dsig/lot-signature.ts'
import { formatStoredQuery, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import { createAuthority, pem } from '@carnet/kit/authority/authority.ts'
import { personCardOrder } from '@carnet/kit/authority/certificate-order.ts'
import { generateKeyPair, privateKeyPem } from '@carnet/kit/authority/key-pair.ts'
import type { DocumentSource } from '@carnet/kit/client/document-source.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { professionalNamed } from '@carnet/kit/demo/people/professionals.ts'
import { urls } from '@carnet/web/urls.ts'
import { typeCommand } from './command-line.ts'
import { lastTraceOf, moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { type SignedLot, signedLot } from './signed-lot.ts'
import { submissionOf } from './submission-body.ts'
import { queryRows, whatIsStored } from './what-is-stored.ts'

test('the signature of a lot', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const kacem = await carnet.dmp('cps-kacem')
  const leroy = await carnet.dmp('cps-leroy')
  await kacem.authorise(amina.id, { gesture: 'consentCollected' })
  await leroy.authorise(amina.id, { gesture: 'consentCollected' })
  const sample = (text?: string, by = 'cps-kacem') =>
    sampleDocument(carnet, { by, about: amina, ...(text !== undefined && { text }) })
  const signed = (source: DocumentSource) =>
    kacem.submitDocuments(amina.id, [{ source, hideFrom: {} }], {}, { signed: true })
  const signatures = { typeCodes: [signatureType] }

  await t.test('is verified and stored with the documents, by the card that deposits', async () => {
    const before = await whatIsStored(carnet)
    const { warnings, uniqueIds } = await signed(await sample())
    assert.deepEqual(warnings, [])
    assert.equal(uniqueIds.length, 1)
    const after = await whatIsStored(carnet)
    assert.deepEqual([after.documents - before.documents, after.blobs - before.blobs], [2, 2])
  })

  await t.test('is told in the history as no document of the patient', async () => {
    const source = await sample()
    await signed(source)
    const { action, documents, returnedCount } = await lastTraceOf(carnet, amina)
    assert.deepEqual(
      [action, documents.map(({ uniqueId }) => uniqueId as string), returnedCount],
      ['submitDocuments', [uniqueIdOf(source)], 1],
    )
  })

  await t.test('covers a document of which the base64 never stands in memory whole', async () => {
    const source = await sample('Ligne de texte.\n'.repeat(20_000))
    assert.ok(source.sizeBytes > 400_000)
    await signed(source)
    assert.equal(
      (await leroy.findDocuments(amina.id)).some((one) => one.uniqueId === uniqueIdOf(source)),
      true,
    )
  })

  await t.test('is found by its author who asks for its type, and by nobody else', async () => {
    const found = await kacem.findDocuments(amina.id, signatures)
    assert.equal(found.length, 3)
    for (const { mimeType, languageCode, title } of found)
      assert.deepEqual([mimeType, languageCode, title], ['text/xml', 'art', 'Source'])
    assert.deepEqual(await leroy.findDocuments(amina.id, signatures), [])
    const any = await kacem.findDocuments(amina.id, { typeCodes: [{ code: 'E1762', system: '' }] })
    assert.equal(any.length, 3)
  })

  await t.test('reads back as what was signed, whole', async () => {
    const [one] = await kacem.findDocuments(amina.id, signatures)
    const chunks: Uint8Array[] = []
    await kacem.readDocument(amina.id, one!.uniqueId, (chunk) => void chunks.push(Buffer.from(chunk)))
    const bytes = Buffer.concat(chunks)
    assert.equal(createHash('sha1').update(bytes).digest('hex'), one!.hash)
    assert.equal(readLotSignature(bytes, { allowSha1: false }).manifest.length, 2)
  })

  await t.test('is in no other answer, its associations neither, be it to its author', async () => {
    const since = new Date()
    const source = await sample()
    await signed(source)
    const listed = await kacem.findDocuments(amina.id)
    assert.ok(listed.every(({ typeCode }) => typeCode.code !== 'E1762'))
    const fresh = await kacem.newDocumentsSince(amina.id, since)
    assert.ok(fresh.some(({ uniqueId }) => uniqueId === uniqueIdOf(source)))
    assert.ok(fresh.every(({ typeCode }) => typeCode.code !== 'E1762'))
    const [own] = (await kacem.findDocuments(amina.id, signatures)).toSorted((a, b) =>
      b.creationTime.localeCompare(a.creationTime),
    )
    const caller = await rawCaller(carnet, 'cps-kacem')
    const ask = async (query: StoredQuery) =>
      (await caller.send({ operation: 'storedQuery', patient: amina.id, body: formatStoredQuery(query) }))
        .text
    const named = await ask({
      kind: 'getAssociations',
      returnType: 'LeafClass',
      criteria: { uuids: [own!.entryUuid] },
    })
    assert.match(named, new RegExp(associationTypes.signs))
    const [, lot = ''] =
      /AssociationType:signs" sourceObject="[^"]*" targetObject="([^"]*)"/.exec(named) ?? []
    const all = await ask({
      kind: 'getAll',
      returnType: 'LeafClass',
      criteria: {
        patientId: { id: amina.id.ins, oid: amina.id.oid },
        documentStatuses: ['approved'],
        submissionSetStatuses: ['approved'],
        folderStatuses: ['approved'],
      },
    })
    assert.match(all, /ResponseStatusType:Success/)
    assert.doesNotMatch(all, /E1762|AssociationType:signs/)
    const ofLot = await ask({ kind: 'getAssociations', returnType: 'LeafClass', criteria: { uuids: [lot] } })
    assert.doesNotMatch(ofLot, new RegExp(associationTypes.signs))
  })

  await t.test('of a lot sent again, signed anew, is nothing new: acknowledged, stored once', async () => {
    const source = await sample()
    await signed(source)
    const before = await whatIsStored(carnet)
    await signed(source)
    assert.deepEqual(await whatIsStored(carnet), before)
  })

  await t.test('is made by carnet deposit, which prints the identifier of the document alone', async () => {
    const note = path.join(carnet.config.dataFolder, 'note.txt')
    await writeFile(note, 'Une note.\n')
    const before = (await kacem.findDocuments(amina.id, signatures)).length
    const typed = await typeCommand(carnet, `deposit ${note} --card cps-kacem --patient ${amina.id.ins}`)
    assert.equal(typed.code, 0, typed.stderr)
    assert.match(typed.stdout, /^[\d.]+\n$/)
    assert.equal((await kacem.findDocuments(amina.id, signatures)).length, before + 1)
  })

  await t.test('is made by a structure certificate, and by a CPE, with their own keys', async () => {
    for (const slug of ['structure-hopital', 'cpe-colin']) {
      const dmp = await carnet.dmp(slug)
      const source = await sample(undefined, slug)
      const before = await whatIsStored(carnet)
      await dmp.submitDocuments(amina.id, [{ source, hideFrom: {} }], {}, { signed: true })
      assert.equal((await whatIsStored(carnet)).documents - before.documents, 2, slug)
    }
  })

  const caller = await rawCaller(carnet, 'cps-kacem')
  const send = async (lot: Partial<SignedLot>) => {
    const { body, parts } = await signedLot({
      caller,
      patient: amina.id,
      sources: [await sample(), await sample()],
      ...lot,
    })
    return caller.send({ operation: 'provideAndRegister', patient: amina.id, body, parts })
  }

  await t.test('of an old sender, with SHA-1, is accepted in the demonstration', async () => {
    assert.match((await send({ hash: 'sha1' })).text, /ResponseStatusType:Success/)
  })

  const signatureOf = async (slug: string) => (await carnet.card(slug)).signature
  const stranger = await strangerLikeKacem()
  const replayed = await signedLot({ caller, patient: amina.id, sources: [await sample()] })
  const swap = (from: string | RegExp, to: string) => (text: string) => {
    assert.match(text, typeof from === 'string' ? new RegExp(from.replace(/[.?*+]/g, '\\$&')) : from)
    return text.replace(from, to)
  }
  const hour = 3_600_000
  const refusals: Readonly<Record<string, readonly [Partial<SignedLot>, RegExp]>> = {
    'whose digest of a document is wrong': [
      { manifest: ([first, second]) => [first!, { ...second!, digest: first!.digest }] },
      /L’empreinte signée du document [\d.]+ n’est pas celle/,
    ],
    'that leaves a document out': [{ manifest: ([first]) => [first!] }, /n’est pas dans le manifeste signé/],
    'that names a document too many': [
      { manifest: (all) => [...all, { ...all[0]!, uniqueId: newOid() }] },
      /un document qui n’est pas dans le lot/,
    ],
    'that names a document twice': [{ manifest: (all) => [...all, all[0]!] }, /ou en nomme un deux fois/],
    'of another lot': [{ signature: replayed.signature }, /n’est pas celle de ce lot/],
    'of other documents, under the identifier of this lot': [
      { forgery: { whole: (text) => text.replace(/(<ds:DigestValue>)[^<]{5}/, '$1AAAAA') } },
      /empreinte du manifeste|valeur de signature/,
    ],
    'made with another key': [
      { forgery: { privateKey: stranger.privateKey } },
      /valeur de signature qui soit celle de la clé/,
    ],
    'made by another doctor': [
      { signer: await signatureOf('cps-leroy') },
      /par un autre que celui qui le dépose/,
    ],
    'made by the hospital': [
      { signer: await signatureOf('structure-hopital') },
      /par un autre que celui qui le dépose/,
    ],
    'made with the authentication certificate': [
      {
        signer: {
          certificate: caller.card.authentication.certificate,
          privateKey: createPrivateKey(caller.card.authentication.key),
        },
      },
      /n’est pas un certificat de signature/,
    ],
    'made with an expired certificate': [
      { signer: await signatureOf('cps-martin-expiree') },
      /expiré, révoqué, ou n’est pas d’une autorité acceptée/,
    ],
    'made with a revoked certificate': [
      { signer: await signatureOf('cps-leroy-revoquee') },
      /expiré, révoqué, ou n’est pas d’une autorité acceptée/,
    ],
    'made under an unknown authority, in the name of the same doctor': [
      { signer: stranger },
      /expiré, révoqué, ou n’est pas d’une autorité acceptée/,
    ],
    'dated of tomorrow': [{ signedAt: new Date(Date.now() + 24 * hour) }, /date de signature/],
    'dated before its certificate': [{ signedAt: new Date('2001-01-01T00:00:00Z') }, /date de signature/],
    'with an XSLT transform': [
      {
        forgery: {
          manifest: swap(inclusiveC14n.inclusiveWithComments, 'http://www.w3.org/TR/1999/REC-xslt-19991116'),
        },
      },
      /manifeste de références/,
    ],
    'with a digest that is not on the list': [
      { forgery: { manifest: swap(digestMethods.sha256, 'http://www.w3.org/2001/04/xmlenc#ripemd160') } },
      /manifeste de références/,
    ],
    'wrapped in another one': [
      {
        forgery: {
          whole: (text) => text.replace('</ds:Signature>', `<ds:Object>${text}</ds:Object></ds:Signature>`),
        },
      },
      /une signature XML et une seule/,
    ],
    'with the wrong type of manifest': [
      { forgery: { signedInfo: swap('#Manifest"', '#Object"') } },
      /référence de type/,
    ],
    'that is no signature': [
      { signature: '<ClinicalDocument xmlns="urn:hl7-org:v3"/>' },
      /une signature XML/,
    ],
    'that is no XML': [{ signature: 'bonjour' }, /n’est pas valide/],
    'with a DOCTYPE': [
      { forgery: { whole: (text) => `<!DOCTYPE x [<!ENTITY e "f">]>${text}` } },
      /n’est pas valide/,
    ],
    'without its association': [
      {
        metadata: (lot) => ({
          ...lot,
          associations: lot.associations.filter(({ type }) => type !== associationTypes.signs),
        }),
      },
      /association « signs »/,
    ],
    'whose association is of a document': [
      {
        metadata: (lot) => ({
          ...lot,
          associations: lot.associations.map((one) =>
            one.type === associationTypes.signs ? { ...one, source: 'Document1' } : one,
          ),
        }),
      },
      /association « signs »/,
    ],
    'that would be seen by the patient': [
      {
        metadata: (lot) => ({
          ...lot,
          entries: lot.entries.map((entry) =>
            entry.entryUuid === 'Signature01'
              ? { ...entry, confidentialityCodes: entry.confidentialityCodes.slice(0, 2) }
              : entry,
          ),
        }),
      },
      /INVISIBLE_PATIENT/,
    ],
  }
  for (const [what, [lot, words]] of Object.entries(refusals))
    await t.test(
      `a lot with a signature ${what} is refused, with its reason, and nothing is stored`,
      async () => {
        const before = await whatIsStored(carnet)
        const { text } = await send(lot)
        assert.match(text, /errorCode="XDSRepositoryMetadataError"/)
        assert.match(text.replaceAll('\u00a0', ' '), words)
        assert.deepEqual(await whatIsStored(carnet), before)
      },
    )

  await t.test('that is refused leaves its line in the history', async () => {
    await send({ manifest: ([first]) => [first!] })
    const { action, outcome, refusal } = await lastTraceOf(carnet, amina)
    assert.deepEqual([action, outcome, refusal], ['submitDocuments', 'refused', 'depositNotAcceptable'])
  })

  await t.test('does not come alone', async () => {
    const alone = await signedLot({
      caller,
      patient: amina.id,
      sources: [await sample()],
      metadata: (lot) => ({
        ...lot,
        entries: lot.entries.slice(1),
        associations: lot.associations.filter(({ target }) => target !== 'Document1'),
      }),
    })
    const { text } = await caller.send({
      operation: 'provideAndRegister',
      patient: amina.id,
      body: alone.body,
      parts: [{ ...alone.parts[0]!, body: [Buffer.from(alone.signature)] as never }],
    })
    assert.match(text, /vient avec les documents/)
  })

  await t.test('never enters the list of the patient, not even after the month of VIS-05', async (t) => {
    t.after(() => moveClock(carnet, { real: true }))
    const title = 'Signature électronique'
    const isListed = async () =>
      (await (await logIn(carnet, amina)).open(urls.documents)).html.includes(title)
    assert.equal(await isListed(), false)
    await moveClock(carnet, { advance: 'P2M' })
    const rows = await queryRows<{ shown: string }>(
      carnet,
      `select count(*) as shown from document where type_code = 'E1762^^ASTM' and not invisible_to_patient`,
    )
    assert.equal(Number(rows[0]?.shown), 0)
    assert.equal((await tracesOf(carnet, amina)).filter(({ action }) => action === 'showToPatient').length, 0)
    assert.equal(await isListed(), false)
  })
})

test('the signature of a lot is asked or not by configuration', async (t) => {
  const required = await runningCarnet(t, { CARNET_LOT_SIGNATURE: 'required', CARNET_SHA1: 'refuse' })
  const amina = patientNamed(required, 'amina-benali')
  const caller = await rawCaller(required, 'cps-kacem')
  const kacem = await required.dmp('cps-kacem')
  const sample = () => sampleDocument(required, { by: 'cps-kacem', about: amina })

  await t.test('where it is required, a lot without it is refused, and traced', async () => {
    const lot = submissionOf({ situation: caller.situation, patient: amina.id, sources: [await sample()] })
    const { text } = await caller.send({ operation: 'provideAndRegister', patient: amina.id, ...lot })
    assert.match(text, /Le lot n’est pas signé/)
    assert.equal((await lastTraceOf(required, amina)).refusal, 'depositNotAcceptable')
  })

  await t.test('where it is required, a signed lot enters', async () => {
    await kacem.submitDocuments(amina.id, [{ source: await sample(), hideFrom: {} }], {}, { signed: true })
  })

  await t.test('where SHA-1 is refused, a lot that an old sender signed is', async () => {
    const { body, parts } = await signedLot({
      caller,
      patient: amina.id,
      sources: [await sample()],
      hash: 'sha1',
    })
    const { text } = await caller.send({ operation: 'provideAndRegister', patient: amina.id, body, parts })
    assert.match(text, /SHA-1 n’est pas accepté/)
  })
})

/** Subject, profession and number of the real doctor, from an authority of one’s own making. */
async function strangerLikeKacem() {
  const validity = {
    validFrom: new Date(Date.now() - 86_400_000),
    validTo: new Date(Date.now() + 86_400_000),
  }
  const authority = await createAuthority('AC inconnue', validity.validFrom, validity.validTo)
  const keys = await generateKeyPair()
  const holder = professionalNamed('mehdi-kacem')
  const order = personCardOrder(
    { ...holder, psId: holder.id, cardNumber: '8025000001/9900000099' },
    'signature',
    validity,
  )
  return {
    certificate: pem(await authority.issue(order, keys)),
    privateKey: createPrivateKey(await privateKeyPem(keys.privateKey)),
  }
}
