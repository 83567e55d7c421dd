/**
 * The one list of what two answers never share, each with its reason. All else is compared to the byte: what is not here
 * and differs tells of the hidden document.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { Twin } from './twin.ts'

type Volatile = { readonly what: RegExp; readonly as: string; readonly because: string }

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

const isUuid = new RegExp(`^${uuid}$`)

export const volatileWords: readonly Volatile[] = [
  {
    what: new RegExp(uuid, 'g'),
    as: 'UUID',
    because:
      'a fresh identifier: of a message, a part, a mandate. Those of documents and lots have their names.',
  },
  {
    what: /<span class="off-screen"> \((\d+.non lues?|plus de 99 non lues)\)<\/span> <span class="count" aria-hidden="true">[\d+]+<\/span>/g,
    as: '',
    because:
      'an archive that is ready is a message, and comes when its job has run; the page that lists the messages is compared before one is asked for',
  },
  {
    what: /(?<=[?&]avant=\w+(?:\.[\w-]+)*\.)[\w-]{22}(?![\w-])/g,
    as: 'UUID',
    because: 'as above, in the short form of an address that carries many',
  },
  {
    what: /(?<=data-record=")\d/g,
    as: 'PLACE',
    because: 'one person helps both, and each has a colour of its own among hers',
  },
  {
    what: /(carnet|story)-[0-9a-f]{32}/g,
    as: 'BOUNDARY',
    because: 'what separates the parts of a message is drawn for each',
  },
  {
    what: /\b2\.25\.\d+/g,
    as: 'FRESH-OID',
    because: 'the kit numbers its own messages and lots, which answers name',
  },
  {
    what: /(?<=[>"]20\d{10})\d{2}(?=[<"+])/g,
    as: 'SS',
    because: 'one world is asked after the other, within the same minute',
  },
  {
    what: /(?<=20\d\d-\d\d-\d\dT\d\d:\d\d:)\d\d(\.\d+)?/g,
    as: 'SS',
    because: 'as above, written otherwise',
  },
  {
    what: /(?<=<(login|password)>)[^<]+/g,
    as: 'SECRET',
    because: 'TD1.5 draws a login and a password',
  },
  {
    what: /(?<=\/urgence\/dossier\/)[\w-]{22}/g,
    as: 'PASS',
    because: 'each opening in bris de glace has its own',
  },
  {
    what: /(?<=preuve n°\u00a0)[\d\u202f]+, du [^.]*/g,
    as: 'HEAD',
    because: 'the log of the whole server grows with each question',
  },
  {
    what: /(?<="(statement|signature)": ").*(?=")/g,
    as: 'HEAD',
    because: 'as above, in the file of the proof',
  },
  {
    what: /(?<=;\d\d:\d\d:)\d\d(?=;)/g,
    as: 'SS',
    because: 'one world is asked after the other, within the same minute',
  },
  {
    what: /(?<=name="csrf" value=")[^"]*/g,
    as: 'TOKEN',
    because: 'each session has the token of its forms',
  },
]

export const volatileHeaders: Readonly<Record<string, string>> = {
  date: 'the real hour of the answer',
  'content-length': 'that of the body with the words above in it; the body is compared',
  'set-cookie': 'a session has its own token',
}

/** Blocks of a list that are one person’s: those of anyone else are left out, the twin’s first. */
const blocks = [/<patientlistData>.*?<\/patientlistData>/gs, /<subject typeCode="SUBJ".*?<\/subject>/gs]

const association = /<(?:rim:)?(?:Association|ObjectRef)\b.*?(?:\/>|<\/(?:rim:)?Association>)/gs

/** What is left to compare, in words that are the same for both worlds. */
export function comparable(
  { patient, names }: Pick<Twin, 'patient' | 'names'>,
  {
    status,
    headers,
    text,
  }: { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string },
): string {
  const told = Object.entries(headers)
    .filter(([name]) => !Object.hasOwn(volatileHeaders, name))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .toSorted()
  let words = `${status}\n${told.join('\n')}\n\n${text}`
  for (const block of blocks)
    words = words.replace(block, (found) => (found.includes(patient.ins) ? found : ''))
  for (const [value, name] of names) {
    words = words.replaceAll(value, name)
    if (isUuid.test(value)) words = words.replaceAll(shortOf(value), name)
  }
  for (const { what, as } of volatileWords) words = words.replace(what, as)
  return inOneOrder(words)
}

/** As an address carries it, where it carries many. */
function shortOf(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
}

/** Associations, and the references among which theirs are, come in the order of their random identifiers. */
function inOneOrder(words: string): string {
  const sorted = words.match(association)?.toSorted() ?? []
  let at = 0
  return words.replace(association, () => sorted[at++]!)
}
