/** « Mon profil santé en PDF »: which sections, and the password again. Spec: rules.md CNT-06. */
import { type ProfileSection, profileSections } from '@carnet/core/model/health-profile.ts'
import { html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { errorSummary } from '../ui/field/error-summary.ts'
import { boxGroup, checkbox, csrfField } from '../ui/field/field.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { fileSectionNames, healthProfile, profileFile as words } from '../words/health-profile.ts'
import { tellIn } from '../words/whose.ts'
import { type PasswordProblem, passwordField, passwordProblem } from './password-again.ts'

export type ProfileFileData = Carnet & {
  readonly own: boolean
  /** False: the reader may not take it away, and no form is shown. */
  readonly mayTake: boolean
  readonly chosen: readonly ProfileSection[]
  readonly withSecrets: boolean
  readonly problem?: PasswordProblem | { readonly kind: 'noSection' } | undefined
}

/** POSTs `rubrique` (each section that is ticked), `pourMoi` (oui), `motDePasse` and `csrf`. */
export function profileFilePage(data: ProfileFileData): string {
  const { own, mayTake, chosen, withSecrets, problem } = data
  const title = own ? words.title : words.neutralTitle
  const problems = problem === undefined ? [] : [problemAt(problem)]
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.healthProfile}">${own ? healthProfile.title : healthProfile.neutralTitle}</a></p>
  <h1>${title}</h1>
  <p class="soft">${tellIn(data)(words.intro)}</p>
</div>
${errorSummary(words.refused, problems)}
${
  mayTake
    ? html`<form class="form" method="post" action="${urls.healthProfilePdf}">${csrfField(data.csrf)}
  ${boxGroup(
    words.sections,
    undefined,
    profileSections.map((section) => ({
      name: 'rubrique',
      value: section,
      words: fileSectionNames[section],
      checked: chosen.includes(section),
    })),
  )}
  ${own && checkbox({ name: 'pourMoi', value: 'oui', words: words.secret, checked: withSecrets })}
  <p class="soft">${words.password}</p>
  ${passwordField(data, problems)}
  ${submitButton(words.download, 'main')}
</form>`
    : html`<p>${words.notForYou}</p>`
}`
  return carnetPage(data, { title, tab: 'profile', body })
}

function problemAt(problem: NonNullable<ProfileFileData['problem']>) {
  return problem.kind === 'noSection'
    ? { field: `rubrique-${profileSections[0]}`, words: words.noSection }
    : passwordProblem(problem)
}
