/** The first time, in Turkish: « J’active mon carnet ». */
import type { OpeningTranslation } from '../french.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('tr')
const minutes = (count: number) => counted(count, { other: '# dakika' })
const tries = (count: number) => counted(count, { other: '# deneme' })

export const opening: OpeningTranslation = {
  activation: {
    title: 'Dosyamı etkinleştiriyorum',
    refused: 'Dosyanız henüz etkin değil',
    continue: 'Devam et',
    over: 'Çok fazla zaman geçti ya da etkinleştirme başka yerde tamamlandı. Mektuptaki kodla yeniden başlayın.',
    tooManyTries: (count) => `Çok fazla deneme yapıldı. ${minutes(count)} bekleyin, sonra yeniden deneyin.`,
    code: {
      title: 'Mektuptaki kod',
      intro:
        'Aldığınız mektubu ve carte Vitale kartınızı alın. Beş dakika sürer. Birinden yardım alabilirsiniz.',
      label: 'Etkinleştirme kodu',
      hint: '10 harf ve rakam, örneğin ABCDE\u2011FGH23. Büyük ya da küçük harf fark etmez.',
      missing: 'Mektuptaki kodu yazın.',
      malformed: 'Kodda 10 harf ve rakam vardır. Sıfır ve bir yoktur; I, L ve O harfleri de yoktur.',
      none: 'Kodum yok',
    },
    card: {
      title: 'Carte Vitale kartınız',
      intro: 'Kartınızdan iki numarayı yazın. Boşluklar önemli değildir.',
      picture:
        'Bir carte Vitale çizimi. 1’de, adın altında, sosyal güvenlik numarası. 2’de, altta, daire içinde seri numarası.',
      matricule: 'Sosyal güvenlik numarası (1)',
      matriculeHint: '15 karakter: 13, sonra anahtarın 2 karakteri.',
      matriculeMissing: 'Sosyal güvenlik numaranızı yazın.',
      matriculeMalformed: 'Sosyal güvenlik numarası 15 karakterdir. Yazdığınızı kontrol edin.',
      serial: 'Kartın seri numarası (2)',
      serialHint: 'Kartta fotoğrafınız varsa: 8025000002 ile başlayan 21 rakam. Yoksa: 8 ile 13 arası rakam.',
      serialMissing: 'Kartın seri numarasını yazın.',
      serialMalformed:
        'Bu bir seri numarası değil. Fotoğraflı kartta 21, fotoğrafsız kartta 8 ile 13 arası rakam vardır.',
      mismatch: (left) =>
        `Bu bilgiler uyuşmuyor. Kodu ve kartın numaralarını kontrol edin. Kalan: ${tries(left)}.`,
      exhausted: (phone) =>
        `Bu bilgiler uyuşmuyor ve bu kodla çok fazla deneme yapıldı. Başka bir mektup isteyin: ${phone}.`,
      checkAgain: 'Bu numarayı kontrol edin.',
    },
    contact: {
      title: 'Size nasıl ulaşalım',
      intro: 'Bu adresin ya da numaranın sizin olduğunu kontrol etmek için hemen bir kod gönderiyoruz.',
      label: 'E-posta adresi ya da cep telefonu numarası',
      hint: 'Örneğin amina@exemple.fr ya da 06\u00a012\u00a034\u00a056\u00a078.',
      missing: 'Bir e-posta adresi ya da bir cep telefonu numarası yazın.',
      malformed:
        'Bu ne bir e-posta adresi ne de bir Fransız cep telefonu numarasıdır. Yazdığınızı kontrol edin.',
      tooManyCodes: 'Zaten birkaç kod gönderdik. Yarım saat sonra mektuptaki kodla yeniden başlayın.',
      submit: 'Kod al',
      change: 'Adresi ya da numarayı değiştir',
    },
    account: {
      title: 'Bir dahaki sefere nasıl gireceksiniz',
      intro: 'Dosyanızı nasıl açacağınızı seçin. Daha sonra başka bir yol ekleyebilirsiniz.',
      passkeyTitle: 'Şifresiz',
      passkeyMeans: 'En kolayı ve en güvenlisi: akılda tutulacak bir şey yok. Bunu kendi cihazınızda yapın.',
      passkeySubmit: 'Telefonumdaki parmak izi ya da yüz ile',
      passkeyStopped: 'Cihazınız anahtarı oluşturmadı. Yeniden deneyin ya da bir şifre seçin.',
      passkeyRefused:
        'Cihazınız siz olduğunuzu kontrol etmedi ya da çok fazla zaman geçti. Yeniden deneyin ya da bir şifre seçin.',
      passwordTitle: 'Şifreyle',
      passwordMeans: 'Bir kullanıcı adı ve bir şifre seçin. Her seferinde size bir kod da göndereceğiz.',
      submit: 'Dosyamı aç',
    },
  },
  noCode: {
    title: 'Kodum yok',
    intro:
      'Dosyanız açılınca evinize kodlu bir mektup gönderilir. Kaybolduysa ya da kod artık geçerli değilse, başka bir mektup isteyin.',
    letterTitle: 'Bu sitede',
    letter: 'Carte Vitale kartınızdan iki numarayı yazın: adresinize başka bir mektup gönderilir.',
    askLetter: 'Başka bir mektup iste',
    phoneTitle: 'Telefonla',
    phone: (phone) =>
      `Bu numarayı arayın: ${phone}. Adresinize başka bir mektup gönderilir; eski kod artık geçerli olmaz.`,
    nearTitle: 'Yakınınızda',
    near: 'Sağlık sigortası kurumunuzda, bir France Services merkezinde ya da eczanenizde. Carte Vitale kartınızı ve bir kimlik belgesi getirin.',
    childTitle: 'Bir çocuk için',
    child: (years) =>
      years === null
        ? 'Çocuğun kodu yoktur. Yasal temsilcileri onun dosyasını kendi dosyalarından açar.'
        : `${years} yaşından küçük bir çocuğun kodu yoktur. Yasal temsilcileri onun dosyasını kendi dosyalarından açar.`,
    back: 'Kodumu buldum',
  },
  chosenSecrets: {
    login: 'Kullanıcı adı',
    loginHint:
      'Küçük harflerle, en az 6 karakter: aksansız Latin harfleri, rakamlar, noktalar, tireler ya da @. Sonra değiştiremezsiniz.',
    password: 'Şifre',
    passwordHint: (length) =>
      `En az ${length} karakter; bir küçük harf, bir büyük harf, bir rakam ve başka bir işaret. Adınız ya da doğum tarihiniz olmasın.`,
    again: 'Şifre bir kez daha',
    different: 'İki şifre aynı değil.',
    loginProblems: {
      tooShort: 'Kullanıcı adı en az 6 karakterdir.',
      tooLong: 'Kullanıcı adı en çok 50 karakterdir.',
      unreadable: 'Kullanıcı adında aksansız Latin harfleri, rakamlar, noktalar, tireler ya da @ olur.',
      containsNir: 'Kullanıcı adı bir sosyal güvenlik numarası olamaz.',
      taken: 'Bu kullanıcı adı alınmış. Başka bir ad seçin.',
    },
  },
}
