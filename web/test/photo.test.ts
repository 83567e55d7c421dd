/** Photos become one document on the device, in a real browser and under the page's policy. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { openBrowser, origin, servePages } from './browser.ts'
import { pageStates } from './states.ts'

const bytesMax = 5 * 1_048_576
const ready = 'La photo est prête à être envoyée.'
type Chosen = { readonly name: string; readonly type: string; readonly bytes: Buffer } | undefined

test('a PNG photo leaves as a JPEG; other files leave as they are, and what is no photo is given up [VIS-19]', async (t) => {
  const { choose, state } = await addingPage(t)
  const photo = await choose(['Résultat.png', 'image/png', noise(1600, 1200)])
  assert.deepEqual([photo?.name, photo?.type, await state()], ['Résultat.jpg', 'image/jpeg', ready])
  assert.deepEqual([...photo!.bytes.subarray(0, 3)], [0xff, 0xd8, 0xff])
  assert.ok(photo!.bytes.length <= bytesMax)
  const pdf = await choose(['a.pdf', 'application/pdf', Buffer.from('%PDF-1.4')])
  assert.deepEqual([pdf?.name, String(pdf?.bytes), await state()], ['a.pdf', '%PDF-1.4', ''])
  assert.equal(await choose(['a.png', 'image/png', Buffer.from('no picture')]), undefined)
  assert.match(await state(), /ne peut pas être préparée ici/)
  const both = await choose(
    ['a.png', 'image/png', plain(40, 30)],
    ['a.pdf', 'application/pdf', Buffer.from('%PDF-1.4')],
  )
  assert.deepEqual([both, /un seul fichier/.test(await state())], [undefined, true])
})

test('several photos make one PDF: their order, what is turned, what is cut, what is taken away [P-23]', async (t) => {
  const { page, choose, chosen, press, state } = await addingPage(t)
  const pdf = await choose(['a.png', 'image/png', plain(400, 300)], ['b.png', 'image/png', plain(200, 600)])
  assert.deepEqual([pdf?.name, pdf?.type], ['a.pdf', 'application/pdf'])
  assert.match(await state(), /document de 2 pages/)
  assert.deepEqual(sizesIn(pdf), ['400x300', '200x600'])
  const table = Number(/startxref\n(\d+)/.exec(pdf!.bytes.toString('latin1'))?.[1])
  assert.equal(pdf!.bytes.subarray(table, table + 4).toString(), 'xref')

  await press(1, 'down')
  assert.deepEqual(sizesIn(await chosen()), ['200x600', '400x300'])
  assert.equal(await page.evaluate('document.activeElement.dataset.do'), 'up', 'the focus stays on its page')
  await press(1, 'right')
  assert.deepEqual(sizesIn(await chosen()), ['600x200', '400x300'])
  await page.locator('.photo-page').nth(0).locator('summary').click()
  await page.locator('#page-1-left').fill('25')
  await page.locator('#page-1-left').blur()
  assert.deepEqual(sizesIn(await chosen()), ['450x200', '400x300'])
  await press(1, 'tilt-left')
  assert.equal(await page.locator('#page-1-angle').inputValue(), '-1')
  await press(1, 'whole')
  assert.deepEqual(sizesIn(await chosen()), ['600x200', '400x300'])
  await page.locator('#page-1-top').fill('500')
  await page.locator('#page-1-top').blur()
  assert.equal(await page.locator('#page-1-top').inputValue(), '90', 'something is always left')
  await press(1, 'whole')
  await page.locator('.photo-page').nth(0).locator('canvas').scrollIntoViewIfNeeded()
  const box = (await page.locator('.photo-page').nth(0).locator('canvas').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 1, box.y + box.height - 1, { steps: 4 })
  await page.mouse.up()
  const [drawn = ''] = sizesIn(await chosen())
  const [width, height] = drawn.split('x').map(Number)
  assert.ok(width! > 250 && width! < 350 && height! > 80 && height! < 120, drawn)

  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
    [],
  )
  await press(2, 'remove')
  const one = await chosen()
  assert.deepEqual([one?.type, await state()], ['image/jpeg', ready])
  await press(1, 'remove')
  assert.deepEqual([await chosen(), await page.locator('#pages-photo').isHidden()], [undefined, true])
})

test('the day of a photo and the kind in its name are offered, and fill nothing by themselves [P-23]', async (t) => {
  const { page, choose } = await addingPage(t)
  const value = (id: string) => page.locator(`#${id}`).inputValue()
  const before = [await value('date'), await value('sorte')]
  await choose(['Ordonnance.jpg', 'image/jpeg', takenOn('2024:02:29', await jpeg(page))])
  await page.locator('#date-propose').waitFor()
  assert.match(await page.locator('#date-propose').innerText(), /29 février 2024/)
  assert.deepEqual([await value('date'), await value('sorte')], before)
  await page.locator('#date-propose button').click()
  await page.locator('#sorte-propose button').click()
  assert.deepEqual([await value('date'), await value('sorte')], ['2024-02-29', 'DOCPAT02'])
  const sent = await choose(['IMG_20240301_1.jpg', 'image/jpeg', takenOn('0000:00:00', await jpeg(page))])
  assert.match(await page.locator('#date-propose').innerText(), /1 mars 2024/)
  assert.ok(!sent!.bytes.includes('Exif'), 'what the camera wrote stays on the device')
  await choose(['x.jpg', 'image/jpeg', takenOn('2999:01:01', await jpeg(page))])
  assert.ok(await page.locator('#date-propose').isHidden())
})

async function addingPage(t: TestContext) {
  const browser = await openBrowser()
  t.after(() => browser.close())
  const context = await browser.newContext()
  await servePages(context, pageStates, pageStates.content!)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  t.after(() => assert.deepEqual(faults, []))
  await page.goto(`${origin}/add-document`)
  const settled = () => page.locator('.form button[type=submit]:enabled').waitFor()
  const chosen = async (): Promise<Chosen> => {
    await settled()
    const file = await page.evaluate<{ name: string; type: string; base64: string } | null>(`(async () => {
      const [file] = document.querySelector('#fichier').files
      if (file === undefined) return null
      return { name: file.name, type: file.type, base64: new Uint8Array(await file.arrayBuffer()).toBase64() }
    })()`)
    return file === null ? undefined : { ...file, bytes: Buffer.from(file.base64, 'base64') }
  }
  return {
    page,
    chosen,
    state: () => page.locator('#photo').innerText(),
    async choose(...files: readonly (readonly [name: string, mimeType: string, buffer: Buffer])[]) {
      await page
        .locator('#fichier')
        .setInputFiles(files.map(([name, mimeType, buffer]) => ({ name, mimeType, buffer })))
      return chosen()
    },
    async press(number: number, gesture: string) {
      await page
        .locator('.photo-page')
        .nth(number - 1)
        .locator(`[data-do=${gesture}]`)
        .click()
      await settled()
    },
  }
}

function sizesIn(pdf: Chosen): readonly string[] {
  return [...pdf!.bytes.toString('latin1').matchAll(/\/Width (\d+) \/Height (\d+)/g)].map(
    ([, w, h]) => `${w}x${h}`,
  )
}

async function jpeg(page: Page): Promise<Buffer> {
  return Buffer.from(
    await page.evaluate<number[]>(`(async () => {
      const blob = await new Promise((resolve) => document.createElement('canvas').toBlob(resolve, 'image/jpeg'))
      return [...new Uint8Array(await blob.arrayBuffer())]
    })()`),
  )
}

/** Exif 2.3: one folder that leads to another, which says when. */
function takenOn(day: string, photo: Buffer): Buffer {
  const tiff = Buffer.alloc(64)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x8769, 10)
  tiff.writeUInt32LE(26, 18)
  tiff.writeUInt16LE(1, 26)
  tiff.writeUInt16LE(0x9003, 28)
  tiff.writeUInt32LE(44, 36)
  tiff.write(`${day} 10:00:00`, 44, 'latin1')
  const head = Buffer.from([0xff, 0xe1, 0, 2 + 6 + tiff.length])
  return Buffer.concat([photo.subarray(0, 2), head, Buffer.from('Exif\0\0'), tiff, photo.subarray(2)])
}

/** A PNG of one colour. */
function plain(width: number, height: number): Buffer {
  return png(width, height, Buffer.alloc(height * (1 + width * 3)))
}

/** A PNG that does not compress: larger than what may be sent. PNG (ISO 15948) §5, §11. */
function noise(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  let value = 1
  for (let at = 0; at < rows.length; at++) {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648
    rows[at] = at % (1 + width * 3) === 0 ? 0 : value >> 16
  }
  return png(width, height, rows)
}

function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), bytes])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(bytes.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
