import { createHash } from 'node:crypto'
import { makePdf } from '../../platform/documents/pdf.ts'
import { formatDate, formatDateTime, formatSiret } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import type { Eligibility, EligibilityQuestion } from '../domain/eligibility.ts'
import type { Structure } from '../domain/structure.ts'
import { e } from './eligibilityMessages.ts'
import { articleName, conditionsOf, evidenceRow, missingOf, reasonsOf } from './eligibilityWords.ts'

export type Proof = {
  readonly structure: Structure
  readonly asked: EligibilityQuestion
  readonly found: Eligibility
  readonly publicUrl: string
  readonly zone: string
  readonly now: Temporal.Instant
}

/** The same question and the same answer on the same day carry the same reference. */
export const referenceOf = ({ structure, asked, found, zone, now }: Proof): string => {
  const day = localOf(now, zone).toPlainDate().toString()
  const hash = createHash('sha256')
    .update(JSON.stringify([structure.id, asked, found, day]))
    .digest('hex')
  return `VS-${day.replaceAll('-', '')}-${hash.slice(0, 8).toUpperCase()}`
}

const saidBy = ({ listedService, months, lastAward, workers }: EligibilityQuestion) => [
  ...(listedService === null ? [] : [{ label: e.pdf.object, value: listedService ? e.yes : e.no }]),
  ...(months === null ? [] : [{ label: e.pdf.months, value: String(months) }]),
  ...(lastAward === null
    ? []
    : [{ label: e.pdf.award, value: lastAward === 'never' ? e.pdf.never : formatDate(lastAward) }]),
  ...(workers === null
    ? []
    : [
        {
          label: e.pdf.workers,
          value: [workers.total, workers.disabled, workers.disadvantaged].join('\u00a0; '),
        },
      ]),
]

/** What a buyer keeps in the file of the contract: the answer, its sources with their dates, and what it is not. */
export const eligibilityPdf = (proof: Proof): Promise<Uint8Array> => {
  const { structure, asked, found, publicUrl, zone, now } = proof
  const reference = referenceOf(proof)
  const when = formatDateTime(localOf(now, zone))
  return makePdf(
    {
      title: `${e.pdf.title} – ${structure.name}`,
      author: 'OpenMap ESS',
      footer: e.pdf.footer(reference, when),
      created: now,
    },
    (doc) => {
      doc.heading(1, e.pdf.title)
      doc.keyValue([
        { label: e.pdf.reference, value: reference },
        { label: e.pdf.structure, value: structure.name },
        { label: e.pdf.siret, value: structure.siret === null ? '' : formatSiret(structure.siret) },
        { label: e.pdf.contract, value: formatDate(asked.day) },
        { label: e.pdf.made, value: when },
        {
          label: e.pdf.recordSource,
          value: `${structure.source}, ${structure.sourceDate === null ? e.unknownDate : formatDate(structure.sourceDate)}`,
        },
        { label: e.pdf.record, value: `${publicUrl}/structures/${structure.slug}` },
      ])
      doc.paragraph(e.notOpinion, 'strong')
      if (found.closedOn !== null) doc.paragraph(e.closed(formatDate(found.closedOn)), 'strong')
      const said = saidBy(asked)
      if (said.length > 0) {
        doc.heading(2, e.pdf.question)
        doc.keyValue(said)
      }
      doc.heading(2, e.answers)
      for (const answer of found.answers) {
        doc.heading(3, `${articleName(answer.article)}\u00a0: ${e.verdicts[answer.verdict]}`)
        doc.keyValue(
          [
            { label: e.reason, value: reasonsOf(answer).join(' ') },
            { label: e.missing, value: missingOf(answer).join(' ') },
            { label: e.write, value: conditionsOf(answer).join(' ') },
          ].filter(({ value }) => value !== ''),
        )
      }
      doc.heading(2, e.evidence)
      if (found.evidence.length === 0) doc.paragraph(e.noEvidence)
      else
        doc.table({
          caption: e.pdf.evidenceCaption,
          rowHeader: true,
          columns: [
            { header: e.kind, width: 3 },
            { header: e.basis, width: 3 },
            { header: e.source, width: 2 },
            { header: e.sourceDate, width: 2 },
            { header: e.validity, width: 3 },
          ],
          rows: found.evidence.map(evidenceRow),
        })
    },
  )
}
