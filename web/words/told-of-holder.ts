/**
 * The sentences of the history, its grounds and its refusals, written to the holder, as they are told of him to who reads
 * his record beside him: « Vous n’avez pas bloqué cette personne » is false of a parent, and true of his child.
 * Spec: people.md §2, « whose record »; P-18, P-22.
 */
import { of } from './elision.ts'
import { isOfAnother, type Whose } from './whose.ts'

/** `const told = toldOfHolder(data)`: each sentence as it is said to whoever reads this record. */
export function toldOfHolder(whose: Whose): (sentence: string) => string {
  if (!isOfAnother(whose)) return (sentence) => sentence
  const { name } = whose.holder
  return (sentence) => {
    const turned = turns.reduce(
      (said, [from, to]) => said.replace(from, (...found) => to(name, found)),
      sentence,
    )
    return namedOnce(turned, name)
  }
}

/** Who was named already has « ce carnet », « ses documents »; « qu’Inès ». */
function namedOnce(sentence: string, name: string): string {
  const end = sentence.indexOf(name) + name.length
  const again = new RegExp(`(?<!\\p{L})(du |des |au |aux |le |la |les |l’)(${nouns}) ${of(name)}`, 'giu')
  const rest = sentence.slice(end).replace(again, (_, article: string, noun: string) => {
    const [before, own] = ofHis[article.toLowerCase()]!
    return `${before}${noun === 'carnet' ? 'ce' : own} ${noun}`
  })
  return of(name).startsWith('d’')
    ? `${sentence.slice(0, end)}${rest}`.replaceAll(`que ${name}`, `qu’${name}`)
    : `${sentence.slice(0, end)}${rest}`
}

const ofHis: Readonly<Record<string, readonly [before: string, own: string]>> = {
  'le ': ['', 'son'],
  'la ': ['', 'sa'],
  'l’': ['', 'son'],
  'les ': ['', 'ses'],
  'du ': ['de ', 'son'],
  'des ': ['de ', 'ses'],
  'au ': ['à ', 'son'],
  'aux ': ['à ', 'ses'],
}

type Turn = readonly [RegExp, (name: string, found: readonly string[]) => string]

/** What is the holder's, with its article. */
const his: Readonly<Record<string, string>> = {
  accord: 'l’',
  'accord écrit': 'l’',
  aidant: 'l’',
  carnet: 'le ',
  carte: 'la ',
  'carte d’urgence': 'la ',
  choix: 'les ',
  'choix d’urgence': 'les ',
  'codes de connexion': 'les ',
  codes: 'les ',
  compte: 'le ',
  coordonnées: 'les ',
  'dernier choix': 'le ',
  demande: 'la ',
  'directives anticipées': 'les ',
  document: 'le ',
  documents: 'les ',
  'documents masqués': 'les ',
  décès: 'le ',
  'histoire de santé': 'l’',
  identifiant: 'l’',
  invitations: 'les ',
  majorité: 'la ',
  messages: 'les ',
  'mot de passe': 'le ',
  'médecin traitant': 'le ',
  nom: 'le ',
  'nouveaux documents': 'les ',
  opposition: 'l’',
  'personnes à prévenir': 'les ',
  professionnels: 'les ',
  'profil santé': 'le ',
  proches: 'les ',
  refus: 'le ',
  'représentants légaux': 'les ',
  session: 'la ',
}
const nouns = Object.keys(his)
  .toSorted((a, b) => b.length - a.length)
  .join('|')

const contracted: Readonly<Record<string, string>> = {
  'de le ': 'du ',
  'de les ': 'des ',
  'à le ': 'au ',
  'à les ': 'aux ',
}

const verbs: Readonly<Record<string, string>> = {
  acceptez: 'accepte',
  avez: 'a',
  aviez: 'avait',
  cachez: 'cache',
  entrez: 'entre',
  gardez: 'garde',
  pouvez: 'peut',
  prenez: 'prend',
  recevez: 'reçoit',
  refusez: 'refuse',
  soyez: 'soit',
  étiez: 'était',
  êtes: 'est',
}

/** In this order: what a general turn would spoil comes first. */
const turns: readonly Turn[] = [
  [/^Vous vous êtes opposé/u, (name) => `${name} s’oppose`],
  [/ vous-même\u00a0: vous seul pouvez la débloquer/u, () => '\u00a0: personne d’autre ne peut la débloquer'],
  [
    /^Vous seul pouvez fermer ce carnet ou changer vos coordonnées/u,
    (name) => `Personne d’autre que ${name} ne peut fermer ce carnet ni en changer les coordonnées`,
  ],
  [/seuls vous et votre médecin traitant pouvez/u, (name) => `seuls ${name} et son médecin traitant peuvent`],
  [
    /Ces messages vous protègent\u00a0: gardez au moins un moyen/u,
    (name) => `Ces messages protègent ${name}\u00a0: il faut au moins un moyen`,
  ],
  [/ne peut plus vous être caché/u, () => 'ne peut plus lui être caché'],
  [/vous soit envoyé/u, (name) => `soit envoyé à ${name}`],
  [/vous aide ou vous représente/u, (name) => `aide ou représente ${name}`],
  [/ne vous représente plus/u, (name) => `ne représente plus ${name}`],
  [/vous (représent(?:er|e|ait)|aid(?:ait|e))(?!\p{L})/u, (name, [, verb]) => `${verb} ${name}`],
  [/gardez pour vous/u, () => 'gardez pour soi'],
  [/(?<!\p{L})(pour|avec) vous(?!\p{L})/gu, (name, [, how]) => `${how} ${name}`],
  [
    /(?<!\p{L})vous (n’|ne lui |ne |lui )?(\p{L}+)/giu,
    (name, [whole, how = '', verb = '']) => {
      const said = verbs[verb]
      // « adressez-vous »: said to the reader.
      if (said === undefined) return whole!
      return `${name} ${how === 'ne ' && /^[aeéê]/.test(said) ? 'n’' : how}${said}`
    },
  ],
  [
    new RegExp(`(?<!\\p{L})(de |à )?(?:votre|vos) (${nouns})(?!\\p{L})`, 'giu'),
    (name, [whole = '', before = '', noun = '']) => {
      const article = his[noun.toLowerCase()] ?? ''
      const apart = `${before}${article}`
      const together = contracted[apart] ?? apart
      const told = `${together}${noun} ${of(name)}`
      return whole.startsWith('V') ? `${told.charAt(0).toUpperCase()}${told.slice(1)}` : told
    },
  ],
]
