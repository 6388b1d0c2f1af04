/** Door of the pages: what other modules need of the list. */
export { type FollowedSearch, followedSearch } from './followedSearch.ts'
/** The second door of the module: what an address asks of the list, for those who answer it in another form. */
export { addressOf, type ListQuery, listQuery } from './listQuery.ts'
export { DirectoryMap } from './map/directoryMap.tsx'
export { groundOf, originOf } from './map/ground.ts'
export { activeFilters, presentResult, type ResultView } from './presentList.ts'
export type {
  RecordAction,
  RecordBanner,
  RecordContribution,
  RecordSection,
} from './record/contribution.ts'
export { activityText, fieldLabel, fieldText, type NamedField } from './record/fieldWords.ts'
export { KindChoices } from './record/kindChoices.tsx'
export { editPath, recordPath } from './record/paths.ts'
export { communesOf, loadAnyStructure, loadStructure, slugParams } from './record/recordRoutes.tsx'
export { versionField } from './record/sectionRoutes.tsx'
export { emailField, phoneField, postCodeField, websiteField } from './record/sections/fields.ts'
export { identity as identitySection } from './record/sections/identity.tsx'
export {
  IdentityFields,
  type IdentityPart,
  identityFieldNames,
  identityParts,
} from './record/sections/identityFields.tsx'
export { kinds as kindsSection } from './record/sections/kinds.tsx'
export { searchOf } from './searchOf.ts'
