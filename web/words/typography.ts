/** Titles come from software that knows only the plain space: French signs are kept with their word. */
export function gluedSigns(title: string): string {
  return title
    .replaceAll(/ (?=[:»])/g, '\u00a0')
    .replaceAll(/ (?=[;!?])/g, '\u202f')
    .replaceAll('« ', '«\u00a0')
}
