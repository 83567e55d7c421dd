/** What a person writes of her health: how much of it, what a change leaves, and whom it is shown to. Spec: CNT-06, EHDS-02. */

import type { DocumentFacts } from '@carnet/core/model/document.ts'
import {
  type KeptSection,
  type OwnLine,
  type OwnSection,
  ownProfileLimits,
  type SectionObjection,
} from '@carnet/core/model/health-profile.ts'
import type { Written } from '@carnet/core/model/written.ts'
import { holderTypeSystem } from './holder-documents.ts'
import { documentsLikeOwnWords } from './own-words.ts'

/**
 * « Profil médical Mon espace santé ».
 * @spec CNT-06 CNT-07 EHDS-02 Mon espace santé
 */
export function documentsLikeOwnProfile(now: Date): readonly DocumentFacts[] {
  return documentsLikeOwnWords(now, {
    typeCode: 'DOCPAT08',
    typeSystem: holderTypeSystem,
    classCode: '11',
  })
}

/** Who reads: what the holder keeps for himself is shown to nobody else. */
export type Reader = { readonly isHolder: boolean }

/** @spec CNT-06 VIS-09 what the holder keeps for himself is as if it had not been written */
export function sectionAsSeen({ lines, notConcerned }: OwnSection, { isHolder }: Reader): OwnSection {
  return { lines: lines.filter(({ secret }) => isHolder || !secret), notConcerned }
}

/** What somebody writes in a section: all that he would have it hold. */
export type SaidOfSection = {
  readonly lines: readonly string[]
  /** Of the holder alone. */
  readonly secretLines: readonly string[]
  readonly notConcerned: boolean
}

/**
 * Judged on what he writes, and on nothing that he does not see.
 * @spec CNT-06 « non concerné » per section
 */
export function objectionToSection({
  lines,
  secretLines,
  notConcerned,
}: SaidOfSection): SectionObjection | undefined {
  const all = [...lines, ...secretLines]
  if (all.some(({ length }) => length > ownProfileLimits.lineCharacters)) return 'lineTooLong'
  if (all.length > ownProfileLimits.lines) return 'tooManyLines'
  return notConcerned && all.length > 0 ? 'concernedAndNot' : undefined
}

/**
 * The section after that: what he did not see stays, and a line that was there keeps who wrote it and when.
 * @spec CNT-06 VIS-09 EHDS-02
 */
export function sectionAfter(
  present: OwnSection,
  said: SaidOfSection,
  writer: Written & Reader,
): KeptSection {
  const { isHolder, ...written } = writer
  const line = (words: string, secret: boolean): OwnLine => {
    const known = present.lines.find((one) => one.words === words && (one.secret ?? false) === secret)
    return known ?? { words, ...written, ...(secret && { secret }) }
  }
  const hidden = present.lines.filter(({ secret }) => secret)
  const lines = [
    ...said.lines.map((words) => line(words, false)),
    ...(isHolder ? said.secretLines.map((words) => line(words, true)) : hidden),
  ]
  const { before: _, ...replaced } = present as KeptSection
  return {
    lines,
    ...(said.notConcerned && { notConcerned: present.notConcerned ?? written }),
    before: replaced,
  }
}

/**
 * As it was before the last change, for who takes it back: of what he does not see, nothing changes. Taken back twice, it
 * is taken back once.
 * @spec CNT-06 VIS-09
 */
export function sectionTakenBack(present: KeptSection, { isHolder }: Reader): KeptSection {
  const { before } = present
  if (before === undefined) return present
  if (isHolder) return before
  return {
    ...before,
    lines: [...before.lines.filter(({ secret }) => !secret), ...present.lines.filter(({ secret }) => secret)],
  }
}

/**
 * Does a change touch nothing but what the holder keeps for himself? Its line in the history is his alone then.
 * @spec VIS-09
 */
export function isSecretChange(before: OwnSection, after: OwnSection): boolean {
  const told = (section: OwnSection) => JSON.stringify(sectionAsSeen(section, { isHolder: false }))
  const whole = ({ lines, notConcerned }: OwnSection) => JSON.stringify({ lines, notConcerned })
  return told(before) === told(after) && whole(before) !== whole(after)
}
