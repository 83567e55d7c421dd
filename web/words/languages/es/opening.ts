/** The first time, in Spanish: « J’active mon carnet ». */
import type { OpeningTranslation } from '../french.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('es')
const minutes = (count: number) => counted(count, { one: '# minuto', other: '# minutos' })
const tries = (count: number) => counted(count, { one: '# intento', other: '# intentos' })

export const opening: OpeningTranslation = {
  activation: {
    title: 'Activo mi historial',
    refused: 'Su historial todavía no está activado',
    continue: 'Continuar',
    over: 'Ha pasado demasiado tiempo, o la activación se ha terminado en otro lugar. Empiece de nuevo con el código de la carta.',
    tooManyTries: (count) => `Ha habido demasiados intentos. Espere ${minutes(count)} y vuelva a intentarlo.`,
    code: {
      title: 'El código de la carta',
      intro:
        'Tome la carta que ha recibido y su carte Vitale. Hacen falta cinco minutos. Alguien puede ayudarle.',
      label: 'Código de activación',
      hint: '10 letras y cifras, por ejemplo ABCDE\u2011FGH23. Da igual en mayúsculas o en minúsculas.',
      missing: 'Escriba el código de la carta.',
      malformed: 'El código tiene 10 letras y cifras. No tiene ni cero ni uno, ni las letras I, L y O.',
      none: 'No tengo código',
    },
    card: {
      title: 'Su carte Vitale',
      intro: 'Copie dos números de su tarjeta. Los espacios no cuentan.',
      picture:
        'Dibujo de una carte Vitale. En 1, bajo el nombre, el número de la seguridad social. En 2, abajo, el número de serie, rodeado.',
      matricule: 'Número de la seguridad social (1)',
      matriculeHint: '15 signos: 13, y luego los 2 de la clave.',
      matriculeMissing: 'Escriba su número de la seguridad social.',
      matriculeMalformed: 'El número de la seguridad social tiene 15 signos. Compruebe lo que ha escrito.',
      serial: 'Número de serie de la tarjeta (2)',
      serialHint:
        'Si la tarjeta lleva su foto: 21 cifras, que empiezan por 8025000002. Si no: de 8 a 13 cifras.',
      serialMissing: 'Escriba el número de serie de la tarjeta.',
      serialMalformed: 'No es un número de serie. Tiene 21 cifras con foto, de 8 a 13 sin foto.',
      mismatch: (left) =>
        `Estos datos no van juntos. Compruebe el código y los números de la tarjeta. Le quedan: ${tries(left)}.`,
      exhausted: (phone) =>
        `Estos datos no van juntos, y ha habido demasiados intentos con este código. Pida otra carta en el ${phone}.`,
      checkAgain: 'Compruebe este número.',
    },
    contact: {
      title: 'Cómo contactar con usted',
      intro: 'Le enviamos enseguida un código, para comprobar que esta dirección o este número es suyo.',
      label: 'Dirección de correo electrónico, o número de móvil',
      hint: 'Por ejemplo amina@exemple.fr, o 06\u00a012\u00a034\u00a056\u00a078.',
      missing: 'Escriba una dirección de correo electrónico, o un número de móvil.',
      malformed:
        'No es ni una dirección de correo electrónico ni un número de móvil francés. Compruebe lo que ha escrito.',
      tooManyCodes:
        'Ya hemos enviado varios códigos. Empiece de nuevo dentro de media hora, con el código de la carta.',
      submit: 'Recibir un código',
      change: 'Cambiar la dirección o el número',
    },
    account: {
      title: 'Cómo entrar la próxima vez',
      intro: 'Elija cómo va a abrir su historial. Podrá añadir otra forma más tarde.',
      passkeyTitle: 'Sin contraseña',
      passkeyMeans:
        'Es lo más sencillo y lo más seguro: no hay nada que recordar. Hágalo en un aparato que es suyo.',
      passkeySubmit: 'Con la huella o la cara, en mi teléfono',
      passkeyStopped: 'Su aparato no ha creado la llave. Vuelva a intentarlo, o elija una contraseña.',
      passkeyRefused:
        'Su aparato no ha comprobado que es usted, o ha pasado demasiado tiempo. Vuelva a intentarlo, o elija una contraseña.',
      passwordTitle: 'Con una contraseña',
      passwordMeans:
        'Elija un nombre de usuario y una contraseña. Cada vez, le enviaremos también un código.',
      submit: 'Abrir mi historial',
    },
  },
  noCode: {
    title: 'No tengo código',
    intro:
      'Cuando se abre su historial, se envía a su casa una carta con un código. Si se ha perdido, o si el código ya no sirve, pida otra.',
    letterTitle: 'En este sitio',
    letter: 'Copie dos números de su carte Vitale: se envía otra carta a su dirección.',
    askLetter: 'Pedir otra carta',
    phoneTitle: 'Por teléfono',
    phone: (phone) =>
      `Llame al ${phone}. Se enviará otra carta a su dirección; el código antiguo ya no servirá.`,
    nearTitle: 'Cerca de su casa',
    near: 'En su caja del seguro de enfermedad, en un centro France Services, o en su farmacia. Lleve su carte Vitale y un documento de identidad.',
    childTitle: 'Para un niño',
    child: (years) =>
      years === null
        ? 'Un niño no tiene código. Sus representantes legales abren su historial desde el de ellos.'
        : `Antes de los ${years}\u00a0años, un niño no tiene código. Sus representantes legales abren su historial desde el de ellos.`,
    back: 'He encontrado mi código',
  },
  chosenSecrets: {
    login: 'Nombre de usuario',
    loginHint:
      'En minúsculas, al menos 6 signos: letras sin acento, cifras, puntos, guiones o @. No podrá cambiarlo.',
    password: 'Contraseña',
    passwordHint: (length) =>
      `Al menos ${length} signos, con una minúscula, una mayúscula, una cifra y otro signo. Ni su nombre ni su fecha de nacimiento.`,
    again: 'La contraseña otra vez',
    different: 'Las dos contraseñas no son iguales.',
    loginProblems: {
      tooShort: 'El nombre de usuario tiene al menos 6 signos.',
      tooLong: 'El nombre de usuario tiene como máximo 50 signos.',
      unreadable: 'El nombre de usuario se escribe con letras sin acento, cifras, puntos, guiones o @.',
      containsNir: 'El nombre de usuario no puede ser un número de la seguridad social.',
      taken: 'Este nombre de usuario ya existe. Elija otro.',
    },
  },
}
