import { type Sector, sectorCodes, sectors } from '../../directory/index.ts'
import {
  delegationHints,
  delegationNames,
  delegations,
  sideOf,
  type WishLevel,
  wishLevelNames,
  wishLevels,
} from '../../events/index.ts'
import { eventPath, hourOf, ParticipantFrame } from '../../events/pages/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import {
  Banner,
  Button,
  Checkboxes,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  Radios,
  Section,
  Select,
  TextInput,
  VisuallyHidden,
} from '../../ui/index.ts'
import { amountBands, comingQuarters, type StatedNeed } from '../domain/need.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { t } from '../messages.ts'
import type { PartyView } from '../usecases/readParty.ts'
import { p } from './messages.ts'
import type { Shown } from './shared.ts'

const w = p.wishes

export const sectorName = (code: string): string => (code in sectors ? sectors[code as Sector].name : code)

const sectorOptions = sectorCodes.map((code) => ({ value: code as string, label: sectors[code].name }))

/** What a need says, in one line. */
export const needLine = (need: StatedNeed): string =>
  [
    sectorName(need.sector),
    need.departments.map(departmentName).join(', '),
    need.quarter === null ? '' : w.quarterName(need.quarter),
    need.amountBand === null ? '' : t.bands[need.amountBand],
  ]
    .filter((part) => part !== '')
    .join(' · ')

const reasonOf = (suggestion: Suggestion): string =>
  suggestion.matches
    .map(
      ({ need, departments }) =>
        `${w.same(need.title)}${
          departments === null
            ? w.whereUnknown
            : departments.length === 0
              ? ''
              : w.where(departments.map(departmentName).join(', '))
        }`,
    )
    .join(' ; ')

type Props = {
  readonly view: PartyView
  readonly keys: FormKeys
  readonly shown: Shown
  readonly open: boolean
}

const NeedsSection = ({ view, keys, shown, open, today }: Props & { today: string }) => {
  const own = view.needs.filter(({ participantId }) => participantId === view.party.id)
  const { values, errors } = shown
  const post = { csrf: keys.csrf, idempotencyKey: keys.key }
  return (
    <Section title={w.needs} lead={w.needsLead} id="besoins">
      {own.length === 0 ? (
        <p>{w.noNeed}</p>
      ) : (
        <DataTable
          id="mes-besoins"
          caption={w.needs}
          captionHidden
          rows={own}
          rowKey={(need) => need.id}
          columns={[
            { key: 'title', header: w.needTitle, rowHeader: true, cell: (need) => need.title },
            { key: 'what', header: w.sector, cell: needLine },
            {
              key: 'actions',
              header: w.actions,
              headerHidden: true,
              cell: (need) =>
                open ? (
                  <Form
                    action={eventPath(view.event, `/souhaits/besoins/${need.id}/retrait`)}
                    {...post}
                    inline
                  >
                    <Button kind="quiet" small context={need.title}>
                      {w.withdraw}
                    </Button>
                  </Form>
                ) : (
                  ''
                ),
            },
          ]}
        />
      )}
      {open && (
        <Form action={eventPath(view.event, '/souhaits/besoins')} {...post} label={w.addNeed}>
          <TextInput
            name="title"
            label={w.needTitle}
            hint={w.needTitleHint}
            required
            maxLength={200}
            value={values.title}
            error={errors.title}
          />
          <Select
            name="sector"
            label={w.sector}
            required
            value={values.sector}
            error={errors.sector}
            options={sectorOptions}
          />
          <Checkboxes
            name="departments"
            legend={w.departments}
            optional
            inline
            values={(values.departments ?? '').split(',')}
            error={errors.departments}
            options={shown.departments.map((code) => ({ value: code, label: departmentName(code) }))}
          />
          <Select
            name="quarter"
            label={w.quarter}
            optional
            empty={w.quarterUnknown}
            value={values.quarter}
            error={errors.quarter}
            options={comingQuarters(today).map((one) => ({ value: one, label: w.quarterName(one) }))}
          />
          <Select
            name="amountBand"
            label={w.band}
            optional
            empty={w.bandUnknown}
            value={values.amountBand}
            error={errors.amountBand}
            options={amountBands.map((band) => ({ value: band, label: t.bands[band] }))}
          />
          <Button kind="primary">{w.addNeed}</Button>
        </Form>
      )}
    </Section>
  )
}

const OfferSection = ({ view, keys, shown, open }: Props) => (
  <Section title={w.offer} lead={w.offerLead} id="activites">
    <Form
      action={eventPath(view.event, '/souhaits/activites')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={w.offer}
    >
      <Checkboxes
        name="sectors"
        legend={w.sectors}
        optional
        inline
        values={view.ownOffer?.sectors ?? []}
        error={shown.errors.sectors}
        options={sectorOptions}
      />
      <Checkboxes
        name="departments"
        legend={w.departments}
        optional
        inline
        values={view.ownOffer?.departments ?? shown.departments}
        error={shown.errors.departments}
        options={shown.departments.map((code) => ({ value: code, label: departmentName(code) }))}
      />
      {open && <Button>{w.saveOffer}</Button>}
    </Form>
  </Section>
)

/** A silence is none of the levels. */
const nameOfLevel = (level: WishLevel | undefined): string =>
  level === undefined ? w.none : wishLevelNames[level]

const levelOptions = wishLevels.map((level) => ({ value: level as string, label: wishLevelNames[level] }))

const WishesSection = ({ view, keys, open }: Props) => {
  const side = sideOf(view.party.role) ?? 'buyer'
  const said = new Map(view.day.wishes.map(({ toId, level }) => [toId, level]))
  if (view.others.length === 0)
    return (
      <EmptyState title={w.list(side)} icon="handshake">
        <p>{w.nobody}</p>
      </EmptyState>
    )
  return (
    <Section title={w.list(side)} lead={w.listLead} id="souhaits">
      <Form
        action={eventPath(view.event, '/souhaits')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={w.title}
      >
        <DataTable
          id="participants"
          caption={w.list(side)}
          captionHidden
          rows={view.others}
          rowKey={(other) => other.id}
          columns={[
            { key: 'who', header: w.who, rowHeader: true, cell: (other) => other.displayName },
            {
              key: 'why',
              header: w.why,
              cell: (other) => {
                const suggestion = view.suggestions.get(other.id)
                return suggestion === undefined ? (
                  <span class="muted">{w.noneYet}</span>
                ) : (
                  reasonOf(suggestion)
                )
              },
            },
            {
              key: 'answer',
              header: w.answer,
              cell: (other) =>
                open ? (
                  <>
                    <input type="hidden" name="to" value={other.id} />
                    <label class="label" for={`souhait-${other.id}`}>
                      <VisuallyHidden>
                        {w.answer}&nbsp;: {other.displayName}
                      </VisuallyHidden>
                    </label>
                    <select class="input select" id={`souhait-${other.id}`} name="level">
                      <option value="none">{w.none}</option>
                      {levelOptions.map(({ value, label }) => (
                        <option key={value} value={value} selected={said.get(other.id) === value}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </>
                ) : (
                  nameOfLevel(said.get(other.id))
                ),
            },
          ]}
        />
        {open && <Button kind="primary">{w.save}</Button>}
      </Form>
    </Section>
  )
}

const AvailabilitySection = ({ view, keys, open }: Props) => {
  const closed = view.day.unavailable.flatMap((one) =>
    one.participantId === view.party.id ? one.slotId : [],
  )
  return (
    <Section title={w.availability} lead={w.availabilityLead} id="disponibilites">
      {view.day.slots.length === 0 ? (
        <p>{w.noSlot}</p>
      ) : (
        <Form
          action={eventPath(view.event, '/souhaits/disponibilites')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={w.availability}
        >
          <Checkboxes
            name="slot"
            legend={w.closedSlots}
            optional
            inline
            values={closed}
            options={view.day.slots.map(({ id, startsAt, endsAt }) => ({
              value: id,
              label: `${hourOf(startsAt)} – ${hourOf(endsAt)}`,
            }))}
          />
          {open && <Button>{w.saveAvailability}</Button>}
        </Form>
      )}
    </Section>
  )
}

/** A party's needs or activities, its wishes with their reasons, and its availability. */
/** One person for every meeting, or several who share them. */
const DelegationSection = ({ view, keys, shown, open }: Props) => {
  const { delegation, representatives } = view.party
  return (
    <Section title={w.delegation} lead={w.delegationLead(representatives.length)} id="delegation">
      <Form
        action={eventPath(view.event, '/souhaits/delegation')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={w.delegation}
      >
        <Radios
          name="delegation"
          legend={w.delegationLegend}
          required
          value={delegation}
          error={shown.errors.delegation}
          options={delegations.map((value) => ({
            value,
            label: delegationNames[value],
            hint: delegationHints[value],
          }))}
        />
        {open && <Button>{w.delegationSave}</Button>}
      </Form>
    </Section>
  )
}

export const WishesPage = (props: Props & { readonly today: string }) => {
  const { view, shown, open } = props
  const until = view.rules.wishesUntil ?? view.event.day
  return (
    <ParticipantFrame
      event={view.event}
      tab="wishes"
      tabs={shown.tabs}
      title={w.title}
      lead={open ? w.lead(formatDate(until)) : undefined}
    >
      <ErrorSummary errors={shown.errors} />
      {!open && (
        <Banner tone="info" title={w.closed} level={2}>
          <p>{formatDate(until)}</p>
        </Banner>
      )}
      {view.party.role === 'buyer' ? <NeedsSection {...props} /> : <OfferSection {...props} />}
      <WishesSection {...props} />
      <AvailabilitySection {...props} />
      <DelegationSection {...props} />
    </ParticipantFrame>
  )
}
