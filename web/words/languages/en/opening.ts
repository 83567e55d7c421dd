/** The first time, in English: « J’active mon carnet ». */
import type { OpeningTranslation } from '../french.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en')
const minutes = (count: number) => counted(count, { one: '# minute', other: '# minutes' })
const tries = (count: number) => counted(count, { one: '# try', other: '# tries' })

export const opening: OpeningTranslation = {
  activation: {
    title: 'I activate my record',
    refused: 'Your record is not activated yet',
    continue: 'Continue',
    over: 'Too much time has passed, or the activation was finished elsewhere. Start again with the code of the letter.',
    tooManyTries: (count: number) => `There were too many tries. Wait ${minutes(count)}, then try again.`,
    code: {
      title: 'The code of the letter',
      intro:
        'Take the letter you received and your carte Vitale. It takes five minutes. Someone may help you.',
      label: 'Activation code',
      hint: '10 letters and digits, for example ABCDE\u2011FGH23. Capital or small letters: both work.',
      missing: 'Write the code of the letter.',
      malformed: 'The code has 10 letters and digits. It has no zero and no one, and no letter I, L or O.',
      none: 'I have no code',
    },
    card: {
      title: 'Your carte Vitale',
      intro: 'Copy two numbers of your card. Spaces do not count.',
      picture:
        'Drawing of a carte Vitale. At 1, under the name, the social security number. At 2, at the bottom, the serial number, circled.',
      matricule: 'Social security number (1)',
      matriculeHint: '15 characters: 13, then the 2 of the key.',
      matriculeMissing: 'Write your social security number.',
      matriculeMalformed: 'The social security number has 15 characters. Check what you have written.',
      serial: 'Serial number of the card (2)',
      serialHint:
        'If the card has your photo: 21 digits, which begin with 8025000002. If not: 8 to 13 digits.',
      serialMissing: 'Write the serial number of the card.',
      serialMalformed: 'This is not a serial number. It has 21 digits with a photo, 8 to 13 without a photo.',
      mismatch: (left) =>
        `These do not go together. Check the code and the numbers of the card. You have ${tries(left)} left.`,
      exhausted: (phone) =>
        `These do not go together, and there were too many tries with this code. Call ${phone} to ask for another letter.`,
      checkAgain: 'Check this number.',
    },
    contact: {
      title: 'How to reach you',
      intro: 'We send you a code at once, to check that this address or this number is yours.',
      label: 'E-mail address, or mobile number',
      hint: 'For example amina@exemple.fr, or 06\u00a012\u00a034\u00a056\u00a078.',
      missing: 'Write an e-mail address, or a mobile number.',
      malformed: 'This is neither an e-mail address nor a French mobile number. Check what you have written.',
      tooManyCodes:
        'We have already sent several codes. Start again in half an hour, with the code of the letter.',
      submit: 'Get a code',
      change: 'Change the address or the number',
    },
    account: {
      title: 'How to enter next time',
      intro: 'Choose how you will open your record. You can add another way later.',
      passkeyTitle: 'Without a password',
      passkeyMeans:
        'The simplest and the safest: nothing to remember. Do it on a device that belongs to you.',
      passkeySubmit: 'With the fingerprint or the face of my phone',
      passkeyStopped: 'Your device did not make the passkey. Try again, or choose a password.',
      passkeyRefused:
        'Your device did not check that it is you, or too much time has passed. Try again, or choose a password.',
      passwordTitle: 'With a password',
      passwordMeans: 'Choose a user name and a password. Each time, we will also send you a code.',
      submit: 'Open my record',
    },
  },
  noCode: {
    title: 'I have no code',
    intro:
      'A letter with a code is sent to your home when your record opens. If it is lost, or if the code no longer works, ask for another one.',
    letterTitle: 'On this site',
    letter: 'Copy two numbers of your carte Vitale: another letter goes to your address.',
    askLetter: 'Ask for another letter',
    phoneTitle: 'By telephone',
    phone: (phone) =>
      `Call ${phone}. Another letter will go to your address; the old code will no longer work.`,
    nearTitle: 'Near you',
    near: 'At your health insurance office, in a France Services centre, or at your pharmacy. Bring your carte Vitale and an identity document.',
    childTitle: 'For a child',
    child: (years) =>
      years === null
        ? 'A child has no code. The legal representatives open the record from their own.'
        : `Before the age of ${years}, a child has no code. The legal representatives open the record from their own.`,
    back: 'I have found my code',
  },
  chosenSecrets: {
    login: 'User name',
    loginHint:
      'In small letters, at least 6 signs: letters without accents, digits, dots, hyphens or @. You will not be able to change it.',
    password: 'Password',
    passwordHint: (length) =>
      `At least ${length} signs, with a small letter, a capital letter, a digit and another sign. Not your name, not your date of birth.`,
    again: 'The password once more',
    different: 'The two passwords are not the same.',
    loginProblems: {
      tooShort: 'The user name has at least 6 signs.',
      tooLong: 'The user name has at most 50 signs.',
      unreadable: 'The user name is made of letters without accents, digits, dots, hyphens or @.',
      containsNir: 'The user name cannot be a social security number.',
      taken: 'This user name is already taken. Choose another one.',
    },
  },
}
