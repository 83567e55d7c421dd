/** What may lock an archive that leaves the platform: its limits, and what is said of one. Judged by core/rules. people.md P-26. */

/** Signs told apart: repeated in a row, one counts once. */
export const passphraseLimits = { min: 12, good: 18, strong: 24, characters: 128 } as const

export type PassphraseObjection =
  /** Neither too short nor too easy when nothing was typed. */
  'tooShort' | 'tooEasy' | 'tooLong' | 'notPlain' | 'different'

/** What is guessed first: fewer different signs than a code has, a run of the keyboard. Told to the page that judges it too. */
export const easyPassphrase = {
  differentMin: 6,
  runs: ['azertyuiop', 'qwertyuiop', 'abcdefgh', '12345678', 'motdepasse', 'password'],
} as const

export type PassphraseStrength = 'weak' | 'enough' | 'good' | 'strong'
