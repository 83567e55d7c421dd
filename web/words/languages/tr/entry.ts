/** The way in and the frame of every page, in Turkish. */
import type { EntryTranslation } from '../french.ts'
import { countedIn } from '../plural.ts'

/** A noun after a number has one form in Turkish. */
const counted = countedIn('tr')
const minutes = (count: number) => counted(count, { other: '# dakika' })
const tries = (count: number) => counted(count, { other: '# deneme' })

export const entry: EntryTranslation = {
  common: {
    brand: 'Carnet',
    colon: ':',
    typedBefore:
      'Oturumunuz sona ermişti. Yazdıklarınız burada: henüz hiçbir şey gönderilmedi. Yeniden okuyun, tamamlayın, sonra gönderin.',
    promise: 'Sağlık dosyanız, tek bir yerde, yalnızca sizin ve seçtiğiniz kişiler için.',
    demonstration: 'Gösterim: kişiler ve belgeler gerçek değildir.',
    demonstrationMode: 'Gösterim modu',
    skip: 'İçeriğe git',
    help: 'Yardım',
    accessState: 'Erişim durumu',
    logout: 'Çıkış yap',
    otherRecord: 'Dosya değiştir',
    navigation: 'Dosyanızın sayfaları',
    carnet: 'Ana sayfa',
    documents: 'Belgeler',
    results: 'Sonuçlar',
    treatments: 'İlaçlar',
    andVaccines: 've aşılar',
    accessLog: 'Kim baktı',
    professionals: 'Sağlık ekibi',
    profile: 'Profil',
    recordOf: (name) => `Dosya: ${name}`,
    backToDocuments: 'Tüm belgeler',
    cancel: 'Vazgeç',
    previous: 'Önceki sayfa',
    next: 'Sonraki sayfa',
    pageOf: (page, pages) => `Sayfa ${page} / ${pages}`,
    pages: 'Sayfalar',
    stepOf: (step, steps) => `Adım ${step} / ${steps}`,
  },
  help: {
    title: 'Yardım',
    call: 'Dosyanızla ilgili bir sorunuz mu var? Şu numarayı arayın:',
    more: 'Adım adım nasıl yapılır ve kelimeler ne demektir',
    unknownPerson:
      'Tanımadığınız biri dosyanızı mı okudu? Doktorunuzla ya da sağlık sigortası kurumunuzla konuşun.',
    emergency: 'Acil durum: 15 veya 112’yi arayın.',
    accessibility: {
      none: 'Erişilebilirlik: uygun değil',
      partial: 'Erişilebilirlik: kısmen uygun',
      full: 'Erişilebilirlik: tamamen uygun',
    },
  },
  display: {
    title: 'Görünüm',
    link: 'Görünümü değiştir',
    linkMeans: 'Daha büyük yazı, güçlü kontrast, dil.',
    intro: 'Bu seçimler bu cihazda kalır. Kim olduğunuzu söylemez.',
    saved: 'Tamam: bu cihaz seçimlerinizi saklıyor.',
    back: 'Önceki sayfaya dön',
    submit: 'Bu seçimleri sakla',
    language: {
      legend: 'Dil',
      means:
        'Ana metinler bu dillerde vardır. Belgeler çevrilmez. Bu çevirileri, bu dilleri ana dili olarak konuşanlar henüz kontrol etmedi.',
      unreviewed: 'çeviri henüz kontrol edilmedi',
      frenchPage: 'Bu sayfa Fransızcadır. Belgeler çevrilmez.',
    },
    choices: {
      text: {
        legend: 'Yazı boyutu',
        values: { normal: 'Normal', large: 'Büyük', largest: 'Çok büyük, iki katı' },
      },
      contrast: { legend: 'Kontrast', values: { normal: 'Normal', strong: 'Güçlü: siyah beyaz' } },
      spacing: {
        legend: 'Boşluklar',
        values: {
          normal: 'Normal',
          wide: 'Harfler ve satırlar arasında daha geniş: disleksi için yardımcı olur',
        },
      },
      motion: { legend: 'Hareketler', values: { normal: 'Cihazımın istediği gibi', none: 'Hareket yok' } },
      reading: {
        legend: 'Fransızca metinler',
        values: { standard: 'Normal', falc: 'Kolay okunur (ilgili kişiler henüz kontrol etmedi)' },
      },
      shortcut: {
        legend: 'Klavyedeki “/” tuşu',
        values: { on: 'Aramaya götürür', off: 'Kısayol değildir' },
      },
      beside: {
        legend: 'Yanımda biri var',
        values: {
          alone: 'Yardımsız okuyorum',
          helped: 'Yanımda biri bana yardım ediyor: listelerim ben açana kadar gizli kalır',
        },
      },
    },
  },
  home: {
    title: 'Carnet, internetteki sağlık dosyanız',
    entrance: 'Giriş',
    doors: {
      login: 'Kullanıcı adınız ve şifrenizle ya da geçiş anahtarınızla.',
      activate: 'İlk kez: aldığınız mektup ve carte Vitale kartınızla.',
      help: 'Kendi hesabınızla girin. Sonra yardım ettiğiniz kişinin dosyasını seçersiniz.',
      child:
        'carte Vitale kartınız ve çocuğunuzun numarasıyla, dosyanın kendiliğinden açılmasını beklemeden.',
      oppose: 'Dosyanın açılacağını bildiren mesaj ve carte Vitale kartınızla.',
    },
    helpSomeone: 'Bir yakınıma yardım ediyorum',
    what: 'Sağlık ekibiniz sonuçlarınızı, reçetelerinizi ve raporlarınızı buraya koyar. Onları kimin okuduğunu görürsünüz.',
    forEveryone:
      'Kişisel ve ücretsizdir. Zorunlu değildir, geri ödemelerinizi değiştirmez. Kimin okuyabileceğini siz seçersiniz.',
    demoTitle: 'Deneyin',
    demoPeople: 'Gerçek olmayan kişiler',
    demoOthers: (count) => counted(count, { other: '# kişi daha göster' }),
    demoOtherPeople: 'Gerçek olmayan diğer kişiler',
    demoText: 'Burada hiçbir şey gerçek değildir: her şeyi deneyebilirsiniz.',
    identifier: 'Kullanıcı adı',
    password: 'Şifre',
    person: 'Kişi',
    newcomersTitle: 'İlk kez',
    newcomersTable: 'Carte Vitale üzerinde yazanlar',
    newcomersText: 'Bu kişi dosyasına hiç girmedi. Mektubu demo/outbox klasöründedir: kod oradadır.',
    matricule: 'Sosyal güvenlik',
    serial: 'Kartın seri numarası',
    otherDoors: 'Diğer girişler',
  },
  login: {
    title: 'Hesabım var',
    identifier: 'Kullanıcı adı',
    identifierHint: 'Dosyanızı açarken seçtiğiniz ad.',
    password: 'Şifre',
    submit: 'Dosyamı aç',
    twoSteps: 'Sonra, siz olduğunuzu kontrol etmek için size bir kod göndereceğiz.',
    refused: 'Dosyanız açılmadı',
    checkIdentifier: 'Önce kullanıcı adını, sonra şifreyi kontrol edin.',
    identifierMissing: 'Kullanıcı adınızı yazın.',
    passwordMissing: 'Şifrenizi yazın.',
    mismatch: 'Kullanıcı adı ile şifre uyuşmuyor. İkisini de kontrol edin, sonra yeniden deneyin.',
    locked: (count) =>
      `Çok fazla deneme yapıldı. Dosyanızı korumak için ${minutes(count)} bekleyin, sonra yeniden deneyin.`,
    expired: 'Oturumunuz sona erdi. Hiçbir şey kaybolmadı: dosyanızı yeniden açın.',
    textKept:
      'Oturumunuz sona erdi. Yazdıklarınız saklandı ve gönderilmedi: bulmak için dosyanızı yeniden açın.',
    loggedOut: 'Dosyanızı kapattınız. Görüşmek üzere.',
    newCode: 'Yeni bir kod almak için şifrenizi yeniden yazın.',
  },
  loginCode: {
    title: 'Aldığınız kodu yazın',
    sentByEmail: (where) => `Şu adrese bir kod gönderdik: ${where}.`,
    sentBySms: (where) => `Şu numaraya SMS ile bir kod gönderdik: ${where}.`,
    resent: 'Yeni bir kod gönderildi. Eskisi artık geçerli değil.',
    code: (digits) => `${digits} rakamlı kod`,
    valid: (count) => `Kod ${minutes(count)} geçerlidir.`,
    submit: 'Devam et',
    missing: (digits) => `Kodun ${digits} rakamını yazın.`,
    malformed: (digits) => `Kod ${digits} rakamlıdır. Yazdığınızı kontrol edin.`,
    wrong: (left) => `Bu doğru kod değil. Kalan: ${tries(left)}.`,
    expired: 'Bu kod artık geçerli değil. Yeni bir kod isteyin.',
    exhausted: 'Bu kodla çok fazla deneme yapıldı. Yeni bir kod isteyin.',
    notReceived: 'Hiçbir şey almadınız mı?',
    notReceivedHint: 'Bir dakika bekleyin ve istenmeyen mesajlara bakın.',
    resend: 'Yeni bir kod gönder',
    otherAccount: 'Kullanıcı adını değiştir',
    demonstration: 'Gösterim: kod şudur:',
  },
  passkeyLogIn: {
    title: 'Geçiş anahtarınız',
    or: 'Şifresiz',
    offer: 'Geçiş anahtarıyla gir',
    offerHint: 'Parmak iziniz, yüzünüz ya da cihazınızın koduyla.',
    intro: 'Cihazınız parmak izinizi, yüzünüzü ya da kodunu isteyecek.',
    submit: 'Geçiş anahtarımı kullan',
    password: 'Şifremi kullan',
    stopped: 'Cihazınız anahtar vermedi. Yeniden deneyebilir ya da şifrenizi kullanabilirsiniz.',
    refused: 'Bu geçiş anahtarı tanınmadı. Yeniden deneyin ya da şifrenizi kullanın.',
  },
  franceConnect: {
    heading: 'FranceConnect+ ile',
    means:
      'FranceConnect+, en hassas çevrimiçi hizmetlerinizin güvenliğini artırmak için Fransız Devletinin sunduğu çözümdür.',
    offer: 'FranceConnect+ ile gir',
    whatIsIt: 'FranceConnect+ nedir? (Fransızca)',
    or: 'Ya da kullanıcı adınızla',
    leaving: {
      logIn: {
        title: 'FranceConnect+ sitesine',
        means: 'FranceConnect+ sitesine gidiyorsunuz. Sonra sizi dosyanıza geri getirir.',
        go: 'FranceConnect+ sitesine devam et',
      },
      link: {
        title: 'FranceConnect+ sitesine',
        means: 'FranceConnect+ sitesine gidiyorsunuz. Sonra sizi dosyanıza geri getirir.',
        go: 'FranceConnect+ sitesine devam et',
      },
      logOut: {
        title: 'Dosyanız kapandı',
        means: 'FranceConnect+ oturumunuz da kendi sitesinde kapanıyor.',
        go: 'FranceConnect+ oturumumu kapat',
      },
    },
    why: {
      denied:
        'FranceConnect+ kim olduğunuzu bize söylemedi. Yeniden deneyebilir ya da başka bir yoldan girebilirsiniz.',
      expired: 'Çok zaman geçti ya da bu sayfa daha önce kullanıldı. Yeniden başlayın.',
      unavailable:
        'FranceConnect+ şu anda yanıt vermiyor. Birkaç dakika sonra yeniden deneyin ya da başka bir yoldan girin.',
      invalid: 'FranceConnect+ yanıtı doğrulanamadı. Yeniden başlayın ya da başka bir yoldan girin.',
      weak: 'Seçtiğiniz dijital kimlik bir sağlık dosyası için yeterince güvenli değil. FranceConnect+ üzerinde başka birini seçin.',
      notLinked:
        'FranceConnect+ sizi tanıdı, ama bu ada ait hiçbir dosyaya bağlı değil. Dosyanın içinden bağlanır.',
      otherPerson:
        'FranceConnect+ tarafından verilen kimlik bu dosyanın kimliği değil. Yine de sizseniz yardımı arayın.',
      taken:
        'FranceConnect+ hesabınıza zaten bağlı ya da bu kimlik başka bir dosyayı açıyor. Hiçbir şey değişmedi.',
    },
    withAccount:
      'Zaten bir hesabınız var mı? Girin, sonra profilinizde “Sécurité de mon compte” sayfasını açın.',
    withLetter: 'İçinde kod olan bir mektup aldınız mı? Önce dosyanızı etkinleştirin.',
    otherwise: 'Başka bir yoldan gir',
    activate: 'Dosyamı etkinleştir',
  },
  sessionEnd: {
    soon: {
      title: 'Dosyanız kapanmak üzere',
      means: '2\u00a0dakikadan az kaldı, çünkü hiçbir şey yapılmıyor. Bu sizi korur.',
    },
    last: {
      title: 'Dosyanız kapanmak üzere',
      means:
        'Uzun zamandır açık: 2\u00a0dakikadan az bir sürede kapanacak. Yazdığınızı gönderin. Hemen yeniden açabilirsiniz.',
    },
    over: {
      title: 'Dosyanız kapandı',
      means: 'Yazıyorsanız, sayfaya dönün ve formu gönderin: yeniden girmenizi isteyeceğiz.',
    },
    stay: 'Bağlı kal',
    understood: 'Anladım',
    lookAgain: 'Sayfaya dön',
    again: 'Dosyamı yeniden aç',
  },
  helpPage: {
    title: 'Yardım',
    intro: 'Adım adım nasıl yapılır ve dosyadaki kelimeler ne demektir.',
    callTitle: 'Biriyle konuşmak',
    call: (phone) => `Bu numarayı arayın: ${phone}. Arama, kimseye dosyanızı okuma hakkı vermez.`,
    beside:
      'Yanınızdaki biri de yardım edebilir: bir yakınınız, bir eczacı, bir France Services danışmanı. Ona şifrenizi ve kodlarınızı vermeyin.',
    guidesTitle: 'Nasıl yapılır',
    open: 'Bu sayfayı aç',
    wordsTitle: 'Dosyanın kelimeleri',
    wordsIntro: 'Sağlık çalışanlarının ve yasaların kelimeleri ile dosyanızın kelimeleri.',
    official: 'Resmî kelime',
    plain: 'Dosyanızda',
  },
  guides: [
    {
      title: 'Dosyamı ilk kez açmak',
      steps: [
        'Aldığınız mektubu ve carte Vitale kartınızı alın.',
        'Mektuptaki kodu ve kartın numarasını yazın.',
        'Bir e-posta adresi ya da bir telefon seçin.',
        'Bir şifre ya da bir geçiş anahtarı seçin.',
      ],
    },
    {
      title: 'Şifre ve geçiş anahtarı olmadan yeniden girmek',
      steps: [
        'Carte Vitale kartınızın numaralarıyla bir mektup isteyin.',
        'Birkaç gün bekleyin: evinize gelir.',
        'Kodunu yazın ve yeni bir giriş yolu seçin.',
      ],
    },
    {
      title: 'Bir sonucu okumak',
      steps: [
        'Sayfanın üstünde “Sonuçlar” bölümünü açın.',
        'Bir sonuç seçin: eğrisi ve laboratuvarın sınırları görünür.',
        'Ne anlama geldiğini yalnızca bir sağlık çalışanı söyleyebilir: ona gösterin.',
      ],
    },
    {
      title: 'Belge eklemek',
      steps: [
        '“Belgeler”i, sonra “Ajouter un document” (belge ekle) sayfasını açın.',
        'Ona bir başlık ve tarih verin, kimin okuyabileceğini söyleyin.',
        'Bir dosya seçin ya da fotoğraf çekin.',
      ],
    },
    {
      title: 'Kimin okuyabileceğini seçmek',
      steps: [
        '“Sağlık ekibi”ni açın: kimin okuyabileceğini görürsünüz.',
        'Bir kişiyi engelleyin, bir erişimi kaldırın ya da ne zaman biteceğini seçin.',
        'Tek bir belgeyi gizlemek için onu açın, sonra “Masquer ce document” (bu belgeyi gizle).',
      ],
    },
    {
      title: 'Dosyamı kimin okuduğunu bilmek',
      steps: [
        '“Kim baktı” sayfasını açın.',
        'Her satır kim, ne zaman ve neden olduğunu söyler.',
        'Bir kişiyi tanımıyor musunuz? Satırın yanında bildirin.',
      ],
    },
    {
      title: 'Acil duruma hazırlanmak',
      steps: [
        '“Profil”i, sonra “Ma carte d’urgence” (acil durum kartım) sayfasını açın.',
        'Alerjilerinizi ve aranacak kişileri yazın.',
        'Kartı yazdırın ve yanınızda taşıyın.',
      ],
    },
    {
      title: 'Birine yardım etmek ya da yardım almak',
      steps: [
        '“Profil”i, sonra “Aidants et représentants” (yardımcılar ve temsilciler) sayfasını açın.',
        'Kendi dosyası olan birini davet edin.',
        'Neler yapabileceğini söyleyin.',
        'O kişi kendi dosyasında kabul eder. Yardımını istediğiniz zaman bitirirsiniz.',
      ],
    },
    {
      title: 'Aldığım mesajları seçmek',
      steps: [
        '“Profil”i, sonra “Mes messages” (mesajlarım) sayfasını açın.',
        'Her mesaj türü için e-posta ya da SMS seçin.',
      ],
    },
  ],
  emergencyAlert: {
    title: 'Dosyanız acil bir durumda açıldı',
    told: (count, last) =>
      counted(count, {
        one: `Bir sağlık çalışanı, yasanın acil durumda izin verdiği gibi, onayınız olmadan açtı: ${last}.`,
        other: `Sağlık çalışanları, yasanın acil durumda izin verdiği gibi, onayınız olmadan # kez açtı. Son kez: ${last}.`,
      }),
    who: 'Kim, ne zaman ve neden: gör',
    read: 'Bu mesajı okudum',
  },
  majority: {
    title: 'Dosyanızı saklamak istiyor musunuz?',
    means:
      'Artık reşitsiniz: dosyanız yalnızca sizindir. Anne babanız artık onu açmaz. İstediğiniz zaman, daha sonra da kapatabilirsiniz.',
    keep: 'Evet, saklıyorum',
    close: 'Hayır, kapatmak istiyorum',
  },
  invitation: { waiting: 'Biri sizi birlikte bir dosya açmaya davet etti.', see: 'Daveti gör' },
  pages: {
    recover: 'Artık giremiyorum',
    activateChild: 'Çocuğumun dosyasını etkinleştiriyorum',
    oppose: 'Dosya istemiyorum',
    accessMatrix: 'Mesleğe göre kim neyi okuyabilir',
    healthWords: 'Sağlık kelimeleri',
  },
}
