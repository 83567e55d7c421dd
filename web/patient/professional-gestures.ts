/** The forms of « Mes professionnels », which stand beside a line of the history too. Spec: rules.md CON-11 to CON-18, CON-26. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { ProfessionalRole } from '@carnet/core/model/record.ts'
import { type Html, html } from '../html.ts'
import { submitButton, type Weight } from '../ui/button/button.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { csrfField, textField } from '../ui/field/field.ts'
import type { Carnet } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { professionals as words } from '../words/professionals.ts'
import { nameWithTitle } from '../words/professions.ts'
import { tellIn } from '../words/whose.ts'

/** What a form of the page asks; its value in `geste`. */
export type ProfessionalGesture = keyof typeof words.done

/** POSTs `fin`, the last day, beside what each form says. */
export function endForm(
  data: Carnet,
  who: Gestured & { readonly until: Date | undefined; readonly endsAtMost: string | undefined },
): readonly Html[] {
  if (who.endsAtMost === undefined) return []
  const { csrf, now } = data
  const form = html`<form class="form" method="post" action="${urls.professionals}">${targetFields(csrf, who)}
  ${textField({
    name: 'fin',
    id: `fin-${who.id}`,
    label: words.lastDay,
    type: 'date',
    autocomplete: 'off',
    min: civilDay(now),
    max: who.endsAtMost,
    value: who.until && civilDay(who.until),
  })}
  ${submitButton(named(words.saveEnd, who), 'main', { name: 'geste', value: 'setAuthorisationEnd' })}
</form>`
  return [confirm({ ask: named(words.setEnd, who), means: tellIn(data)(words.endMeans), form, whose: data })]
}

export type Gestured = {
  readonly id: string
  readonly name: string
  readonly kind?: string
  readonly profession?: string
  readonly consentsAs?: 'occupational' | 'fireService' | undefined
}

const targetFields = (csrf: string, { kind, id }: Gestured) =>
  html`${csrfField(csrf)}
  <input type="hidden" name="sorte" value="${kind ?? 'professional'}"><input type="hidden" name="id" value="${id}">`

const named = (verb: string, who: Gestured) =>
  html`${verb}<span class="off-screen">\u00a0: ${titled(who)}</span>`

/** The name stands in each button, for who hears them one after the other. */
export function gestureForm(
  carnet: Pick<Carnet, 'csrf' | 'display' | 'holder'>,
  who: Gestured,
  gesture: Exclude<ProfessionalGesture, 'setAuthorisationEnd'>,
  weight: Weight,
  role?: ProfessionalRole,
): Html {
  const { csrf } = carnet
  const say = tellIn(carnet)
  const verb =
    role !== undefined
      ? words.giveRole[role]
      : gesture === 'consentExpressly'
        ? words.consentExpressly[who.consentsAs ?? 'occupational']
        : say(verbs[gesture])
  const send = (
    verb: string,
    as: Weight,
  ) => html`<form method="post" action="${urls.professionals}">${targetFields(csrf, who)}
  ${role && html`<input type="hidden" name="role" value="${role}">`}
  ${submitButton(named(verb, who), as, { name: 'geste', value: gesture })}
</form>`
  const asked = asksFirst(gesture) ? words.confirm[gesture] : undefined
  return asked === undefined
    ? send(verb, weight)
    : confirm({
        ask: named(verb, who),
        means: say(asked.means)(titled(who)),
        form: send(asked.yes, 'main'),
        whose: carnet,
      })
}

/** Care may suffer from these, and a new agreement is needed to undo them: not by one slip of the thumb. */
function asksFirst(gesture: ProfessionalGesture): gesture is keyof typeof words.confirm {
  return Object.hasOwn(words.confirm, gesture)
}

const verbs: Readonly<
  Record<Exclude<ProfessionalGesture, 'setAuthorisationEnd' | 'consentExpressly'>, string>
> = {
  blockProfessional: words.block,
  unblockProfessional: words.unblock,
  withdrawAuthorisation: words.withdraw,
  nameAdministrator: words.nameAdministrator,
  dismissAdministrator: words.dismissAdministrator,
  chooseProfessional: words.choose,
  forgetProfessional: words.forget,
}

/** « Dr Karim Benali ». */
export function titled({
  name,
  profession,
}: {
  readonly name: string
  readonly profession?: string
}): string {
  return nameWithTitle(name, profession)
}
