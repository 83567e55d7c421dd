/** The first time, in Portuguese: « J’active mon carnet ». */
import type { OpeningTranslation } from '../french.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('pt')
const minutes = (count: number) => counted(count, { one: '# minuto', other: '# minutos' })
const tries = (count: number) => counted(count, { one: '# tentativa', other: '# tentativas' })

export const opening: OpeningTranslation = {
  activation: {
    title: 'Ativo o meu registo',
    refused: 'O seu registo ainda não está ativado',
    continue: 'Continuar',
    over: 'Passou demasiado tempo, ou a ativação foi terminada noutro lugar. Comece de novo com o código da carta.',
    tooManyTries: (count) => `Houve demasiadas tentativas. Espere ${minutes(count)} e tente outra vez.`,
    code: {
      title: 'O código da carta',
      intro:
        'Pegue na carta que recebeu e na sua carte Vitale. São precisos cinco minutos. Alguém o pode ajudar.',
      label: 'Código de ativação',
      hint: '10 letras e algarismos, por exemplo ABCDE\u2011FGH23. Maiúsculas ou minúsculas, é igual.',
      missing: 'Escreva o código da carta.',
      malformed: 'O código tem 10 letras e algarismos. Não tem zero nem um, nem as letras I, L e O.',
      none: 'Não tenho código',
    },
    card: {
      title: 'A sua carte Vitale',
      intro: 'Copie dois números do seu cartão. Os espaços não contam.',
      picture:
        'Desenho de uma carte Vitale. Em 1, por baixo do nome, o número de segurança social. Em 2, em baixo, o número de série, com um círculo à volta.',
      matricule: 'Número de segurança social (1)',
      matriculeHint: '15 sinais: 13, e depois os 2 da chave.',
      matriculeMissing: 'Escreva o seu número de segurança social.',
      matriculeMalformed: 'O número de segurança social tem 15 sinais. Verifique o que escreveu.',
      serial: 'Número de série do cartão (2)',
      serialHint:
        'Se o cartão tem a sua fotografia: 21 algarismos, que começam por 8025000002. Se não: 8 a 13 algarismos.',
      serialMissing: 'Escreva o número de série do cartão.',
      serialMalformed: 'Não é um número de série. Tem 21 algarismos com fotografia, 8 a 13 sem fotografia.',
      mismatch: (left) =>
        `Estes dados não correspondem. Verifique o código e os números do cartão. Ainda tem ${tries(left)}.`,
      exhausted: (phone) =>
        `Estes dados não correspondem, e houve demasiadas tentativas com este código. Peça outra carta pelo ${phone}.`,
      checkAgain: 'Verifique este número.',
    },
    contact: {
      title: 'Como falar consigo',
      intro: 'Enviamos-lhe logo um código, para verificar que este endereço ou este número é seu.',
      label: 'Endereço de correio eletrónico, ou número de telemóvel',
      hint: 'Por exemplo amina@exemple.fr, ou 06\u00a012\u00a034\u00a056\u00a078.',
      missing: 'Escreva um endereço de correio eletrónico, ou um número de telemóvel.',
      malformed:
        'Não é nem um endereço de correio eletrónico nem um número de telemóvel francês. Verifique o que escreveu.',
      tooManyCodes: 'Já enviámos vários códigos. Comece de novo daqui a meia hora, com o código da carta.',
      submit: 'Receber um código',
      change: 'Mudar o endereço ou o número',
    },
    account: {
      title: 'Como entrar da próxima vez',
      intro: 'Escolha como vai abrir o seu registo. Poderá acrescentar outra forma mais tarde.',
      passkeyTitle: 'Sem palavra-passe',
      passkeyMeans:
        'É o mais simples e o mais seguro: não é preciso decorar nada. Faça-o num aparelho que é seu.',
      passkeySubmit: 'Com a impressão digital ou o rosto, no meu telefone',
      passkeyStopped: 'O seu aparelho não criou a chave. Tente outra vez, ou escolha uma palavra-passe.',
      passkeyRefused:
        'O seu aparelho não verificou a sua identidade, ou passou demasiado tempo. Tente outra vez, ou escolha uma palavra-passe.',
      passwordTitle: 'Com uma palavra-passe',
      passwordMeans:
        'Escolha um nome de utilizador e uma palavra-passe. De cada vez, enviamos-lhe também um código.',
      submit: 'Abrir o meu registo',
    },
  },
  noCode: {
    title: 'Não tenho código',
    intro:
      'Quando o seu registo abre, é enviada para sua casa uma carta com um código. Se se perdeu, ou se o código já não serve, peça outra.',
    letterTitle: 'Neste site',
    letter: 'Copie dois números da sua carte Vitale: é enviada outra carta para o seu endereço.',
    askLetter: 'Pedir outra carta',
    phoneTitle: 'Por telefone',
    phone: (phone) =>
      `Ligue para o ${phone}. Será enviada outra carta para o seu endereço; o código antigo deixará de servir.`,
    nearTitle: 'Perto de si',
    near: 'Na sua caixa de seguro de doença, num espaço France Services, ou na sua farmácia. Leve a sua carte Vitale e um documento de identidade.',
    childTitle: 'Para uma criança',
    child: (years) =>
      years === null
        ? 'Uma criança não tem código. Os representantes legais abrem o registo dela a partir do seu.'
        : `Antes dos ${years}\u00a0anos, uma criança não tem código. Os representantes legais abrem o registo dela a partir do seu.`,
    back: 'Encontrei o meu código',
  },
  chosenSecrets: {
    login: 'Nome de utilizador',
    loginHint:
      'Em minúsculas, pelo menos 6 sinais: letras sem acento, algarismos, pontos, hífenes ou @. Não poderá mudá-lo.',
    password: 'Palavra-passe',
    passwordHint: (length) =>
      `Pelo menos ${length} sinais, com uma minúscula, uma maiúscula, um algarismo e outro sinal. Nem o seu nome nem a sua data de nascimento.`,
    again: 'A palavra-passe outra vez',
    different: 'As duas palavras-passe não são iguais.',
    loginProblems: {
      tooShort: 'O nome de utilizador tem pelo menos 6 sinais.',
      tooLong: 'O nome de utilizador tem no máximo 50 sinais.',
      unreadable: 'O nome de utilizador escreve-se com letras sem acento, algarismos, pontos, hífenes ou @.',
      containsNir: 'O nome de utilizador não pode ser um número de segurança social.',
      taken: 'Este nome de utilizador já existe. Escolha outro.',
    },
  },
}
