/** The holder adds his own file, and professionals read it as any other document. rules.md VIS-12, VIS-19; CNT-01, EHDS-02. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { urls } from '@carnet/web/urls.ts'
import { formatTextPage } from '../text-page.ts'
import { activePdf, streamOf } from './active-pdf.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn, type PatientBrowser } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'

const consent = { gesture: 'consentCollected' } as const
const pdf = await formatTextPage({
  title: 'Échographie',
  paragraphs: ['Genou droit.'],
  at: new Date('2024-03-05T10:00:00Z'),
})
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const limit = 5 * 1_048_576
const described = { titre: 'Échographie du genou', sorte: 'EXPPAT_2', date: '2024-03-05', lecteurs: 'shared' }

test('the holder adds a document [VIS-19] [VIS-12] [EHDS-02]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const browser = await logIn(carnet, amina)
  const reader = await carnet.dmp('cps-leroy')
  await reader.authorise(amina.id, consent)
  const entries = async () => reader.findDocuments(amina.id)
  const add = adder(browser)

  await t.test('a PDF becomes a CDA of class 90 whose author is the patient, marked as hers', async () => {
    const before = (await entries()).length
    const { status, html } = await add(described, 'échographie.pdf', pdf)
    assert.equal(status, 200)
    assert.match(html, /C’est fait\s*:\s*ce document est dans votre carnet/)
    assert.match(html, /ajouté par moi/)
    const [entry, ...others] = (await entries()).filter(({ title }) => title === described.titre)
    assert.deepEqual([others.length, (await entries()).length], [0, before + 1])
    assert.deepEqual(
      [entry?.classCode.code, entry?.typeCode.code, entry?.mimeType, entry?.practiceSettingCode.code],
      ['90', 'EXPPAT_2', 'text/xml', 'EXP_PATIENT'],
    )
    assert.deepEqual(
      entry?.authors.map(({ person, institutions }) => [person?.id, person?.idType, institutions]),
      [[amina.id.ins, 'NH', []]],
    )
    assert.match(entry?.serviceStartTime ?? '', /^20240305/)
    const bytes: Buffer[] = []
    await reader.readDocument(amina.id, entry!.uniqueId, (chunk) => void bytes.push(Buffer.from(chunk)))
    assert.ok(Buffer.concat(bytes).includes(pdf.toString('base64')))
  })

  await t.test('the history says it in her words, and she reads her file back byte for byte', async () => {
    const log = await browser.open(`${urls.accessLog}?vue=activites`)
    assert.match(log.html, /avez ajouté/)
    const list = await browser.open(urls.documents)
    const page = /href="([^"]+)">\s*Échographie du genou/.exec(list.html.replaceAll('&nbsp;', ' '))?.[1] ?? ''
    const file = await browser.open(`${page}/piece/0`)
    assert.equal(file.html, pdf.toString('utf8'))
  })

  await t.test('5 Mo enter, one byte more does not; what was typed stays in the form', async () => {
    const full = Buffer.concat([pdf, Buffer.alloc(limit - pdf.length, ' ')])
    assert.equal((await add({ ...described, titre: 'Cinq Mo' }, 'a.pdf', full)).status, 200)
    const { status, html } = await add(
      { ...described, titre: 'Trop "lourd"' },
      'a.pdf',
      Buffer.concat([full, Buffer.from(' ')]),
    )
    assert.equal(status, 422)
    assert.match(html, /dépasse 5\s*Mo/)
    assert.match(html, /value="Trop &quot;lourd&quot;"/)
    assert.match(html, /value="2024-03-05"/)
    const { action, outcome, refusal } = await lastTraceOf(carnet, amina)
    assert.deepEqual([action, outcome, refusal], ['submitDocuments', 'refused', 'depositNotAcceptable'])
  })

  await t.test('what acts, what lies, what is infected, encrypted or of another kind stays out', async () => {
    const stored = (await entries()).length
    const refusals = async () =>
      (await tracesOf(carnet, amina)).filter(({ refusal }) => refusal !== undefined)
    const refused = (await refusals()).length
    for (const [name, file, sentence] of [
      [
        'a.pdf',
        activePdf({ catalogue: '/Collection <<>> /Names << /EmbeddedFiles 6 0 R >>' }),
        /ou un autre fichier/,
      ],
      [
        'a.pdf',
        Buffer.concat([pdf, Buffer.from('trailer << /Encrypt 7 0 R >>')]),
        /protégé par un mot de passe/,
      ],
      ['a.pdf', Buffer.from('%PDF-1.7 /JavaScript '), /ne peut pas être vérifié/],
      ['a.rtf', Buffer.from('{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}}'), /contient un programme/],
      ['a.txt', Buffer.from(eicar), /L’antivirus a trouvé un danger/],
      ['a.png', Buffer.from('\x89PNG\r\n'), /ne peut pas être ajouté/],
      ['a.html', Buffer.from('<p>'), /ne peut pas être ajouté/],
      ['a.jpg', pdf, /n’est pas celui que dit son nom/],
      ['a.pdf', Buffer.from('<?xml version="1.0"?><a/>'), /n’est pas celui que dit son nom/],
      ['a.txt', Buffer.alloc(0), /est vide/],
      ['', Buffer.alloc(0), /Choisissez un fichier/],
    ] as const) {
      const { status, html } = await add(described, name, file)
      assert.deepEqual([status, sentence.test(html)], [422, true], name)
    }
    assert.equal((await entries()).length, stored)
    assert.deepEqual(readdirSync(join(carnet.blobFolder, 'incoming')), [])
    assert.equal((await refusals()).length - refused, 11)
  })

  await t.test('a PDF that acts is kept without its program, and that is said [P-23]', async () => {
    const script = '<< /S /JavaScript /JS (app.alert) >>'
    for (const [titre, parts, sentence] of [
      [
        'Avec un programme',
        { catalogue: `/OpenAction ${script}` },
        /Ce PDF contenait un programme. Nous l’avons retiré/,
      ],
      [
        'Avec un programme caché',
        {
          catalogue: '/OpenAction 7 0 R',
          objects: [
            streamOf(
              '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
              deflateSync(`7 0 ${script}`).toString('latin1'),
            ),
          ],
        },
        /Ce PDF contenait un programme/,
      ],
      [
        'Avec un fichier',
        {
          catalogue: '/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>',
          objects: ['<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>', streamOf('', 'MZ')],
        },
        /Ce PDF contenait un autre fichier/,
      ],
    ] as const) {
      const { status, html } = await add({ ...described, titre }, 'a.pdf', activePdf(parts))
      assert.deepEqual([status, sentence.test(html)], [200, true], titre)
      const [entry] = (await entries()).filter(({ title }) => title === titre)
      const bytes: Buffer[] = []
      await reader.readDocument(amina.id, entry!.uniqueId, (chunk) => void bytes.push(Buffer.from(chunk)))
      const [, base64 = ''] =
        /<text[^>]*representation="B64"[^>]*>([^<]+)</.exec(Buffer.concat(bytes).toString()) ?? []
      const kept = Buffer.from(base64, 'base64')
      assert.match(kept.toString('latin1'), /^%PDF-/)
      for (const gone of ['JavaScript', 'EmbeddedFiles', 'MZ']) assert.ok(!kept.includes(gone), gone)
    }
    assert.deepEqual(readdirSync(join(carnet.blobFolder, 'incoming')), [])
  })

  await t.test(
    'what the file says otherwise is offered, and changes nothing before she agrees [P-23]',
    async () => {
      const text = await formatTextPage({
        title: 'Ordonnance',
        paragraphs: ['Née le 12/04/1961. Rennes, le 3 février 2024.'],
        at: new Date('2024-03-05T10:00:00Z'),
      })
      const { html } = await add({ ...described, titre: 'Scan' }, 'scan.pdf', text)
      assert.match(html, /la date du[^<]*3 février 2024/)
      assert.match(html, /Ordonnance, traitement ou soins/)
      const [entry] = (await entries()).filter(({ title }) => title === 'Scan')
      assert.equal(entry?.typeCode.code, 'EXPPAT_2')
      const [, edit = ''] = /href="([^"]*\/modifier\?[^"]*)"/.exec(html) ?? []
      const form = await browser.open(edit.replaceAll('&amp;', '&'))
      assert.match(form.html, /value="2024-02-03"/)
      assert.match(form.html, /value="DOCPAT02" selected/)
      assert.doesNotMatch(
        (await add({ ...described, titre: 'Note' }, 'a.txt', Buffer.from('Rien.'))).html,
        /Voici ce que nous/,
      )
    },
  )

  await t.test('everything that is wrong is told at once, beside its field', async () => {
    const { html } = await add(
      { ...described, titre: ' ', sorte: '11502-2', date: '2030-01-01' },
      'a.png',
      pdf,
    )
    for (const sentence of [
      /Écrivez un titre/,
      /Choisissez une sorte/,
      /pas encore passée/,
      /ne peut pas être ajouté/,
    ])
      assert.match(html, sentence)
  })

  await t.test('masked at the deposit, it is for others as if it did not exist', async () => {
    await add({ ...described, titre: 'Pour moi seule', lecteurs: 'masked' }, 'a.txt', Buffer.from('À moi.'))
    assert.ok(!(await entries()).some(({ title }) => title === 'Pour moi seule'))
    assert.match((await browser.open(urls.documents)).html, /Pour moi seule/)
  })

  await t.test('a form that is not ours adds nothing', async () => {
    const stored = (await entries()).length
    await add({ ...described, csrf: 'x' }, 'a.pdf', pdf)
    assert.equal((await entries()).length, stored)
  })
})

test('a carer adds under his own name [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const alain = await logIn(carnet, patientNamed(carnet, 'alain-perrin'))
  const choice = await alain.open(urls.choice)
  const ofHer = choice.html.split('<article').find((each) => each.includes('DENISE'))
  const mandat = /value="([^"]*)">Ouvrir/.exec(ofHer ?? '')?.[1] ?? ''
  await alain.submit(choice, urls.choice, { mandat })
  const { html } = await adder(alain)(described, 'a.pdf', pdf)
  assert.match(html, /ce document est dans le carnet de DENISE PERRIN/)
  const added = (await tracesOf(carnet, denise)).findLast(({ action }) => action === 'submitDocuments')
  assert.deepEqual([added?.actor.kind, added?.actor.name], ['carer', 'ALAIN PERRIN'])
})

test('an antivirus is asked when one is named; silent, nothing enters [VIS-19]', async (t) => {
  const { port, stop } = await clamd(t, (bytes) =>
    bytes.includes('danger') ? 'stream: Essai FOUND\0' : 'stream: OK\0',
  )
  const carnet = await runningCarnet(t, { CARNET_ANTIVIRUS: `clamd:127.0.0.1:${port}` })
  const add = adder(await logIn(carnet, patientNamed(carnet, 'amina-benali')))
  assert.match((await add(described, 'a.txt', Buffer.from('sain'))).html, /est dans votre carnet/)
  assert.match((await add(described, 'a.txt', Buffer.from('danger'))).html, /a trouvé un danger/)
  await stop()
  const { status, html } = await add(described, 'a.txt', Buffer.from('sain'))
  assert.deepEqual([status, /Réessayez dans quelques minutes/.test(html)], [503, true])
})

/** Fills the form of the page and sends it with its file. */
function adder(browser: PatientBrowser) {
  return async (fields: Readonly<Record<string, string>>, name: string, file: Uint8Array) =>
    browser.upload(await browser.open(urls.addDocument), urls.addDocument, fields, { name, file })
}

async function clamd(t: TestContext, answer: (bytes: Buffer) => string) {
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk])
      if (bytes.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer(bytes))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  t.after(stop)
  return { port: (server.address() as { port: number }).port, stop }
}
