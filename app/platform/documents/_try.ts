import { writeFileSync } from 'node:fs'
import { Temporal } from '../kernel/dates.ts'
import { missingGlyphs } from './fonts.ts'
import { makePdf } from './pdf.ts'

console.log(missingGlyphs('éèêëàâùûüîïôöçÉÈÀÇœŒæ«»€’‘“”–—…\u00a0•·×−≤≥°²ÿ§№ Łńś'))
const rows = Array.from({ length: 90 }, (_, i) => [
  `${9 + (i % 8)}\u00a0h\u00a0${i % 2 ? '30' : '00'}`,
  `Structure démo ${i} — œuvre d’insertion « Les Éco-cœurs » €`,
  i % 7 === 0
    ? 'Texte plus long qui prend plusieurs lignes, avec des accents : é è ê ë à ç ; et des guillemets « ainsi ».'
    : 'Table 3',
  `${i * 12}`,
])
const made = (n: number) =>
  makePdf(
    {
      title: 'Agenda de démonstration',
      author: 'OpenMap ESS',
      footer: 'OpenMap ESS — données de démonstration, état au 24 novembre 2026 à 9 h',
      created: Temporal.Instant.from('2026-11-24T08:00:00Z'),
    },
    (doc) => {
      for (let k = 0; k < n; k++) {
        doc.heading(1, 'Votre agenda — Łódź à l’œuvre')
        doc.paragraph(
          'Rendez-vous du mardi 9 mars 2027. Ce document suit l’ordre de la journée ; il se lit sans couleur.',
        )
        doc.keyValue([
          { label: 'Lieu', value: 'Hôtel de ville, 1 place de la République, 75003 Paris' },
          { label: 'Accessibilité du lieu et des salles', value: 'Entrée de plain-pied' },
        ])
        doc.heading(2, 'Rendez-vous')
        doc.table({
          caption: 'Rendez-vous du matin',
          rowHeader: true,
          columns: [
            { header: 'Heure', width: 1 },
            { header: 'Avec', width: 3 },
            { header: 'Table et remarque', width: 3 },
            { header: 'Heures', width: 1, align: 'right' },
          ],
          rows,
        })
        doc.heading(2, 'À prévoir')
        doc.list([
          'Une plaquette',
          'Vos références, dont une longue phrase qui dépasse la largeur de la page pour voir comment la suite de la ligne se place sous le texte et non sous la puce',
          'Votre attestation',
        ])
        doc.pageBreak('landscape')
        doc.heading(2, 'Plan des tables')
        doc.table({
          caption: 'Plan',
          columns: [
            { header: 'A', width: 1 },
            { header: 'B', width: 1 },
          ],
          rows: [['x'.repeat(300), 'mot '.repeat(6000)]],
        })
        if (k < n - 1) doc.pageBreak('portrait')
      }
    },
  )
writeFileSync('/tmp/plat/a.pdf', await made(1))
const t0 = performance.now()
const big = await made(12)
console.log(Math.round(performance.now() - t0), 'ms', big.length)
writeFileSync('/tmp/plat/big.pdf', big)
