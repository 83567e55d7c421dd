/** Directives anticipées that a person writes with the help of a form. Spec: people.md P-13; rules.md VIS-16. */

/** The two models of the arrêté of 3 August 2016 (CSP R1111-18): who is ill or near the end of life, and who is well. */
export const directivesModels = ['ill', 'well'] as const
export type DirectivesModel = (typeof directivesModels)[number]

/** What may be wanted or not. */
export const directivesActs = [
  'resuscitation',
  'breathing',
  'feeding',
  'dialysis',
  'surgery',
  'sedation',
] as const
export type DirectivesAct = (typeof directivesActs)[number]

export const directivesAnswers = ['accept', 'refuse', 'decide'] as const
export type DirectivesAnswer = (typeof directivesAnswers)[number]

export type WrittenDirectives = {
  readonly model: DirectivesModel
  /** In which states of health they count, in the person's words. */
  readonly situations: string
  /** undefined: she says nothing of it. */
  readonly acts: Readonly<Partial<Record<DirectivesAct, DirectivesAnswer>>>
  readonly others: string
  /** Where the signed original is, and who keeps it. */
  readonly original: string
}

export const directivesCharactersMax = 2_000

export type DirectivesObjection = 'nothing' | 'tooLong' | 'confirmReplace'

/** One thing at least is said; where the original is says nothing of what is wanted. */
export function objectionsToDirectives(
  { situations, acts, others, original }: WrittenDirectives,
  { replaces, confirmed }: { readonly replaces: boolean; readonly confirmed: boolean },
): readonly DirectivesObjection[] {
  const texts = [situations, others, original]
  const said = [situations, others].some((text) => text !== '') || Object.keys(acts).length > 0
  return [
    ...(said ? [] : (['nothing'] as const)),
    ...(texts.some((text) => text.length > directivesCharactersMax) ? (['tooLong'] as const) : []),
    ...(replaces && !confirmed ? (['confirmReplace'] as const) : []),
  ]
}
