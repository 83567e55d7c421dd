import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { warningOnCopy } from '@carnet/core/rules/stated-visibility.ts'
import { formatSetAuthorizationAnswer } from '@carnet/core/wire/habilitations/set-authorization.ts'
import { formatExistenceAnswer } from '@carnet/core/wire/hl7v3/existence-answer.ts'
import { readExistenceQuery } from '@carnet/core/wire/hl7v3/existence-query.ts'
import { formatDocumentEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { formatRegistryResponse, XdsError } from '@carnet/core/wire/xds/errors.ts'
import { queryResponseHead, queryResponseTail } from '@carnet/core/wire/xds/iti-18-response.ts'
import { readProvideAndRegister } from '@carnet/core/wire/xds/iti-41.ts'
import { formatRetrieveResponse, readRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { rawXml, xml } from '@carnet/core/wire/xml/write.ts'
import { startLocalDmp } from '../client/local-dmp.fixture.ts'
import { copyDemonstration } from '../demo/test/shared-demonstration.ts'
import { authorityOf } from '../demo/write-pki.ts'
import { run } from './run.ts'

const folder = await mkdtemp(join(tmpdir(), 'carnet-cli-'))
const demonstrationFolder = join(folder, 'demo')
await copyDemonstration(demonstrationFolder)
const local = await startLocalDmp(await authorityOf(demonstrationFolder, new Date()))
const web = createServer(async (request, response) => {
  response.setHeader('content-type', 'application/json')
  if (request.url === '/demo/clock') {
    const move = (await json(request)) as { advance?: string }
    if (move.advance === 'P43D') response.end('{"now":"2027-01-01T00:00:00.000Z"}')
    else response.writeHead(400).end('{"error":"Attendu : P43D."}')
    return
  }
  const line = {
    at: '2026-06-01T09:00:00.000Z',
    action: 'readDocument',
    outcome: 'done',
    actor: { name: 'Antoine LEROY' },
    documents: [{ title: 'Radio' }],
  }
  response.end(JSON.stringify({ traces: [{ ...line, asked: request.url }] }))
})
await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
await writeFile(
  join(demonstrationFolder, 'addresses.json'),
  JSON.stringify({ web: `http://localhost:${(web.address() as AddressInfo).port}`, tls: local.url }),
)
after(async () => {
  local.close()
  web.close()
  await rm(folder, { recursive: true, force: true })
})

const amina = '285069999910144'

async function carnet(line: string, more: readonly string[] = []) {
  const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  const stream = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name].push(Buffer.from(chunk))
        done()
      },
    })
  const words = [...line.split(' ').filter(Boolean), ...more]
  const code = await run(words, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    folder,
    demonstrationFolder,
  })
  return {
    code,
    stdout: Buffer.concat(written.stdout),
    out: Buffer.concat(written.stdout).toString(),
    err: Buffer.concat(written.stderr).toString(),
  }
}

test('wrong usage exits 2 with a French sentence, and prints no result', async () => {
  for (const line of [
    '',
    'inconnue',
    'hide 1.2.3 --card cps-martin',
    `hide 1.2.3 --card cps-martin --patient ${amina}`,
    `show 1.2.3 --card cps-martin --patient ${amina} --from voisins`,
    `archive --card cps-martin --patient ${amina}`,
    `delete 1.2.3 4.5.6 --card cps-martin --patient ${amina}`,
    'find --card cps-martin',
    `find --card cps-martin --patient 123`,
    `find --card cps-martin --patient ${amina} --status vivant`,
    `find --card cps-martin --patient ${amina} --with caché`,
    `find --card cps-martin --patient ${amina} --colour red`,
    `exists --patient ${amina}`,
    `exists --card cps-martin --patient ${amina} --mode nuit`,
    `exists --card cps-martin --patient ${amina} --mode bris-de-glace`,
    `get --card cps-martin --patient ${amina} -o x`,
    `get 1.2.3 --card cps-martin --patient ${amina}`,
    'deposit',
    'deposit essai.pdf --card cps-martin --hide-from voisins',
    'deposit essai.pdf --card cps-martin --secret-session',
    'demo clock',
    `exists --card cps-martin --patient ${amina} --url foo`,
    `exists --card cps-martin --patient ${amina} --url localhost:8443`,
    `exists --card cps-martin --patient ${amina} --url http://localhost:8080`,
    `traces --patient ${amina} --url localhost:8080`,
    'demo clock real --url foo',
    `deposit essai.pdf --card cps-martin --hide-from patient --hide-from representatives`,
    `find --card cps-martin --card cps-rey --patient ${amina}`,
    `get 1.2.3 --card cps-martin --patient ${amina} -o .`,
    `get 1.2.3 --card cps-martin --patient ${amina} -o - --provenance`,
    `authorise --card cps-martin --patient ${amina} --mode bris-de-glace`,
  ]) {
    const { code, out, err } = await carnet(line)
    assert.equal(code, 2, line)
    assert.equal(out, '', line)
    assert.match(err, /\w+/, line)
  }
})

test('--help explains every command in French and exits 0', async () => {
  const { code, out } = await carnet('--help')
  assert.equal(code, 0)
  for (const word of [
    'deposit',
    'find',
    'get',
    'exists',
    'authorise',
    'traces',
    'demo clock',
    'injoignable',
    'archive|unarchive|delete',
    'hide|show',
    '--replace',
  ])
    assert.ok(out.includes(word), word)
})

test('a card that is unknown, blocked or given a wrong PIN exits 4', async () => {
  for (const card of ['inconnue', '../cps-martin', 'cps-petit-bloquee'])
    assert.equal((await carnet(`exists --card ${card} --patient ${amina}`)).code, 4, card)
  const { code, err } = await carnet(`exists --card cps-rey --patient ${amina} --pin 0000`)
  assert.equal(code, 4)
  assert.match(err, /il reste 2 essais/)
})

test('a file that is no document exits 4, and a DMP that is not there exits 5', async () => {
  await writeFile(join(folder, 'octets.bin'), Buffer.from([0, 1, 2, 3]))
  await writeFile(join(folder, 'note.xml'), '<?xml version="1.0"?><note/>')
  for (const file of ['absent.pdf', 'octets.bin', 'note.xml'])
    assert.equal((await carnet(`deposit ${file} --card cps-martin --patient ${amina}`)).code, 4, file)
  const { code } = await carnet(`exists --card cps-martin --patient ${amina} --url https://localhost:1`)
  assert.equal(code, 5)
})

test('exists says the state and the authorisation in words, or in JSON', async () => {
  local.answer = ({ body }) => {
    const query = readExistenceQuery(body)
    return {
      body: formatExistenceAnswer({
        transmission: query.transmission,
        requestId: query.transmission.id,
        queryId: query.queryId,
        facts: { outcome: 'opposed', authorisation: 'NON_EXISTE', medecinTraitant: false },
      }),
    }
  }
  const words = await carnet(`exists --card cps-martin --patient ${amina}`)
  assert.equal(words.code, 0)
  assert.equal(words.out, 'La personne s’est opposée à l’ouverture de son dossier.\n')
  const { out } = await carnet(`exists --card cps-martin --patient ${amina} --json`)
  assert.deepEqual(JSON.parse(out), {
    state: 'opposed',
    authorisation: 'NON_EXISTE',
    medecinTraitant: false,
  })
})

test('a PDF is deposited as a CDA, then found and read back byte for byte', async () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(200_000, 'page ')])
  await writeFile(join(folder, 'radio.pdf'), pdf)
  local.answer = () => ({ body: formatRegistryResponse('success') })
  const deposited = await carnet(`deposit radio.pdf --card cps-martin --patient ${amina} --title`, [
    'Radio du thorax',
  ])
  assert.equal(deposited.code, 0, deposited.err)
  assert.match(deposited.out, /^2\.25\.\d+\n$/)
  const request = local.requests.at(-1)
  assert.ok(request)
  const [entry] = readProvideAndRegister(request.body).entries
  const [bytes] = [...request.documents.values()]
  assert.ok(entry && bytes)
  assert.equal(entry.uniqueId, deposited.out.trim())
  assert.equal(entry.typeCode.code, '11488-4')
  assert.equal(entry.title, 'Radio du thorax')

  const stored = { ...entry, entryUuid: 'urn:uuid:1', logicalId: 'urn:uuid:1', version: 1 }
  local.answer = () => ({
    body: rawXml(queryResponseHead({ total: 1 }) + formatDocumentEntry(stored).text + queryResponseTail),
  })
  const table = await carnet(`find --card cps-martin --patient ${amina}`)
  assert.match(table.out, /Radio du thorax {2}Hélène MARTIN +2\.25\./)
  const found = await carnet(`find --card cps-martin --patient ${amina} --json`)
  const [document] = JSON.parse(found.out).documents
  assert.equal(document.uniqueId, entry.uniqueId)
  assert.equal(document.entryUUID, 'urn:uuid:1')
  assert.equal(document.size, bytes.length)
  assert.deepEqual(document.confidentiality, ['N'])
  assert.equal(document.authors[0].structureIdNat, '499900990013001')

  const listed = local.answer
  local.answer = (request) =>
    request.operation.name === 'storedQuery'
      ? listed(request)
      : {
          body: formatRetrieveResponse(
            readRetrieveRequest(request.body).map((one) => ({
              ...one,
              mimeType: 'text/xml',
              cid: 'd@carnet',
            })),
            [],
          ),
          parts: [{ contentId: 'd@carnet', bytes }],
        }
  const get = `get ${entry.uniqueId} --card cps-martin --patient ${amina} -o`
  const bare = await carnet(get, ['nu.xml'])
  assert.deepEqual([bare.code, bare.out], [0, ''])
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.startsWith('nu.')),
    ['nu.xml'],
    'the bytes in the file, and nothing else',
  )
  const read = await carnet(get, ['lu.xml', '--provenance'])
  assert.deepEqual([read.code, read.out], [0, ''])
  assert.ok((await readFile(join(folder, 'lu.xml'))).equals(bytes))
  assert.ok((await carnet(get, ['-'])).stdout.equals(bytes))
  assert.equal(read.err, `${warningOnCopy()}\n`)
  const provenance = JSON.parse(await readFile(join(folder, 'lu.xml.provenance.json'), 'utf8'))
  assert.equal(provenance.uniqueId, entry.uniqueId)
  assert.equal(provenance.hash, createHash('sha1').update(bytes).digest('hex'))
  assert.deepEqual(provenance.authors, [{ name: 'Hélène MARTIN', structure: 'Cabinet du Dr Martin' }])
  // The document read back is itself a CDA: deposited again, it goes as it is, for its own patient.
  local.answer = () => ({ body: formatRegistryResponse('success') })
  const again = await carnet('deposit lu.xml --card cps-martin')
  assert.equal(again.out, deposited.out)
  assert.ok([...(local.requests.at(-1)?.documents.values() ?? [])][0]?.equals(bytes))
})

test('a refusal exits 3 with its code and its sentence, and leaves no file behind', async () => {
  const absent = new XdsError('XDSDocumentUniqueIdError', 'Document inconnu.')
  local.answer = ({ operation }) =>
    operation.name === 'storedQuery'
      ? { body: rawXml(queryResponseHead({ total: 0 }) + queryResponseTail) }
      : { body: formatRetrieveResponse([], [absent]), parts: [] }
  const { code, out, err } = await carnet(`get 1.2.3 --card cps-martin --patient ${amina} -o absent.xml`)
  assert.deepEqual([code, out, err], [3, '', 'XDSDocumentUniqueIdError\u00a0: Document inconnu.\n'])
  await assert.rejects(readFile(join(folder, 'absent.xml')))
})

test('a text of any of the usual encodings is deposited in UTF-8, under a title that the DMP takes', async () => {
  local.answer = () => ({ body: formatRegistryResponse('success') })
  const sentence = 'Épanchement stable à J+3.\n'
  const long = `${'compte rendu '.repeat(15)}.txt`
  for (const [name, bytes] of [
    ['latin1.txt', Buffer.from(sentence, 'latin1')],
    ['utf16.txt', Buffer.from(`\uFEFF${sentence}`, 'utf16le')],
    [long, Buffer.from(sentence)],
  ] as const) {
    await writeFile(join(folder, name), bytes)
    const { code, err } = await carnet(`deposit --card cps-martin --patient ${amina}`, [name])
    assert.equal(code, 0, err)
    const request = local.requests.at(-1)!
    const [deposited] = [...request.documents.values()]
    const base64 = /<text [^>]*representation="B64"[^>]*>([^<]*)</.exec(deposited!.toString('utf8'))![1]!
    assert.equal(Buffer.from(base64, 'base64').toString('utf8'), sentence, name)
    const [entry] = readProvideAndRegister(request.body).entries
    const expected = name === long ? `${long.slice(0, 127)}…` : name
    assert.equal(entry?.title, expected)
  }
})

test('a text in XML, in whatever encoding, is never wrapped as a text', async () => {
  const xml = '\uFEFF<?xml version="1.0" encoding="UTF-16"?><note/>'
  await writeFile(join(folder, 'note16.xml'), Buffer.from(xml, 'utf16le'))
  assert.equal((await carnet(`deposit note16.xml --card cps-martin --patient ${amina}`)).code, 4)
})

test('every command passes the mode and its reason on to the DMP, whose refusal exits 3', async () => {
  local.answer = () => ({
    body: xml`<env:Fault xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>DMPAccessDeniedByRightsService</env:Value></env:Subcode></env:Code><env:Reason><env:Text>Refusé.</env:Text></env:Reason></env:Fault>`,
  })
  for (const command of ['authorise', 'list-authorised', 'create', 'reopen', 'close']) {
    const { pin } = JSON.parse(
      await readFile(join(demonstrationFolder, 'cards', 'cps-leroy', 'card.json'), 'utf8'),
    )
    const { code, err } = await carnet(
      `${command} --card cps-leroy --patient ${amina} --mode bris-de-glace --reason Malaise --pin ${pin}`,
    )
    assert.deepEqual([code, err], [3, 'DMPAccessDeniedByRightsService\u00a0: Refusé.\n'], command)
    assert.match(local.requests.at(-1)!.envelope, /bris_de_glace[\s\S]*Malaise|Malaise[\s\S]*bris_de_glace/)
  }
})

test('authorise prints one line', async () => {
  local.answer = () => ({ body: formatSetAuthorizationAnswer({ status: 'DMPOk', context: '' }) })
  const { code, out } = await carnet(`authorise --card cps-leroy --patient ${amina}`)
  assert.deepEqual([code, out], [0, 'Autorisation enregistrée.\n'])
})

test('traces and the clock go through the calls of the demonstration', async () => {
  const lines = await carnet(`traces --patient ${amina}`)
  assert.match(lines.out, /Antoine LEROY {2}lecture +fait +Radio/)
  const asked = JSON.parse((await carnet(`traces --patient ${amina} --json`)).out)
  assert.equal(asked.traces[0].asked, `/demo/traces?ins=${amina}%401.2.250.1.213.1.4.10`)
  const moved = await carnet('demo clock advance P43D')
  assert.deepEqual(
    [moved.code, moved.out],
    [0, 'Horloge de la démonstration\u00a0: 2027-01-01T00:00:00.000Z\n'],
  )
  assert.equal((await carnet('demo clock advance demain')).code, 2)
})
