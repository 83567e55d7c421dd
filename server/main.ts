/** `npm start` (demonstration) and `npm run serve` (production): settings, start, addresses, clean stop. */
import { once } from 'node:events'
import { join } from 'node:path'
import { depositBigRecord } from '@carnet/kit/demo/big-record.ts'
import { depositCare } from '@carnet/kit/demo/deposit-care.ts'
import { type Config, readConfig } from './config.ts'
import { ConfigError } from './config-values.ts'
import { lockDataFolder, makeDataFolder } from './data-folder.ts'
import { requireFreePorts } from './free-ports.ts'
import { requireFreshPossible, startFromNothing } from './fresh-start.ts'
import { interruption, orInterrupted } from './interruption.ts'
import { type Carnet, startCarnet } from './start.ts'
import { readStartOptions, type StartOptions, StartUsageError } from './start-options.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const stopAsked = interruption(() => say('Arrêt…'))

try {
  await live(readStartOptions(process.argv.slice(2)))
  process.exit(0)
} catch (error) {
  // Asked to stop while it started: what had started by then is stopped.
  if (stopAsked.aborted && error === stopAsked.reason) process.exit(0)
  process.stderr.write(`${failureInWords(error)}\n`)
  process.exit(error instanceof StartUsageError ? 2 : 1)
}

/** From the first file made to the last connection closed. */
async function live(options: StartOptions): Promise<void> {
  const config = readConfig(process.env, options.demo)
  if (options.fresh) requireFreshPossible(config)
  if (options.big && config.mode !== 'demo') throw new ConfigError('--big n’existe qu’en démonstration.')
  makeDataFolder(config.dataFolder)
  // Several servers may share the database of an operator.
  if (config.databaseUrl === undefined) lockDataFolder(config.dataFolder)
  await requireFreePorts(config)
  if (options.fresh) await startFromNothing(config, say)
  warn(config)
  const carnet = await startCarnet(config, { tell: say, onDatabaseLost: endWithDatabase, signal: stopAsked })
  try {
    await orInterrupted(stopAsked, addCare(config, carnet))
    if (options.big) await orInterrupted(stopAsked, addBigRecord(config, carnet))
    printAddresses(config, carnet)
    say('Carnet est prêt')
    if (!stopAsked.aborted) await once(stopAsked, 'abort')
  } finally {
    await carnet.stop()
  }
}

/** The demonstration is good without it: a deposit that fails stops nothing, and the next start goes on from there. */
async function addBigRecord(config: Config, { people, tlsUrl: url }: Carnet): Promise<void> {
  if (people === undefined) return
  const started = performance.now()
  const seconds = () => Math.round((performance.now() - started) / 1000)
  const onProgress = (deposited: number, size: number) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\rGrand dossier\u00a0: ${deposited} documents sur ${size}…`)
    else if (deposited % 400 === 0)
      process.stderr.write(`Grand dossier\u00a0: ${deposited} documents sur ${size}…\n`)
  }
  try {
    const added = await depositBigRecord({ folder: join(config.dataFolder, 'demo'), people, url, onProgress })
    if (process.stderr.isTTY && added > 0) process.stderr.write('\n')
    if (added > 0) say(`Grand dossier déposé\u00a0: ${added} documents en ${seconds()}\u00a0s.`)
  } catch (error) {
    if (stopAsked.aborted) return
    process.stderr.write(
      `Le grand dossier n’est pas complet\u00a0: ${(error as Error).message}\nnpm start -- --big reprendra où il en est\u202f; si ces données sont d’une version antérieure\u00a0: npm start -- --fresh --big.\n`,
    )
  }
}

/** The same: what fails here is tried again by the next start. */
async function addCare(config: Config, { people, tlsUrl }: Carnet): Promise<void> {
  if (people === undefined) return
  try {
    await depositCare(join(config.dataFolder, 'demo'), people, tlsUrl)
  } catch (error) {
    if (stopAsked.aborted) return
    process.stderr.write(
      `Les traitements de la démonstration ne sont pas complets\u00a0: ${(error as Error).message}\n`,
    )
  }
}

function warn(config: Config): void {
  if (config.mode === 'demo' && config.host !== '127.0.0.1')
    process.stderr.write(
      `ATTENTION : cette démonstration écoute sur ${config.host}. Ses clés et ses mots de passe sont publics.\n`,
    )
  if (config.mode === 'production' && config.databaseUrl === undefined)
    process.stderr.write(
      `Base\u00a0: PostgreSQL embarqué, dans ${join(config.dataFolder, 'postgres')}. Rien ne la réplique ni ne la sauvegarde\u00a0: faites-le, ou donnez celle de l’exploitant par DATABASE_URL.\n`,
    )
  if (config.xsd === undefined)
    say('Validation XSD des documents : désactivée (CARNET_XSD ; les schémas de HL7 ne sont pas livrés).')
}

function printAddresses(config: Config, { webUrl, tlsUrl, people }: Carnet): void {
  say('')
  say(`  Interfaces LPS (TLS mutuel)   ${tlsUrl}/si-dmp-server/v2/services/…`)
  if (config.ihe !== undefined)
    say(`  XDS.b simple (ihe-base)       ${config.ihe.plain ? webUrl : tlsUrl}/ihe/{registry,repository}`)
  say(`  Site public                   ${webUrl}/`)
  say(`  Carnet du patient             ${webUrl}/carnet`)
  say(`  Portail des professionnels    ${webUrl}/pro`)
  if (people === undefined) return
  say('')
  say(`  Tout le monde est inventé. Liste complète : ${join(config.dataFolder, 'demo', 'people.json')}`)
  say('')
  say('  Patients (le code à usage unique arrive dans le dossier demo/outbox)')
  for (const { login, password, note } of people.patients)
    if (login !== undefined) say(`    ${login.padEnd(22)} ${(password ?? '').padEnd(20)} ${note}`)
  say('')
  say('  Cartes (option --card de la commande carnet)')
  for (const card of people.cards) {
    const holder = people.professionals.find(({ slug }) => slug === card.holder)
    const structure = people.structures.find(({ slug }) => slug === card.holder)
    say(`    ${card.slug.padEnd(30)} ${card.kind.padEnd(10)} ${holder?.note ?? structure?.note ?? ''}`)
  }
  say('')
}

/** The next start finds all that was confirmed: it is for whoever started us to start again. */
function endWithDatabase(): never {
  process.stderr.write(
    'PostgreSQL s’est arrêté sans que Carnet le demande\u00a0: Carnet s’arrête aussi. Rien de ce qui a été confirmé n’est perdu\u202f; relancez-le.\n',
  )
  process.exit(1)
}

function isAddressInUse(error: unknown): error is NodeJS.ErrnoException & { port?: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

function failureInWords(error: unknown): string {
  if (isAddressInUse(error)) return portTaken(error)
  if (error instanceof ConfigError || error instanceof StartUsageError) return error.message
  if (stopAsked.aborted) return `L’arrêt a échoué : ${(error as Error).message}`
  return `Carnet n’a pas pu démarrer : ${(error as Error).message}`
}

function portTaken(error: { port?: number }): string {
  return `Le port ${error.port ?? ''} est déjà pris. Choisissez-en un autre avec CARNET_PORT ou CARNET_TLS_PORT.`
}
