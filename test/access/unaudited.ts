/** Forms that change nothing worth answering for: each says why it leaves no trace in the journal. */
export const unaudited: Readonly<Record<string, string>> = {
  'POST /connexion/lien': 'asks for a mail: nothing opens, nothing changes',
  'POST /connexion/lien/:token':
    'signing in: sessions are listed to their person, and to the administration as a number',
  'POST /connexion/mot-de-passe': 'signing in',
  'POST /connexion/second-facteur': 'signing in',
  'POST /connexion/demonstration': 'signing in',
  'POST /connexion/cle/demande': 'draws a challenge: nothing opens',
  'POST /connexion/cle': 'signing in',
  'POST /connexion/proconnect': 'leads to the provider: nothing opens',
  'POST /deconnexion': 'signing out',
  'POST /rencontres/:slug/candidature/:id/brouillon':
    'saves by itself what is typed: the saving by hand and the sending are in the journal',
  'POST /rencontres/:slug/mon-espace':
    'chooses which of one’s own places is shown: what is done there is in the journal',
  'POST /compte/securite/preuve/mot-de-passe': 'proves again who is there: nothing changes',
  'POST /compte/securite/preuve/cle/demande': 'draws a challenge',
  'POST /compte/securite/preuve/cle': 'proves again who is there',
  'POST /compte/securite/preuve/lien': 'asks for a mail that proves who is there',
  'POST /compte/securite/cles/demande': 'draws a challenge: the key is in the journal once it is registered',
  'POST /compte/securite/adresse':
    'asks for a mail: the address changes when its link is opened, which is in the journal',
  'POST /compte/securite/proconnect':
    'leads to the provider: the link made on the way back is in the journal',
  'POST /compte/lieu-de-travail': 'closes a question about one’s own workplace',
  'POST /compte/demarrage/:profile/fermeture': 'tidies one’s own page',
  'POST /compte/demarrage/:profile/ouverture': 'tidies one’s own page',
  'POST /compte/notifications/lecture': 'reads one’s own notices',
  'POST /compte/notifications/:id/ouverture': 'reads one’s own notices',
  'POST /compte/notifications/:id/lecture': 'reads one’s own notices',
  'POST /compte/notifications/:id/archivage': 'tidies one’s own notices',
  'POST /compte/notifications/preferences': 'one’s own choice of mails, kept with its date',
  'POST /compte/alertes': 'one’s own search, which nobody else reads',
  'POST /compte/alertes/:id/modification': 'one’s own search, which nobody else reads',
  'POST /compte/alertes/:id/pause': 'one’s own search, which nobody else reads',
  'POST /compte/alertes/:id/reprise': 'one’s own search, which nobody else reads',
  'POST /compte/alertes/:id/suppression': 'one’s own search, which nobody else reads',
  'POST /compte/alertes/:id/restauration': 'one’s own search, which nobody else reads',
  'POST /desabonnement/:token': 'one’s own choice of mails, kept with its date',
  'POST /messages/refus/:token': 'one’s own choice of mails, kept with its date',
  'POST /structures/:slug/contacter': 'a visitor proves their address first: what leaves is in the journal',
  'POST /contact/confirmation/:token': 'what leaves is in the journal; a link that is over leads nowhere',
  'POST /contact/refus/:token': 'a refusal is in the journal; sent again it changes nothing',
  'POST /contact/refus/:token/signalement': 'a complaint is in the journal; sent again it changes nothing',
  'POST /compte/messages/reprise/:id':
    'what is taken back is in the journal; where nothing was refused nothing changes',
  'POST /liste-partagee/:token': 'opens a list by a link whose making is in the journal',
  'POST /acces/:token': 'opens the pages of a participant by a link whose making is in the journal',
  'POST /rencontres/:slug/jour-j/notes': 'one’s own words about somebody met, which nobody else reads',
  'POST /rencontres/:slug/accueil':
    'adds an arrival, which says by itself who welcomed and when, and is never changed',
  'POST /rencontres/:slug/accueil/annulation': 'adds an entry of the same sort',
  'POST /rencontres/:slug/accueil/envoi': 'adds entries of the same sort, noted by a device',
  'POST /compte/securite/code':
    'shows a secret: nothing is in force until a code confirms it, which is in the journal',
  'POST /rencontres/:slug/inscription': 'shows what was typed: the next step writes',
  'POST /rencontres/:slug/inscription/modification': 'shows what was typed',
  'POST /rencontres/:slug/organisation/participants/import':
    'shows the verdicts of a file: the next step writes',
  'POST /rencontres/:slug/organisation/participants/import/colonnes':
    'shows the verdicts of a file: the next step writes',
  'POST /rencontres/:slug/organisation/participants/import/rapport': 'gives the verdicts of a file',
  'POST /rencontres/:slug/organisation/souhaits/import': 'shows the verdicts of a file: the next step writes',
  'POST /rencontres/:slug/organisation/souhaits/import/colonnes':
    'shows the verdicts of a file: the next step writes',
  'POST /rencontres/:slug/organisation/souhaits/import/rapport': 'gives the verdicts of a file',
}
