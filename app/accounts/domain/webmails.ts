/**
 * Domains where anybody opens a mailbox: an address there says nothing of where its holder works. Kept by hand: those
 * that people in France use most, then the large ones of the world.
 */
export const webmails: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'google.com'],
  ...['hotmail.com', 'hotmail.fr', 'live.com', 'live.fr', 'msn.com', 'outlook.com', 'outlook.fr'],
  ...['yahoo.com', 'yahoo.fr', 'ymail.com', 'rocketmail.com', 'aol.com', 'aol.fr'],
  ...['icloud.com', 'me.com', 'mac.com'],
  ...['orange.fr', 'wanadoo.fr', 'voila.fr', 'free.fr', 'aliceadsl.fr', 'alice.fr', 'libertysurf.fr'],
  ...['sfr.fr', 'neuf.fr', 'cegetel.net', 'club-internet.fr', '9online.fr', 'numericable.fr', 'noos.fr'],
  ...['bbox.fr', 'bouygtel.fr', 'laposte.net', 'la-poste.net', 'tele2.fr', 'dbmail.com', 'caramail.com'],
  ...['netcourrier.com', 'mailo.com', 'mailo.fr', 'zaclys.net', 'ik.me', 'infomaniak.com', 'ecomail.fr'],
  ...['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me', 'tutanota.com', 'tuta.io', 'tuta.com'],
  ...['gmx.com', 'gmx.fr', 'gmx.de', 'gmx.net', 'web.de', 'mail.com', 'zoho.com', 'fastmail.com'],
  ...['mail.ru', 'yandex.com', 'yandex.ru', 'qq.com', '163.com', '126.com', 'hey.com', 'duck.com'],
  ...['yopmail.com', 'yopmail.fr', 'mailinator.com', 'guerrillamail.com', 'jetable.org', 'tempmail.com'],
])
