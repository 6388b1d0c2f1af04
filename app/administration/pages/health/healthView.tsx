import { Actions, Banner, ButtonLink, DataTable, Tag, type Tone } from '../../../ui/index.ts'
import type { HealthState } from '../../domain/health.ts'
import { t } from '../../messages.ts'
import { AdministrationFrame } from '../frame.tsx'
import { h } from './messages.ts'
import type { HealthView } from './presentHealth.ts'

const tones: { readonly [S in HealthState]: Tone } = { ok: 'success', attention: 'warning', problem: 'error' }

export const HealthPage = ({ view: { lines, wrong } }: { readonly view: HealthView }) => {
  const worst = lines.some(({ state }) => state === 'problem')
  return (
    <AdministrationFrame tab="health" title={t.menu.health} lead={h.lead}>
      <Banner
        tone={wrong === 0 ? 'success' : worst ? 'error' : 'warning'}
        title={wrong === 0 ? h.good : h.bad(wrong)}
        level={2}
      >
        <p>{wrong === 0 ? h.goodText : h.badText}</p>
      </Banner>
      <DataTable
        id="sante"
        caption={h.caption}
        captionHidden
        rows={lines}
        rowKey={({ key }) => key}
        columns={[
          { key: 'line', header: h.line, rowHeader: true, cell: ({ label }) => label },
          {
            key: 'state',
            header: h.state,
            nowrap: true,
            cell: ({ state }) => <Tag tone={tones[state]}>{h.states[state]}</Tag>,
          },
          {
            key: 'seen',
            header: h.seen,
            cell: ({ seen }) => (
              <div>
                {seen.map((one) => (
                  <div key={one}>{one}</div>
                ))}
              </div>
            ),
          },
          {
            key: 'remedy',
            header: h.remedy,
            cell: ({ remedy, link }) =>
              remedy === null ? (
                <span class="muted">{h.nothingToDo}</span>
              ) : (
                <>
                  {remedy} {link !== null && <a href={link.href}>{link.label}</a>}
                </>
              ),
          },
        ]}
      />
      <Actions>
        <ButtonLink href="/etat-du-service">{h.status}</ButtonLink>
        <ButtonLink href="/metrics">{h.metrics}</ButtonLink>
      </Actions>
    </AdministrationFrame>
  )
}
