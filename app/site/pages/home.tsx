import { Badge, ButtonLink, Card, EmptyState, Grid, Hero, Kpi, SearchBox, Section } from '../../ui/index.ts'
import { t } from '../messages.ts'

export type HomeView = {
  readonly territoryName: string
  readonly structures: string
  readonly held: string
  readonly date: { readonly iso: string; readonly text: string }
  readonly upcoming: readonly {
    readonly href: string
    readonly title: string
    readonly when: string
    readonly where: string
    readonly fictitious: boolean
  }[]
}

export const HomePage = ({ view }: { readonly view: HomeView }) => (
  <>
    <Hero title={t.home.title} lead={t.home.lead(view.territoryName)}>
      <SearchBox action="/structures" label={t.menu.search} size="large" />
    </Hero>
    <Section title={t.home.doors}>
      <Grid>
        <Card title={t.home.find} level={3} href="/structures">
          <p>{t.home.findText}</p>
        </Card>
        <Card title={t.home.meet} level={3} href="/rencontres">
          <p>{t.home.meetText}</p>
        </Card>
        <Card title={t.home.organise} level={3} href="/aide">
          <p>{t.home.organiseText}</p>
        </Card>
      </Grid>
    </Section>
    <Section title={t.home.next}>
      {view.upcoming.length === 0 ? (
        <EmptyState
          title={t.home.none}
          level={3}
          icon="calendar"
          action={<ButtonLink href="/rencontres">{t.home.meetAction}</ButtonLink>}
        >
          <p>{t.home.noneText}</p>
        </EmptyState>
      ) : (
        <Grid columns={2}>
          {view.upcoming.map((event) => (
            <Card
              key={event.href}
              title={event.title}
              level={3}
              href={event.href}
              tags={event.fictitious ? <Badge kind="demo" /> : undefined}
            >
              <p>{event.when}</p>
              <p>{event.where}</p>
            </Card>
          ))}
        </Grid>
      )}
    </Section>
    <Section title={t.home.figures}>
      <Grid>
        <Kpi label={t.home.structures} value={view.structures} source={t.home.source} date={view.date} />
        <Kpi label={t.home.held} value={view.held} source={t.home.source} date={view.date} />
      </Grid>
    </Section>
  </>
)
