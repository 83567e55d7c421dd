/** « Accès »: what opens the record to the reader, or what is missing, and what he may do about it. Spec: people.md W-03. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { checkbox, csrfField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { pro as words } from '../words/pro.ts'
import { proAccess } from '../words/pro-access.ts'
import { patientConsentUrl, patientTeamUrl } from './addresses.ts'

export type Access = {
  readonly standing: keyof typeof words.access.standing | keyof typeof words.access.missing
  /** null: it has no end. undefined: nothing stands. */
  readonly until: Date | null | undefined
  readonly medecinTraitant: boolean
  readonly administrator: boolean
  /** Why he may not read though the patient would let him: his profession, a block. */
  readonly refusal?: string
  /** May he record the consent of the patient? */
  readonly mayConsent: boolean
  /** What he just did: said at the head of the page, or beside the form that lacks something. */
  readonly told?: 'recorded' | 'missing'
}

/** At the head of the page. */
export function accessTold({ told }: Access): Html | false {
  return told === 'recorded' && notice('done', words.access.recorded, 'status')
}

type Reader = { readonly csrf: string }

/** Its parts stand one under the other: what is, then each gesture in a form of its own. */
export function accessSection(reader: Reader, patient: { readonly id: string }, access: Access): Html {
  return html`<section class="stack" aria-labelledby="acces"><h2 id="acces" tabindex="-1">${words.access.title}</h2>
${stateOf(access)}
${access.mayConsent && consentForm(reader, patient, access)}
</section>`
}

function stateOf({ standing, until, medecinTraitant, administrator, refusal }: Access): Html {
  const { access } = words
  const lines = [
    ...(medecinTraitant ? [access.medecinTraitant] : []),
    ...(administrator ? [access.administrator] : []),
  ]
  const stands = standing in access.standing
  const sentence = stands
    ? access.standing[standing as keyof typeof access.standing]
    : access.missing[standing as keyof typeof access.missing]
  return html`${refusal === undefined ? notice(stands ? 'plain' : 'attention', html`<p>${sentence}</p>${until && standing !== 'consultationConsent' && html`<p>${access.until(civilDay(until))}</p>`}`) : notice('urgent', refusal)}
${lines.map((line) => html`<p>${line}</p>`)}`
}

/** Never ticked beforehand (EX_0.3-1010). POSTs `accord` and `csrf`. */
function consentForm({ csrf }: Reader, { id }: { readonly id: string }, { told }: Access): Html {
  const { access } = words
  const error = told === 'missing' ? access.consentMissing : undefined
  const { consultation } = proAccess
  return html`<h3 id="consentement">${consultation.title}</h3>
<p>${consultation.means}</p>
<form class="form" method="post" action="${patientConsentUrl(id)}">${csrfField(csrf)}
  ${checkbox({ name: 'accord', value: 'oui', words: access.consentBox, error })}
  ${submitButton(access.consent, 'main')}
</form>
<p>${consultation.team} <a href="${patientTeamUrl(id)}">${consultation.teamLink}</a></p>`
}
