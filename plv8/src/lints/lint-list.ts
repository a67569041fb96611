import { allOptional } from "./rules/all-optional.ts";
import { arrayOfReferences } from "./rules/array-of-references.ts";
import { autovacuumOff } from "./rules/autovacuum-off.ts";
import { betweenTimes } from "./rules/between-times.ts";
import { booleanIndex } from "./rules/boolean-index.ts";
import { btreeOnContainer } from "./rules/btree-on-container.ts";
import { bytesForText } from "./rules/bytes-for-text.ts";
import { checkReadsClock } from "./rules/check-reads-clock.ts";
import { checkWithoutEffect } from "./rules/check-without-effect.ts";
import { collationChanged } from "./rules/collation-changed.ts";
import { deadRows } from "./rules/dead-rows.ts";
import { deepCascade } from "./rules/deep-cascade.ts";
import { defaultPartition } from "./rules/default-partition.ts";
import { defaultPartitionFills } from "./rules/default-partition-fills.ts";
import { defaultPrivilegesForEverybody } from "./rules/default-privileges-for-everybody.ts";
import { definerForEverybody } from "./rules/definer-for-everybody.ts";
import { definerOfSuperuser } from "./rules/definer-of-superuser.ts";
import { definerSearchPath } from "./rules/definer-search-path.ts";
import { disabledTrigger } from "./rules/disabled-trigger.ts";
import { duplicateForeignKey } from "./rules/duplicate-foreign-key.ts";
import { duplicateIndex } from "./rules/duplicate-index.ts";
import { duplicateTrigger } from "./rules/duplicate-trigger.ts";
import { emptyTable } from "./rules/empty-table.ts";
import { extensionInPublic } from "./rules/extension-in-public.ts";
import { fewColumns } from "./rules/few-columns.ts";
import { fewHotUpdates } from "./rules/few-hot-updates.ts";
import { fewValuesIndex } from "./rules/few-values-index.ts";
import { floatingMoney } from "./rules/floating-money.ts";
import { foreignKeyCycle } from "./rules/foreign-key-cycle.ts";
import { foreignKeyTypeMismatch } from "./rules/foreign-key-type-mismatch.ts";
import { foreignTablePastRowSecurity } from "./rules/foreign-table-past-row-security.ts";
import { freeStatus } from "./rules/free-status.ts";
import { frozenClockDefault } from "./rules/frozen-clock-default.ts";
import { grantedToEverybody } from "./rules/granted-to-everybody.ts";
import { hashIndex } from "./rules/hash-index.ts";
import { identityByDefault } from "./rules/identity-by-default.ts";
import { inconsistentType } from "./rules/inconsistent-type.ts";
import { indexBloat } from "./rules/index-bloat.ts";
import { invalidIndex } from "./rules/invalid-index.ts";
import { jsonKeyIndexed } from "./rules/json-key-indexed.ts";
import { jsonNotJsonb } from "./rules/json-not-jsonb.ts";
import { keyRunsOut } from "./rules/key-runs-out.ts";
import { largeObject } from "./rules/large-object.ts";
import { leftoverTable } from "./rules/leftover-table.ts";
import { limitedText } from "./rules/limited-text.ts";
import { manyColumns } from "./rules/many-columns.ts";
import { manyEnumValues } from "./rules/many-enum-values.ts";
import { manyIndexes } from "./rules/many-indexes.ts";
import { manyPermissivePolicies } from "./rules/many-permissive-policies.ts";
import { materializedViewNotUnique } from "./rules/materialized-view-not-unique.ts";
import { materializedViewPastRowSecurity } from "./rules/materialized-view-past-row-security.ts";
import { missingForeignKey } from "./rules/missing-foreign-key.ts";
import { missingIndex } from "./rules/missing-index.ts";
import { moneyType } from "./rules/money-type.ts";
import { mostlyNullIndex } from "./rules/mostly-null-index.ts";
import { nameAtLimit } from "./rules/name-at-limit.ts";
import { naturalPrimaryKey } from "./rules/natural-primary-key.ts";
import { needlessIndexPredicate } from "./rules/needless-index-predicate.ts";
import { nestedViews } from "./rules/nested-views.ts";
import { noPrimaryKey } from "./rules/no-primary-key.ts";
import { notEnforcedConstraint } from "./rules/not-enforced-constraint.ts";
import { notInSubquery } from "./rules/not-in-subquery.ts";
import { notValidatedConstraint } from "./rules/not-validated-constraint.ts";
import { nullableBoolean } from "./rules/nullable-boolean.ts";
import { nullableCompositeForeignKey } from "./rules/nullable-composite-foreign-key.ts";
import { nullableUnique } from "./rules/nullable-unique.ts";
import { orphanSequence } from "./rules/orphan-sequence.ts";
import { orphanTriggerFunction } from "./rules/orphan-trigger-function.ts";
import { outdatedExtension } from "./rules/outdated-extension.ts";
import { overlappingForeignKeys } from "./rules/overlapping-foreign-keys.ts";
import { paddedText } from "./rules/padded-text.ts";
import { paddingWaste } from "./rules/padding-waste.ts";
import { partitionsRunOut } from "./rules/partitions-run-out.ts";
import { passwordInClear } from "./rules/password-in-clear.ts";
import { personalWithoutRetention } from "./rules/personal-without-retention.ts";
import { policyAlwaysTrue } from "./rules/policy-always-true.ts";
import { policyCallPerRow } from "./rules/policy-call-per-row.ts";
import { policyColumnUnindexed } from "./rules/policy-column-unindexed.ts";
import { policyForEverybody } from "./rules/policy-for-everybody.ts";
import { policyTrustsUserMetadata } from "./rules/policy-trusts-user-metadata.ts";
import { policyWithoutRowSecurity } from "./rules/policy-without-row-security.ts";
import { polymorphicReference } from "./rules/polymorphic-reference.ts";
import { primaryKeyNotFirst } from "./rules/primary-key-not-first.ts";
import { quotedName } from "./rules/quoted-name.ts";
import { randomPrimaryKey } from "./rules/random-primary-key.ts";
import { rangeBeforeEquality } from "./rules/range-before-equality.ts";
import { redundantIndex } from "./rules/redundant-index.ts";
import { regType } from "./rules/reg-type.ts";
import { repeatingGroup } from "./rules/repeating-group.ts";
import { rowSecurityMissing } from "./rules/row-security-missing.ts";
import { rowSecurityWithoutPolicy } from "./rules/row-security-without-policy.ts";
import { schemaOpenToCreate } from "./rules/schema-open-to-create.ts";
import { searchPathOpen } from "./rules/search-path-open.ts";
import { selfReferenceWithoutAction } from "./rules/self-reference-without-action.ts";
import { sensitiveColumnReadable } from "./rules/sensitive-column-readable.ts";
import { sequenceCycles } from "./rules/sequence-cycles.ts";
import { sequenceSmallerThanColumn } from "./rules/sequence-smaller-than-column.ts";
import { serialColumn } from "./rules/serial-column.ts";
import { setNullOnRequired } from "./rules/set-null-on-required.ts";
import { smallPrimaryKey } from "./rules/small-primary-key.ts";
import { softDeleteUnique } from "./rules/soft-delete-unique.ts";
import { staleStatistics } from "./rules/stale-statistics.ts";
import { supersetUniqueKey } from "./rules/superset-unique-key.ts";
import { tableBloat } from "./rules/table-bloat.ts";
import { tableInheritance } from "./rules/table-inheritance.ts";
import { timeWithTimeZone } from "./rules/time-with-time-zone.ts";
import { timeWithZoneDefault } from "./rules/time-with-zone-default.ts";
import { timestampRounded } from "./rules/timestamp-rounded.ts";
import { timestampWithoutTimeZone } from "./rules/timestamp-without-time-zone.ts";
import { truncateGranted } from "./rules/truncate-granted.ts";
import { trustAuthentication } from "./rules/trust-authentication.ts";
import { undocumentedColumns } from "./rules/undocumented-columns.ts";
import { undocumentedRoutine } from "./rules/undocumented-routine.ts";
import { undocumentedTable } from "./rules/undocumented-table.ts";
import { unindexedForeignKey } from "./rules/unindexed-foreign-key.ts";
import { uniquePerPartition } from "./rules/unique-per-partition.ts";
import { unlinkedTable } from "./rules/unlinked-table.ts";
import { unloggedTable } from "./rules/unlogged-table.ts";
import { unquotedDynamicSql } from "./rules/unquoted-dynamic-sql.ts";
import { unreplicableTable } from "./rules/unreplicable-table.ts";
import { untrustedLanguage } from "./rules/untrusted-language.ts";
import { unusedIndex } from "./rules/unused-index.ts";
import { unusedType } from "./rules/unused-type.ts";
import { userRule } from "./rules/user-rule.ts";
import { valueAsText } from "./rules/value-as-text.ts";
import { viewPastRowSecurity } from "./rules/view-past-row-security.ts";
import { wideIndex } from "./rules/wide-index.ts";
import { wraparoundNear } from "./rules/wraparound-near.ts";
import { zoneAsOffset } from "./rules/zone-as-offset.ts";
import type { LintRule } from "./lint-rule.ts";

/** Every rule, sorted by name. One more: a file in `rules/`, and two lines here. */
export const lintList: readonly LintRule[] = [
  allOptional,
  arrayOfReferences,
  autovacuumOff,
  betweenTimes,
  booleanIndex,
  btreeOnContainer,
  bytesForText,
  checkReadsClock,
  checkWithoutEffect,
  collationChanged,
  deadRows,
  deepCascade,
  defaultPartition,
  defaultPartitionFills,
  defaultPrivilegesForEverybody,
  definerForEverybody,
  definerOfSuperuser,
  definerSearchPath,
  disabledTrigger,
  duplicateForeignKey,
  duplicateIndex,
  duplicateTrigger,
  emptyTable,
  extensionInPublic,
  fewColumns,
  fewHotUpdates,
  fewValuesIndex,
  floatingMoney,
  foreignKeyCycle,
  foreignKeyTypeMismatch,
  foreignTablePastRowSecurity,
  freeStatus,
  frozenClockDefault,
  grantedToEverybody,
  hashIndex,
  identityByDefault,
  inconsistentType,
  indexBloat,
  invalidIndex,
  jsonKeyIndexed,
  jsonNotJsonb,
  keyRunsOut,
  largeObject,
  leftoverTable,
  limitedText,
  manyColumns,
  manyEnumValues,
  manyIndexes,
  manyPermissivePolicies,
  materializedViewNotUnique,
  materializedViewPastRowSecurity,
  missingForeignKey,
  missingIndex,
  moneyType,
  mostlyNullIndex,
  nameAtLimit,
  naturalPrimaryKey,
  needlessIndexPredicate,
  nestedViews,
  noPrimaryKey,
  notEnforcedConstraint,
  notInSubquery,
  notValidatedConstraint,
  nullableBoolean,
  nullableCompositeForeignKey,
  nullableUnique,
  orphanSequence,
  orphanTriggerFunction,
  outdatedExtension,
  overlappingForeignKeys,
  paddedText,
  paddingWaste,
  partitionsRunOut,
  passwordInClear,
  personalWithoutRetention,
  policyAlwaysTrue,
  policyCallPerRow,
  policyColumnUnindexed,
  policyForEverybody,
  policyTrustsUserMetadata,
  policyWithoutRowSecurity,
  polymorphicReference,
  primaryKeyNotFirst,
  quotedName,
  randomPrimaryKey,
  rangeBeforeEquality,
  redundantIndex,
  regType,
  repeatingGroup,
  rowSecurityMissing,
  rowSecurityWithoutPolicy,
  schemaOpenToCreate,
  searchPathOpen,
  selfReferenceWithoutAction,
  sensitiveColumnReadable,
  sequenceCycles,
  sequenceSmallerThanColumn,
  serialColumn,
  setNullOnRequired,
  smallPrimaryKey,
  softDeleteUnique,
  staleStatistics,
  supersetUniqueKey,
  tableBloat,
  tableInheritance,
  timeWithTimeZone,
  timeWithZoneDefault,
  timestampRounded,
  timestampWithoutTimeZone,
  truncateGranted,
  trustAuthentication,
  undocumentedColumns,
  undocumentedRoutine,
  undocumentedTable,
  unindexedForeignKey,
  uniquePerPartition,
  unlinkedTable,
  unloggedTable,
  unquotedDynamicSql,
  unreplicableTable,
  untrustedLanguage,
  unusedIndex,
  unusedType,
  userRule,
  valueAsText,
  viewPastRowSecurity,
  wideIndex,
  wraparoundNear,
  zoneAsOffset,
];
