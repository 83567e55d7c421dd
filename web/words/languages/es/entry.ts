/** The way in and the frame of every page, in Spanish. */
import type { EntryTranslation } from '../french.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('es')
const minutes = (count: number) => counted(count, { one: '# minuto', other: '# minutos' })
const tries = (count: number) => counted(count, { one: '# intento', other: '# intentos' })

export const entry: EntryTranslation = {
  common: {
    brand: 'Carnet',
    colon: ':',
    typedBefore:
      'Su sesión había terminado. Esto es lo que había escrito: todavía no se ha enviado nada. Léalo, complételo y envíelo.',
    promise: 'Su historial de salud, en un solo lugar, solo para usted y las personas que usted elige.',
    demonstration: 'Demostración: las personas y los documentos son inventados.',
    demonstrationMode: 'Modo de demostración',
    skip: 'Ir al contenido',
    help: 'Ayuda',
    accessState: 'Estado del acceso',
    logout: 'Cerrar sesión',
    otherRecord: 'Cambiar de historial',
    navigation: 'Páginas de su historial',
    carnet: 'Inicio',
    documents: 'Documentos',
    results: 'Resultados',
    treatments: 'Tratamientos',
    andVaccines: 'y vacunas',
    accessLog: 'Quién ha mirado',
    professionals: 'Profesionales',
    profile: 'Perfil',
    recordOf: (name) => `Historial de ${name}`,
    backToDocuments: 'Todos los documentos',
    cancel: 'Cancelar',
    previous: 'Página anterior',
    next: 'Página siguiente',
    pageOf: (page, pages) => `Página ${page} de ${pages}`,
    pages: 'Páginas',
    stepOf: (step, steps) => `Paso ${step} de ${steps}`,
  },
  help: {
    title: 'Ayuda',
    call: '¿Tiene una pregunta sobre su historial? Llame al',
    more: 'Ver cómo se hace, paso a paso, y qué significan las palabras',
    unknownPerson:
      '¿Una persona que no conoce ha leído su historial? Hable con su médico o con su caja del seguro de enfermedad.',
    emergency: 'Es una urgencia: llame al 15 o al 112.',
    accessibility: {
      none: 'Accesibilidad: no conforme',
      partial: 'Accesibilidad: parcialmente conforme',
      full: 'Accesibilidad: totalmente conforme',
    },
  },
  display: {
    title: 'Pantalla',
    link: 'Cambiar la pantalla',
    linkMeans: 'Texto más grande, contraste fuerte, idioma.',
    intro: 'Estas elecciones se quedan en este aparato. No dicen quién es usted.',
    saved: 'Hecho: este aparato recuerda sus elecciones.',
    back: 'Volver a la página anterior',
    submit: 'Guardar estas elecciones',
    language: {
      legend: 'Idioma',
      means:
        'Los textos principales existen en estos idiomas. Los documentos no están traducidos. Estas traducciones todavía no han sido revisadas por personas que hablan esos idiomas.',
      unreviewed: 'traducción todavía no revisada',
      frenchPage: 'Esta página está en francés. Los documentos no están traducidos.',
    },
    choices: {
      text: {
        legend: 'Tamaño del texto',
        values: { normal: 'Normal', large: 'Grande', largest: 'Muy grande, el doble' },
      },
      contrast: { legend: 'Contraste', values: { normal: 'Normal', strong: 'Fuerte: blanco y negro' } },
      spacing: {
        legend: 'Espacios',
        values: {
          normal: 'Normales',
          wide: 'Más anchos, entre las letras y entre las líneas: esto ayuda en caso de dislexia',
        },
      },
      motion: {
        legend: 'Movimientos',
        values: { normal: 'Como lo pide mi aparato', none: 'Ningún movimiento' },
      },
      reading: {
        legend: 'Textos en francés',
        values: {
          standard: 'Normales',
          falc: 'De lectura fácil (todavía no revisados por las personas interesadas)',
        },
      },
      shortcut: {
        legend: 'Tecla «/» del teclado',
        values: { on: 'Lleva a la búsqueda', off: 'No es un atajo' },
      },
      beside: {
        legend: 'Alguien a mi lado',
        values: {
          alone: 'Leo sin ayuda',
          helped: 'Alguien me ayuda a mi lado: mis listas quedan ocultas hasta que las abro',
        },
      },
    },
  },
  home: {
    title: 'Carnet, su historial de salud en internet',
    entrance: 'Entrar',
    doors: {
      login: 'Con su nombre de usuario y su contraseña, o con su llave de acceso.',
      activate: 'La primera vez, con la carta que ha recibido y su carte Vitale.',
      help: 'Entre con su propia cuenta. Después elige el historial de la persona a quien ayuda.',
      child: 'Con su carte Vitale y el número de su hijo, sin esperar a que el historial se abra solo.',
      oppose: 'Con el mensaje que anuncia la apertura y su carte Vitale.',
    },
    helpSomeone: 'Ayudo a un familiar',
    what: 'Los profesionales que le atienden ponen aquí sus resultados, sus recetas y sus informes. Usted ve quién los ha leído.',
    forEveryone:
      'Es personal y gratuito. No es obligatorio, y sus reembolsos no cambian. Usted elige quién puede leer.',
    demoTitle: 'Probar',
    demoPeople: 'Personas inventadas',
    demoOthers: (count) => counted(count, { one: 'Ver # persona más', other: 'Ver # personas más' }),
    demoOtherPeople: 'Otras personas inventadas',
    demoText: 'Aquí todo es inventado: puede probarlo todo.',
    identifier: 'Nombre de usuario',
    password: 'Contraseña',
    person: 'Persona',
    newcomersTitle: 'La primera vez',
    newcomersTable: 'Lo que dice la carte Vitale',
    newcomersText:
      'Esta persona nunca ha entrado en su historial. Su carta está en la carpeta demo/outbox: lleva el código.',
    matricule: 'Seguridad social',
    serial: 'Número de serie de la tarjeta',
    otherDoors: 'Otras entradas',
  },
  login: {
    title: 'Ya tengo una cuenta',
    identifier: 'Nombre de usuario',
    identifierHint: 'El que eligió al abrir su historial.',
    password: 'Contraseña',
    submit: 'Abrir mi historial',
    twoSteps: 'Después le enviaremos un código, para comprobar que es usted.',
    refused: 'Su historial no se ha abierto',
    checkIdentifier: 'Compruebe el nombre de usuario y luego la contraseña.',
    identifierMissing: 'Escriba su nombre de usuario.',
    passwordMissing: 'Escriba su contraseña.',
    mismatch: 'El nombre de usuario y la contraseña no van juntos. Compruebe los dos y vuelva a intentarlo.',
    locked: (count) =>
      `Ha habido demasiados intentos. Para proteger su historial, espere ${minutes(count)} y vuelva a intentarlo.`,
    expired: 'Su sesión ha terminado. No se ha perdido nada: abra de nuevo su historial.',
    textKept:
      'Su sesión ha terminado. Lo que había escrito está guardado y no se ha enviado: abra de nuevo su historial para encontrarlo.',
    loggedOut: 'Ha cerrado su historial. Hasta pronto.',
    newCode: 'Para recibir un código nuevo, escriba otra vez su contraseña.',
  },
  loginCode: {
    title: 'Escriba el código recibido',
    sentByEmail: (where) => `Hemos enviado un código a la dirección ${where}.`,
    sentBySms: (where) => `Hemos enviado un código por SMS al ${where}.`,
    resent: 'Se ha enviado un código nuevo. El antiguo ya no sirve.',
    code: (digits) => `Código de ${digits} cifras`,
    valid: (count) => `El código sirve durante ${minutes(count)}.`,
    submit: 'Continuar',
    missing: (digits) => `Escriba las ${digits} cifras del código.`,
    malformed: (digits) => `El código tiene ${digits} cifras. Compruebe lo que ha escrito.`,
    wrong: (left) => `No es el código correcto. Le quedan: ${tries(left)}.`,
    expired: 'Este código ya no sirve. Pida un código nuevo.',
    exhausted: 'Ha habido demasiados intentos con este código. Pida un código nuevo.',
    notReceived: '¿No ha recibido nada?',
    notReceivedHint: 'Espere un minuto y mire en el correo no deseado.',
    resend: 'Enviar un código nuevo',
    otherAccount: 'Cambiar de nombre de usuario',
    demonstration: 'Demostración: el código es',
  },
  passkeyLogIn: {
    title: 'Su llave de acceso',
    or: 'Sin contraseña',
    offer: 'Entrar con una llave de acceso',
    offerHint: 'Con su huella, su cara o el código de su aparato.',
    intro: 'Su aparato le va a pedir su huella, su cara o su código.',
    submit: 'Usar mi llave de acceso',
    password: 'Usar mi contraseña',
    stopped: 'Su aparato no ha dado ninguna llave. Puede volver a intentarlo, o usar su contraseña.',
    refused: 'No se ha reconocido esta llave de acceso. Vuelva a intentarlo, o use su contraseña.',
  },
  franceConnect: {
    heading: 'Con FranceConnect+',
    means:
      'FranceConnect+ es la solución del Estado francés para reforzar la seguridad de sus servicios en línea más delicados.',
    offer: 'Entrar con FranceConnect+',
    whatIsIt: '¿Qué es FranceConnect+? (en francés)',
    or: 'O con su nombre de usuario',
    leaving: {
      logIn: {
        title: 'Hacia FranceConnect+',
        means: 'Usted va al sitio de FranceConnect+. Después le devuelve a su historial.',
        go: 'Continuar hacia FranceConnect+',
      },
      link: {
        title: 'Hacia FranceConnect+',
        means: 'Usted va al sitio de FranceConnect+. Después le devuelve a su historial.',
        go: 'Continuar hacia FranceConnect+',
      },
      logOut: {
        title: 'Su historial está cerrado',
        means: 'Su sesión de FranceConnect+ también se cierra, en su sitio.',
        go: 'Cerrar mi sesión de FranceConnect+',
      },
    },
    why: {
      denied:
        'FranceConnect+ no nos ha dicho quién es usted. Puede volver a intentarlo, o entrar de otra manera.',
      expired: 'Ha pasado demasiado tiempo, o esta página ya se había usado. Vuelva a empezar.',
      unavailable:
        'FranceConnect+ no responde en este momento. Vuelva a intentarlo dentro de unos minutos, o entre de otra manera.',
      invalid:
        'No se ha podido comprobar la respuesta de FranceConnect+. Vuelva a empezar, o entre de otra manera.',
      weak: 'La identidad digital que ha elegido no es bastante segura para un historial de salud. Elija otra en FranceConnect+.',
      notLinked:
        'FranceConnect+ le ha reconocido, pero no está vinculado a ningún historial a este nombre. Se vincula desde el historial.',
      otherPerson:
        'La identidad dada por FranceConnect+ no es la de este historial. Si aun así es usted, llame a la ayuda.',
      taken:
        'FranceConnect+ ya está vinculado a su cuenta, o esta identidad abre otro historial. No se ha cambiado nada.',
    },
    withAccount: '¿Ya tiene una cuenta? Entre, y abra «Sécurité de mon compte» en su perfil.',
    withLetter: '¿Ha recibido una carta con un código? Active primero su historial.',
    otherwise: 'Entrar de otra manera',
    activate: 'Activar mi historial',
  },
  sessionEnd: {
    soon: {
      title: 'Su historial se va a cerrar',
      means: 'En menos de 2\u00a0minutos, porque no pasa nada en él. Esto le protege.',
    },
    last: {
      title: 'Su historial se va a cerrar',
      means:
        'Está abierto desde hace mucho tiempo: se cierra en menos de 2\u00a0minutos. Envíe lo que está escribiendo. Puede volver a abrirlo enseguida.',
    },
    over: {
      title: 'Su historial se ha cerrado',
      means:
        'Si estaba escribiendo, vuelva a la página y envíe el formulario: le pediremos que entre de nuevo.',
    },
    stay: 'Seguir conectado',
    understood: 'Entendido',
    lookAgain: 'Volver a la página',
    again: 'Abrir de nuevo mi historial',
  },
  helpPage: {
    title: 'Ayuda',
    intro: 'Cómo se hace, paso a paso, y qué significan las palabras del historial.',
    callTitle: 'Hablar con alguien',
    call: (phone) => `Llame al ${phone}. La llamada no da a nadie el derecho de leer su historial.`,
    beside:
      'También puede ayudarle alguien a su lado: un familiar, un farmacéutico, un asesor de France Services. No le dé su contraseña ni sus códigos.',
    guidesTitle: 'Cómo se hace',
    open: 'Abrir esta página',
    wordsTitle: 'Las palabras del historial',
    wordsIntro: 'Las palabras de los profesionales y de las leyes, y las de su historial.',
    official: 'Palabra oficial',
    plain: 'En su historial',
  },
  guides: [
    {
      title: 'Abrir mi historial por primera vez',
      steps: [
        'Tome la carta que ha recibido y su carte Vitale.',
        'Escriba el código de la carta y el número de la tarjeta.',
        'Elija una dirección de correo electrónico o un teléfono.',
        'Elija una contraseña o una llave de acceso.',
      ],
    },
    {
      title: 'Entrar de nuevo, sin contraseña ni llave de acceso',
      steps: [
        'Pida una carta, con los números de su carte Vitale.',
        'Espere unos días: llega a su casa.',
        'Escriba su código y elija una nueva forma de entrar.',
      ],
    },
    {
      title: 'Leer un resultado',
      steps: [
        'Abra «Resultados», arriba en la página.',
        'Elija un resultado: aparecen su curva y los límites del laboratorio.',
        'Solo un profesional puede decir qué significa: enséñeselo.',
      ],
    },
    {
      title: 'Añadir un documento',
      steps: [
        'Abra «Documentos» y luego «Ajouter un document» (añadir un documento).',
        'Dele un título, una fecha, y diga quién puede leerlo.',
        'Elija un archivo, o haga una foto.',
      ],
    },
    {
      title: 'Elegir quién puede leer',
      steps: [
        'Abra «Profesionales»: ve quién puede leer.',
        'Bloquee a una persona, quite un acceso, o elija cuándo termina.',
        'Para ocultar un solo documento, ábralo y luego «Masquer ce document» (ocultar este documento).',
      ],
    },
    {
      title: 'Saber quién ha leído mi historial',
      steps: [
        'Abra «Quién ha mirado».',
        'Cada línea dice quién, cuándo y por qué.',
        '¿No conoce a una persona? Avise al lado de la línea.',
      ],
    },
    {
      title: 'Prepararse para una urgencia',
      steps: [
        'Abra «Perfil» y luego «Ma carte d’urgence» (mi tarjeta de urgencia).',
        'Escriba sus alergias y las personas a quienes llamar.',
        'Imprima la tarjeta y llévela con usted.',
      ],
    },
    {
      title: 'Ayudar a alguien, o recibir ayuda',
      steps: [
        'Abra «Perfil» y luego «Aidants et représentants» (cuidadores y representantes).',
        'Invite a una persona que tiene su propio historial.',
        'Diga qué puede hacer.',
        'La persona acepta en su historial. Usted termina su ayuda cuando quiere.',
      ],
    },
    {
      title: 'Elegir los mensajes que recibo',
      steps: [
        'Abra «Perfil» y luego «Mes messages» (mis mensajes).',
        'Para cada tipo de mensaje, elija correo electrónico o SMS.',
      ],
    },
  ],
  emergencyAlert: {
    title: 'Su historial se ha abierto en una urgencia',
    told: (count, last) =>
      counted(count, {
        one: `Un profesional lo ha abierto sin su acuerdo, como la ley permite en una urgencia: ${last}.`,
        other: `Unos profesionales lo han abierto # veces sin su acuerdo, como la ley permite en una urgencia. La última vez: ${last}.`,
      }),
    who: 'Ver quién, cuándo y por qué',
    read: 'He leído este mensaje',
  },
  majority: {
    title: '¿Quiere conservar su historial?',
    means:
      'Usted es mayor de edad: su historial es solo suyo. Sus padres ya no lo abren. Podrá cerrarlo más tarde, cuando quiera.',
    keep: 'Sí, lo conservo',
    close: 'No, quiero cerrarlo',
  },
  invitation: { waiting: 'Alguien le ha invitado a abrir un historial con él.', see: 'Ver la invitación' },
  pages: {
    recover: 'Ya no puedo entrar',
    activateChild: 'Activo el historial de mi hijo',
    oppose: 'No quiero un historial',
    accessMatrix: 'Quién puede leer qué, según la profesión',
    healthWords: 'Las palabras de la salud',
  },
}
