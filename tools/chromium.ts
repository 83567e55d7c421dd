/** Finds the Chromium of the browser tests, or installs Debian's when that is allowed. Contract §7. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The path of a Chromium, and one line to say when there is none. */
export function ensureChromium(env: NodeJS.ProcessEnv, say: (line: string) => void): string | undefined {
  const found = findChromium(env)
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('No Chromium here: installing Debian’s for the browser tests…')
    const environment = { ...env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ])
      spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: environment })
  }
  const installed = findChromium(env)
  if (installed === undefined)
    say('No Chromium: install Debian’s « chromium » or set CARNET_CHROMIUM. The browser tests will fail.')
  return installed
}

/** In the order of the contract: what the user names, Debian's, Playwright's newest. */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  return [env.CARNET_CHROMIUM, '/usr/bin/chromium', ...playwrightCache(env)].find(
    (file) => file !== undefined && existsSync(file),
  )
}

function playwrightCache(env: NodeJS.ProcessEnv): string[] {
  const home = os.homedir()
  const caches = [
    env.PLAYWRIGHT_BROWSERS_PATH,
    path.join(home, '.cache', 'ms-playwright'),
    path.join(home, 'Library', 'Caches', 'ms-playwright'),
    path.join(home, 'AppData', 'Local', 'ms-playwright'),
  ]
  const programs = [
    'chrome-linux*/chrome',
    'chrome-mac*/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win*/chrome.exe',
  ]
  return caches
    .filter((cache) => cache !== undefined)
    .flatMap((cache) =>
      globSync(
        programs.map((program) => `chromium-*/${program}`),
        { cwd: cache },
      )
        .toSorted()
        .toReversed()
        .map((file) => path.join(cache, file)),
    )
}
