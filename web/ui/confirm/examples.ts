import { html } from '../../html.ts'
import { submitButton } from '../button/button.ts'
import type { Example } from '../example.ts'
import { confirm } from './confirm.ts'

export const confirmExamples: readonly Example[] = [
  {
    name: 'a gesture to confirm',
    html: html`${confirm({
      ask: 'Bloquer',
      means: 'Cette personne ne lira plus rien.',
      form: html`<form method="post" action="#">${submitButton('Oui, bloquer', 'main')}</form>`,
    })}`,
  },
  {
    name: 'in the record of another',
    html: html`${confirm({
      ask: 'Bloquer',
      means: 'Cette personne ne lira plus rien de votre carnet.',
      form: html`<form method="post" action="#">${submitButton('Oui, bloquer', 'main')}</form>`,
      whose: { holder: { name: 'Inès Diallo', place: 1 } },
    })}`,
  },
]
