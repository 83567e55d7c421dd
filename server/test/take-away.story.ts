/** « Emporter mon carnet »: asked for, prepared, downloaded, forgotten; and what is in it. rules.md TRA-11, CNT-07. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { faultsOf } from '@carnet/core/wire/fhir/structure.test-data.ts'
import { readSubmission } from '@carnet/core/wire/xds/submission.ts'
import { parseXml } from '@carnet/core/wire/xml/read.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { profileSectionUrl, urls } from '@carnet/web/urls.ts'
import { sectionSlugs } from '@carnet/web/words/health-profile.ts'
import { extractText } from 'unpdf'
import { prepareNextExport } from '../actions/export-record.ts'
import { lastTraceOf, moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { fillRecord, importing, wholeRecord } from './moved-record.ts'
import { openLockedZip, WrongPassphrase } from './open-locked-zip.ts'
import { listZip, openZip } from './open-zip.ts'
import { csrfOf, logIn } from './patient-browser.ts'
import { platformOf } from './platform-of.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'
import { blobFiles, queryRows } from './what-is-stored.ts'

test('a person takes away all that she may see of her record, and a carer nothing [TRA-11] [EHDS-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const kacem = await carnet.dmp('cps-kacem')
  const deposit = async (title: string, text: string, hideFrom = {}) => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, title, text })
    await kacem.submitDocuments(amina.id, [{ source, hideFrom }])
    return { uniqueId: uniqueIdOf(source), bytes: await bytesOf(source), text }
  }
  const letter = await deposit('Lettre de sortie', 'Tout va bien.\n')
  const long = await deposit('Long compte rendu', 'Une ligne de texte.\n'.repeat(20_000))
  const hidden = await deposit('Titre du document caché', 'Texte du document caché.\n', {
    invisibleToPatient: true,
  })
  const desk = await space(carnet, amina)
  await desk.look(urls.treatments, { geste: 'declare', nom: 'Magnésium' })
  await desk.look(urls.editCard, { allergies: 'Pénicilline' })
  const conditions = profileSectionUrl(sectionSlugs.conditions)
  await desk.look(conditions, { texte: 'Migraines', pourMoi: 'Gardé pour moi' })

  await t.test(
    'at first there is nothing to download, and the address of the archive gives nothing',
    async () => {
      for (const door of [urls.documents, urls.profile])
        assert.ok((await desk.look(door)).html.includes(`href="${urls.export}"`), door)
      assert.match(
        (await desk.page()).text,
        /Préparer l’archive à lire[\s\S]*Préparer l’archive pour un logiciel/,
      )
      const answer = await desk.download('readable', amina.password)
      assert.deepEqual([answer.status, answer.headers.location], [303, `${urls.export}?fait=over`])
    },
  )

  await t.test('asked for, it is prepared by a job, and she is told without a word of medicine', async () => {
    for (const forme of ['readable', 'xdm']) {
      const answer = await desk.look(urls.export, { forme })
      assert.deepEqual([answer.status, answer.headers.location], [303, `${urls.export}?fait=asked`])
    }
    await desk.untilReady(2)
    await untilSent(carnet)
    const told = messages(carnet).filter(({ subject }) => subject.startsWith('L’archive'))
    assert.equal(told.length, 2)
    for (const word of ['BENALI', 'AMINA', amina.id.ins, 'Lettre', 'compte rendu'])
      assert.ok(
        told.every(({ text }) => !text.includes(word)),
        word,
      )
  })

  await t.test('it is given to who writes the password again, and to nobody else', async () => {
    const [nothing, wrong] = [
      await desk.download('readable', ''),
      await desk.download('readable', 'Faux-mot-1'),
    ]
    assert.deepEqual([nothing.status, wrong.status], [422, 422])
    assert.match(wrong.html, /Ce n’est pas votre mot de passe/)
    const stranger = await space(carnet, patientNamed(carnet, 'claire-vidal'))
    const answer = await stranger.download('readable', patientNamed(carnet, 'claire-vidal').password)
    assert.equal(answer.headers.location, `${urls.export}?fait=over`)
  })

  await t.test(
    'the summary for who cares for her is made at once, on two pages, for who writes the password again',
    async () => {
      const nothing = await desk.look(urls.exportSummary, { motDePasse: 'Faux-mot-1' })
      assert.deepEqual([nothing.status, /Ce n’est pas votre mot de passe/.test(nothing.html)], [422, true])
      const { status, headers, bytes } = await desk.look(urls.exportSummary, {
        motDePasse: amina.password ?? '',
      })
      assert.deepEqual([status, headers['content-type']], [200, 'application/pdf'])
      const { text, totalPages } = await extractText(new Uint8Array(bytes), { mergePages: true })
      assert.ok(totalPages <= 2)
      assert.match(
        text,
        /BENALI[\s\S]*Matricule INS[\s\S]*Allergies[\s\S]*Vaccins[\s\S]*Personnes à prévenir/,
      )
      assert.doesNotMatch(text, /document caché/)
      const actions = (await tracesOf(carnet, amina)).map(({ action }) => action)
      assert.equal(actions.filter((action) => action === 'downloadSummary').length, 1)
    },
  )

  let readable: ReadonlyMap<string, Buffer> = new Map()
  await t.test('the archive holds each document as it was deposited, and pages to read them', async () => {
    const answer = await desk.download('readable', amina.password)
    assert.deepEqual(
      [answer.status, answer.headers['content-type'], answer.headers['content-length']],
      [200, 'application/zip', String(answer.bytes.length)],
    )
    readable = openZip(answer.bytes)
    const originals = [...readable]
      .filter(([path]) => path.endsWith('/original.xml'))
      .map(([, bytes]) => bytes)
    assert.deepEqual(
      originals.map(hashOf).toSorted(),
      [letter, long].map(({ bytes }) => hashOf(bytes)).toSorted(),
    )
    const attachments = [...readable]
      .filter(([path]) => path.includes('/piece-1.'))
      .map(([, bytes]) => `${bytes}`)
    assert.deepEqual(attachments.toSorted(), [letter.text, long.text].toSorted())
    const index = `${readable.get('index.html')}`
    assert.ok(index.includes('Lettre de sortie') && index.includes('2\u00a0documents'))
    for (const [, path = ''] of index.matchAll(/href="([^#"][^"]*)"/g)) assert.ok(readable.has(path), path)
    // The list alone has a script, its own, which searches it.
    assert.match(index, /script-src &#39;sha256-[\s\S]*id="chercher"[\s\S]*<script type="module">/)
    assert.ok(
      [...readable].every(
        ([path, page]) => !path.endsWith('.html') || path === 'index.html' || !`${page}`.includes('<script'),
      ),
    )
  })

  await t.test('and her data and every line that she may read, in words and for software', async () => {
    const person = JSON.parse(`${readable.get('donnees/personne.json')}`)
    assert.deepEqual(
      [person.identity.birthName, person.patient.ins],
      [amina.identity.birthName, amina.id.ins],
    )
    assert.equal(person.account.email, amina.email ?? null)
    assert.deepEqual(
      person.treatments.map(({ kind, name }: { kind: string; name: string }) => [kind, name]),
      [['declared', 'Magnésium']],
    )
    const lines = JSON.parse(`${readable.get('donnees/historique.json')}`)
    const actions = lines.map(({ action }: { action: string }) => action)
    for (const action of ['connect', 'submitDocuments', 'askDownloadPersonalData'])
      assert.ok(actions.includes(action), action)
    assert.match(`${readable.get('donnees/historique.html')}`, /Vous<\/strong> avez ouvert votre carnet/)
    assert.ok(`${readable.get('donnees/personne.html')}`.includes(amina.id.ins))
    assert.ok(`${readable.get('documents/0001/fiche.xml')}`.includes('<ExtrinsicObject'))
  })

  await t.test('for other software, it is an IHE XDM: one lot, each entry beside its file', async () => {
    const files = openZip((await desk.download('xdm', amina.password)).bytes)
    const lot = readSubmission(parseXml(files.get('IHE_XDM/SUBSET01/METADATA.XML')!))
    assert.deepEqual(
      lot.entries.map(({ uniqueId }) => uniqueId).toSorted(),
      [letter, long].map(({ uniqueId }) => uniqueId).toSorted(),
    )
    for (const { uri, hash, sizeBytes } of lot.entries) {
      const bytes = files.get(`IHE_XDM/SUBSET01/${uri}`)!
      assert.deepEqual([createHash('sha1').update(bytes).digest('hex'), bytes.length], [hash, sizeBytes])
    }
    assert.deepEqual(
      [...files.keys()].filter((path) => !path.includes('/DOC')),
      ['IHE_XDM/SUBSET01/METADATA.XML', 'README.TXT', 'INDEX.HTM', 'FHIR/IPS.JSON'],
    )
  })

  await t.test('beside it stands a patient summary, made of what the documents and she say', async () => {
    const files = openZip((await desk.download('xdm', amina.password)).bytes)
    const summary = JSON.parse(`${files.get('FHIR/IPS.JSON')}`)
    assert.deepEqual(faultsOf(summary), [])
    const found = (type: string) =>
      summary.entry
        .map(({ resource }: { resource: Readonly<Record<string, unknown>> }) => resource)
        .filter(({ resourceType }: { resourceType: string }) => resourceType === type)
    assert.equal(found('Patient')[0].identifier[0].value, amina.id.ins)
    // Of the last document that says so, and of her own words; what she keeps to herself is in neither.
    const names = (type: string) =>
      found(type).map(
        ({ code, medicationCodeableConcept, vaccineCode }: Record<string, { text: string }>) =>
          (code ?? medicationCodeableConcept ?? vaccineCode)?.text,
      )
    assert.deepEqual(names('MedicationStatement'), ['Magnésium'])
    assert.deepEqual(names('Condition'), ['Migraines'])
    assert.deepEqual(names('AllergyIntolerance'), ['Pénicilline'])
    assert.match(found('Condition')[0].note[0].text, /écrit par la personne le/)
    assert.match(found('AllergyIntolerance')[0].note[0].text, /sur sa carte d’urgence/)
    assert.ok(!JSON.stringify(summary).includes('Gardé pour moi'))
    assert.match(`${files.get('INDEX.HTM')}`, /href="FHIR\/IPS\.JSON"/)
  })

  await t.test('a passphrase that is weak, or typed in two ways, asks for nothing', async () => {
    for (const [phrase, encore, why] of [
      ['Bateau-7', 'Bateau-7', /Cette phrase est trop courte/],
      [passphrase, `${passphrase}s`, /Les deux phrases ne sont pas les mêmes/],
      ['', passphrase, /Les deux phrases ne sont pas les mêmes/],
    ] as const) {
      const answer = await desk.look(urls.export, { forme: 'readable', phrase, encore })
      assert.equal(answer.status, 422)
      assert.match(answer.html, why)
      assert.match(answer.html, /<details class="fold" open>/)
      assert.ok(phrase === '' || !answer.html.includes(phrase), 'what was typed is not said again')
    }
    assert.equal((await desk.download('readable', amina.password)).status, 200)
  })

  await t.test('locked, it opens by her passphrase alone, and holds the same bytes', async () => {
    await desk.look(urls.export, { forme: 'readable', phrase: passphrase, encore: passphrase })
    await desk.untilReady(2)
    assert.match((await desk.page()).text, /Elle est protégée par votre phrase de passe/)
    const { bytes } = await desk.download('readable', amina.password)
    assert.throws(() => openLockedZip(bytes, `${passphrase}s`), WrongPassphrase)
    assert.throws(() => openZip(bytes))
    const locked = openLockedZip(bytes, passphrase)
    const isSame = (path: string) => path.startsWith('documents/')
    assert.deepEqual(
      [...locked].filter(([path]) => isSame(path)),
      [...readable].filter(([path]) => isSame(path)),
    )
    assert.deepEqual([...locked.keys()], [...readable.keys()])
    assert.ok(listZip(bytes).every(({ name }) => !/Lettre|compte rendu/.test(name)))
  })

  await t.test('and nothing on the platform knows it any more', async () => {
    const rows = await queryRows<{ passphrase: Buffer | null; locked: boolean }>(
      carnet,
      `select passphrase, locked from personal_data_export where form = 'readable' and state = 'ready'`,
    )
    assert.deepEqual(rows, [{ passphrase: null, locked: true }])
    await assert.rejects(
      queryRows(carnet, `update personal_data_export set passphrase = 'x' where state = 'ready'`),
      /personal_data_export_passphrase/,
    )
    await desk.look(urls.export, { forme: 'readable' })
    await desk.untilReady(2)
    readable = openZip((await desk.download('readable', amina.password)).bytes)
  })

  await t.test('of a document that she may not see, nothing is in it, not even a line', async () => {
    const all = [...readable].map(([path, bytes]) => `${path}\n${bytes.toString('latin1')}`).join('\n')
    for (const word of [hidden.uniqueId, 'Titre du document', Buffer.from(hidden.text).toString('base64')])
      assert.ok(!all.includes(word), word)
    assert.deepEqual(
      [...readable.keys()].filter((path) => path.startsWith('documents/')).map((path) => path.split('/')[1]),
      ['0001', '0001', '0001', '0001', '0002', '0002', '0002', '0002'],
    )
  })

  await t.test('asked for and downloaded: both stand in her history', async () => {
    const lines = (await tracesOf(carnet, amina)).filter(({ action }) => /PersonalData$/.test(action))
    assert.deepEqual(
      lines.map(({ action, outcome, returnedCount }) => [action, outcome, returnedCount]),
      [
        ['downloadPersonalData', 'refused', 0],
        ['askDownloadPersonalData', 'done', 0],
        ['askDownloadPersonalData', 'done', 0],
        ['downloadPersonalData', 'done', 2],
        ['downloadPersonalData', 'done', 2],
        ['downloadPersonalData', 'done', 2],
        // That no passphrase was asked for replaced.
        ['downloadPersonalData', 'done', 2],
        ['askDownloadPersonalData', 'done', 0],
        ['downloadPersonalData', 'done', 2],
        ['askDownloadPersonalData', 'done', 0],
        ['downloadPersonalData', 'done', 2],
      ],
    )
  })

  await t.test('once one of its documents is hidden from her or deleted, it is given no more', async () => {
    await kacem.changeStatus(amina.id, long.uniqueId, { from: 'approved', to: 'deleted' })
    assert.match((await desk.page()).text, /Préparer l’archive à lire/)
    const answer = await desk.download('readable', amina.password)
    assert.equal(answer.headers.location, `${urls.export}?fait=over`)
  })

  await t.test('a preparation cut short is begun again, and nothing of the first is left', async () => {
    // As if a node held the job: this story prepares in its place.
    await queryRows(
      carnet,
      `update job set holder = gen_random_uuid(), lease_until = now() + interval '1 hour' where name = 'prepare-exports'`,
    )
    await pause(100)
    const before = (await blobFiles(carnet)).length
    const lockedBy = (phrase: string) => desk.look(urls.export, { forme: 'readable', phrase, encore: phrase })
    await lockedBy('fenetre orange tortue')
    await lockedBy(passphrase)
    const waiting = await queryRows<{ passphrase: Buffer }>(
      carnet,
      `select passphrase from personal_data_export where state = 'asked'`,
    )
    assert.equal(waiting.length, 1)
    assert.ok(!waiting[0]!.passphrase.includes('girafe'), 'it waits sealed')
    assert.match((await desk.page()).text, /Elle sera protégée par votre phrase de passe/)
    const platform = platformOf(t, carnet)
    const cut = async function* () {
      yield Buffer.alloc(300_000)
      throw new Error('cut short')
    }
    await assert.rejects(prepareNextExport(platform, cut), /cut short/)
    assert.equal((await blobFiles(carnet)).length, before)
    assert.match((await desk.page()).text, /En préparation\. 0 document préparé sur 1\./)
    // A node that stops in the middle: another takes the job over, and the first, come back, changes nothing.
    const stopped = Promise.withResolvers<void>()
    const slow = prepareNextExport(platform, async function* () {
      yield Buffer.alloc(300_000)
      await stopped.promise
    })
    await queryRows(carnet, `update job set holder = null, lease_until = null where name = 'prepare-exports'`)
    await desk.untilReady(1)
    stopped.resolve()
    assert.equal(await slow, true)
    const files = openLockedZip((await desk.download('readable', amina.password)).bytes, passphrase)
    assert.deepEqual(
      [...files].filter(([path]) => path.endsWith('/original.xml')).map(([, bytes]) => hashOf(bytes)),
      [hashOf(letter.bytes)],
    )
  })

  await t.test('after the day of the setting it is destroyed, and asked for again', async () => {
    const names = await queryRows<{ blob: string }>(
      carnet,
      'select blob from personal_data_export where blob is not null',
    )
    assert.ok(names.length > 0)
    await moveClock(carnet, { advance: 'P2D' })
    assert.deepEqual(await queryRows(carnet, 'select 1 from personal_data_export'), [])
    const left = await blobFiles(carnet)
    assert.ok(names.every(({ blob }) => !left.some((file) => file.includes(blob))))
    await moveClock(carnet, { real: true })
  })

  await t.test(
    'a carer is refused at each door, and each attempt stands under his own name [CNT-07]',
    async () => {
      const denise = patientNamed(carnet, 'denise-perrin')
      const alain = await space(carnet, patientNamed(carnet, 'alain-perrin'))
      await alain.openRecord('DENISE')
      const seen = await alain.page()
      assert.equal(seen.status, 403)
      assert.match(seen.text, /Un aidant et un curateur ne le peuvent pas/)
      for (const door of [urls.documents, urls.profile])
        assert.ok(!(await alain.look(door)).html.includes(urls.export), door)
      const doors = [
        () => alain.look(urls.export, { forme: 'readable' }),
        () => alain.download('readable', patientNamed(carnet, 'alain-perrin').password),
      ]
      for (const [at, action] of (['askDownloadPersonalData', 'downloadPersonalData'] as const).entries()) {
        assert.equal((await doors[at]!()).status, 403)
        const line = await lastTraceOf(carnet, denise)
        assert.deepEqual(
          [line.action, line.actor.kind, line.actor.name, line.refusal],
          [action, 'carer', 'ALAIN PERRIN', 'actionNotAllowedForCaller'],
        )
      }
      assert.deepEqual(await queryRows(carnet, 'select 1 from personal_data_export'), [])
    },
  )

  await t.test(
    'a parent takes away the record of her child, less what is kept from her [LIF-20] [VIS-09]',
    async () => {
      const leo = patientNamed(carnet, 'leo-marchand')
      const martin = await carnet.dmp('cps-martin')
      const secret = await sampleDocument(carnet, { by: 'cps-martin', about: leo, title: 'Confidentiel' })
      const plain = await sampleDocument(carnet, { by: 'cps-martin', about: leo, title: 'Vaccins' })
      await martin.submitDocuments(leo.id, [{ source: plain, hideFrom: {} }])
      await martin.submitDocuments(
        leo.id,
        [{ source: secret, hideFrom: { invisibleToRepresentatives: true } }],
        {
          secretSession: true,
        },
      )
      const julie = await space(carnet, patientNamed(carnet, 'julie-marchand'))
      await julie.openRecord('LÉO')
      await julie.look(urls.export, { forme: 'readable' })
      await julie.untilReady(1)
      const answer = await julie.download('readable', patientNamed(carnet, 'julie-marchand').password)
      const files = openZip(answer.bytes)
      const all = [...files.values()].map((bytes) => bytes.toString('latin1')).join('\n')
      assert.ok(all.includes(uniqueIdOf(plain)) && !all.includes(uniqueIdOf(secret)))
      const person = JSON.parse(`${files.get('donnees/personne.json')}`)
      assert.deepEqual([person.contact, person.account, person.messages], [undefined, undefined, undefined])
      const { actor, action } = await lastTraceOf(carnet, leo)
      assert.deepEqual([actor.name, action], ['JULIE MARCHAND', 'downloadPersonalData'])
      await untilSent(carnet)
      assert.equal(messages(carnet).at(-1)?.to, patientNamed(carnet, 'julie-marchand').email)
    },
  )

  await t.test(
    'in an empty record of another server, each document and each of its metadata is what it was [EHDS-04]',
    async (t) => {
      const claire = patientNamed(carnet, 'claire-vidal')
      const consent = { gesture: 'consentCollected' } as const
      const doctor = await carnet.dmp('cps-martin')
      await doctor.authorise(claire.id, consent)
      await fillRecord(carnet, claire)
      const before = await wholeRecord(doctor, claire)
      assert.deepEqual([before.entries.length, before.replaced.length], [7, 1])
      const owner = await space(carnet, claire)
      await owner.look(urls.export, { forme: 'xdm', phrase: passphrase, encore: passphrase })
      await owner.untilReady(1)
      const { bytes } = await owner.download('xdm', claire.password)

      const other = await runningCarnet(t)
      const there = await other.dmp('cps-martin')
      const blobs = await blobFiles(other)
      await there.authorise(claire.id, consent)
      const refused = async (person: DemonstrationPatient, phrase: string | undefined, why: RegExp) => {
        const { exitCode, complained } = await importing(other, person, bytes, phrase)
        assert.match(`${exitCode} ${complained}`, why)
      }
      await refused(claire, undefined, /^4 .*--passphrase-file/)
      await refused(claire, 'girafe lune velo quais', /^4 La phrase de passe n’est pas celle/)
      await refused(amina, passphrase, /^3 Patient différent/)
      assert.deepEqual(await there.findDocuments(claire.id), [])
      assert.deepEqual(
        (await blobFiles(other)).toSorted(),
        blobs.toSorted(),
        'nothing is left of what was refused',
      )

      const taken = await importing(other, claire, bytes, passphrase)
      assert.deepEqual([taken.exitCode, taken.complained], [0, ''])
      assert.deepEqual(await wholeRecord(there, claire), before)
      await refused(claire, passphrase, /^3 Ce DMP n’est pas vide/)
      await untilSent(other)
      assert.ok(messages(other).some(({ subject }) => subject.includes('repris dans votre carnet')))
      const line = (await tracesOf(other, claire)).find(({ action }) => action === 'importArchive')
      assert.deepEqual([line?.actor.kind, line?.returnedCount], ['insuranceAgent', 7])
      // What she wrote is still hers to delete, and the doctor's is not.
      const own = before.entries.find(({ title }) => title === 'Mon carnet de tension')!
      const letter = before.entries.find(({ title }) => title === 'Seconde version')!
      const again = await space(other, claire)
      const history = (await again.look(urls.accessLog)).html.replace(/<[^>]+>/g, '')
      assert.match(history, /a repris 7\sdocuments d’une archive/)
      for (const [{ entryUuid }, status] of [
        [letter, 422],
        [own, 303],
      ] as const) {
        const document = entryUuid.replace('urn:uuid:', '')
        assert.equal((await again.look(urls.deleteDocuments, { document })).status, status)
      }
    },
  )
})

const passphrase = 'girafe lune velo quai'

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function space(carnet: RunningCarnet, person: DemonstrationPatient) {
  const browser = await logIn(carnet, person)
  const choice = await browser.open(urls.choice)
  const csrf = csrfOf(choice.html)
  const look = (address: string, fields?: Readonly<Record<string, string>>) =>
    browser.look(address, fields && { csrf, ...fields })
  const page = async () => {
    const { status, html } = await look(urls.export)
    return { status, text: html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ') }
  }
  return {
    look,
    page,
    download: (forme: string, motDePasse = '') => look(urls.exportArchive, { forme, motDePasse }),
    async untilReady(count: number) {
      for (let tries = 0; tries < 150; tries++) {
        const { text } = await page()
        if (text.split('Elle est prête.').length - 1 === count) return
        await pause(100)
      }
      throw new Error('no archive was ready in time')
    },
    async openRecord(name: string) {
      const article = choice.html.split('<article').find((each) => each.includes(name))
      const [, mandat = ''] = /name="mandat" value="([^"]*)"/.exec(article ?? '') ?? []
      await look(urls.choice, { mandat })
    },
  }
}
