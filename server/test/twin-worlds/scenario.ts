/** What one pair is about: who asks, what is hidden from him, and why. Drawn from a seed, the same each time. */
import type { MandateKind, Professional } from '@carnet/core/model/caller.ts'
import { type AccessMatrix, cellFor } from '@carnet/core/rules/access-matrix.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import type { Access } from '@carnet/kit/client/assertion.ts'
import { randomFrom } from '../simulation/random.ts'

/** Someone with a card, over SOAP. */
export type CardAsker = {
  readonly by: 'card'
  readonly card: string
  readonly access: Access
  readonly standing: 'authorised' | 'notAuthorised' | 'blocked'
}

/** Someone in front of the patient's pages. */
export type PageAsker = { readonly by: 'page'; readonly who: 'holder' | MandateKind }

export type Asker = CardAsker | PageAsker

/** Why this asker does not see it. */
export type Hiding =
  | 'masked'
  | 'maskedLater'
  | 'everythingMasked'
  | 'deleted'
  | 'outsideMatrix'
  | 'noRight'
  | 'notAnnounced'
  | 'fromRepresentatives'
  | 'secretSession'
  | 'excludedClass'

export type Scenario = {
  readonly seed: number
  readonly asker: Asker
  readonly hiding: Hiding
  /** Card of who wrote all that is there before the question. */
  readonly author: string
  /** Another one whom the patient authorised, and who reads. */
  readonly witness: string
  readonly visibleTypes: readonly string[]
  readonly hiddenType: string
  /** In one lot with a document that is not hidden. */
  readonly inSharedLot: boolean
  /** What became of it since. */
  readonly later: 'nothing' | 'replaced' | 'archived'
  /** It took the place of a document that is not hidden. A replacement that was deleted remains one. */
  readonly replacesVisible: boolean
}

type CardHolder = {
  readonly card: string
  /** Who shares its structure, or is its holder: wrote nothing here, for one sees one's own. */
  readonly kin: readonly string[]
  readonly modes: readonly Access[]
}

const normal: Access = {}
const brisDeGlace: Access = { mode: 'brisDeGlace', reason: 'Patient inconscient' }
const centre15: Access = { mode: 'centre15', reason: 'Appel au 15' }

const cardHolders: readonly CardHolder[] = [
  { card: 'cps-martin', kin: ['cps-martin'], modes: [normal, brisDeGlace] },
  { card: 'cps-leroy', kin: ['cps-leroy'], modes: [normal, normal, brisDeGlace] },
  { card: 'cps-brunet', kin: [], modes: [centre15, normal] },
  { card: 'cps-faure', kin: [], modes: [normal] },
  { card: 'cps-picard', kin: [], modes: [normal, brisDeGlace] },
  { card: 'cps-petit', kin: [], modes: [normal, normal, brisDeGlace] },
  { card: 'cps-garcia', kin: [], modes: [normal] },
  { card: 'cps-leblanc', kin: [], modes: [normal] },
  { card: 'cps-meziane', kin: [], modes: [normal] },
  { card: 'cpe-colin', kin: ['cps-martin'], modes: [normal] },
  { card: 'structure-hopital', kin: ['cps-kacem', 'cps-dubois-hopital'], modes: [normal] },
  { card: 'structure-laboratoire', kin: [], modes: [normal] },
]

const authors = ['cps-kacem', 'cps-leroy', 'cps-martin', 'cps-dubois-hopital']
const pageAskers: readonly PageAsker['who'][] = ['holder', 'parent', 'tutor', 'curator', 'carer']
/** Read by nearly all; kept from some; prescribed; a result; a letter. JDV_J66. */
export const typeCodes = ['11488-4', '68599-0', '57833-6', '11502-2', '89601-9', '34133-9'] as const
const loinc = '2.16.840.1.113883.6.1'

export type Law = {
  readonly matrix: AccessMatrix
  readonly settings: RuleSettings
  /** Of the professional who holds this card; undefined: it is nobody's. */
  profession(card: string): Professional['profession'] | undefined
}

export function scenarioOf(seed: number, law: Law): Scenario {
  const random = randomFrom(seed)
  const asker = random.chance(70) ? cardAsker() : ({ by: 'page', who: random.one(pageAskers) } as const)
  const kin = asker.by === 'card' ? [asker.card, ...kinOf(asker.card)] : []
  const author = random.one(authors.filter((card) => !kin.includes(card)))
  const witness = random.one(authors.filter((card) => !kin.includes(card) && card !== author))
  const closed = asker.by === 'card' ? closedTypes(asker.card) : []
  const hiding = random.one(hidingsFor(asker))
  return {
    seed,
    asker,
    hiding,
    author,
    witness,
    visibleTypes: [typeCodes[0], random.one(typeCodes)],
    hiddenType: hiding === 'outsideMatrix' ? random.one(closed) : random.one(typeCodes),
    inSharedLot: hiding !== 'secretSession' && random.chance(40),
    later: hiding === 'deleted' || hiding === 'maskedLater' ? 'nothing' : random.one(laters),
    replacesVisible: hiding !== 'deleted' && random.chance(30),
  }

  function cardAsker(): CardAsker {
    const { card, modes } = random.one(cardHolders)
    const standing = random.one(['authorised', 'authorised', 'notAuthorised', 'blocked'] as const)
    // A certificate is never authorised by itself; the structure it speaks for may be.
    return {
      by: 'card',
      card,
      access: random.one(modes),
      standing: card.startsWith('structure') ? 'notAuthorised' : standing,
    }
  }

  function closedTypes(card: string): readonly string[] {
    const profession = law.profession(card)
    if (profession === undefined) return []
    return typeCodes.filter((code) => cellFor(law.matrix, profession, loinc, code, law.settings) === 'closed')
  }

  function hidingsFor(asked: Asker): readonly Hiding[] {
    if (asked.by === 'page') {
      if (asked.who === 'holder') return ['notAnnounced']
      return asked.who === 'carer'
        ? ['notAnnounced', 'fromRepresentatives', 'excludedClass']
        : ['notAnnounced', 'fromRepresentatives', 'secretSession']
    }
    const always: readonly Hiding[] = ['masked', 'maskedLater', 'everythingMasked', 'deleted']
    const { mode = 'normal' } = asked.access
    const reads =
      law.profession(asked.card) !== undefined && (asked.standing === 'authorised' || mode !== 'normal')
    if (!reads || asked.standing === 'blocked') return [...always, 'noRight', 'noRight']
    return closed.length > 0 ? [...always, 'outsideMatrix', 'outsideMatrix'] : always
  }
}

const laters = ['nothing', 'nothing', 'replaced', 'archived'] as const

function kinOf(card: string): readonly string[] {
  return cardHolders.find((holder) => holder.card === card)?.kin ?? []
}

export function told({
  seed,
  asker,
  hiding,
  author,
  hiddenType,
  inSharedLot,
  later,
  replacesVisible,
}: Scenario): string {
  const who =
    asker.by === 'page'
      ? `les pages, ${asker.who}`
      : `${asker.card}, ${asker.access.mode ?? 'normal'}, ${asker.standing}`
  return `graine ${seed} : ${who} ; caché : ${hiding}, type ${hiddenType}, de ${author}${inSharedLot ? ', dans un lot partagé' : ''}${later === 'nothing' ? '' : `, ${later}`}${replacesVisible ? ', à la place d’un document visible' : ''}`
}
