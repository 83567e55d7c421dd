/** « Qui peut le voir »: of one document, who may open it today, with the checks of the decision in words. Spec: people.md P-05, P-19. */
import type { MandateKind } from '@carnet/core/model/caller.ts'
import { type Html, html } from '../html.ts'
import { linkButton } from '../ui/button/button.ts'
import { type Chip, chipList } from '../ui/chip/chip.ts'
import { icon } from '../ui/icon/icon.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentUrl, urls } from '../urls.ts'
import { accessLog } from '../words/access-log.ts'
import { accessMatrix } from '../words/access-matrix.ts'
import { delegates as delegateWords } from '../words/delegates.ts'
import { documentViewers as words } from '../words/document-viewers.ts'
import type { Reason } from '../words/grounds.ts'
import { toldOfHolder } from '../words/told-of-holder.ts'
import { gluedSigns } from '../words/typography.ts'
import { tellIn } from '../words/whose.ts'
import { personInWords, type SeeAsPerson } from './see-as.ts'

type Sight = { readonly sees: boolean; readonly reasons: readonly Reason[] }

export type DocumentViewersData = Carnet & {
  readonly document: { readonly id: string; readonly title: string }
  readonly professionals: readonly (Sight & {
    readonly who: SeeAsPerson
    readonly isMedecinTraitant: boolean
    /** By an agreement that the reader may take back. */
    readonly mayWithdraw: boolean
  })[]
  readonly delegates: readonly (Sight & { readonly name: string; readonly kind: MandateKind })[]
  /** Of the carers and of the emergency, what the reader may change. */
  readonly may: { readonly endHelp: boolean; readonly changeEmergencyChoices: boolean }
  readonly anyPhysician: Readonly<Record<keyof typeof words.unnamed, Sight>>
  /** Told while the matrix in force is not the official one (MAT-05). */
  readonly provisional: boolean
}

export function documentViewersPage(data: DocumentViewersData): string {
  const { document, professionals, delegates, may, anyPhysician, provisional } = data
  const [say, told] = [tellIn(data), toldOfHolder(data)]
  const unnamed = Object.keys(words.unnamed) as (keyof typeof words.unnamed)[]
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${documentUrl(document.id)}">${words.back}</a></p>
  <h1>${words.title}</h1>
  <p><strong>${gluedSigns(document.title)}</strong></p>
  <p class="soft">${tellIn(data)(words.intro)}</p>
</div>
${part(
  'professionnels',
  say(words.professionals),
  professionals.length === 0
    ? html`<p class="soft">${say(words.noProfessional)}</p>`
    : people(
        professionals.toSorted(readersFirst).map((each) =>
          person(told, personInWords(each.who), each, {
            ...(each.isMedecinTraitant && { chip: { words: words.medecinTraitant, tone: 'plain' } }),
            ...(each.mayWithdraw && {
              link: linkButton(named(words.withdraw, each.who.name), urls.professionals, 'quiet'),
            }),
          }),
        ),
      ),
)}
${
  delegates.length > 0 &&
  part(
    'proches',
    words.delegates,
    people(
      delegates.map((each) =>
        person(told, `${each.name}, ${delegateWords.kinds[each.kind]}`, each, {
          ...(may.endHelp && {
            link: linkButton(named(words.endHelp, each.name), urls.delegates, 'quiet'),
          }),
        }),
      ),
    ),
  )
}
${part(
  'urgence',
  words.emergencies,
  html`${people(unnamed.map((situation) => person(told, words.unnamed[situation], anyPhysician[situation], {})))}
<p>${linkButton(may.changeEmergencyChoices ? tellIn(data)(words.emergencyChoices) : words.seeEmergencyChoices, urls.emergencyChoices, 'quiet')}</p>`,
)}
${provisional && html`<p class="soft small">${accessMatrix.provisional}</p>`}`
  return carnetPage(data, {
    title: `${words.title} — ${document.title}`,
    asWritten: true,
    tab: 'documents',
    body,
  })
}

/** The médecin traitant, then who sees it. */
function readersFirst(
  a: DocumentViewersData['professionals'][number],
  b: DocumentViewersData['professionals'][number],
): number {
  return Number(b.isMedecinTraitant) - Number(a.isMedecinTraitant) || Number(b.sees) - Number(a.sees)
}

function part(id: string, title: string, body: Html): Html {
  return html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`
}

function people(lines: readonly Html[]): Html {
  return html`<ul class="viewers">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

function person(
  told: ReturnType<typeof toldOfHolder>,
  who: string,
  { sees, reasons }: Sight,
  { chip, link }: { readonly chip?: Chip; readonly link?: Html },
): Html {
  return html`<p><strong>${who}</strong> ${sees ? words.sees : words.seesNot}${reasons.length > 0 && html` ${words.because}`}</p>
${chip && chipList([chip])}
${reasons.length > 0 && html`<ul class="reasons">${reasons.map((reason) => reasonLine(told, reason))}</ul>`}
${link && html`<p>${link}</p>`}`
}

/** Of several links that read the same, each says of whom. */
function named(verb: string, name: string): Html {
  return html`${verb}<span class="off-screen">\u00a0: ${name}</span>`
}

function reasonLine(told: ReturnType<typeof toldOfHolder>, { passed, words: reason }: Reason): Html {
  return html`<li class="${passed ? 'yes' : 'no'}">${icon(passed ? 'yes' : 'no')}<span><span class="off-screen">${passed ? accessLog.allowed : accessLog.denied}\u00a0: </span>${told(reason)}</span></li>`
}
