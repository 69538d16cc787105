/** What a template promises to show: the library itself is not asked. */

/** The properties that others depend on, such as the operation and the provider. */
export function decidingProperties({ properties }) {
  const ids = new Set(properties.flatMap(({ condition }) => simple(condition)).map(({ property }) => property));
  return properties.filter(({ id }) => ids.has(id));
}

/**
 * Every combination of what can be chosen: lists of `{ property, choice }`, one empty list at least. What an earlier
 * choice hides cannot be chosen.
 */
export function combinations(template) {
  return decidingProperties(template).reduce(
    (combinations, property) =>
      combinations.flatMap((made) =>
        isShown(property, made) ? property.choices.map((choice) => [...made, { property, choice }]) : [made],
      ),
    [[]],
  );
}

/** The labels of the fields that a template shows for a combination, group by group. */
export function labelsFor({ groups, properties }, combination) {
  const shown = properties.filter((property) => property.type !== 'Hidden' && isShown(property, combination));
  return groups.flatMap(({ id }) => shown.filter(({ group }) => group === id).map(({ label }) => label));
}

function isShown({ condition }, combination) {
  return simple(condition).every((one) => isMet(one, combination));
}

function simple(condition) {
  return condition?.allMatch ?? (condition ? [condition] : []);
}

/** An equals sign at the beginning is taken away from what a condition names, once. */
function isMet({ property, equals, oneOf = [equals] }, combination) {
  const chosen = combination.find(({ property: { id } }) => id === property)?.choice.value;
  return oneOf.some((named) => named.replace(/^=/, '') === chosen);
}
