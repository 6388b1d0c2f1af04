import {
  Actions,
  Banner,
  ButtonLink,
  DataTable,
  EmptyState,
  ErrorSummary,
  Section,
  Tabs,
  Tag,
  TimeGrid,
} from '../../ui/index.ts'
import { isProved, proofLine } from '../domain/proofLine.ts'
import type { TimetableRun } from '../domain/run.ts'
import type { TimetableMeeting } from '../domain/timetable.ts'
import { bt } from './boardMessages.ts'
import { BoardView } from './boardView.tsx'
import { MeetingForms, PlaceForm, StepForms } from './changeForms.tsx'
import { DiffTable } from './diffView.tsx'
import { ForbidsSection, forbidIds } from './forbidsView.tsx'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import {
  fairnessLines,
  gridByParticipant,
  gridByTable,
  shareLines,
  type TimetableSource,
  unmetLines,
  type VersionLine,
  warningSentences,
} from './presentTimetable.ts'
import { RunOutcome, RunProgress } from './runView.tsx'
import { ProposeForm, PublishForm, RenameForm, type TimetableForms } from './timetableForms.tsx'
import { tt } from './timetableMessages.ts'

export const timetableViews = [
  'plateau',
  'participants',
  'tables',
  'souhaits',
  'equite',
  'differences',
] as const
export type TimetableViewName = (typeof timetableViews)[number]

export type TimetablePageView = TimetableForms & {
  readonly source: TimetableSource | null
  readonly view: TimetableViewName
  readonly versions: readonly VersionLine[]
  readonly errors: { readonly [field: string]: string }
  /** The meeting being changed. */
  readonly chosen: TimetableMeeting | null
  readonly stale: boolean
  readonly compared: Parameters<typeof DiffTable>[0]['compared']
  /** The computation asked for last. */
  readonly run: TimetableRun | null
  readonly now: Date
  /** It goes on. */
  readonly running: boolean
  readonly numbers: readonly { readonly id: string; readonly number: number }[]
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
      <p class="hint">{source.version.state === 'draft' ? tt.moveHint : tt.frozen}</p>
      <TimeGrid
        id="grille"
        caption={tables ? tt.tableCaption : tt.gridCaption}
        captionHidden
        corner={tables ? tt.table : tt.participant}
        columns={grid.columns}
        rows={grid.rows}
      />
    </>
  )
}

const UnmetTable = ({ source }: { source: TimetableSource }) => (
  <DataTable
    id="souhaits-non-satisfaits"
    caption={tt.unmetCaption}
    captionHidden
    dense
    rows={unmetLines(source)}
    rowKey={(line) => line.key}
    empty={tt.unmetNone}
    columns={[
      { key: 'pair', header: tt.pair, rowHeader: true, cell: (line) => line.pair },
      { key: 'weight', header: tt.weight, numeric: true, cell: (line) => line.weight },
      { key: 'reason', header: tt.reason, cell: (line) => line.reason },
    ]}
  />
)

const FairnessTable = ({ source }: { source: TimetableSource }) => (
  <DataTable
    id="equite"
    caption={tt.fairnessCaption}
    rows={fairnessLines(source)}
    rowKey={(line) => line.side}
    columns={[
      { key: 'side', header: tt.side, rowHeader: true, cell: (line) => line.side },
      { key: 'parties', header: tt.parties, numeric: true, cell: (line) => line.parties },
      { key: 'least', header: tt.least, numeric: true, cell: (line) => line.least },
      { key: 'most', header: tt.most, numeric: true, cell: (line) => line.most },
      {
        key: 'mean',
        header: tt.mean,
        numeric: true,
        cell: (line) => tt.meanValue(line.mean),
      },
      { key: 'without', header: tt.without, numeric: true, cell: (line) => line.without },
    ]}
  />
)

/** Who has how much of what was asked, and which guarantees are missed. */
const SharesTable = ({ source }: { source: TimetableSource }) => (
  <DataTable
    id="parts"
    caption={tt.sharesCaption}
    dense
    rows={shareLines(source)}
    rowKey={(line) => line.key}
    columns={[
      { key: 'name', header: tt.participant, rowHeader: true, cell: (line) => line.name },
      { key: 'held', header: tt.shareHeld, cell: (line) => line.held },
      { key: 'limits', header: tt.shareLimits, cell: (line) => line.limits },
      { key: 'missing', header: tt.shareMissing, cell: (line) => line.missing },
    ]}
  />
)

const states = { draft: 'warning', published: 'success', replaced: 'neutral' } as const

const VersionsTable = ({ page }: { page: TimetablePageView }) => (
  <DataTable
    id="versions"
    caption={tt.versionsCaption}
    captionHidden
    dense
    rows={page.versions}
    rowKey={(line) => line.id}
    columns={[
      {
        key: 'version',
        header: tt.version,
        rowHeader: true,
        cell: (line) => (
          <a href={organiserPath(page.event, 'timetable', `?version=${line.id}`)}>
            {line.number}. {line.title}
          </a>
        ),
      },
      {
        key: 'state',
        header: tt.state,
        cell: (line) => <Tag tone={states[line.state]}>{tt.states[line.state]}</Tag>,
      },
      { key: 'result', header: tt.result, cell: (line) => line.result },
      { key: 'created', header: tt.created, cell: (line) => line.created },
    ]}
  />
)

const ProofBanner = ({ page, source }: { page: TimetablePageView; source: TimetableSource }) => {
  const { version } = source
  const proved = isProved(version)
  return (
    <Banner tone={proved ? 'success' : 'info'} title={proofLine(version)} level={2}>
      <p>
        {tt.figures(version.objective, version.bound)} {tt.wished(version.held, version.wished)}{' '}
        {tt.replay(version.seed, version.steps)} {version.edited && tt.edited} {page.stale && tt.stale}
      </p>
    </Banner>
  )
}

const Current = ({ page, source }: { page: TimetablePageView; source: TimetableSource }) => {
  const warnings = source.version.state === 'draft' ? warningSentences(source) : []
  const labels: { readonly [K in TimetableViewName]: string } = {
    plateau: bt.tab,
    participants: tt.byParticipant,
    tables: tt.byTable,
    souhaits: tt.unmet,
    equite: tt.fairness,
    differences: tt.diff,
  }
  const title = `${tt.versionName(source.version.number)} (${tt.states[source.version.state].toLowerCase()})`
  return (
    <>
      <ProofBanner page={page} source={source} />
      {warnings.length > 0 && (
        <Banner tone="warning" title={tt.warnings} level={2}>
          <ul>
            {warnings.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Banner>
      )}
      {/* The grid holds a link for each meeting: whoever comes by the keyboard does not cross them to publish. */}
      {source.version.state === 'draft' && (
        <Actions>
          <ButtonLink href="#publier" kind="primary" icon="arrow-down">
            {tt.goPublish}
          </ButtonLink>
        </Actions>
      )}
      {page.chosen !== null && <MeetingForms page={page} source={source} meeting={page.chosen} />}
      <Section title={title} id="plan">
        <Tabs
          label={tt.views}
          look="segments"
          entries={timetableViews
            .filter((name) => name !== 'plateau' || source.version.state === 'draft')
            .map((name) => ({
              label: labels[name],
              href: organiserPath(page.event, 'timetable', `?version=${source.version.id}&vue=${name}#plan`),
              current: name === page.view,
              ...(name === 'souhaits' ? { count: source.unmet.length } : {}),
            }))}
        />
        {source.version.state === 'draft' && page.view !== 'plateau' && (
          <StepForms page={page} source={source} />
        )}
        {source.version.state === 'draft' && page.view === 'plateau' && (
          <BoardView event={page.event} keys={page.keys} versionId={source.version.id} />
        )}
        {(page.view === 'participants' || page.view === 'tables') && <Grid page={page} source={source} />}
        {page.view === 'souhaits' && (
          <>
            <UnmetTable source={source} />
            {source.version.state === 'draft' && <PlaceForm page={page} source={source} />}
          </>
        )}
        {page.view === 'equite' && (
          <>
            <FairnessTable source={source} />
            <SharesTable source={source} />
          </>
        )}
        {page.view === 'differences' && (
          <DiffTable source={source} versions={page.versions} compared={page.compared} />
        )}
      </Section>
      {source.version.state === 'draft' && <PublishForm page={page} source={source} />}
      <RenameForm page={page} source={source} />
    </>
  )
}

export const TimetablePage = ({ page }: { page: TimetablePageView }) => (
  <OrganiserFrame event={page.event} tab="timetable" title={tt.title} lead={tt.lead}>
    <ErrorSummary errors={page.errors} ids={forbidIds(page)} />
    {page.run !== null &&
      (page.running ? (
        <RunProgress event={page.event} keys={page.keys} run={page.run} now={page.now} />
      ) : (
        <RunOutcome
          event={page.event}
          run={page.run}
          shown={page.source?.version.id ?? null}
          versions={page.numbers}
        />
      ))}
    {page.source === null ? (
      <EmptyState title={tt.none} icon="shuffle">
        <p>{tt.noneText}</p>
      </EmptyState>
    ) : (
      <Current page={page} source={page.source} />
    )}
    {!page.running && <ProposeForm page={page} />}
    {page.source !== null && <ForbidsSection page={page} source={page.source} />}
    {page.versions.length > 0 && (
      <Section title={tt.versions}>
        <VersionsTable page={page} />
      </Section>
    )}
  </OrganiserFrame>
)
