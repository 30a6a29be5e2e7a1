import type { Facts } from '../domain/facts';

type Cues = Partial<Pick<Facts, 'hosting' | 'bought' | 'model' | 'csp' | 'publisher'>>;

const NO_AZURE =
  /\b(?:no|not|without|nothing|never)\b[^.?!\n]{0,30}\bazure\b|\bazure\b[^.?!\n]{0,20}\b(?:not|isn.?t|is not) involved|\b(?:nie|bez|zaden|zadnego|nic)\b[^.?!\n]{0,30}\bazur/;
const SAAS =
  /\b(?:pure |plain |hosted )?saas\b|\bhosted by (?:the )?(?:publisher|vendor|isv)|\bhostowan\w* (?:u|przez) (?:wydawc|producent)/;
const AZURE =
  /\b(?:vms?|vm-?k\w{1,3}|virtual machines?|vm image|virtual appliance|managed app(?:lication)?s?|solution template|aks|kubernetes|helm|arm template|bicep|container offer|azure app(?:lication)?|resource group|azure marketplace|maszyn\w{0,4} wirtualn\w{1,4}|wirtualk\w{1,3}|aplikacj\w{1,3} zarzadzan\w{1,3}|szablon\w{0,3} (?:arm|rozwiazan\w{1,3})|kontener\w{0,4}|grup\w{1,2} zasobow)\b|\b(?:in|into|on|to|on the) (?:\w+ )?(?:\w+ )?azure\b|\bw azur|\bna azur|\bdo azur/;

/** What a message says about its circumstances; folded text. Only plain statements count. */
export function circumstancesIn(folded: string): Cues {
  const hosting = hostingIn(folded);
  const csp = cspIn(folded);
  const model = modelIn(folded);
  return {
    ...(hosting === undefined ? {} : { hosting }),
    ...(csp === undefined ? {} : { csp }),
    ...(model === undefined ? {} : { model }),
    ...(ELSEWHERE.test(folded) ? { bought: 'elsewhere' as const } : {}),
    ...(OWN_PRODUCT.test(folded) ? { publisher: 'microsoft' as const } : {}),
  };
}

function hostingIn(folded: string): 'azure' | 'saas' | undefined {
  if (NO_AZURE.test(folded)) return SAAS.test(folded) ? 'saas' : undefined;
  const saas = SAAS.test(folded);
  const azure = AZURE.test(folded);
  if (saas === azure) return undefined;
  return saas ? 'saas' : 'azure';
}

const EXCLUSIVE =
  /\b(?:marked|shown|listed|flagged|labell?ed|set|offer is|it is|it's|is) (?:as )?.?exclusive|\bselected partners|\boznaczon\w{1,3} (?:jako )?.?(?:exclusive|wylaczn\w*|na wylacznosc)|\bofert\w{1,2} (?:jest )?na wylacznosc|\bwybran\w{1,3} partner/;
const CLOSED =
  /\bnot available (?:for|to|in|on)[^.?!\n]{0,60}(?:csp|cloud solution provider)|\bopted out of csp|\bniedostepn\w{1,3} (?:dla|w|do)[^.?!\n]{0,30}csp|\bwylaczon\w{1,3} (?:dla|w) csp/;
const OPEN =
  /\bopted (?:in|into)\b[^.?!\n]{0,20}csp|\bany partner in the csp|\b(?:enabled|switched on|turned on|activated) (?:for )?csp|\bcsp (?:is )?(?:enabled|switched on|turned on)|\bwlaczyl\w{0,2} csp|\bwlaczon\w{1,3} (?:dla|w) csp|\bcsp (?:jest )?wlaczon/;

function cspIn(folded: string): Facts['csp'] {
  if (CLOSED.test(folded)) return 'opt-out';
  if (EXCLUSIVE.test(folded)) return 'selective';
  return OPEN.test(folded) ? 'opt-in' : undefined;
}

const RESELLER =
  /\b(?:we are|we're|as) (?:only |just |merely )?(?:an? )?(?:indirect )?(?:sub-?)?reseller\b(?! of record)|\bjestesmy (?:tylko )?(?:posrednim )?(?:odsprzedawc|resellere?m|reselerem)|\bjako (?:posredni )?(?:odsprzedawca|reseller)|\b(?:our|nasz) (?:indirect provider|distributor|disti|dystrybutor|dostawca posredni)/;
const PROVIDER =
  /\b(?:we are|we're|as) (?:the |an? )?(?:indirect provider|distributor)|\bjestesmy (?:dystrybutorem|dostawca posrednim)|\bjako (?:dystrybutor|dostawca posredni)|\b(?:our|nasz) (?:sub-?)?(?:reseller|odsprzedawca)\b/;
const DIRECT =
  /\b(?:we are|we're|as) (?:a |an )?direct[- ]?bill|\bjestesmy (?:partnerem )?(?:rozliczan\w{1,3} )?bezposredni|\bjako direct[- ]?bill/;

function modelIn(folded: string): Facts['model'] {
  const found = [RESELLER.test(folded), PROVIDER.test(folded), DIRECT.test(folded)];
  if (found.filter(Boolean).length !== 1) return undefined;
  if (found[0]) return 'indirect-reseller';
  return found[1] ? 'indirect-provider' : 'direct-bill';
}

const ELSEWHERE =
  /\b(?:bought|purchased|paid|ordered|subscribed)\b[^.?!\n]{0,60}\b(?:with|on|by|using) (?:his|her|their|its|the customer.?s|own|a private)(?: own)? (?:credit )?card|\b(?:bought|purchased|ordered)\b[^.?!\n]{0,30}\b(?:direct(?:ly)? (?:from|at|with)|not (?:from|through|via|with) us|outside (?:of )?us|elsewhere|from another (?:csp|partner|reseller))|\b(?:kupi|zakupi|zamowi|oplaci|zaplaci)\w{1,3}[^.?!\n]{0,50}\b(?:wlasna|swoja|prywatna|sluzbowa)(?: wlasna)? karta|\b(?:kupi|zakupi|zamowi|kupion|zakupion)\w{0,4}[^.?!\n]{0,30}\b(?:bezposrednio u|poza nami|nie u nas|nie od nas|nie przez nas|u innego partnera|gdzie indziej)/;

const OWN_PRODUCT =
  /\b(?:microsoft(?:'s)? own (?:product|image|service|offer)|plain (?:windows server|azure|teams|exchange)|published by microsoft|wydawca(?: to| jest)? microsoft\b|produkt microsoftu|wlasny produkt microsoft)/;
