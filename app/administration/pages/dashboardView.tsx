import {
  Actions,
  ButtonLink,
  Card,
  CardList,
  DescriptionList,
  EmptyState,
  Grid,
  Kpi,
  Section,
} from '../../ui/index.ts'
import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'
import { AdministrationFrame, groupKeys, groups } from './frame.tsx'
import type { DashboardView } from './presentDashboard.ts'

export const DashboardPage = ({ view }: { readonly view: DashboardView }) => (
  <AdministrationFrame tab="dashboard" title={t.title} lead={view.lead}>
    <Section title={t.dashboard.todo}>
      {view.tasks.length === 0 ? (
        <EmptyState title={t.dashboard.nothing} level={3} icon="circle-check">
          <p>{t.dashboard.nothingText}</p>
        </EmptyState>
      ) : (
        <CardList layout="list" label={t.dashboard.todo}>
          {view.tasks.map((task) => (
            <Card key={task.href} title={task.title} href={task.href} icon="flag">
              <p>{task.text}</p>
            </Card>
          ))}
        </CardList>
      )}
    </Section>
    <Section title={t.dashboard.work}>
      <CardList layout="grid" label={t.dashboard.work}>
        {view.shortcuts.map((shortcut) => (
          <Card key={shortcut.href} title={shortcut.title} href={shortcut.href} icon="calendar">
            <p>{shortcut.text}</p>
          </Card>
        ))}
      </CardList>
    </Section>
    <Section title={t.dashboard.pages}>
      <Grid columns={2}>
        {groupKeys.map((group) => (
          <Card key={group} title={t.menu.groups[group]}>
            <p>{t.menu.groupTexts[group]}</p>
            <ul>
              {groups[group].map((tab) => (
                <li key={tab}>
                  <a href={addresses[tab]}>{t.menu[tab]}</a>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </Grid>
    </Section>
    <Section title={t.dashboard.figures}>
      <Grid columns={4}>
        {view.figures.map((figure) => (
          <Kpi
            key={figure.label}
            label={figure.label}
            value={figure.value}
            source={t.dashboard.source}
            date={view.date}
            rowsHref={figure.href}
          />
        ))}
      </Grid>
    </Section>
    <Section title={t.dashboard.health}>
      <DescriptionList items={view.health} />
      <Actions>
        <ButtonLink href={addresses.health}>{t.dashboard.seeHealth}</ButtonLink>
        <ButtonLink href="/etat-du-service">{t.dashboard.status}</ButtonLink>
        <ButtonLink href="/metrics">{t.dashboard.metrics}</ButtonLink>
      </Actions>
    </Section>
  </AdministrationFrame>
)
