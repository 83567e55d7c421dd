/** A photo that the record does not take becomes a JPEG on the device, in a real browser and under the page's policy. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { openBrowser, origin, servePages } from './browser.ts'
import { pageStates } from './states.ts'

const bytesMax = 5 * 1_048_576

test('a PNG photo leaves as a JPEG; other files leave as they are, and what is no photo is given up [VIS-19]', async () => {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext()
    await servePages(context, pageStates, pageStates.content!)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`${origin}/add-document`)
    const choose = async (name: string, mimeType: string, buffer: Buffer) => {
      await page.locator('#fichier').setInputFiles({ name, mimeType, buffer })
      await page.locator('.form button[type=submit]:enabled').waitFor()
      return page.evaluate<{ chosen: unknown; state: string }>(`(async () => {
        const [file] = document.querySelector('#fichier').files
        const state = document.querySelector('#photo').textContent
        if (file === undefined) return { chosen: null, state }
        const start = [...new Uint8Array(await file.slice(0, 3).arrayBuffer())]
        return { chosen: { name: file.name, type: file.type, start, small: file.size <= ${bytesMax} }, state }
      })()`)
    }
    assert.deepEqual(await choose('Résultat.png', 'image/png', noise(1600, 1200)), {
      chosen: { name: 'Résultat.jpg', type: 'image/jpeg', start: [0xff, 0xd8, 0xff], small: true },
      state: 'La photo est prête à être envoyée.',
    })
    const pdf = { name: 'a.pdf', type: 'application/pdf', start: [0x25, 0x50, 0x44], small: true }
    assert.deepEqual(await choose('a.pdf', 'application/pdf', Buffer.from('%PDF-1.4')), {
      chosen: pdf,
      state: '',
    })
    const broken = await choose('a.png', 'image/png', Buffer.from('no picture'))
    assert.equal(broken.chosen, null)
    assert.match(broken.state, /ne peut pas être préparée ici/)
    assert.deepEqual(faults, [])
    await context.close()
  } finally {
    await browser.close()
  }
})

/** A PNG that does not compress: larger than what may be sent. PNG (ISO 15948) §5, §11. */
function noise(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  let value = 1
  for (let at = 0; at < rows.length; at++) {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648
    rows[at] = at % (1 + width * 3) === 0 ? 0 : value >> 16
  }
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
