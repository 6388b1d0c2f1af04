import { Banner, DataTable, EmptyState, ErrorSummary, Section, Tabs, Tag, TimeGrid } from '../../ui/index.ts'
import { isProved, proofLine } from '../domain/proofLine.ts'
import type { TimetableMeeting } from '../domain/timetable.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import {
  fairnessLines,
  gridByParticipant,
  gridByTable,
  presentDiff,
  type TimetableSource,
  unmetLines,
  type VersionLine,
  warningSentences,
} from './presentTimetable.ts'
import { MoveForm, ProposeForm, PublishForm, type TimetableForms } from './timetableForms.tsx'

export const timetableViews = ['participants', 'tables', 'souhaits', 'equite', 'differences'] as const
export type TimetableViewName = (typeof timetableViews)[number]

export type TimetablePageView = TimetableForms & {
  readonly source: TimetableSource | null
  readonly view: TimetableViewName
  readonly versions: readonly VersionLine[]
  readonly errors: { readonly [field: string]: string }
  /** The meeting being changed. */
  readonly chosen: TimetableMeeting | null
  readonly stale: boolean
}

const Grid = ({ page, source }: { page: TimetablePageView; source: TimetableSource }) => {
  const base = `version=${source.version.id}&vue=${page.view}`
  const href = (meeting: TimetableMeeting): string | undefined =>
    source.version.state === 'draft'
      ? organiserPath(page.event, 'timetable', `?${base}&rendezvous=${meeting.id}#deplacer`)
      : undefined
  const tables = page.view === 'tables'
  const grid = tables ? gridByTable(source, href) : gridByParticipant(source, href)
  return (
    <>
      <p class="hint">{source.version.state === 'draft' ? o.timetable.moveHint : o.timetable.frozen}</p>
      <TimeGrid
        id="grille"
        caption={tables ? o.timetable.tableCaption : o.timetable.gridCaption}
        captionHidden
        corner={tables ? o.timetable.table : o.timetable.participant}
        columns={grid.columns}
        rows={grid.rows}
      />
    </>
  )
}

const UnmetTable = ({ source }: { source: TimetableSource }) => (
  <DataTable
    id="souhaits-non-satisfaits"
    caption={o.timetable.unmetCaption}
    captionHidden
    dense
    rows={unmetLines(source)}
    rowKey={(line) => line.key}
    empty={o.timetable.unmetNone}
    columns={[
      { key: 'pair', header: o.timetable.pair, rowHeader: true, cell: (line) => line.pair },
      { key: 'weight', header: o.timetable.weight, numeric: true, cell: (line) => line.weight },
      { key: 'reason', header: o.timetable.reason, cell: (line) => line.reason },
    ]}
  />
)

const FairnessTable = ({ source }: { source: TimetableSource }) => (
  <DataTable
    id="equite"
    caption={o.timetable.fairnessCaption}
    rows={fairnessLines(source)}
    rowKey={(line) => line.side}
    columns={[
      { key: 'side', header: o.timetable.side, rowHeader: true, cell: (line) => line.side },
      { key: 'parties', header: o.timetable.parties, numeric: true, cell: (line) => line.parties },
      { key: 'least', header: o.timetable.least, numeric: true, cell: (line) => line.least },
      { key: 'most', header: o.timetable.most, numeric: true, cell: (line) => line.most },
      {
        key: 'mean',
        header: o.timetable.mean,
        numeric: true,
        cell: (line) => o.timetable.meanValue(line.mean),
      },
      { key: 'without', header: o.timetable.without, numeric: true, cell: (line) => line.without },
    ]}
  />
)

const DiffTable = ({ source }: { source: TimetableSource }) => {
  const diff = presentDiff(source)
  return (
    <>
      <p>
        {diff.intro} {diff.lines.length > 0 && o.timetable.diffConcerned(diff.concerned)}
      </p>
      {diff.lines.length > 0 && (
        <DataTable
          id="differences"
          caption={o.timetable.diffCaption}
          captionHidden
          dense
          rows={diff.lines}
          rowKey={(line) => line.key}
          columns={[
            { key: 'kind', header: o.timetable.change, cell: (line) => line.kind },
            { key: 'pair', header: o.timetable.meeting, rowHeader: true, cell: (line) => line.pair },
            { key: 'before', header: o.timetable.before, cell: (line) => line.before },
            { key: 'after', header: o.timetable.after, cell: (line) => line.after },
          ]}
        />
      )}
    </>
  )
}

const states = { draft: 'warning', published: 'success', replaced: 'neutral' } as const

const VersionsTable = ({ page }: { page: TimetablePageView }) => (
  <DataTable
    id="versions"
    caption={o.timetable.versionsCaption}
    captionHidden
    dense
    rows={page.versions}
    rowKey={(line) => line.id}
    columns={[
      {
        key: 'version',
        header: o.timetable.version,
        rowHeader: true,
        cell: (line) => (
          <a href={organiserPath(page.event, 'timetable', `?version=${line.id}`)}>
            {line.number}. {line.title}
          </a>
        ),
      },
      {
        key: 'state',
        header: o.timetable.state,
        cell: (line) => <Tag tone={states[line.state]}>{o.timetable.states[line.state]}</Tag>,
      },
      { key: 'result', header: o.timetable.result, cell: (line) => line.result },
      { key: 'created', header: o.timetable.created, cell: (line) => line.created },
    ]}
  />
)

const ProofBanner = ({ page, source }: { page: TimetablePageView; source: TimetableSource }) => {
  const { version } = source
  const proved = isProved(version)
  return (
    <Banner tone={proved ? 'success' : 'info'} title={proofLine(version)} level={2}>
      <p>
        {o.timetable.wished(version.held, version.wished)} {o.timetable.replay(version.seed, version.steps)}{' '}
        {version.edited && o.timetable.edited} {page.stale && o.timetable.stale}
      </p>
    </Banner>
  )
}

const Current = ({ page, source }: { page: TimetablePageView; source: TimetableSource }) => {
  const warnings = source.version.state === 'draft' ? warningSentences(source) : []
  const labels: { readonly [K in TimetableViewName]: string } = {
    participants: o.timetable.byParticipant,
    tables: o.timetable.byTable,
    souhaits: o.timetable.unmet,
    equite: o.timetable.fairness,
    differences: o.timetable.diff,
  }
  const title = `${o.timetable.versionName(source.version.number)} (${o.timetable.states[source.version.state].toLowerCase()})`
  return (
    <>
      <ProofBanner page={page} source={source} />
      {warnings.length > 0 && (
        <Banner tone="warning" title={o.timetable.warnings} level={2}>
          <ul>
            {warnings.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Banner>
      )}
      {page.chosen !== null && <MoveForm page={page} source={source} meeting={page.chosen} />}
      <Section title={title} id="plan">
        <Tabs
          label={o.timetable.views}
          look="segments"
          entries={timetableViews.map((name) => ({
            label: labels[name],
            href: organiserPath(page.event, 'timetable', `?version=${source.version.id}&vue=${name}#plan`),
            current: name === page.view,
            ...(name === 'souhaits' ? { count: source.unmet.length } : {}),
          }))}
        />
        {(page.view === 'participants' || page.view === 'tables') && <Grid page={page} source={source} />}
        {page.view === 'souhaits' && <UnmetTable source={source} />}
        {page.view === 'equite' && <FairnessTable source={source} />}
        {page.view === 'differences' && <DiffTable source={source} />}
      </Section>
      {source.version.state === 'draft' && <PublishForm page={page} source={source} />}
    </>
  )
}

export const TimetablePage = ({ page }: { page: TimetablePageView }) => (
  <OrganiserFrame event={page.event} tab="timetable" title={o.timetable.title} lead={o.timetable.lead}>
    <ErrorSummary errors={page.errors} />
    {page.source === null ? (
      <EmptyState title={o.timetable.none} icon="shuffle">
        <p>{o.timetable.noneText}</p>
      </EmptyState>
    ) : (
      <Current page={page} source={page.source} />
    )}
    <ProposeForm page={page} />
    {page.versions.length > 0 && (
      <Section title={o.timetable.versions}>
        <VersionsTable page={page} />
      </Section>
    )}
  </OrganiserFrame>
)
