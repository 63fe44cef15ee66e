/** What the AzureAD module called Graph's properties (entra-powershell, Get-EntraUser.ps1). */
const oldNames: readonly (readonly [old: string, graph: string])[] = [
  ["ObjectId", "id"],
  ["UserState", "externalUserState"],
  ["UserStateChangedOn", "externalUserStateChangeDateTime"],
];

const graphNames: ReadonlyMap<string, string> = new Map(oldNames.map(([old, graph]) => [old.toLowerCase(), graph]));

/** Graph's name of a property with an old name, written in any case; undefined for every other name. */
export function graphNameOfOld(name: string): string | undefined {
  return graphNames.get(name.toLowerCase());
}
