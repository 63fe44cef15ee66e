import type { CmdletTable, Parameter } from "./parameter.ts";

const filter: Parameter = { name: "Filter", kind: "text", ours: "`--filter`" };
const top: Parameter = { name: "Top", kind: "number", ours: "`--top`" };
const pageSize: Parameter = { name: "PageSize", kind: "number", ours: "how many users Microsoft returns at once, 1 to 999" };
const property: Parameter = { name: "Property", aliases: ["Select"], kind: "names", ours: "`--property`" };
const idNames = "the user with this id or user principal name";

export const getAzureAdUser: CmdletTable = {
  name: "Get-AzureADUser",
  ours: "guests",
  parameters: [
    filter,
    { name: "All", kind: "boolean", ours: "`--all`" },
    top,
    { name: "SearchString", kind: "text", ours: "the beginning of the display name or the user principal name" },
    { name: "ObjectId", kind: "text", ours: idNames },
  ],
};

export const getEntraUser: CmdletTable = {
  name: "Get-EntraUser",
  ours: "guests",
  parameters: [
    filter,
    { name: "All", kind: "switch", ours: "`--all`" },
    { ...top, aliases: ["Limit"] },
    pageSize,
    property,
    { name: "SearchString", kind: "text", ours: "`--search`" },
    { name: "UserId", aliases: ["ObjectId", "UPN", "Identity", "UserPrincipalName"], kind: "text", ours: idNames },
  ],
};

export const getMgUser: CmdletTable = {
  name: "Get-MgUser",
  ours: "guests",
  parameters: [
    filter,
    { name: "All", kind: "switch", ours: "`--all`" },
    { ...top, aliases: ["Limit"] },
    pageSize,
    property,
    { name: "Search", kind: "text", ours: "`--search`; here Graph's own form, `'\"displayName:anna\"'`" },
    { name: "Sort", aliases: ["OrderBy"], kind: "names", ours: 'the order, such as `displayName` or `"displayName desc"`' },
    { name: "UserId", kind: "text", ours: idNames },
    { name: "ConsistencyLevel", kind: "text", ours: "`eventual`; not needed, Guestlist adds it where Graph wants it" },
    { name: "CountVariable", aliases: ["CV"], kind: "text", ours: "there are no variables here; count the lines", effect: "ignored" },
    { name: "ExpandProperty", aliases: ["Expand"], kind: "names", ours: "only properties of the user are read", effect: "refused" },
    { name: "Headers", kind: "text", ours: "headers are Guestlist's own", effect: "refused" },
    { name: "ResponseHeadersVariable", aliases: ["RHV"], kind: "text", ours: "there are no variables here", effect: "ignored" },
  ],
};
