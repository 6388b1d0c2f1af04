/**
 * Accessible components, tokens and the one small script of reading pages. Knows no word of the field.
 *
 * How to build a page
 * - `Document` is the whole page: give it `header`, `breadcrumb`, `toasts` (always a `ToastRegion`, even empty),
 *   `footer`, the built style sheet and script; its children go in `<main>`. Render, then put `<!doctype html>` before.
 * - Begin with `PageTitle` (the only `h1`; `Hero` on the home page), then `Section`s (`h2`), `Card`s (`h3`).
 *   Lists: `Split` with `FilterForm` aside; `Toolbar` with `ResultCount`; `ActiveFilters`; `CardList` or `DataTable`;
 *   `Pagination`. Put what a filter changes in an element with an id and `data-swap`: it is refreshed in place.
 * - Forms: `ErrorSummary` first, `Form` with `csrf` and `idempotencyKey`, fields with `error={errors.name}`, one primary
 *   `Button` whose words are a verb. When there are errors give `hasErrors` to `Document`.
 * - No `style` and no `on…` attribute: the security policy refuses them. What a component cannot do goes in its CSS.
 * - Words of a component are in `messages.ts`; another word for one page: `labels={{ … }}`. Links from imported data
 *   go through `ExternalLink` (or `safeHref`).
 * - Islands: `<Island name="…" props={…}>` with its twin inside; `startIslands({ … })` of `enhance.ts` loads them;
 *   each module exports `mount(element, props)`.
 * - Styles: `app/ui/styles/index.css` is the only entry. Look at `gallery.tsx` for every component in each state.
 */
export type { WordmarkProps } from './components/brand.tsx'
export { Mark, Wordmark } from './components/brand.tsx'
export type { ButtonKind, ButtonLinkProps, ButtonProps } from './components/button.tsx'
export { Actions, Button, ButtonLink, CopyButton, PrintButton } from './components/button.tsx'
export type { BadgeKind, CardFact, CardListProps, CardProps, TagProps } from './components/card.tsx'
export { Badge, Card, CardList, Facts, Tag, Tags } from './components/card.tsx'
export type { Bar, BarChartProps } from './components/charts.tsx'
export { BarChart } from './components/charts.tsx'
export type {
  CheckboxesProps,
  CheckboxProps,
  ChoiceCellProps,
  ChoiceOption,
  FieldsetProps,
  RadiosProps,
} from './components/choices.tsx'
export { Checkbox, Checkboxes, Choice, ChoiceCell, Fieldset, Radios } from './components/choices.tsx'
export { CodeBlock, ShownOnce } from './components/codeBlock.tsx'
export type { DialogLinkProps, DialogProps, DisclosureMenuProps } from './components/disclosure.tsx'
export { Details, Dialog, DialogLink, DisclosureMenu } from './components/disclosure.tsx'
export type { DocumentProps, Preload } from './components/document.tsx'
export { Document, documentTitle, SkipLink, SkipLinks } from './components/document.tsx'
export type {
  BannerProps,
  BannerTone,
  EmptyStateProps,
  ProgressProps,
  ToastProps,
} from './components/feedback.tsx'
export { Banner, EmptyState, Progress, Toast, ToastRegion } from './components/feedback.tsx'
export type { ControlWiring, FieldBase, FieldProps } from './components/field.tsx'
export { Field, FieldError, Requirement, wire } from './components/field.tsx'
export type { ActiveFilter, FacetGroupProps, FilterFormProps } from './components/filters.tsx'
export { ActiveFilters, Exchanged, FacetGroup, FilterForm, ResultCount } from './components/filters.tsx'
export type { FloorPlanProps, PlaceGridProps, PlanPlace, PlanPlaceState } from './components/floorPlan.tsx'
export { FloorPlan, PlaceGrid } from './components/floorPlan.tsx'
export type { FooterColumn, FooterProps, PrintFooterProps } from './components/footer.tsx'
export { Footer, PrintFooter, ThemeChoice } from './components/footer.tsx'
export type { ErrorSummaryProps, FieldErrors, FormProps, SearchBoxProps } from './components/form.tsx'
export { AutosaveNote, ErrorSummary, Form, HiddenInputs, SearchBox } from './components/form.tsx'
export type { HeaderProps } from './components/header.tsx'
export { Header } from './components/header.tsx'
export type { IconProps } from './components/icon.tsx'
export { Icon, VisuallyHidden } from './components/icon.tsx'
export type {
  DateInputProps,
  FileInputProps,
  Option,
  SelectProps,
  TextareaProps,
  TextInputProps,
} from './components/inputs.tsx'
export { DateInput, FileInput, Select, Textarea, TextInput } from './components/inputs.tsx'
export type { IslandProps, MapFrameProps } from './components/island.tsx'
export { Island, MapFrame } from './components/island.tsx'
export type { KpiProps } from './components/kpi.tsx'
export { Kpi } from './components/kpi.tsx'
export type { Description, TimelineItem } from './components/lists.tsx'
export { Bullets, DescriptionList, Timeline } from './components/lists.tsx'
export type { LocatorProps } from './components/locator.tsx'
export { Locator } from './components/locator.tsx'
export type { PaginationProps, TabEntry, TabsProps } from './components/navigation.tsx'
export { GroupedTabs, Pagination, Tabs } from './components/navigation.tsx'
export type {
  BreadcrumbProps,
  HeroProps,
  PageTitleProps,
  SectionProps,
  SplitProps,
} from './components/page.tsx'
export {
  Breadcrumb,
  ExternalLink,
  Grid,
  Hero,
  PageTitle,
  Prose,
  Section,
  Split,
  Toolbar,
} from './components/page.tsx'
export type { PasswordInputProps } from './components/password.tsx'
export { PasswordInput } from './components/password.tsx'
export type { Shade, ShadedMapProps, ShadedTerritory } from './components/shadedMap.tsx'
export { ShadedMap } from './components/shadedMap.tsx'
export type { Column, DataTableProps } from './components/table.tsx'
export { DataTable } from './components/table.tsx'
export type { TapsProps } from './components/taps.tsx'
export { Taps } from './components/taps.tsx'
export type { CheckSection, ConfirmationProps, Step, TaskPageProps } from './components/tasks.tsx'
export { CheckAnswers, Confirmation, Stepper, TaskPage } from './components/tasks.tsx'
export type { TimeCell, TimeCellState, TimeGridHeader, TimeGridProps } from './components/timeGrid.tsx'
export { TimeGrid } from './components/timeGrid.tsx'
export type { IconName } from './icons.ts'
export { messages } from './messages.ts'
export type { Children, DataAttributes, DateLabel, HeadingLevel, LinkEntry, Tone } from './props.ts'
export { idOf, safeHref } from './props.ts'
export { themeScript, themeScriptHash } from './themeScript.ts'
