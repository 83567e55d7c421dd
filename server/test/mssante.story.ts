/** What is deposited also goes by MSSanté, to a real submission server under TLS. rules.md FEED-01; soap.md §7. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readSubmission } from '@carnet/core/wire/xds/submission.ts'
import { parseXml } from '@carnet/core/wire/xml/read.ts'
import { carnetSoftware } from '@carnet/kit/client/carnet-software.ts'
import { UnusableInput } from '@carnet/kit/client/errors.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { depositAndSend } from '@carnet/kit/mssante/deposit-and-send.ts'
import { openMailbox } from '@carnet/kit/mssante/mailbox.ts'
import { typeCommand } from './command-line.ts'
import { patientNamed } from './demonstration-calls.ts'
import { openZip } from './open-zip.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { accountOf, closedPort, readMime, type SmtpListener, smtpListener } from './smtp-listener.ts'
import { whatIsStored } from './what-is-stored.ts'

const gp = 'helene.martin@essai.mssante.fr'
const nurse = 'luc.petit@essai.mssante.fr'
const note = 'Consultation de suivi, rien à signaler.\n'

function writeAccount(carnet: RunningCarnet, listener: SmtpListener, more: object = {}): string {
  const name = `compte-${listener.port}.json`
  for (const part of ['authority', 'certificate', 'key'] as const)
    writeFileSync(path.join(carnet.demoFolder, `${part}-${listener.port}.pem`), listener[part])
  writeFileSync(
    path.join(carnet.demoFolder, name),
    JSON.stringify({
      ...accountOf(listener),
      authorityFile: `authority-${listener.port}.pem`,
      certificateFile: `certificate-${listener.port}.pem`,
      keyFile: `key-${listener.port}.pem`,
      ...more,
    }),
  )
  return name
}

test('a document goes to the record and, by MSSanté, to those who look after the patient and to him [FEED-01]', async (t) => {
  const carnet = await runningCarnet(t)
  const operator = await smtpListener(t)
  const account = writeAccount(carnet, operator)
  const amina = patientNamed(carnet, 'amina-benali')
  const hers = `${amina.id.ins}@patient.mssante.fr`
  const martin = await carnet.dmp('cps-martin')
  await martin.authorise(amina.id, { gesture: 'consentCollected' })
  writeFileSync(path.join(carnet.demoFolder, 'note.txt'), note)
  const deposit = (more: string, sent = account) =>
    typeCommand(
      carnet,
      `deposit note.txt --card cps-martin --patient ${amina.id.ins} --title Suivi --type 11488-4 --mssante-account ${sent} ${more}`,
    )
  const resume = (uniqueId: string, more = '') =>
    typeCommand(
      carnet,
      `resume ${uniqueId} --card cps-martin --mssante-account ${account}${more && ` ${more}`}`,
    )
  const unfinished = () => {
    try {
      return readdirSync(path.join(carnet.demoFolder, 'unfinished'))
    } catch {
      return []
    }
  }

  await t.test('each mailbox has a message of its own: the lot as IHE XDM, and a copy to read', async () => {
    const typed = await deposit(`--mssante ${gp} --mssante ${hers}`)
    assert.equal(typed.code, 0, typed.stderr)
    const uniqueId = typed.stdout.trim()
    assert.deepEqual(
      operator.taken.map(({ to, user }) => [to, user]),
      [
        [gp, 'cabinet'],
        [hers, 'cabinet'],
      ],
    )
    const deposited: Uint8Array[] = []
    await martin.readDocument(amina.id, uniqueId, (chunk) => void deposited.push(chunk))
    for (const { to, raw } of operator.taken) {
      const { head, parts } = readMime(raw)
      assert.match(head, new RegExp(`^To: ${to}$`, 'm'))
      assert.match(head, /^From: cabinet@essai\.mssante\.fr$/m)
      const [year, month, day] = amina.identity.birthDate.split('-')
      assert.match(
        head,
        new RegExp(`^Subject: XDM/1\\.0/DDM\\+\\S.{0,39} BENALI AMINA ${day}/${month}/${year}$`, 'm'),
      )
      const named = (name: string) => parts.find((part) => part.head.includes(`filename=${name}`))
      assert.equal(named('copie.txt')?.body.toString('utf8'), note)
      const files = openZip(named('IHE_XDM.ZIP')!.body)
      assert.deepEqual(
        [...files.keys()],
        ['IHE_XDM/SUBSET01/DOC00001.XML', 'IHE_XDM/SUBSET01/METADATA.XML', 'README.TXT', 'INDEX.HTM'],
      )
      const [entry] = readSubmission(parseXml(files.get('IHE_XDM/SUBSET01/METADATA.XML')!)).entries
      const bytes = files.get(`IHE_XDM/SUBSET01/${entry!.uri}`)!
      assert.deepEqual(
        [entry!.uniqueId, entry!.sizeBytes, entry!.hash, entry!.title],
        [uniqueId, bytes.length, createHash('sha1').update(bytes).digest('hex'), 'Suivi'],
      )
      assert.deepEqual(bytes, Buffer.concat(deposited), 'the very bytes of the record')
      assert.match(`${files.get('INDEX.HTM')}`, /Suivi[\s\S]*href="IHE_XDM\/SUBSET01\/DOC00001\.XML"/)
      // What is not sealed by the subject or the files says nothing of anybody.
      for (const word of ['BENALI', amina.id.ins, 'Suivi'])
        assert.ok(!parts[0]!.body.toString('utf8').includes(word), word)
    }
    assert.deepEqual(unfinished(), [])
    assert.doesNotMatch(typed.stderr, /Ce document se transmet aussi/)
  })

  await t.test('what a mailbox refuses undoes nothing; resumed, what is done is not done twice', async () => {
    operator.taken.length = 0
    operator.answers.set(nurse, 'refuse')
    const typed = await deposit(`--mssante ${gp} --mssante ${nurse}`)
    assert.equal(typed.code, 3)
    assert.match(typed.stderr, /helene\.martin.*remis[\s\S]*luc\.petit.*pas parti.*\(550\)[\s\S]*resume/)
    const uniqueId = typed.stdout.trim()
    const stored = await whatIsStored(carnet)
    assert.deepEqual(unfinished(), [uniqueId])
    const listed = await typeCommand(carnet, 'resume')
    assert.equal(listed.stdout, `${uniqueId}  déposé  messages à envoyer\u00a0: 1\n`)
    operator.answers.clear()
    const resumed = await resume(uniqueId)
    assert.deepEqual([resumed.code, resumed.stdout], [0, `${uniqueId}\n`], resumed.stderr)
    assert.deepEqual(
      operator.taken.map(({ to }) => to),
      [gp, nurse],
    )
    assert.deepEqual([await whatIsStored(carnet), unfinished()], [stored, []])
    assert.equal((await resume(uniqueId)).code, 4)
  })

  await t.test(
    'cut as it was taken charge of, it is said to be doubtful and sent again on request alone',
    async () => {
      operator.taken.length = 0
      operator.answers.set(gp, 'hangUp')
      const typed = await deposit(`--mssante ${gp}`)
      assert.equal(typed.code, 5)
      assert.match(typed.stderr, /peut-être parti/)
      operator.answers.clear()
      const uniqueId = typed.stdout.trim()
      const kept = await resume(uniqueId)
      assert.deepEqual([kept.code, operator.taken.length], [5, 0])
      const again = await resume(uniqueId, '--doubtful')
      assert.deepEqual([again.code, operator.taken.length, unfinished()], [0, 1, []], again.stderr)
    },
  )

  await t.test('the DMP out of reach, the messages leave; resumed, only the deposit is made', async () => {
    operator.taken.length = 0
    const stored = await whatIsStored(carnet)
    const typed = await deposit(`--mssante ${gp} --url https://localhost:${await closedPort()}`)
    assert.deepEqual([typed.code, typed.stdout, operator.taken.length], [5, '', 1], typed.stderr)
    assert.match(typed.stderr, /Le dépôt au DMP a échoué/)
    assert.deepEqual(await whatIsStored(carnet), stored)
    const resumed = await resume(unfinished()[0]!)
    assert.deepEqual([resumed.code, operator.taken.length], [0, 1], resumed.stderr)
    const subjects = new Set(operator.taken.map(({ raw }) => /^Message-ID: .*$/im.exec(raw)?.[0]))
    assert.equal(subjects.size, 1)
    assert.ok((await whatIsStored(carnet)).documents > stored.documents)
  })

  await t.test(
    'an address elsewhere, of another patient, or of who may not see it: nothing leaves at all',
    async () => {
      operator.taken.length = 0
      const stored = await whatIsStored(carnet)
      const other = patientNamed(carnet, 'karim-haddad').id.ins
      for (const [more, code] of [
        ['--mssante helene.martin@example.org', 4],
        ['--mssante helene.martin@essai.mssante.fr.example.org', 4],
        ['--mssante martin@mssante.fr', 4],
        [`--mssante ${other}@patient.mssante.fr`, 4],
        [`--mssante ${gp} --mssante ${hers} --hide-from patient`, 4],
        [`--mssante ${hers} --hide-from representatives`, 4],
        [`--mssante ${gp} --hide-from professionals`, 4],
      ] as const) {
        const typed = await deposit(more)
        assert.deepEqual([typed.code, typed.stdout], [code, ''], `${more}: ${typed.stderr}`)
      }
      assert.equal((await deposit('')).code, 2, 'an account without an address')
      assert.deepEqual([operator.taken, unfinished()], [[], []])
      assert.deepEqual(await whatIsStored(carnet), stored)
    },
  )

  await t.test(
    'to a server that shows no certificate of its authority, or takes no TLS, nothing is said',
    async (t) => {
      const stranger = await smtpListener(t)
      const typed = await deposit(
        `--mssante ${gp}`,
        writeAccount(carnet, stranger, { authorityFile: `authority-${operator.port}.pem` }),
      )
      assert.deepEqual([typed.code, stranger.taken.length], [5, 0])
      const plain = await smtpListener(t, 'starttls')
      const implicit = await deposit(`--mssante ${gp}`, writeAccount(carnet, plain))
      assert.deepEqual([implicit.code, plain.taken.length], [5, 0])
      const upgraded = await deposit(`--mssante ${gp}`, writeAccount(carnet, plain, { tls: 'starttls' }))
      assert.deepEqual([upgraded.code, plain.taken.length], [0, 1], upgraded.stderr)
    },
  )

  await t.test('of another patient by what the DMP says, it goes to nobody', async () => {
    operator.taken.length = 0
    const card = await carnet.card('cps-martin')
    const structure = carnet.people!.structures.find(({ id }) => id === card.info.structureIdNat)!
    const { authority, certificate, key } = operator
    const mailbox = openMailbox({
      account: { ...accountOf(operator), tls: 'implicit', authority, certificate, key },
      situation: situationOf(card, structure),
      software: carnetSoftware,
    })
    const about = { ...amina, identity: { ...amina.identity, birthName: 'HADDAD' } }
    const source = await sampleDocument(carnet, { by: 'cps-martin', about })
    const outcome = await depositAndSend(martin, mailbox, {
      patient: amina.id,
      documents: [{ source, hideFrom: {} }],
      addresses: [gp],
    })
    assert.deepEqual(
      [outcome.deposit?.state, outcome.deliveries[0]?.state, outcome.complete, operator.taken],
      ['failed', 'notSent', false, []],
    )
    await assert.rejects(
      depositAndSend(martin, mailbox, { patient: amina.id, documents: [], addresses: [gp] }),
      UnusableInput,
    )
  })

  await t.test('a large document goes by as a stream, whole', async () => {
    operator.taken.length = 0
    const bytes = Buffer.from(`%PDF-1.4\n${'0123456789abcdef\n'.repeat(300_000)}`)
    writeFileSync(path.join(carnet.demoFolder, 'scan.pdf'), bytes)
    const typed = await typeCommand(
      carnet,
      `deposit scan.pdf --card cps-martin --patient ${amina.id.ins} --mssante-account ${account} --mssante ${gp}`,
    )
    assert.equal(typed.code, 0, typed.stderr)
    const { parts } = readMime(operator.taken[0]!.raw)
    const copy = parts.find(({ head }) => head.includes('filename=copie.pdf'))!
    assert.ok(copy.body.equals(bytes))
    assert.ok(copy.head.includes('application/pdf'))
    const [document] = [...openZip(parts.find(({ head }) => head.includes('IHE_XDM.ZIP'))!.body).values()]
    const read: Uint8Array[] = []
    await martin.readDocument(amina.id, typed.stdout.trim(), (chunk) => void read.push(chunk))
    assert.ok(document!.equals(Buffer.concat(read)))
  })
})
