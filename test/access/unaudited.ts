/** Forms that change nothing worth answering for: each says why it leaves no trace in the journal. */
export const unaudited: Readonly<Record<string, string>> = {
  'POST /connexion/lien': 'asks for a mail: nothing opens, nothing changes',
  'POST /connexion/lien/:token':
    'signing in: sessions are listed to their person, and to the administration as a number',
  'POST /connexion/mot-de-passe': 'signing in',
  'POST /connexion/second-facteur': 'signing in',
  'POST /connexion/demonstration': 'signing in',
  'POST /deconnexion': 'signing out',
  'POST /acces/:token': 'opens the pages of a participant by a link whose making is in the journal',
  'POST /compte/securite/code':
    'shows a secret: nothing is in force until a code confirms it, which is in the journal',
  'POST /rencontres/:slug/organisation/participants/import':
    'shows the verdicts of a file: the next step writes',
  'POST /rencontres/:slug/organisation/souhaits/import': 'shows the verdicts of a file: the next step writes',
}
