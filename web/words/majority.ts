/** Come of age: the holder is asked whether he keeps his record. */
import { easy } from './readings.ts'

export const majority = {
  title: 'Voulez-vous garder votre carnet\u202f?',
  means: easy(
    'Vous êtes majeur\u00a0: votre carnet est à vous seul. Vos parents ne l’ouvrent plus. Vous pourrez encore le fermer plus tard, quand vous voudrez.',
    'Vous êtes majeur. Ce carnet est à vous seul. Vos parents ne peuvent plus l’ouvrir. Vous pouvez le garder ou le fermer.',
  ),
  keep: 'Oui, je le garde',
  close: 'Non, je veux le fermer',
} as const
