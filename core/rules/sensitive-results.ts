/** Results that no page of numbers takes. Spec: people.md §2, « Sensitive content guard ». */
import type { Code } from '@carnet/core/model/code.ts'

/**
 * Read with a professional, in the report alone: never in a list that one passes by.
 * @spec people.md §2, « HIV serology »
 */
export function isLeftToTheReport({ code, label }: { readonly code: Code; readonly label: string }): boolean {
  return viralLoads.includes(code.code) || /\b(VIH|HIV)\b/i.test(label)
}

/** LOINC. */
const viralLoads: readonly string[] = ['20447-9', '25836-8', '70241-5']
