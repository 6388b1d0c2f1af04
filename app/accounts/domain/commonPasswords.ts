import { fold } from '../../platform/kernel/text.ts'

/**
 * Words that people choose first, in French and in English, with those of this site; kept by hand. It is a short list, not
 * a collection of stolen passwords: what it stops is what anybody would try by hand.
 */
const WORDS = `
motdepasse motdepasses passe password passwords passwort passcode secret secrets confidentiel code codes login admin
administrateur administrator administration root system systeme utilisateur user users guest invite test tests essai
demo temp temporaire provisoire defaut default changeme changezmoi changer nouveau nouvelle bienvenue welcome bonjour
bonsoir salut coucou hello hey ouvretoi sesame ouvrir letmein entrer acces access compte account connexion session
internet wifi ordinateur computer windows microsoft office google gmail yahoo orange free sfr bouygues facebook
instagram twitter whatsapp linkedin iphone samsung apple android azerty azertyuiop qsdfghjklm wxcvbn azeqsd qwerty
qwertyuiop asdfghjkl zxcvbnm qwertz azertyui qazwsx wsxedc abcdef abcdefgh abc abcd aqwzsx loulou doudou chouchou
cheri cherie amour love iloveyou jetaime jtaime bisous calin coeur bebe baby maman papa famille family soleil sunshine
lune etoile star princesse princess prince reine king queen chocolat chocolate vanille caramel cookie biscuit bonbon
cerise fraise banane pomme citron peche poire tomate fromage camembert baguette cafe the chat chaton minou chien
toutou cheval poney licorne unicorn dragon tigre tiger lion panda lapin souris oiseau dauphin papillon butterfly
monkey singe loup ours poisson football foot soccer rugby tennis basket baseball hockey judo velo moto voiture ferrari
porsche mercedes peugeot renault citroen marseille paris lyon lille nantes rennes bordeaux toulouse strasbourg nice
montpellier grenoble dijon metz nancy reims rouen brest toulon bretagne normandie alsace corse france francais
french europe london londres berlin madrid rome italie espagne portugal belgique suisse canada quebec maroc algerie
tunisie afrique psg om olympique allezlesbleus equipe champion winner gagnant victoire liberte egalite fraternite
republique marianne ete hiver printemps automne summer winter spring autumn janvier fevrier mars avril mai juin
juillet aout septembre octobre novembre decembre january february march april may june july august september october
november december lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday
sunday noel christmas anniversaire birthday vacances holiday plage mer montagne ocean jardin maison home house bureau
travail work ecole school lycee college universite mairie commune ville region departement prefecture metropole
agglomeration ministere etat service services public publics achat achats acheteur acheteurs marche marches clause
clauses insertion association entreprise entreprises structure structures solidaire sociale social ess openmap
openmapess map carte rencontre rencontres iledefrance idf essonne yvelines valdoise valdemarne hautsdeseine
seinesaintdenis seineetmarne batman superman spiderman starwars pokemon naruto mario zelda harry potter matrix ninja
shadow master hunter killer ranger trustno superstar superman music musique guitare piano rock metal punk jazz
poker casino argent money euro dollar banque million freedom peace paix bonheur happy lucky chance magic magique ange
angel angels demon dieu jesus jesuschrist marie joseph michel nicolas thomas julien alexandre antoine camille chloe
caroline celine charlotte christophe claire david elodie emilie emma florian guillaume hugo isabelle jean jeremy
jerome jessica julie kevin laura laurent lea leo louis lucas manon marc marine martin mathieu maxime melanie nathalie
olivier patrick paul philippe pierre romain sandrine sarah sebastien sophie stephane stephanie sylvie thibault
valentin valerie vanessa vincent virginie william robert daniel michael jordan andrew ashley jennifer joshua matthew
charlie george maggie ginger pepper hannah buster cheese summer flower fleur rose tulipe marguerite violette lavande
diamond diamant crystal cristal silver argente golden platinum purple orange yellow rouge bleu vert jaune noir blanc
black white green blue red fuckyou merde putain connard salope nimporte nimportequoi rien oublie jesaispas
`

const known: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean).map(fold))

/** Rows and columns of the keyboards of here, the alphabet and the digits: followed in either direction. */
const RUNS = [
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
]
const runs: readonly string[] = RUNS.flatMap((run) => [run, [...run].reverse().join('')])

/** Letters that people write with a digit or a sign. */
const DISGUISES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '€': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}
const unmask = (text: string): string => [...text].map((sign) => DISGUISES[sign] ?? sign).join('')

/** Made of at most `most` known words, end to end. */
const madeOfWords = (text: string, most: number): boolean => {
  if (text === '') return true
  if (most === 0) return false
  for (let end = text.length; end > 0; end -= 1)
    if (known.has(text.slice(0, end)) && madeOfWords(text.slice(end), most - 1)) return true
  return false
}

/** Made of runs of at least three keys: « azerty123456 ». */
const madeOfRuns = (text: string): boolean => {
  let place = 0
  while (place < text.length) {
    let end = text.length
    while (end - place >= 3 && !runs.some((run) => run.includes(text.slice(place, end)))) end -= 1
    if (end - place < 3) return false
    place = end
  }
  return true
}

/** The same few signs again and again: « aaaaaaaa », « abcabcabc ». */
const repeats = (text: string): boolean => /^(.{1,4})\1+$/.test(text) || new Set(text).size <= 2

/**
 * Would anybody try it among the first? Case, accents, digits in place of letters, and what is added before or after a
 * word (a year, a dot) count for nothing. Long sentences of common words pass: their length protects them.
 */
export const isCommon = (password: string): boolean => {
  const folded = fold(password)
  const bare = folded.replace(/[^a-z0-9]+/g, '')
  if (repeats(folded) || (bare !== '' && madeOfRuns(bare))) return true
  const core = folded.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const readings = [bare, folded, core].flatMap((text) => [text, unmask(text)])
  return readings.some((text) => {
    const letters = text.replace(/[^a-z]+/g, '')
    return letters !== '' && madeOfWords(letters, 2)
  })
}
