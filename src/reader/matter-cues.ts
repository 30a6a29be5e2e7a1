import type { Matter } from '../domain/matter';

/** The signs of a matter, in folded text. Every gap is bounded, so that no text can make a search long. */
export const MATTER_CUES: readonly (readonly [Matter, RegExp])[] = [
  [
    'security-incident',
    /\b(?:data (?:leak|breach)|breach(?:ed)?|hacked|compromised|ransomware|leak(?:ed|s|ing)? (?:of )?(?:data|customer)|security incident|wyciek\w*|wlaman\w*|zhakowan\w*|incydent\w* bezpieczenstwa|naruszeni\w* (?:danych|bezpieczenstwa|ochrony))|\b(?:data|records|documents|documentos|files|invoices|patients) of (?:a |an )?(?:different|another|other|foreign) (?:company|customer|client|tenant|firm)|(?:dane|dokumenty|pliki|faktury|rekordy) (?:innej|obcej|cudzej|innego|cudze|obce)(?: firmy| klienta)?/,
  ],
  [
    'publisher-silent',
    /\b(?:publisher|vendor|isv|ticket|support)\b[^.?!\n]{0,50}\b(?:does ?n.?t (?:answer|reply|respond|react)|not (?:answering|replying|responding)|never (?:answers|answered|replied|responds)|no (?:reply|answer|response|reaction)|silen(?:t|ce)|ignor(?:es|ing|ed) (?:us|me|our)|unanswered|hasn.?t (?:answered|replied|responded))|\b(?:no (?:reply|answer|response|reaction) from|waiting for an? (?:reply|answer) from|can.?t reach) (?:the )?(?:publisher|vendor|isv)|\b(?:wydawca|producent|isv|dostawca)\b[^.?!\n]{0,50}\b(?:nie (?:odpowiada|odpisuje|odpisal|odbiera|odzywa|odezwal|reaguje|odpowiedzial)|milczy|cisza|bez odpowiedzi)|\b(?:brak|zero|bez) (?:zadnej )?(?:odpowiedzi|reakcji|odzewu|kontaktu) (?:od|ze strony|z) (?:wydawcy|producenta|isv)/,
  ],
  [
    'managed-group-access',
    /\bmanaged resource group|\bmanaged rg\b|zarzadzan\w* grup\w* zasobow|grup\w* zasobow[^.?!\n]{0,25}(?:zarzadzan|wydawc|aplikacji)/,
  ],
  [
    'seat-assignment',
    /\b(?:assign|allocate|hand out|give|distribute|reassign)\w*\b[^.?!\n]{0,40}\b(?:seats?|licen[cs]es?|users?)\b|\b(?:przypis|przydziel|rozda|nada)\w*[^.?!\n]{0,40}(?:licenc|stanowisk|miejsc|uzytkownik)\w*/,
  ],
  [
    'publisher-site',
    /\b(?:landing page|sign-?up page|(?:publisher|vendor|isv)(?:'s)?(?: own)? (?:web ?)?(?:site|page|portal))\b[^.?!\n]{0,50}\b(?:down|dead|404|50\d|unreachable|broken|offline|not (?:load|open|work)|does ?n.?t (?:load|open|work)|won.?t (?:load|open)|blank|times? out)|\bstron\w* (?:docelow\w*|wydawcy|producenta|rejestracji)[^.?!\n]{0,50}(?:nie (?:dziala|laduje|otwiera|odpowiada|wstaje|chodzi)|padl|lezy|404|50\d|niedostepn|pusta|biala)/,
  ],
  [
    'sign-in',
    /\b(?:sign|log)(?:ging|ged)?[ -]?(?:in|on|into)\b|\blogins?\b|\bsso\b|\b2fa\b|\bmfa\b|\bpasswords?\b|\bpwd\b|\blocked (?:out|himself|herself|themsel)|\bzalogowac|\blogowani|\bloguj|\bzaloguj|\bhasl[oaem]\b|\bhasel\b|\bblokad\w* konta/,
  ],
  [
    'contract',
    /\bcontracts?\b|\bdpa\b|\beula\b|\bdata processing agreement|\bterms (?:and|&|of) |\blicen[cs]e terms|\blegal terms|\bagreements?\b|\bumow[aeyi]\b|\bpowierzeni\w* (?:przetwarzania|danych)|\bregulamin|\bwarunk\w* (?:licenc|umow|uzytk|korzyst|swiadcz)|\bklauzul/,
  ],
  [
    'consumption-refund',
    /\b(?:refund|money back|credit back|reimburse)\w*[^.?!\n]{0,60}\b(?:consumption|usage|metered|vm|virtual machine|hours)|\b(?:consumption|usage|metered|vm|virtual machine)\b[^.?!\n]{0,60}\b(?:refund|money back)|\bzwro[tc]\w*[^.?!\n]{0,60}(?:zuzyci|vm|maszyn|godzin|licznik)|(?:zuzyci|maszyn)\w*[^.?!\n]{0,60}\bzwrot/,
  ],
  [
    'refund',
    /\brefund|\bmoney back|\breimburse|\bgive (?:us|him|her|them|the customer) (?:the |their |his |her )?money|\bzwrot|\bzwroc|\bzwraca|\bodda(?:c|jemy|my|cie|dza)?\b[^.?!\n]{0,15}(?:pieniadz|kas)|\bpieniadz\w* z powrotem/,
  ],
  [
    'azure-rates',
    /\bazure (?:rates?|prices?|pricing|tariffs?)|\b(?:rates?|prices?) (?:of|for|per)[^.?!\n]{0,25}\b(?:azure|compute|infrastructure|vm hour)|\b(?:stawk|cen)\w*[^.?!\n]{0,20}azure|\bstawk\w* (?:infrastruktur|za godzin|vm|maszyn)/,
  ],
  [
    'azure-charges',
    /\bazure\b[^.?!\n]{0,40}\b(?:charges?|costs?|infrastructure|compute|lines?|positions?|fees?)|\b(?:charges?|costs?|lines?|fees?) (?:for|from|of)[^.?!\n]{0,20}\b(?:azure|compute|infrastructure)|\b(?:oplat|koszt|pozycj|naliczen)\w*[^.?!\n]{0,25}azure|\bazure\b[^.?!\n]{0,30}(?:oplat|koszt|pozycj|naliczon)/,
  ],
  [
    'metered-usage',
    /\bmeter(?:ed|ing|s)?\b|\bmeter events?|\b(?:usage|consumption|overage)\b[^.?!\n]{0,60}\b(?:not made|never made|did ?n.?t|did not|not ours|too high|wrong|explain)|\b(?:charged|billed)[^.?!\n]{0,30}\b(?:usage|consumption|overage)|\bnalicz\w*[^.?!\n]{0,30}zuzyci|\bzuzyci\w*[^.?!\n]{0,50}(?:nie (?:bylo|zrobi|generow|korzyst)|za (?:duz|wysok)|zawyzon|nalicz)|\blicznik\w* zuzyci/,
  ],
  [
    'cancel-multi-year',
    /\b(?:[23]|two|three)[ -]?(?:years?|yr|y)\b[^.?!\n]{0,70}\b(?:cancel|terminat|leave|get out|quit|exit|end)|\b(?:cancel|terminat|leav|get(?:ting)? out|quit|exit)\w*\b[^.?!\n]{0,70}\b(?:(?:[23]|two|three)[ -]?(?:years?|yr)|multi-?year)|\b(?:rezygn|zrezygn|wypowied|anulow|zerwa|wyjs)\w*[^.?!\n]{0,70}(?:(?:2|3|dwu|trzy|trzech|wielo)[ -]?let|dwulet|trzylet|wielolet)|(?:(?:2|3|dwu|trzy|wielo)[ -]?let)\w*[^.?!\n]{0,70}(?:rezygn|wypowied|anulow|zerwa|wyjs)/,
  ],
  [
    'change-rejected',
    /\b(?:plan|seat|quantity)?\s?(?:change|upgrade|downgrade|switch)\b[^.?!\n]{0,40}\b(?:rejected|refused|declined|turned down|denied)|\b(?:rejected|refused|declined)\b[^.?!\n]{0,40}\b(?:plan|change|upgrade|downgrade|switch)|\b(?:zmian|podniesieni|przejsci|upgrade|downgrade)\w*[^.?!\n]{0,40}(?:odrzuc|odmow)|(?:odrzuc|odmow)\w*[^.?!\n]{0,40}(?:zmian|upgrade|plan)/,
  ],
  [
    'transfer',
    /\b(?:to|from) (?:an)?other (?:csp|partner|reseller|provider)|\b(?:mov|transfer|switch|tak)\w*\b[^.?!\n]{0,60}\b(?:(?:an)?other|new|different|previous|old) (?:csp|partner|reseller)|\bchange of channel|\btake ?over from[^.?!\n]{0,20}(?:partner|csp)|\b(?:przenie|przenos|przejm|przej)\w*[^.?!\n]{0,60}(?:inn\w+|poprzedni\w*|now\w+) (?:partner|csp|sprzedawc|odsprzedawc|dostawc)|\bdo innego (?:csp|partnera|sprzedawcy|dostawcy)|\bod innego (?:csp|partnera|sprzedawcy)/,
  ],
  [
    'offer-withdrawn',
    /\bstop[ -]?s(?:ell|old)|\bwithdr[ae]w|\b(?:offer|product|plan|app)\b[^.?!\n]{0,40}\b(?:discontinued|delisted|retired|pulled|end of (?:sale|life)|no longer (?:sold|offered|available))|\bend of sale|\b(?:ofert|produkt|plan)\w*[^.?!\n]{0,30}(?:wycofa|wycofuj|wycofyw)|\bwycofan\w* (?:ofert|produkt|plan|ze sprzedazy)|\bkoniec sprzedazy/,
  ],
  [
    'activation-pending',
    /\baction (?:needed|required)|\bpending ?(?:fulfil?lment|activation)|\bpendingfulfil?lmentstart|\bconfigure account|\bnot (?:yet )?activated|\bwymagan\w* (?:akcj|dzialani)|\boczekuj\w*[^.?!\n]{0,15}aktywac|\bskonfiguruj konto|\bnieaktywowan|\bniezaktywowan/,
  ],
  ['exclusive-offer', /\bexclusiv|\bna wylacznosc|\bwylacznosc|\bofert\w* wylaczn/],
  [
    'margin-for-reseller',
    /\b(?:reseller|we resell)\w*\b[^.?!\n]{0,70}\bmargin|\bmargin\w*\b[^.?!\n]{0,50}\b(?:reseller|as a reseller)|\bmarz\w*[^.?!\n]{0,50}(?:odsprzedawc|reseller)|(?:odsprzedawc|reseller)\w*[^.?!\n]{0,70}\bmarz/,
  ],
  [
    'private-offer-missing',
    /\bprivate (?:offer|plan|price)|\bmargins?\b|\bofert\w* prywatn|\bprywatn\w* (?:ofert|plan|cen)|\bmarz[aeyę]?\b|\bplan\w* prywatn/,
  ],
  ['price-list', /\bprice ?(?:list|sheet)s?\b|\bcennik/],
  [
    'own-listing',
    /\b(?:our|own) (?:own )?(?:offer|listing|app|add-?on|product|solution)s?\b[^.?!\n]{0,80}\b(?:publish|certif|live|listing|list|preview|review|marketplace|validation|opt|upload|save)|\b(?:publish|list|certif)\w*\b[^.?!\n]{0,40}\b(?:our|own) (?:own )?(?:offer|app|add-?on|product|solution)|\b(?:become|register as|enrol as) (?:a )?publisher|\bnasz\w* (?:wlasn\w* )?(?:ofert|listing|aplikacj|apk|dodat|produkt|wtyczk|rozwiazani)\w*[^.?!\n]{0,80}(?:publik|certyf|live|wystaw|podglad|weryfik|walidac|marketplace)|\b(?:wystawi|opublikow|publikac)\w*[^.?!\n]{0,40}(?:nasz|wlasn)\w*|\bzostac wydawc/,
  ],
  [
    'activation-link',
    /\bactivation link|\b(?:generate|create|get)\b[^.?!\n]{0,20}\blink\b|\blink\w*[^.?!\n]{0,10}aktywac|\bgeneruj\w*[^.?!\n]{0,20}link/,
  ],
  [
    'duplicate-order',
    /\bduplicat|\b(?:double|twice|two)\b[^.?!\n]{0,30}\b(?:order|purchase|bought|subscription)|\b(?:order|purchase|bought)\w*\b[^.?!\n]{0,30}\b(?:twice|double|two times)|\bwrong quantity|\b(?:podwojn|zdublow|zdubl|dwukrotn)\w*|\bdwa razy[^.?!\n]{0,30}(?:zamow|kupi|zakup)|(?:zamow|kupi|zakup)\w*[^.?!\n]{0,30}dwa razy|\bzl\w+ (?:ilosc|liczb)\w*/,
  ],
  [
    'not-eligible',
    /purchaseeligibility|\bnot (?:sold|available|offered) in (?:this|that|the|our|your|their|customer)[^.?!\n]{0,20}(?:market|region|country)|\bnot eligible|\bineligib|\bnie mozna (?:kupic|nabyc)[^.?!\n]{0,30}(?:region|kraj|rynk)|\bniedostepn\w*[^.?!\n]{0,20}(?:region|kraj|rynk)|\bnie (?:jest )?(?:sprzedawan|dostepn)\w*[^.?!\n]{0,20}(?:region|kraj|rynk)/,
  ],
  [
    'self-purchase',
    /\b(?:customer|client|they|he|she)\b[^.?!\n]{0,20}\b(?:bought|purchased|ordered|subscribed)\b[^.?!\n]{0,40}\b(?:(?:him|her|it)self|themselves|on (?:his|her|their|its) own|without (?:us|asking|telling))|\bklient\w*[^.?!\n]{0,20}\b(?:sam|sama|sami|samodzielnie)\b[^.?!\n]{0,20}(?:kupil|zakupil|zamowil|nabyl)|\b(?:kupil|zakupil|zamowil)\w* (?:sobie )?(?:sam|sama|sami|samodzielnie|bez nas|bez naszej)/,
  ],
  [
    'margin-not-applied',
    /\bmargin|\bmarz[aeyę]?\b|\blist price|\bprivate (?:offer|price)|\bcen\w* katalogow|\bbez marzy/,
  ],
  [
    'not-sold-to-csp',
    /\bnot available (?:for|to|in|on)[^.?!\n]{0,60}(?:csp|cloud solution provider)|\b(?:not|isn.?t|n.t) (?:sold|offered|enabled|open) (?:for|to|in|on|through|via)[^.?!\n]{0,20}csp|\bniedostepn\w*[^.?!\n]{0,40}csp|\bnie (?:jest )?dostepn\w*[^.?!\n]{0,40}csp/,
  ],
  [
    'legal-terms',
    /\b(?:legal|marketplace|image|licen[cs]e) terms|\bterms\b[^.?!\n]{0,30}\baccept|\baccept\w*[^.?!\n]{0,30}\bterms|marketplacepurchase\w*terms|\bwarunk\w*[^.?!\n]{0,40}zaakcept|\b(?:nie)?zaakcept\w*[^.?!\n]{0,30}warunk/,
  ],
  [
    'template-fault',
    /\binvalidtemplate|\binvalid template|\btemplate\b[^.?!\n]{0,50}\b(?:fails?|failed|error|broken|bug|invalid|wrong|dies|validation)|\b(?:error|bug|mistake|fault) in (?:the |their |its )?(?:arm |bicep )?template|\bszablon\w*[^.?!\n]{0,50}(?:blad|bled|pada|wywal|niepoprawn|nieprawidlow|odrzuc|walidac)|\b(?:blad|bled)\w*[^.?!\n]{0,20}szablon/,
  ],
];
