import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { findChromium } from './chromium.ts'

test('the Chromium that the user names comes first, Debian’s next, then the newest of Playwright', (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-chromium-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const build of ['chromium-1200', 'chromium-1300'])
    mkdirSync(path.join(folder, build, 'chrome-linux'), { recursive: true })
  const newest = path.join(folder, 'chromium-1300', 'chrome-linux', 'chrome')
  writeFileSync(newest, '')
  writeFileSync(path.join(folder, 'chromium-1200', 'chrome-linux', 'chrome'), '')
  assert.equal(findChromium({ CARNET_CHROMIUM: newest, PLAYWRIGHT_BROWSERS_PATH: '/nowhere' }), newest)
  const debian = '/usr/bin/chromium'
  const found = findChromium({ CARNET_CHROMIUM: '/nowhere/chromium', PLAYWRIGHT_BROWSERS_PATH: folder })
  assert.equal(found, existsSync(debian) ? debian : newest)
})
